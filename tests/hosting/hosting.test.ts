/** The built site under a real nginx, at the root and under a sub-path, and in a real browser. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { listFiles, readLedgerFile } from '../../src/cli/read-content.ts';
import { type AddressRule, addressRulesOf } from '../../src/hosting/address-rules.ts';
import { compressible, forever, headers, isHashed, revalidated } from '../../src/hosting/hosting.ts';
import { parseLedger } from '../../src/permalink/ledger.ts';
import { readPage } from '../../src/site/built.ts';
import { compressSite } from '../../src/site/compress.ts';
import { ensureBrowser } from '../browser/find-browser.ts';
import { buildSite } from '../built/build-site.ts';
import { giveUp } from '../built/give-up.ts';
import { installedServers, nginx as nginxServer, type Running } from './servers.ts';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Asks as a browser would, without undoing the encoding of the answer. */
function ask(address: string, encoding = '', method = 'GET', more: Record<string, string> = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const headers = { ...(encoding ? { 'Accept-Encoding': encoding } : {}), ...more };
  const asked = request(address, { method, headers }, (response) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
    );
  });
  asked.on('error', reject);
  asked.end();
  return promise;
}

const places = [
  { name: 'at the root', base: '/', content: 'content', query: 'recognition' },
  {
    name: 'under a sub-path, after withdrawals and moves',
    base: '/arch/',
    content: (await giveUp()).content,
    query: 'телескоп',
  },
];

for (const { name, base, content, query } of places) {
  describe(`under nginx ${name}`, () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'hosting-')), 'dist');
    const rules = addressRulesOf(parseLedger(readLedgerFile(content)).ledger);
    /** What the ledger says of an address below the base, in any of its forms. */
    const ruleOf = (path: string) => rules.find((rule) => formsOf(rule.path).includes(path.slice(1)));
    let nginx: Running;
    let browser: Browser;

    before(async () => {
      const built = buildSite({ CONTENT_DIR: content, BASE_PATH: base });
      assert.equal(built.status, 0, built.output);
      cpSync(built.folder, folder, { recursive: true });
      compressSite(folder, () => undefined);
      nginx = await nginxServer.start(folder, base, rules);
      browser = await chromium.launch({ executablePath: ensureBrowser() });
    });

    after(async () => {
      await browser?.close();
      await nginx?.stop();
    });

    const files = () =>
      listFiles(folder, '')
        .map((path) => relative(folder, path).replaceAll('\\', '/'))
        .filter((file) => !/\.(?:br|gz)$/u.test(file));
    const addressOf = (file: string) => nginx.address + file.replace(/(?:^|(?<=\/))index\.html$/u, '');

    test('every file is served to the byte, with every header, as it is and compressed', async () => {
      for (const file of files()) {
        const content = readFileSync(join(folder, file));
        const rule = ruleOf(`/${file.replace(/(?:^|(?<=\/))index\.html$/u, '')}`);
        if (rule?.status === 301) continue;
        for (const encoding of ['', 'gzip', 'br']) {
          const answer = await ask(addressOf(file), encoding);
          assert.equal(answer.status, rule?.status ?? 200, file);
          for (const [header, value] of headers)
            assert.equal(answer.headers[header.toLowerCase()], value, `${file}: ${header}`);
          assert.equal(answer.headers['cache-control'], isHashed(`/${file}`) ? forever : revalidated, file);
          const isSmaller = existsSync(join(folder, `${file}.br`)) && encoding !== '';
          assert.equal(answer.headers['content-encoding'], isSmaller ? encoding : undefined, file);
          const body = !isSmaller
            ? answer.body
            : encoding === 'br'
              ? brotliDecompressSync(answer.body)
              : gunzipSync(answer.body);
          assert.ok(body.equals(content), file);
          const type = String(answer.headers['content-type']);
          if (compressible.test(file)) assert.match(type, /; charset=utf-8$/u, file);
          if (/^documents\/\d+\/capture/u.test(file) && !file.endsWith('/index.html'))
            assert.doesNotMatch(type, /html|xml|svg|script/u, file);
        }
      }
    });

    test('every link of every page leads somewhere', async () => {
      const asked = new Map<string, number>();
      for (const file of files().filter((path) => path.endsWith('.html'))) {
        const { links } = readPage(file, readFileSync(join(folder, file), 'utf8'));
        for (const link of links) {
          const target = new URL(link, addressOf(file));
          target.hash = '';
          if (!target.href.startsWith(nginx.address) || asked.has(target.href)) continue;
          asked.set(target.href, (await ask(target.href)).status);
        }
      }
      const wrong = [...asked].filter(
        ([address, status]) => status !== (ruleOf(address.slice(nginx.address.length - 1))?.status ?? 200),
      );
      assert.deepEqual(wrong, []);
      assert.ok(asked.size > 30);
    });

    test('an address without its final slash, a lost one, a moved one and a gone one are answered as such', async () => {
      const slash = await ask(`${nginx.address}documents`);
      assert.equal(slash.status, 301);
      assert.equal(slash.headers['location'], `${base}documents/`);
      const lost = await ask(`${nginx.address}nowhere/`);
      assert.equal(lost.status, 404);
      assert.ok(lost.body.equals(readFileSync(join(folder, '404.html'))));
      for (const [header, value] of headers) assert.equal(lost.headers[header.toLowerCase()], value);
      for (const rule of rules) {
        const answer = await ask(`${nginx.address}${rule.path.slice(1)}?q=1`);
        assert.equal(answer.status, rule.status, rule.path);
        if (rule.status === 301) {
          assert.equal(answer.headers['location'], `${base}${rule.target.slice(1)}?q=1`);
        } else {
          // The answer is the tombstone itself, also where a file stood.
          assert.ok(answer.body.equals(readFileSync(join(folder, rule.path, 'index.html'))), rule.path);
          assert.match(String(answer.headers['content-type']), /^text\/html/u);
        }
      }
      const given = rules.map(({ status }) => status);
      if (base !== '/') assert.ok(given.includes(301) && given.includes(410));
      if (base !== '/') assert.equal((await ask(nginx.address.slice(0, -1))).headers['location'], base);
    });

    for (const server of installedServers) {
      test(`${server.name} answers alike for every form of an address that was given up, and serves the others to the byte`, async () => {
        const { address, stop } = await server.start(folder, base, rules);
        try {
          await checkForms(address, folder, base, rules);
        } finally {
          await stop();
        }
      });
    }

    test('no page breaks the content security policy, sets a cookie or stores anything', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const faults = await watch(page);
      for (const file of files().filter((path) => path.endsWith('.html'))) {
        await page.goto(addressOf(file), { waitUntil: 'load' });
        faults.at(file);
      }
      assert.deepEqual(faults.found, []);
      assert.deepEqual(await context.cookies(), []);
      assert.deepEqual((await context.storageState()).origins, []);
      await context.close();
    });

    test('the search answers, and breaks no policy either', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const faults = await watch(page);
      await page.goto(nginx.address);
      await page.fill('.masthead input[type=search]', query);
      await page.press('.masthead input[type=search]', 'Enter');
      await page.waitForSelector('.search-results a[href]', { state: 'visible' });
      const result = await page.getAttribute('.search-results a[href]', 'href');
      assert.ok(result?.startsWith(base), result ?? '');
      assert.deepEqual(faults.found, []);
      assert.deepEqual(await context.cookies(), []);
      assert.deepEqual((await context.storageState()).origins, []);
      await context.close();
    });
  });
}

