import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cloudflareRules, netlifyRules, nginxRules, sharedRedirects } from '../../src/permalink/host-rules.ts';
import { parseLedger } from '../../src/permalink/ledger.ts';

const { ledger } = parseLedger({
  file: 'permalinks.csv',
  text: `path,kind,date,act,digest,target,reason
/a/,page,2026-01-01,minted,,,
/b/,page,2026-01-01,minted,,,
/c/,page,2026-01-01,minted,,,
/d/x.txt,file,2026-01-01,minted,,,
/a/,page,2026-01-02,moved,,/b/,
/b/,page,2026-01-03,moved,,/c/,
/d/x.txt,file,2026-01-03,withdrawn,,,By request
`,
});

test('nginx answers 301 with the last address and 410 with the notice', () => {
  assert.equal(
    nginxRules(ledger, '/'),
    `location = /a/ { return 301 /c/$is_args$args; }
location = /b/ { return 301 /c/$is_args$args; }
location = /d/x.txt { error_page 410 /d/x.txt/index.html; return 410; }
`,
  );
});

test('Netlify answers the same before the pages that stand there', () => {
  assert.equal(netlifyRules(ledger, '/'), '/a/ /c/ 301!\n/b/ /c/ 301!\n/d/x.txt /d/x.txt/index.html 410!\n');
});

test('Cloudflare Pages redirects, and has no rule for what was withdrawn', () => {
  assert.equal(cloudflareRules(ledger, '/'), '/a/ /c/ 301\n/b/ /c/ 301\n');
});

test('rules stand below the base of the site, and a ledger without such acts has none', () => {
  assert.equal(cloudflareRules(ledger, '/archive/'), '/archive/a/ /archive/c/ 301\n/archive/b/ /archive/c/ 301\n');
  assert.equal(sharedRedirects(new Map(), '/'), '');
  assert.equal(sharedRedirects(ledger, '/'), netlifyRules(ledger, '/') + cloudflareRules(ledger, '/'));
});
