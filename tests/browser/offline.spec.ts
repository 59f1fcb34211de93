/** The archive without a network: as a copy in a folder, and kept by the browser. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { sha256 } from '../../src/capture/digest.ts';
import type { OfflineFile } from '../../src/offline/offline-list.ts';
import { settle, wrongAnswers } from './judged-answers.ts';

const [zip = ''] = readdirSync('dist/exports').filter((file) => file.endsWith('-site.zip'));
let top = '';

/** Pages from the unpacked copy, with the network cut; whatever a page asks for elsewhere fails the test. */
const test = base.extend<{ copy: Page }>({
  copy: async ({ browser }, use) => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('request', (request) => /^(?:file|data|blob):/u.test(request.url()) || faults.push(request.url()));
    page.on('requestfailed', (request) => faults.push(`lost: ${request.url()}`));
    await use(page);
    expect(faults).toEqual([]);
    await context.close();
  },
});

test.beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'copy of a site '));
  expect(spawnSync('unzip', ['-q', join('dist/exports', zip), '-d', folder]).status).toBe(0);
  top = pathToFileURL(join(folder, zip.replace(/\.zip$/u, '/'))).href;
});

test('the copy opens from a folder: home, a document, a term, with styles and fonts', async ({ copy: page }) => {
  await page.goto(`${top}index.html`);
  await page.locator('.document-list a').first().click();
  await expect(page).toHaveURL(`${top}documents/0001/index.html`);
  await page.evaluate(() => document.fonts.ready);
  const fonts = await page.evaluate(() => [...document.fonts].map(({ status }) => status));
  expect(fonts).toContain('loaded');
  expect(fonts).not.toContain('error');
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.masthead') as Element).display)).not.toBe(
    'block',
  );
  await page.locator('.words .mention').first().click();
  await page.waitForURL(/\/glossary\/[^/]+\/index\.html$/u);
  await expect(page.locator('h1')).toBeVisible();
});

test('a question of the copy stands in the address; a hit is marked in its document', async ({ copy: page }) => {
  await page.goto(`${top}search/index.html?q=LPR`);
  await settle(page);
  await expect(page.locator('.search-also')).toContainText('Also searched:');
  await page.getByRole('searchbox').fill('"treaties of friendship"');
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(/index\.html\?q=%22treaties\+of\+friendship%22$/u);
  await settle(page);
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('LPR');
  await settle(page);
  await page.locator('.search-results ul a').first().click();
  await page.waitForURL(/\/documents\/\d+\/index\.html\?mark=[^#]*#p\d+$/u);
  await expect(page.locator('.marked')).toBeVisible();
});

test('the panel under the box answers in the copy, and leads on', async ({ copy: page }) => {
  await page.goto(`${top}glossary/index.html`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('recognition');
  await expect(page.locator('archive-search[panel] .search-results a').first()).toBeVisible();
  // A page that is left while it still reads the glossary loses what it asked for.
  await expect(page.getByRole('status')).toContainText('glossary page');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\/index\.html\?q=recognition$/u);
  await settle(page);
});

for (const set of ['blind', 'open'] as const) {
  test(`the ${set} questions are answered in the copy as on the site`, async ({ copy: page }) => {
    test.slow();
    await page.goto(`${top}search/index.html`);
    expect(await wrongAnswers(page, set)).toEqual([]);
  });
}

/** A built site of its own, on a server of its own: what stands there can change. */
async function startSite(path: string): Promise<{ address: string; folder: string; stop: () => void }> {
  const folder = join(mkdtempSync(join(tmpdir(), 'kept-')), 'dist');
  cpSync('dist', folder, { recursive: true });
  const port = await freePort();
  const env = { ...process.env, OUT_DIR: resolve(folder), BASE_PATH: path, PORT: String(port) };
  const server = spawn('node', ['src/cli/site.ts', 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((started) => server.stdout.once('data', started));
  return { address: `http://localhost:${port}${path}`, folder, stop: () => server.kill() };
}

function freePort(): Promise<number> {
  const { promise, resolve: give } = Promise.withResolvers<number>();
  const server = createServer();
  server.listen(0, 'localhost', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => give(port));
  });
  return promise;
}

/** Publishes another state of a site: files are changed or, where there are no words, withdrawn. */
function publish(folder: string, changes: Record<string, string | undefined>): void {
  const list = JSON.parse(readFileSync(join(folder, 'offline-files.json'), 'utf8')) as OfflineFile[];
  const next = list.flatMap(([address, bytes, digest]): OfflineFile[] => {
    if (!(address in changes)) return [[address, bytes, digest]];
    const text = changes[address];
    const file = join(folder, address.replace(/(?:^|(?<=\/))$/u, 'index.html'));
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
    return text === undefined ? [] : [[address, Buffer.byteLength(text), sha256(Buffer.from(text))]];
  });
  const text = JSON.stringify(next);
  writeFileSync(join(folder, 'offline-files.json'), text);
  writeFileSync(join(folder, 'offline.json'), JSON.stringify({ digest: sha256(text), files: next.length, bytes: 1 }));
}

const keepButton = (page: Page) => page.getByRole('button', { name: 'Keep the archive in this browser' });
const takeButton = (page: Page) => page.getByRole('button', { name: 'Remove the archive from this browser' });
/** Addresses of what the browser keeps. */
const keptAddresses = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => url);
  });

