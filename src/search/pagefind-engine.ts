/** Pagefind as the engine of the search, in the browser. */
import {
  type CollectionName,
  enginePath,
  entryTag,
  indexFolder,
  ordersPath,
  type RecordOrders,
  type SearchStart,
  shardOf,
  textsPath,
  wasmPath,
} from './files.ts';
import { type Counts, type Engine, type Filters, facetNames, type Order, type SearchRecord } from './record.ts';

interface PagefindAnswer {
  results: { id: string }[];
  filters: Record<string, Counts>;
}

interface Pagefind {
  init: () => Promise<void>;
  filters: () => Promise<unknown>;
  search: (
    question: string | null,
    options?: { filters?: Record<string, { any: string[] }> },
  ) => Promise<PagefindAnswer>;
}

interface PagefindModule {
  createInstance: (options: { basePath: string; noWorker: boolean; metaCacheTag: string }) => Pagefind;
}

/** After so many new keys the browser gets its turn. */
const breath = 50;

/** Addresses below Pagefind's folder that did not arrive since they were last looked at. */
const lost = new Set<string>();
let watched: string | undefined;
let wasm: Promise<ArrayBuffer> | undefined;

/**
 * Notes which of Pagefind's files do not arrive: it takes an index file that is missing for an empty
 * one, and the search would say that nothing was found. All indexes share one file of WebAssembly.
 */
function watchFiles(folder: string, shared: string): void {
  if (watched !== undefined) return;
  watched = folder;
  const request = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, document.baseURI).href;
    if (!address.startsWith(folder)) return request(input, init);
    try {
      if (!/\/wasm\.[^/]*$/u.test(address)) return new Response(await readBytes(request(address, init), address));
      wasm ??= readBytes(request(shared, init), shared);
      return new Response((await wasm).slice(0));
    } catch (error) {
      wasm = undefined;
      lost.add(address);
      throw error;
    }
  };
}

/** The bytes of a file. @throws where it does not arrive whole */
async function readBytes(asked: Promise<Response>, address: string): Promise<ArrayBuffer> {
  const response = await asked;
  if (!response.ok) throw new Error(`${address} did not arrive (${response.status}).`);
  const bytes = await response.arrayBuffer();
  // Another page in the place of a file, as some hosts and networks give it, is no file of Pagefind.
  const [first, second] = new Uint8Array(bytes);
  const begins = new TextDecoder().decode(bytes.slice(0, 12));
  const isOwn = address.includes('.json') ? begins.startsWith('{') : begins === 'pagefind_dcd';
  if (!isOwn && !(first === 0x1f && second === 0x8b)) throw new Error(`${address} is not what it should be.`);
  return bytes;
}

/** What Pagefind answers, where all its files arrived meanwhile; what was lost before is forgotten either way. */
async function arrived<T>(work: Promise<T>): Promise<T> {
  try {
    const answer = await work;
    const [first] = lost;
    if (first !== undefined) throw new Error(`${first} did not arrive.`);
    return answer;
  } finally {
    lost.clear();
  }
}

/**
 * Opens the index of a collection.
 *
 * @param link puts a path of the archive under the base
 * @throws where Pagefind's files do not arrive, here or at any later question
 */
export async function openPagefind(
  name: CollectionName,
  { lengths }: SearchStart,
  link: (path: string) => string,
): Promise<Engine> {
  const module = new URL(link(enginePath), document.baseURI).href;
  watchFiles(new URL('.', module).href, new URL(link(wasmPath), document.baseURI).href);
  const { createInstance } = (await import(/* @vite-ignore */ module)) as PagefindModule;
  const pagefind = createInstance({
    basePath: new URL(link(indexFolder(name)), document.baseURI).href,
    noWorker: true,
    metaCacheTag: entryTag,
  });
  lost.clear();
  await arrived(pagefind.init());
  const ask = (...question: Parameters<Pagefind['search']>) => arrived(pagefind.search(...question));
  const shards = new Map<string, Promise<Record<string, SearchRecord>>>();
  const readShard = (shard: string) => {
    const known = shards.get(shard);
    if (known) return known;
    const made = readJson<Record<string, SearchRecord>>(link(textsPath(name, shard)));
    shards.set(shard, made);
    made.catch(() => shards.delete(shard));
    return made;
  };
  let orders: Promise<RecordOrders> | undefined;
  const readOrders = () => {
    orders ??= readJson<RecordOrders>(link(ordersPath(name)));
    orders.catch(() => {
      orders = undefined;
    });
    return orders;
  };
  const length = lengths[name] ?? 0;
  const found = new Map<string, string[]>();
  return {
    find: async (key) => {
      // A long question leaves the reader's hand free.
      if (found.size % breath === breath - 1) await new Promise((go) => setTimeout(go));
      const names = found.get(key) ?? (await ask(`"${key}"`)).results.map(({ id }) => id);
      found.set(key, names);
      return names;
    },
    read: async (names) => {
      const records = await Promise.all(names.map(async (id) => (await readShard(shardOf(id, length)))[id]));
      return records.map((record, index) => {
        if (!record) throw new Error(`The texts do not fit the index: there is none of ${names[index]}.`);
        return record;
      });
    },
    list: async (filters, facet, by) => {
      await pagefind.filters();
      const { results, filters: counts } = await ask(null, { filters: wanted(filters) });
      const names = results.map(({ id }) => id);
      return { names: by === undefined ? names : inOrder(names, await readOrders(), by), counts: counts[facet] ?? {} };
    },
  };
}

function inOrder(names: readonly string[], { path, date }: RecordOrders, by: Order['by']): string[] {
  const listed = new Set(names);
  const all = by === 'date' ? date.map((place) => path[place] ?? '') : path;
  return all.filter((name) => listed.has(name));
}

function wanted(filters: Filters): Record<string, { any: string[] }> {
  return Object.fromEntries(
    facetNames.flatMap((name) => (filters[name]?.length ? [[name, { any: filters[name] }]] : [])),
  );
}

/** Reads a file of JSON. @throws where it does not arrive */
export async function readJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} did not arrive (${response.status}).`);
  return (await response.json()) as T;
}
