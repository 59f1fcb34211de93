/**
 * Keeps a site in the cache of a browser, brings what is kept to its present state, and takes it away.
 *
 * The state stands in the cache last: a cache without it is half full and serves nobody.
 */
import { offlineFilesPath, offlinePath, workerPath } from '../permalink/permalink.ts';
import { cacheName, digestHeader, type OfflineFile, type OfflineState } from './offline-list.ts';

/** Files that are asked for at once. */
const atOnce = 6;

/** An address of the site. @param base address of the site, with `/` at its end */
const under = (base: string, path: string) => new URL(`.${path}`, base).href;

/** The state of what this browser keeps. @returns undefined where it keeps nothing, or not all */
export async function readKept(base: string): Promise<OfflineState | undefined> {
  if (!(await caches.has(cacheName(base)))) return undefined;
  const cache = await caches.open(cacheName(base));
  return (await cache.match(under(base, offlinePath)))?.json();
}

/** The state of the site now. @throws where it does not arrive */
async function readState(base: string): Promise<OfflineState> {
  return JSON.parse(new TextDecoder().decode((await bring(under(base, offlinePath))).bytes));
}

/** Keeps the whole site, or nothing. @throws where a file does not arrive as the list of files has it */
export async function keep(base: string, onProgress: (done: number, all: number) => void): Promise<void> {
  await navigator.locks.request(cacheName(base), async () => {
    // Another window has kept it while this one waited.
    if (await readKept(base)) return;
    await caches.delete(cacheName(base));
    try {
      const state = await readState(base);
      await fill(base, await caches.open(cacheName(base)), state, onProgress);
      await navigator.serviceWorker.register(under(base, workerPath), { scope: new URL(base).pathname });
    } catch (error) {
      await caches.delete(cacheName(base));
      throw error;
    }
  });
}

/** Takes away what a page left that was closed before all was kept; what is being kept at this moment stays. */
export async function clearHalf(base: string): Promise<void> {
  await navigator.locks.request(cacheName(base), { ifAvailable: true }, async (lock) => {
    if (lock && !(await readKept(base))) await takeAway(base);
  });
}

/** Takes away all that is kept, and the worker. */
export async function takeAway(base: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(base);
  // Where this site has no worker, a browser names that of a site above it.
  if (registration?.scope === base) await registration.unregister();
  await caches.delete(cacheName(base));
}

/**
 * Lets go of what is kept of an address that the site does not answer with a page. It may be there again, as after a
 * passing fault of the host: the next contact brings what is missing, whatever state the site is in.
 */
export async function letGo(base: string, address: string): Promise<void> {
  const kept = await readKept(base);
  if (!kept) return;
  const cache = await caches.open(cacheName(base));
  if (await cache.delete(address)) await cache.put(under(base, offlinePath), Response.json({ ...kept, digest: '' }));
}

/**
 * Brings what is kept to the state of the site: what is there no more, or in other words, goes first.
 *
 * @throws where a file does not arrive; the next time goes on from there
 */
export async function bringUpToDate(base: string): Promise<void> {
  const kept = await readKept(base);
  if (!kept) return;
  // Held from here on: what is put into a cache that a reader takes away meanwhile is kept nowhere.
  const cache = await caches.open(cacheName(base));
  const state = await readState(base);
  if (state.digest !== kept.digest) await fill(base, cache, state, () => undefined);
}

/** Makes the cache hold the files of a state of the site and no others. */
async function fill(
  base: string,
  cache: Cache,
  state: OfflineState,
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const listAddress = under(base, offlineFilesPath);
  const list = await bring(listAddress, state.digest);
  const files = JSON.parse(new TextDecoder().decode(list.bytes)) as OfflineFile[];
  const wanted = new Map(files.map(([address, , digest]) => [new URL(address, base).href, digest]));
  for (const request of await cache.keys()) {
    if (request.url === under(base, offlinePath)) continue;
    const held = (await cache.match(request))?.headers.get(digestHeader);
    if (held === wanted.get(request.url)) wanted.delete(request.url);
    else await cache.delete(request);
  }
  const queue = [...wanted];
  const all = queue.length;
  let done = 0;
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [address, digest] = next;
      const { bytes, headers } = await bring(address, digest);
      headers.set(digestHeader, digest);
      await cache.put(address, new Response(bytes, { headers }));
      onProgress(++done, all);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    queue.length = 0;
  }
  await cache.put(under(base, offlinePath), Response.json(state));
}

/** A file of the site. @throws where it does not arrive, or has another digest */
async function bring(address: string, digest?: string): Promise<{ bytes: ArrayBuffer; headers: Headers }> {
  const response = await fetch(address, { cache: 'no-cache', credentials: 'omit', redirect: 'error' });
  if (!response.ok) throw new Error(`${address} did not arrive (${response.status}).`);
  const bytes = await response.arrayBuffer();
  if (digest !== undefined && (await digestOf(bytes)) !== digest)
    throw new Error(`${address} arrived in another state than the list of files says.`);
  const headers = new Headers(response.headers);
  // The bytes are kept as they are, not as they travelled.
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
  return { bytes, headers };
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
