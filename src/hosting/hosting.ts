/**
 * Hosting: what a web server must say with the files of a built site, written for each kind of host.
 *
 * A site works on a host that does none of this: the pages carry their own content security policy,
 * and addresses that were given up have pages. What a host adds is headers, caching and true statuses.
 */
import type { AddressRule } from './address-rules.ts';
import { pagePolicy } from './policy.ts';

/** The policy of the header, with what only a header can say; that of each page, in its meta element, applies as well. */
const policy = `${pagePolicy}; frame-ancestors 'none'`;

/** Headers of every answer. */
export const headers: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', policy],
  ['X-Content-Type-Options', 'nosniff'],
  // What a reader searches stands in the address, and goes to nobody.
  ['Referrer-Policy', 'strict-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];

/** Folders below the base whose files carry a digest of their content in their names. */
const hashedFolders = ['_astro', 'pagefind/fragment', 'pagefind/index', 'pagefind/filter'];

export const forever = 'public, max-age=31536000, immutable';
export const revalidated = 'no-cache';

/** Whether the file at a path below the base never changes under its name. */
export const isHashed = (path: string) => hashedFolders.some((folder) => path.startsWith(`/${folder}/`));

/** Types of files that servers do not know, or serve without their encoding. */
const types: readonly (readonly [extension: string, type: string])[] = [
  ['md', 'text/markdown'],
  ['csv', 'text/csv'],
  ['bib', 'application/x-bibtex'],
  ['ris', 'application/x-research-info-systems'],
  ['jsonld', 'application/ld+json'],
  ['webmanifest', 'application/manifest+json'],
];

/** Types of the files that take well to compression; the others are compressed inside. */
const compressibleTypes: readonly (readonly [extension: string, type: string])[] = [
  ['html', 'text/html'],
  ['css', 'text/css'],
  ['js', 'text/javascript'],
  ['mjs', 'text/javascript'],
  ['json', 'application/json'],
  ['svg', 'image/svg+xml'],
  ['xml', 'application/xml'],
  ['txt', 'text/plain'],
  ...types,
];
const compressibleEnding = `\\.(?:${compressibleTypes.map(([extension]) => extension).join('|')})`;

/** Files that take well to compression. */
export const compressible = new RegExp(`${compressibleEnding}$`, 'u');

/** What an answer to any other method must name. @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6 */
const readingMethods = 'GET, HEAD';

/** Puts a path of the site under its base. */
const under = (base: string, path: string) => base.replace(/\/$/u, '') + path;

/** Files that hosts read from the site itself, by their names. @param base path of the site, with `/` at both ends */
export function hostFiles(base: string, rules: readonly AddressRule[]): ReadonlyMap<string, string> {
  return new Map([
    ['.nojekyll', ''],
    ['_headers', toHeadersFile(base)],
    ['_redirects', toRedirectsFile(base, rules)],
    ['.htaccess', toHtaccess(base, rules)],
  ]);
}

/** `_headers`, as Netlify and Cloudflare Pages read it. */
function toHeadersFile(base: string): string {
  const everywhere = [`${under(base, '/')}*`, ...headers.map(([name, value]) => `  ${name}: ${value}`)];
  const hashed = hashedFolders.flatMap((folder) => [
    `${under(base, `/${folder}/`)}*`,
    // Cloudflare joins the values of two rules; taking one off first leaves the last.
    '  ! Cache-Control',
    `  Cache-Control: ${forever}`,
  ]);
  return `${[...everywhere, ...hashed].join('\n')}\n`;
}

/** An address without what a host may add to it, that of a file too: its notice is a page in a folder of its name. */
const stemOf = (path: string) => path.replace(/\/$/u, '');

/** Where the notice of an address that is gone stands among the files. */
const noticeOf = (path: string) => `${stemOf(path)}/index.html`;

/** Every form in which an address may be asked for: hosts serve the page of a folder under each. */
const formsOf = (path: string) => [stemOf(path), `${stemOf(path)}/`, noticeOf(path)];

/**
 * `_redirects`, one file for two hosts: each passes over the lines that only the other understands.
 *
 * Netlify puts a rule before the file that stands there where its status ends in `!`, and takes an
 * address with and without its final slash for one. Cloudflare Pages always puts the rule first, and
 * knows no such status and no 410: a withdrawn address keeps its page there. It leads the other forms
 * of an address to the one with the final slash itself. It counts every line, also one that it does not
 * understand, and passes over those past its limit: what it does read stands first.
 *
 * @see https://docs.netlify.com/manage/routing/redirects/redirect-options/
 * @see https://developers.cloudflare.com/pages/configuration/redirects/
 */
function toRedirectsFile(base: string, rules: readonly AddressRule[]): string {
  const line = (from: string, to: string, status: string) => `${under(base, from)} ${under(base, to)} ${status}\n`;
  // Netlify follows the first rule that fits, so that its own goes before.
  const first = movesOf(rules).flatMap(({ path, target }) => [line(path, target, '301!'), line(path, target, '301')]);
  const others = rules.flatMap((rule) => {
    const { path } = rule;
    if (rule.status === 301) return [line(noticeOf(path), rule.target, '301!')];
    // A rule that leads to itself would be none.
    return [line(path, noticeOf(path), '410!'), line(noticeOf(path), `${stemOf(path)}/`, '410!')];
  });
  return [...first, ...others].join('');
}

const movesOf = (rules: readonly AddressRule[]) => rules.filter((rule) => rule.status === 301);

/** Lines without placeholders that Cloudflare Pages reads of `_redirects`; an address that moved takes two. */
const cloudflareLines = 2000;

/** What a host will not do with rules as many as these, a sentence each. */
export function hostLimits(rules: readonly AddressRule[]): string[] {
  const moves = movesOf(rules).length;
  const followed = cloudflareLines / 2;
  if (moves <= followed) return [];
  return [
    `${moves} addresses have moved, and Cloudflare Pages follows the rules of ${followed}: at the others it serves the pages that say where to go. Every other host follows all.`,
  ];
}

/** A pattern of every form in which an address may be asked for. */
const anyForm = (base: string, path: string) => `^${escapePattern(under(base, stemOf(path)))}(?:/(?:index\\.html)?)?$`;

/** `.htaccess`, as Apache reads it. */
function toHtaccess(base: string, rules: readonly AddressRule[]): string {
  return `Options -Indexes -MultiViews
DirectoryIndex index.html
ErrorDocument 404 ${under(base, '/404.html')}
AddDefaultCharset utf-8
AddCharset utf-8 ${compressibleTypes.map(([extension]) => `.${extension}`).join(' ')}
${types.map(([extension, type]) => `AddType ${type} .${extension}`).join('\n')}
<IfModule mod_headers.c>
${headers.map(([name, value]) => `  Header always set ${name} "${value}"`).join('\n')}
  Header always set Cache-Control "${revalidated}"
  Header always merge Vary Accept-Encoding
  Header always set Allow "${readingMethods}" "expr=%{REQUEST_STATUS} == 405"
  <If "%{REQUEST_URI} =~ m#^${escapePattern(base)}(?:${hashedFolders.join('|')})/#">
    Header always set Cache-Control "${forever}"
  </If>
</IfModule>
${rules.length === 0 ? '' : givenUpForApache(base, rules)}<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{REQUEST_METHOD} !^(?:GET|HEAD)$
  RewriteRule ^ - [R=405,L]
<IfModule mod_headers.c>
${precompressedForApache()}
</IfModule>
</IfModule>
`;
}

function givenUpForApache(base: string, rules: readonly AddressRule[]): string {
  const redirects = rules.map(({ path, ...rule }) =>
    rule.status === 410
      ? `  RedirectMatch 410 "${anyForm(base, path)}"\n`
      : `  RedirectMatch 301 "${anyForm(base, path)}" "${under(base, rule.target)}"\n`,
  );
  const notices = rules
    .filter(({ status }) => status === 410)
    .map(
      ({ path }) =>
        `<If "%{REQUEST_URI} =~ m#${anyForm(base, path)}#">\n  ErrorDocument 410 ${under(base, noticeOf(path))}\n</If>\n`,
    );
  return `# An answer that Apache makes of another address, such as the notice of one that is gone, is left alone.
<If "-z reqenv('REDIRECT_STATUS')">
${redirects.join('')}</If>
${notices.join('')}`;
}

/** What stands beside a file is sent in its place, as what the file is. */
function precompressedForApache(): string {
  const asTheyAre = encodings.map(
    ([extension, encoding]) =>
      `  RewriteRule ${compressibleEnding}\\.${extension}$ - [E=precompressed:${encoding},E=no-gzip:1,E=no-brotli:1,L]\n`,
  );
  const inPlace = encodings.map(
    ([
      extension,
      encoding,
    ]) => `  RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))
  RewriteCond %{REQUEST_FILENAME}.${extension} -f
  RewriteRule ^(.*)$ $1.${extension} [L]
`,
  );
  const typesOf = compressibleTypes.map(
    ([extension, type]) =>
      `  <FilesMatch "\\.${extension}\\.(?:br|gz)$">\n    ForceType "${type}; charset=utf-8"\n  </FilesMatch>`,
  );
  return `${asTheyAre.join('')}${inPlace.join('')}  <FilesMatch "${compressibleEnding}\\.(?:br|gz)$">
    Header always set Content-Encoding %{precompressed}e env=precompressed
  </FilesMatch>
${typesOf.join('\n')}`;
}

/** What stands beside a file by its extension, in the order in which it is preferred. */
const encodings = [
  ['br', 'br'],
  ['gz', 'gzip'],
] as const;

/** Where a server of one's own finds the site and is found. */
export interface Server {
  /** Absolute folder of the built site. */
  folder: string;
  base: string;
  port: number;
}

/** The part of nginx's configuration that stands inside `http { }`. */
export function toNginx({ folder, base, port }: Server, rules: readonly AddressRule[]): string {
  const root = folder.replace(/\/*$/u, '/');
  const at = (path: string, answer: string) => `  location = ${quote(under(base, path))} { ${answer} }\n`;
  const locations = rules.map((rule, index) => {
    const forms = formsOf(rule.path);
    if (rule.status === 301) {
      const target = quote(under(base, rule.target));
      const withQuery = rule.target.includes('#') ? target : target.replace(/"$/u, '$is_args$args"');
      return forms.map((form) => at(form, `return 301 ${withQuery};`)).join('');
    }
    // The page that says what stood there is the body of the answer: read as a file, since its address is gone too.
    const notice = `  location @gone${index} { root ${quote(root)}; try_files ${quote(noticeOf(rule.path))} =410; }\n`;
    return notice + forms.map((form) => at(form, `error_page 410 @gone${index}; return 410;`)).join('');
  });
  return `# A part of http { }, for /etc/nginx/conf.d/. It needs the module brotli_static.
map $uri $archive_cache {
  default "${revalidated}";
  "~^${escapePattern(base)}(?:${hashedFolders.join('|')})/" "${forever}";
}
map $status $archive_allow {
  default "";
  405 "${readingMethods}";
}
server {
  listen ${port};
  server_tokens off;
  absolute_redirect off;
  charset utf-8;
  charset_types text/plain text/css text/xml text/javascript application/javascript application/json application/xml image/svg+xml ${types.map(([, type]) => type).join(' ')};
  include /etc/nginx/mime.types;
  types {
${types.map(([extension, type]) => `    ${type} ${extension};`).join('\n')}
  }
  default_type application/octet-stream;
  gzip_static on;
  brotli_static on;
  gzip_vary on;
  sendfile on;
  tcp_nopush on;
${headers.map(([name, value]) => `  add_header ${name} ${quote(value)} always;`).join('\n')}
  add_header Cache-Control $archive_cache always;
  add_header Allow $archive_allow always;
${locations.join('')}${base === '/' ? '' : `  location = ${base.slice(0, -1)} { return 301 ${base}$is_args$args; }\n`}  location ${base} {
    alias ${quote(root)};
    index index.html;
    # A folder without a page is an address at which nothing stands.
    error_page 403 404 =404 ${under(base, '/404.html')};
  }
}
`;
}

/** A Caddyfile. */
export function toCaddyfile({ folder, base, port }: Server, rules: readonly AddressRule[]): string {
  const given = rules.map((rule, index) => {
    const name = `@given${index}`;
    const answer =
      rule.status === 410
        ? `  handle ${name} {\n    vars notice ${noticeOf(rule.path)}\n    error 410\n  }\n`
        : `  redir ${name} ${under(base, rule.target)}${rule.target.includes('#') ? '' : '{query_with_mark}'} 301\n`;
    // Its matcher of paths takes large and small letters for one.
    return `  ${name} path_regexp ${anyForm(base, rule.path)}\n${answer}`;
  });
  return `:${port} {
  root * ${quote(folder)}
  map {query} {query_with_mark} {
    ~^(.+)$ "?\${1}"
    default ""
  }
  header {
${headers.map(([name, value]) => `    ${name} ${quote(value)}`).join('\n')}
    Cache-Control "${revalidated}"
    # Caddy says so of compressed answers only; a cache must know it of the others too.
    ?Vary Accept-Encoding
  }
  @hashed path ${hashedFolders.map((folder) => `${under(base, `/${folder}/`)}*`).join(' ')}
  header @hashed Cache-Control "${forever}"
${given.join('')}${base === '/' ? '' : `  redir ${base.slice(0, -1)} ${base}{query_with_mark} 301\n`}  handle_path ${base}* {
    # Caddy leads to the final slash too, but loses the query there. It matches the path without doubled slashes and
    # dots; as it was asked for, the path could lead to another host.
    @folder {
      path_regexp folder ^(.*[^/])$
      file {path}/index.html
    }
    redir @folder ${base.slice(0, -1)}{re.folder.1}/{query_with_mark} 301
    @sent not method GET HEAD
    header @sent Allow "${readingMethods}"
    respond @sent 405
    file_server {
      precompressed br gzip
    }
  }
${base === '/' ? '' : '  handle {\n    error 404\n  }\n'}  handle_errors {
    # The page of an error is no part or state of what was asked for: a browser that has it already is sent it again.
    request_header -If-*
    request_header -Range
    @lost expression {err.status_code} == 404
    rewrite @lost /404.html
    @gone expression {err.status_code} == 410
    rewrite @gone {http.vars.notice}
    file_server {
      precompressed br gzip
    }
  }
}
`;
}

const quote = (text: string) => `"${text.replace(/["\\$]/gu, '\\$&')}"`;
const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
