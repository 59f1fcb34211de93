import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '../../src/capture/digest.ts';
import { bringUpToDate, keep, letGo, readKept, takeAway } from '../../src/offline/keep.ts';
import { cacheName } from '../../src/offline/offline-list.ts';

const base = 'https://mill.test/';
const page = '<h1>Mill</h1>';
const list = JSON.stringify([['', page.length, sha256(page)]]);
const state = { digest: sha256(list), files: 1, bytes: page.length };
const site: Record<string, string> = { '': page, 'offline-files.json': list, 'offline.json': JSON.stringify(state) };

/** Caches of a browser, which keeps an older state of the site. */
function keptBefore(): CacheStorage {
  const held = new Map<string, Cache>();
  const open = async (name: string) => {
    const entries = new Map<string, Response>();
    const cache = held.get(name) ?? {
      match: async (address: string | Request) => entries.get(new Request(address).url)?.clone(),
      keys: async () => [...entries.keys()].map((address) => new Request(address)),
      put: async (address: string, response: Response) => void entries.set(address, response),
      delete: async (address: string | Request) => entries.delete(new Request(address).url),
    };
    held.set(name, cache as Cache);
    return cache as Cache;
  };
  const storage = {
    open,
    has: async (name: string) => held.has(name),
    delete: async (name: string) => held.delete(name),
  };
  return storage as CacheStorage;
}

/** Brings what is kept up to date. @param meanwhile happens when the list of files is asked for */
async function update(meanwhile: () => Promise<unknown>): Promise<CacheStorage> {
  const caches = keptBefore();
  const fetch = async (address: string) => {
    if (address.endsWith('offline-files.json')) await meanwhile();
    return new Response(site[address.slice(base.length)]);
  };
  Object.assign(globalThis, { caches, fetch });
  await (await caches.open(cacheName(base))).put(`${base}offline.json`, Response.json({ ...state, digest: 'old' }));
  await bringUpToDate(base);
  return caches;
}

test('what is kept is brought to the state of the site', async () => {
  await update(async () => undefined);
  assert.deepEqual(await readKept(base), state);
});

test('what a reader takes away while it is brought up to date does not come back', async () => {
  const storage = await update(async () => globalThis.caches.delete(cacheName(base)));
  assert.equal(await storage.has(cacheName(base)), false);
});

test('what one window has kept is not brought once more by another that waited for it', async () => {
  const storage = await update(async () => undefined);
  const asked: string[] = [];
  Object.assign(globalThis, {
    fetch: async (address: string) => {
      asked.push(address);
      throw new TypeError('There is no network.');
    },
  });
  const locks = { request: async (_: string, act: () => Promise<void>) => act() };
  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
  await keep(base, () => undefined);
  assert.deepEqual(asked, []);
  assert.ok(await storage.has(cacheName(base)));
});

test('a page that the site did not answer with for a while is kept again at the next contact', async () => {
  const storage = await update(async () => undefined);
  const cache = await storage.open(cacheName(base));
  await letGo(base, base);
  assert.equal(await cache.match(base), undefined);
  await bringUpToDate(base);
  assert.equal(await (await cache.match(base))?.text(), page);
  assert.deepEqual(await readKept(base), state);
});

test('a site takes away its own worker, and leaves that of a site above it', async () => {
  const taken: string[] = [];
  const workerOf = (scope: string) => ({ scope, unregister: async () => taken.push(scope) });
  let found = workerOf('https://mill.test/');
  Object.defineProperty(globalThis, 'navigator', {
    value: { serviceWorker: { getRegistration: async () => found } },
    configurable: true,
  });
  Object.assign(globalThis, { caches: keptBefore() });
  await takeAway('https://mill.test/river/');
  assert.deepEqual(taken, []);
  found = workerOf('https://mill.test/river/');
  await takeAway('https://mill.test/river/');
  assert.deepEqual(taken, ['https://mill.test/river/']);
});
