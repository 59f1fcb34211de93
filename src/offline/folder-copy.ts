/**
 * The copy of the site that opens from a folder: which files are in it, and how pages and styles lead to
 * each other without a server.
 *
 * Links inside the copy are relative and name files; what is not in the copy leads to the public site.
 */

/** Where the site stands. */
export interface CopiedSite {
  base: string;
  /** Public address of the site, with its base. */
  address: string;
}

/** The one script of the copy, beside the first page. */
export const scriptFile = 'copy.js';

/** Files that only a server, a host or another program asks for. */
const servedOnly =
  /^(?:404\.html|_headers|_redirects|robots\.txt|addresses\.json|sw\.js|(?:offline|offline-files)\.json|feed(?:\.xml|\/.*)|sitemap.*\.xml|_astro\/.*\.js|pagefind\/.*|search\/(?:[a-z]+\.json|(?:texts|near|orders)\/.*)|exports\/[^/]+\.zip|(?:.*\/)?\.[^/]+)$/u;

/** Whether a file of the built site is in the copy. */
export const isCopied = (file: string) => !servedOnly.test(file);

/**
 * Every tag that begins an element, and the end of the head. Names are told of those that may lead somewhere; the
 * others are gone over whole, since what stands in their values may look like a tag.
 */
const tags =
  /<(?:(a|area|blockquote|form|image|img|link|q|script|source|use)(\s[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)|[a-z][^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*|\/head)>/giu;
const attributes = /([^\s=>"'/]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)/gu;
const leading = new Set(['href', 'src', 'action', 'cite']);

/** A page as the copy has it. @param file its path below the base */
export function copyPage(html: string, file: string, site: CopiedSite): string {
  return html
    .replace(/<script type="module"[^>]*><\/script>/gu, '')
    .replace(/<meta http-equiv="content-security-policy"[^>]*>/gu, '')
    .replace(/<span data-size="[a-z]+"><\/span>/gu, '')
    .replace(/<link rel="(?:modulepreload|preload)"[^>]*>/gu, '')
    .replace(tags, (tag: string, name: string | undefined, rest: string) => {
      if (tag === '</head>') return `<script defer src="${relativePath(file, scriptFile)}"></script></head>`;
      if (name === undefined) return tag;
      const kept = rest.replace(attributes, (whole, attribute: string, sign: string, value: string) =>
        leading.has(attribute) ? `${attribute}${sign}"${copyLink(unquote(value), file, site)}"` : whole,
      );
      return `<${name}${kept}>`;
    });
}

/** A stylesheet as the copy has it. */
export function copyStyles(css: string, file: string, site: CopiedSite): string {
  return css.replace(/url\(([^)"']+)\)/gu, (_, address: string) => `url(${copyLink(address, file, site)})`);
}

/** Where a link leads in the copy. @param link as it stands in the markup, and is to stand there again */
function copyLink(link: string, file: string, site: CopiedSite): string {
  if (link === '' || link.startsWith('#') || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(link)) return link;
  const [, path, fragment = ''] = /^(\/[^?#]*)(#[\w-]*)?$/u.exec(link) ?? [];
  if (path === undefined) return relativeLink(link, file, site);
  const known = rootedLinks.get(site) ?? new Map<string, string>();
  rootedLinks.set(site, known);
  const key = `${wayUp(file)} ${path}`;
  const before = known.get(key);
  if (before !== undefined) return before + fragment;
  const copied = relativeLink(path, file, site);
  known.set(alone(key), alone(copied));
  return copied + fragment;
}

/** The same text as a string of its own: a part of a page holds the whole page in memory. */
const alone = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text));

/** Paths that are the same on every page of one depth: a site has few, on many pages. */
const rootedLinks = new WeakMap<CopiedSite, Map<string, string>>();

function relativeLink(link: string, file: string, site: CopiedSite): string {
  const { isHeld, path, tail } = targetOf(link, file, site);
  return isHeld ? `${relativePath(file, path)}${tail}` : `${path}${tail}`;
}

/** A file of the copy, or an address elsewhere, with query and fragment. */
interface Target {
  isHeld: boolean;
  path: string;
  tail: string;
}

/** An ampersand as the writers of pages give it, by its name or its number. */
const ampersand = /&(?:amp|#38|#x26);/giu;

/** No link of a checked site leads to a file that is not there, so a path tells whether the copy holds it. */
function targetOf(link: string, file: string, { base, address }: CopiedSite): Target {
  const place = 'http://copy';
  const { origin, pathname, search, hash } = new URL(link.replace(ampersand, '&'), `${place}${base}${file}`);
  if (origin !== place || !pathname.startsWith(base)) return { isHeld: false, path: link, tail: '' };
  const tail = `${search}${hash}`.replaceAll('&', '&amp;');
  const path = pathname.slice(base.length);
  const held = path.replace(/(?:^|\/)$/u, '$&index.html');
  return isCopied(decodeURI(held)) ? { isHeld: true, path: held, tail } : { isHeld: false, path: address + path, tail };
}

/** The way from a file to another by the top of the copy: `../../` and the path. */
const relativePath = (from: string, to: string) => wayUp(from) + to;

const wayUp = (file: string) => '../'.repeat(file.split('/').length - 1);

const unquote = (value: string) => (/^["']/u.test(value) ? value.slice(1, -1) : value).replaceAll('"', '&quot;');
