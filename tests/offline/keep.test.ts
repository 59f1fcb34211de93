import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '../../src/capture/digest.ts';
import { bringUpToDate, clearHalf, keep, letGo, readKept, takeAway } from '../../src/offline/keep.ts';
import { cacheName, digestHeader } from '../../src/offline/offline-list.ts';

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

test('of what is kept, only what is in other words is brought again, and what the site has no more goes', async () => {
  const files = { same: 'The mill', changed: 'The weir', gone: 'The dam' };
  const list = JSON.stringify(
    [['same', files.same] as const, ['changed', 'The ford'] as const].map(([name, text]) => [name, 8, sha256(text)]),
  );
  const now = { digest: sha256(list), files: 2, bytes: 16 };
  const answers = new Map([
    ['offline.json', JSON.stringify(now)],
    ['offline-files.json', list],
    ['changed', 'The ford'],
  ]);
  const asked: string[] = [];
  const caches = keptBefore();
  const fetch = async (address: string) => {
    asked.push(address.slice(base.length));
    return new Response(answers.get(address.slice(base.length)));
  };
  Object.assign(globalThis, { caches, fetch });
  const cache = await caches.open(cacheName(base));
  for (const [name, text] of Object.entries(files))
    await cache.put(base + name, new Response(text, { headers: { [digestHeader]: sha256(text) } }));
  await cache.put(`${base}offline.json`, Response.json({ ...now, digest: 'old' }));
  await bringUpToDate(base);
  assert.deepEqual(asked, ['offline.json', 'offline-files.json', 'changed']);
  const held = await Promise.all(
    (await cache.keys()).map(async ({ url }) => [url.slice(base.length), await (await cache.match(url))?.text()]),
  );
  assert.deepEqual(held.sort(), [
    ['changed', 'The ford'],
    ['offline.json', JSON.stringify(now)],
    ['same', 'The mill'],
  ]);
  assert.equal((await cache.match(`${base}changed`))?.headers.get(digestHeader), sha256('The ford'));
});

test('where a file arrives in another state, what is kept stays, and the next contact goes on from there', async () => {
  const caches = keptBefore();
  let home = 'half of a page';
  const fetch = async (address: string) => new Response({ ...site, '': home }[address.slice(base.length)]);
  Object.assign(globalThis, { caches, fetch });
  await (await caches.open(cacheName(base))).put(`${base}offline.json`, Response.json({ ...state, digest: 'old' }));
  await assert.rejects(bringUpToDate(base), {
    message: `${base} arrived in another state than the list of files says.`,
  });
  assert.equal((await readKept(base))?.digest, 'old');
  home = page;
  await bringUpToDate(base);
  assert.deepEqual(await readKept(base), state);
});

test('a reader who keeps nothing is asked for nothing, and nothing is kept', async () => {
  const caches = keptBefore();
  const fetch = async (address: string) => assert.fail(`${address} was asked for`);
  Object.assign(globalThis, { caches, fetch });
  await bringUpToDate(base);
  await letGo(base, base);
  assert.equal(await caches.has(cacheName(base)), false);
});

test('what was left half kept is taken away, unless it is being kept at this moment', async () => {
  const caches = keptBefore();
  await (await caches.open(cacheName(base))).put(base, new Response(page));
  const clear = async (isFree: boolean) => {
    const locks = {
      request: async (_: string, { ifAvailable }: LockOptions, act: (lock: object | null) => Promise<void>) => {
        assert.equal(ifAvailable, true);
        return act(isFree ? {} : null);
      },
    };
    const serviceWorker = { getRegistration: async () => undefined };
    Object.defineProperty(globalThis, 'navigator', { value: { locks, serviceWorker }, configurable: true });
    Object.assign(globalThis, { caches });
    await clearHalf(base);
    return caches.has(cacheName(base));
  };
  assert.equal(await clear(false), true);
  assert.equal(await clear(true), false);
  await (await caches.open(cacheName(base))).put(`${base}offline.json`, Response.json(state));
  assert.equal(await clear(true), true);
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