/** Every form in which an address may be asked for, of a folder and of a file. */
const formsOf = (path: string) => ['', '/', '/index.html'].map((end) => path.slice(1).replace(/\/$/u, '') + end);

/** Asks a server for every address that was given up, in every form, and for every file that stands. */
async function checkForms(address: string, folder: string, base: string, rules: readonly AddressRule[]): Promise<void> {
  const wrong: string[] = [];
  const check = (holds: boolean, fault: string) => holds || wrong.push(fault);
  const given = new Set(rules.flatMap(({ path }) => formsOf(path)));
  for (const rule of rules) {
    for (const form of formsOf(rule.path)) {
      for (const encoding of ['', 'gzip', 'br']) {
        const answer = await ask(address + form, encoding);
        const what = `${form} ${encoding}: ${answer.status} ${answer.headers['location'] ?? ''}`;
        check(answer.status === rule.status, what);
        if (rule.status === 301) {
          const to = new URL(String(answer.headers['location']), address).pathname;
          check(to === base + rule.target.slice(1), what);
          const asked = await ask(`${address}${form}?mark=a`, encoding);
          check(new URL(String(asked.headers['location']), address).search === '?mark=a', `${what}: lost its query`);
        } else {
          const notice = readFileSync(join(folder, rule.path, 'index.html'));
          check(decoded(answer).equals(notice), `${what}: another body`);
          check(/^text\/html/u.test(String(answer.headers['content-type'])), `${what}: another type`);
        }
      }
    }
  }
  const files = listFiles(folder, '').map((path) => relative(folder, path).replaceAll('\\', '/'));
  for (const file of files.filter((name) => !/(?:\.(?:br|gz)|^\.\w+)$/u.test(name) && !given.has(name))) {
    const types = new Set<unknown>();
    for (const encoding of ['', 'gzip', 'br']) {
      const answer = await ask(address + file.replace(/(?:^|(?<=\/))index\.html$/u, ''), encoding);
      check(answer.status === 200 && decoded(answer).equals(readFileSync(join(folder, file))), `${file} ${encoding}`);
      types.add(answer.headers['content-type']);
      // A cache on the way would hand out what another browser asked for.
      const isVaried =
        !existsSync(join(folder, `${file}.br`)) || /^accept-encoding$/iu.test(String(answer.headers['vary']));
      check(isVaried, `${file} ${encoding}: that there are encodings is not said once`);
    }
    check(types.size === 1, `${file}: ${[...types].join(', ')}`);
  }
  for (const file of ['', 'documents/', 'robots.txt']) {
    const { status, headers } = await ask(address + file, '', 'POST');
    // Apache adds TRACE to them.
    check(
      status === 405 && /^GET, ?HEAD\b(?!.*POST)/u.test(String(headers['allow'])),
      `POST to ${file}: ${status}, ${headers['allow']}`,
    );
  }
  for (const { path } of rules) {
    const { status } = await ask(address + path.slice(1).toUpperCase());
    check(status === 404, `${path} in capital letters: ${status}`);
  }
  const lost = await ask(`${address}nowhere/`, 'br');
  check(
    lost.status === 404 && decoded(lost).equals(readFileSync(join(folder, '404.html'))),
    'the page of lost addresses',
  );
  check(lost.headers['content-encoding'] === 'br', 'the page of lost addresses is not compressed');
  for (const path of ['nowhere/', ...rules.flatMap((rule) => (rule.status === 410 ? rule.path.slice(1) : []))]) {
    const first = await ask(address + path);
    const again = { 'If-None-Match': String(first.headers['etag']), Range: 'bytes=0-9' };
    const { status, body } = await ask(address + path, '', 'GET', again);
    check(status === first.status && body.equals(first.body), `${path} once more: ${status}, ${body.length} bytes`);
  }
  const refused = await ask(`${address}index.html`, 'br;q=0, gzip');
  check(refused.headers['content-encoding'] === 'gzip', 'an encoding that the browser refuses');
  const slashless = await ask(`${address}search?q=a%20b`);
  const { pathname, search } = new URL(String(slashless.headers['location']), address);
  check(slashless.status === 301 && pathname + search === `${base}search/?q=a%20b`, `search?q: ${pathname}${search}`);
  for (const start of ['//elsewhere.test', '/%5celsewhere.test']) {
    const away = await ask(`${new URL(address).origin}${start}/..%2f${base.slice(1)}documents?q=1`);
    const to = String(away.headers['location'] ?? '');
    check(new URL(to, address).origin === new URL(address).origin, `${start} leads to ${to}`);
  }
  const bare = await ask(`${address}_astro/`);
  check(bare.status === 404, `a folder without a page: ${bare.status}`);
  check(bare.headers['cache-control'] === revalidated, 'a folder without a page is kept for good');
  if (base !== '/') {
    const outside = await ask(new URL('/', address).href);
    check(outside.status === 404, `an address outside of the site: ${outside.status}`);
    const start = await ask(`${address.slice(0, -1)}?q=a`);
    check(new URL(String(start.headers['location']), address).search === '?q=a', 'the start lost its query');
  }
  assert.deepEqual(wrong, []);
}

/** The body of an answer without the encoding that its header names. */
function decoded({ headers: given, body }: Answer): Buffer {
  const encoding = given['content-encoding'];
  return encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
}

/** Gathers what a browser says against pages: violations of the policy, errors, files that did not come. */
async function watch(page: Page): Promise<{ found: string[]; at: (file: string) => void }> {
  const found: string[] = [];
  let place = 'the first page';
  const note = (fault: string) => found.push(`${place}: ${fault}`);
  await page.exposeFunction('reportViolation', note);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const report = (globalThis as { reportViolation?: (fault: string) => void }).reportViolation;
      report?.(`${violatedDirective} ${blockedURI}`);
    });
  });
  page.on('pageerror', (error) => note(error.message));
  page.on('console', (message) => {
    // The page that stands at an address that is gone is itself the answer.
    if (message.type() === 'error' && !message.text().includes('410')) note(message.text());
  });
  return {
    found,
    at: (file) => {
      place = `after ${file}`;
    },
  };
}
