/**
 * Hosting: what a web server must say with the files of a built site, written for each kind of host.
 *
 * A site works on a host that does none of this: the pages carry their own content security policy,
 * and addresses that were given up have pages. What a host adds is headers, caching and true statuses.
 */
import type { AddressRule } from './address-rules.ts';

/** Content security policy of the header; that of each page, in its meta element, applies as well. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

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

/** Files that take well to compression; the others are compressed inside. */
export const compressible = /\.(?:html|css|js|mjs|json|jsonld|svg|xml|txt|md|csv|bib|ris|webmanifest)$/u;

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

/** Where the notice of an address that is gone stands among the files: that of a file in a folder of its name. */
const noticeOf = (path: string) => `${path.replace(/\/$/u, '')}/index.html`;

/**
 * `_redirects`, one file for two hosts: each passes over the lines that only the other understands.
 *
 * Netlify puts a rule before the file that stands there where its status ends in `!`. Cloudflare Pages
 * always does, and knows no such status and no 410: a withdrawn address keeps its page there.
 *
 * @see https://docs.netlify.com/manage/routing/redirects/redirect-options/
 * @see https://developers.cloudflare.com/pages/configuration/redirects/
 */
function toRedirectsFile(base: string, rules: readonly AddressRule[]): string {
  const netlify = rules.map((rule) => {
    const target = rule.status === 301 ? rule.target : noticeOf(rule.path);
    return `${under(base, rule.path)} ${under(base, target)} ${rule.status}!\n`;
  });
  const cloudflare = rules.flatMap((rule) =>
    rule.status === 301 ? [`${under(base, rule.path)} ${under(base, rule.target)} 301\n`] : [],
  );
  return [...netlify, ...cloudflare].join('');
}

/** `.htaccess`, as Apache reads it. */
function toHtaccess(base: string, rules: readonly AddressRule[]): string {
  const exactly = (path: string) => `^${escapePattern(under(base, path))}$`;
  return `Options -Indexes -MultiViews
DirectoryIndex index.html
ErrorDocument 404 ${under(base, '/404.html')}
AddDefaultCharset utf-8
AddCharset utf-8 ${['html', 'css', 'js', 'json', 'txt', 'xml', 'svg', ...types.map(([extension]) => extension)].map((extension) => `.${extension}`).join(' ')}
${types.map(([extension, type]) => `AddType ${type} .${extension}`).join('\n')}
<IfModule mod_headers.c>
${headers.map(([name, value]) => `  Header always set ${name} "${value}"`).join('\n')}
  Header always set Cache-Control "${revalidated}"
  <If "%{REQUEST_URI} =~ m#^${escapePattern(base)}(?:${hashedFolders.join('|')})/#">
    Header always set Cache-Control "${forever}"
  </If>
</IfModule>
<IfModule mod_alias.c>
${rules
  .map((rule) =>
    rule.status === 410
      ? `  RedirectMatch 410 "${exactly(rule.path)}"\n`
      : `  RedirectMatch 301 "${exactly(rule.path)}" "${under(base, rule.target)}"\n`,
  )
  .join('')}</IfModule>
${rules
  .flatMap(({ path, status }) =>
    status === 410
      ? [`<If "%{REQUEST_URI} == '${under(base, path)}'">\n  ErrorDocument 410 ${under(base, noticeOf(path))}\n</If>\n`]
      : [],
  )
  .join('')}<IfModule mod_rewrite.c>
  RewriteEngine On
${[
  ['br', 'br'],
  ['gzip', 'gz'],
]
  .map(
    ([encoding, extension]) => `  RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b
  RewriteCond %{REQUEST_FILENAME}.${extension} -f
  RewriteRule ^(.*)$ $1.${extension} [L,E=precompressed:${encoding}]
`,
  )
  .join('')}  <FilesMatch "\\.(?:br|gz)$">
    Header set Content-Encoding %{precompressed}e env=precompressed
    Header append Vary Accept-Encoding
  </FilesMatch>
${['html', 'css', 'js', 'json', 'svg', 'xml', 'txt']
  .map(
    (extension) =>
      `  <FilesMatch "\\.${extension}\\.(?:br|gz)$">\n    ForceType ${apacheTypes[extension]}\n  </FilesMatch>`,
  )
  .join('\n')}
</IfModule>
`;
}

const apacheTypes: Readonly<Record<string, string>> = {
  html: 'text/html;charset=utf-8',
  css: 'text/css;charset=utf-8',
  js: 'text/javascript;charset=utf-8',
  json: 'application/json;charset=utf-8',
  svg: 'image/svg+xml;charset=utf-8',
  xml: 'application/xml;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
};

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
  const locations = rules.map((rule) => {
    const address = quote(under(base, rule.path));
    return rule.status === 301
      ? `  location = ${address} { return 301 ${quote(under(base, rule.target)).replace(/"$/u, rule.target.includes('#') ? '"' : '$is_args$args"')}; }`
      : // The page that says what stood there is the body of the answer.
        `  location = ${address} { error_page 410 ${quote(under(base, noticeOf(rule.path)))}; return 410; }`;
  });
  return `map $uri $archive_cache {
  default "${revalidated}";
  "~^${escapePattern(base)}(?:${hashedFolders.join('|')})/" "${forever}";
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
  sendfile on;
  tcp_nopush on;
${headers.map(([name, value]) => `  add_header ${name} ${quote(value)} always;`).join('\n')}
  add_header Cache-Control $archive_cache always;
${locations.map((location) => `${location}\n`).join('')}${base === '/' ? '' : `  location = ${base.slice(0, -1)} { return 301 ${base}; }\n`}  location ${base} {
    alias ${quote(root)};
    index index.html;
    error_page 404 ${under(base, '/404.html')};
  }
}
`;
}

/** A Caddyfile. */
export function toCaddyfile({ folder, base, port }: Server, rules: readonly AddressRule[]): string {
  const given = rules.map((rule) =>
    rule.status === 410
      ? `  handle ${under(base, rule.path)} {\n    error 410\n  }\n`
      : `  redir ${under(base, rule.path)} ${under(base, rule.target)} 301\n`,
  );
  return `:${port} {
  root * ${quote(folder)}
  header {
${headers.map(([name, value]) => `    ${name} ${quote(value)}`).join('\n')}
    Cache-Control "${revalidated}"
  }
  @hashed path ${hashedFolders.map((folder) => `${under(base, `/${folder}/`)}*`).join(' ')}
  header @hashed Cache-Control "${forever}"
${given.join('')}${base === '/' ? '' : `  redir ${base.slice(0, -1)} ${base} 301\n`}  handle_path ${base}* {
    file_server {
      precompressed br gzip
    }
  }
  handle_errors {
    @lost expression {err.status_code} == 404
    rewrite @lost /404.html
    @gone expression {err.status_code} == 410
    rewrite @gone {path}/index.html
    uri strip_prefix ${base.slice(0, -1) || '/'}
    file_server
  }
}
`;
}

const quote = (text: string) => `"${text.replace(/["\\$]/gu, '\\$&')}"`;
const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
