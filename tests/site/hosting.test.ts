import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AddressRule } from '../../src/hosting/address-rules.ts';
import { hostFiles, hostLimits, isHashed, toCaddyfile, toNginx } from '../../src/hosting/hosting.ts';

const rules: AddressRule[] = [
  { path: '/old/', status: 301, target: '/new/' },
  { path: '/gone/', status: 410 },
  { path: '/documents/0001/gone.txt', status: 410 },
];
/** What may stand after an address without its final slash. */
const otherForms = '(?:/(?:index\\.html)?)?';
const server = { folder: '/srv/site', base: '/arch/', port: 8080 };

test('every host gets the same security headers', () => {
  const files = hostFiles('/arch/', rules);
  const texts = [files.get('_headers'), files.get('.htaccess'), toNginx(server, rules), toCaddyfile(server, rules)];
  for (const text of texts) {
    for (const name of ['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy', 'Permissions-Policy'])
      assert.equal(text?.split(name).length, 2, `${name} in ${text}`);
    assert.match(text ?? '', /frame-ancestors 'none'/u);
    assert.doesNotMatch(text ?? '', /unsafe-inline|https?:\/\//u);
    assert.match(text ?? '', /max-age=31536000, immutable/u);
  }
});

test('an address that moved leads on under the base, on every host', () => {
  const files = hostFiles('/arch/', rules);
  assert.match(
    files.get('_redirects') ?? '',
    /^\/arch\/old\/ \/arch\/new\/ 301!\n\/arch\/old\/ \/arch\/new\/ 301\n\/arch\/old\/index\.html \/arch\/new\/ 301!\n/u,
  );
  assert.ok(files.get('.htaccess')?.includes(`RedirectMatch 301 "^/arch/old${otherForms}$" "/arch/new/"`));
  for (const form of ['old', 'old/', 'old/index.html'])
    assert.ok(
      toNginx(server, rules).includes(`location = "/arch/${form}" { return 301 "/arch/new/$is_args$args"; }\n`),
    );
  assert.match(
    toCaddyfile(server, rules),
    /@given0 path_regexp \^\/arch\/old\(\?:\/\(\?:index\\\.html\)\?\)\?\$\n {2}redir @given0 \/arch\/new\/\{query_with_mark\} 301\n/u,
  );
});

test('an address that moved to a passage leads there without the query, which would stand behind the passage', () => {
  const toPassage: AddressRule[] = [{ path: '/old/', status: 301, target: '/new/#p4' }];
  assert.ok(toNginx(server, toPassage).includes('location = "/arch/old/" { return 301 "/arch/new/#p4"; }\n'));
  assert.ok(toCaddyfile(server, toPassage).includes('  redir @given0 /arch/new/#p4 301\n'));
});

test('below a path, the path without its final slash leads to the site, and nothing stands above it', () => {
  assert.ok(toNginx(server, []).includes('  location = /arch { return 301 /arch/$is_args$args; }\n'));
  assert.ok(toCaddyfile(server, []).includes('  redir /arch /arch/{query_with_mark} 301\n  handle_path /arch/* {\n'));
  assert.ok(toCaddyfile(server, []).includes('  redir @folder /arch{re.folder.1}/{query_with_mark} 301\n'));
  assert.ok(toCaddyfile(server, []).includes('  handle {\n    error 404\n  }\n  handle_errors {\n'));
  const top = { ...server, base: '/' };
  assert.doesNotMatch(toNginx(top, []), /location = /u);
  assert.ok(toCaddyfile(top, []).includes('  handle_path /* {\n'));
  assert.doesNotMatch(toCaddyfile(top, []), /redir {2}| {2}handle \{/u);
});

test('signs that mean something in a pattern or a quoted word are taken as they are', () => {
  const base = '/a.b+c/';
  assert.ok(hostFiles(base, rules).get('.htaccess')?.includes(`RedirectMatch 410 "^/a\\.b\\+c/gone${otherForms}$"\n`));
  const odd = { ...server, folder: '/srv/"a" b' };
  assert.ok(toNginx(odd, []).includes('    alias "/srv/\\"a\\" b/";\n'));
  assert.ok(toCaddyfile(odd, []).includes('  root * "/srv/\\"a\\" b"\n'));
});

test('an address that is gone answers so where a host can, with the page that stands there', () => {
  const files = hostFiles('/', rules);
  const htaccess = files.get('.htaccess') ?? '';
  for (const stem of ['/gone', '/documents/0001/gone\\.txt']) {
    const notice = `${stem.replaceAll('\\', '')}/index.html`;
    assert.ok(htaccess.includes(`RedirectMatch 410 "^${stem}${otherForms}$"\n`));
    assert.ok(
      htaccess.includes(`<If "%{REQUEST_URI} =~ m#^${stem}${otherForms}$#">\n  ErrorDocument 410 ${notice}\n</If>\n`),
    );
  }
  const lines = (files.get('_redirects') ?? '').split('\n');
  const file = '/documents/0001/gone.txt';
  for (const [from, to] of [
    ['/gone/', '/gone/index.html'],
    ['/gone/index.html', '/gone/'],
    [file, `${file}/index.html`],
    [`${file}/index.html`, `${file}/`],
  ])
    assert.ok(lines.includes(`${from} ${to} 410!`), from);
  assert.ok(!lines.some((line) => line.endsWith(' 410')));
  assert.match(
    toCaddyfile(server, rules),
    /@given1 path_regexp \^\/arch\/gone\(\?:\/\(\?:index\\\.html\)\?\)\?\$\n {2}handle @given1 \{\n {4}vars notice \/gone\/index\.html\n {4}error 410\n/u,
  );
  const nginx = toNginx({ ...server, base: '/' }, rules);
  assert.ok(nginx.includes('location @gone1 { root "/srv/site/"; try_files "/gone/index.html" =410; }'));
  for (const form of [file, `${file}/`, `${file}/index.html`])
    assert.ok(nginx.includes(`location = "${form}" { error_page 410 @gone2; return 410; }\n`), form);
});

test('only files with a digest in their names are kept for good', () => {
  const folders = ['_astro', 'pagefind/fragment', 'pagefind/index', 'pagefind/filter'];
  for (const folder of folders) assert.equal(isHashed(`/${folder}/page.abc.css`), true, folder);
  // Cloudflare Pages joins the values of two rules, unless one is taken off first.
  const rule = '  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n';
  const blocks = folders.map((folder) => `/arch/${folder}/*\n${rule}`).join('');
  assert.ok(hostFiles('/arch/', []).get('_headers')?.endsWith(blocks));
  assert.equal(isHashed('/pagefind/pagefind.js'), false);
  assert.equal(isHashed('/index.html'), false);
});

test('a site without rules redirects nothing', () => {
  assert.equal(hostFiles('/', []).get('_redirects'), '');
  assert.doesNotMatch(hostFiles('/', []).get('.htaccess') ?? '', /RedirectMatch|410/u);
});

test('what Cloudflare Pages reads of the rules stands before all that it does not understand', () => {
  const many = Array.from({ length: 1001 }, (_, number): AddressRule[] => [
    { path: `/gone-${number}/`, status: 410 },
    { path: `/old-${number}/`, status: 301, target: '/new/' },
  ]).flat();
  const lines = (hostFiles('/', many).get('_redirects') ?? '').split('\n');
  const read = lines.slice(0, 2000).filter((line) => line.endsWith(' 301'));
  assert.equal(read.length, 1000);
  assert.deepEqual(hostLimits(many.slice(0, 2000)), []);
  assert.match(
    hostLimits(many).join(),
    /^1001 addresses have moved, and Cloudflare Pages follows the rules of 1000: /u,
  );
});
