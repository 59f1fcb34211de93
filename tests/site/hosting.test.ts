import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AddressRule } from '../../src/hosting/address-rules.ts';
import { hostFiles, isHashed, toCaddyfile, toNginx } from '../../src/hosting/hosting.ts';

const rules: AddressRule[] = [
  { path: '/old/', status: 301, target: '/new/' },
  { path: '/gone/', status: 410 },
  { path: '/documents/0001/gone.txt', status: 410 },
];
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
    /^\/arch\/old\/ \/arch\/new\/ 301!\n(?:.*\n)*\/arch\/old\/ \/arch\/new\/ 301\n$/u,
  );
  assert.match(files.get('.htaccess') ?? '', /RedirectMatch 301 "\^\/arch\/old\/\$" "\/arch\/new\/"/u);
  assert.match(toNginx(server, rules), /location = "\/arch\/old\/" \{ return 301 "\/arch\/new\/\$is_args\$args"; \}/u);
  assert.match(toCaddyfile(server, rules), /redir \/arch\/old\/ \/arch\/new\/ 301/u);
});

test('an address that is gone answers so where a host can, with the page that stands there', () => {
  const files = hostFiles('/', rules);
  assert.match(files.get('.htaccess') ?? '', /RedirectMatch 410 "\^\/gone\/\$"/u);
  assert.match(
    files.get('.htaccess') ?? '',
    /<If "%\{REQUEST_URI\} == '\/gone\/'">\n {2}ErrorDocument 410 \/gone\/index\.html\n<\/If>/u,
  );
  assert.match(
    files.get('_redirects') ?? '',
    /^\/documents\/0001\/gone\.txt \/documents\/0001\/gone\.txt\/index\.html 410!$/mu,
  );
  assert.doesNotMatch(files.get('_redirects') ?? '', /410$/mu);
  assert.match(toCaddyfile(server, rules), /handle \/arch\/gone\/ \{\n {4}error 410\n/u);
  const nginx = toNginx({ ...server, base: '/' }, rules);
  assert.match(nginx, /location = "\/gone\/" \{ error_page 410 "\/gone\/index\.html"; return 410; \}/u);
  assert.match(nginx, /error_page 410 "\/documents\/0001\/gone\.txt\/index\.html"; return 410;/u);
});

test('only files with a digest in their names are kept for good', () => {
  assert.equal(isHashed('/_astro/page.abc.css'), true);
  assert.equal(isHashed('/pagefind/fragment/en_1.pf_fragment'), true);
  assert.equal(isHashed('/pagefind/pagefind.js'), false);
  assert.equal(isHashed('/index.html'), false);
});

test('a site without rules redirects nothing', () => {
  assert.equal(hostFiles('/', []).get('_redirects'), '');
  assert.doesNotMatch(hostFiles('/', []).get('.htaccess') ?? '', /RedirectMatch|410/u);
});