/** The state of the site that the browser keeps. */
const keptDigest = (page: Page) =>
  page.evaluate(async () => (await (await caches.match('/offline.json'))?.json())?.digest as string | undefined);

async function keepArchive(page: Page, address: string): Promise<void> {
  await page.goto(`${address}exports/`);
  await expect(keepButton(page)).toHaveText(/\(\d[\d.]* [kM]B\)$/u);
  await keepButton(page).click();
  await expect(takeButton(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('status').filter({ hasText: 'This browser keeps the archive' })).toBeVisible();
}

test('kept by one click, the archive is read and searched without a network, and no question is stored', async ({
  page,
  context,
}) => {
  const site = await startSite('/');
  try {
    await keepArchive(page, site.address);
    const before = await keptAddresses(page);
    expect(before.length).toBeGreaterThan(100);
    site.stop();
    await context.setOffline(true);
    await page.goto(`${site.address}documents/0001/`);
    await expect(page.locator('#p1')).toBeVisible();
    await page.locator('.words .mention').first().click();
    await page.waitForURL('**/glossary/**');
    await expect(page.locator('h1')).toBeVisible();
    await page.goto(`${site.address}search/?q=LPR`);
    await settle(page);
    await expect(page.locator('.search-results > li')).not.toHaveCount(0);
    await page.goto(`${site.address}documents/0001`);
    await expect(page).toHaveURL(`${site.address}documents/0001/`);
    expect(await keptAddresses(page)).toEqual(before);
    expect(before.filter((url) => url.includes('?'))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  } finally {
    site.stop();
  }
});

test('what was withdrawn or changed leaves the browser at its next contact; undone, nothing is left', async ({
  page,
  context,
}) => {
  const site = await startSite('/');
  try {
    await keepArchive(page, site.address);
    const home = readFileSync(join(site.folder, 'index.html'), 'utf8');
    publish(site.folder, { 'documents/0002/': undefined, '': home.replace('<h1>', '<h1>Anew: ') });
    await page.goto(`${site.address}glossary/`);
    await expect.poll(() => keptAddresses(page)).not.toContain(`${site.address}documents/0002/`);
    const state = JSON.parse(readFileSync(join(site.folder, 'offline.json'), 'utf8')) as { digest: string };
    await expect.poll(() => keptDigest(page)).toBe(state.digest);
    await context.setOffline(true);
    await page.goto(site.address);
    await expect(page.locator('h1')).toHaveText(/^Anew: /u);
    const lost = await page.evaluate(() =>
      fetch('documents/0002/').then(
        () => false,
        () => true,
      ),
    );
    expect(lost).toBe(true);
    await context.setOffline(false);
    await page.goto(`${site.address}exports/`);
    await takeButton(page).click();
    await expect(keepButton(page)).toBeVisible();
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    await page.reload();
    await expect(keepButton(page)).toBeVisible();
  } finally {
    site.stop();
  }
});

test('where a file does not arrive, or arrives in another state, nothing is kept', async ({ page }) => {
  const site = await startSite('/');
  try {
    for (const spoil of [
      () => writeFileSync(join(site.folder, 'documents/0003/index.html'), 'torn'),
      () => rmSync(join(site.folder, 'documents/0003/index.html')),
    ]) {
      spoil();
      await page.goto(`${site.address}exports/`);
      await keepButton(page).click();
      await expect(page.getByRole('status').filter({ hasText: 'Nothing was kept' })).toBeVisible({ timeout: 30_000 });
      expect(await page.evaluate(() => caches.keys())).toEqual([]);
      expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    }
  } finally {
    site.stop();
  }
});
