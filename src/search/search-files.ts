/**
 * The files of the search: Pagefind's index of the keys, and the texts against which hits are checked.
 *
 * Documents and pages of the archive's own are two indexes, so that the first hits need the files of the
 * documents alone. The words that Pagefind indexes are keys: it has nothing to stem. Its fragments are not
 * kept; the texts of records stand in files of their own, by the beginnings of Pagefind's names for them.
 */
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { SearchIndex } from './archive-index.ts';
import {
  type CollectionName,
  collectionNames,
  nearPath,
  ordersPath,
  type RecordOrders,
  type SearchStart,
  shardOf,
  startPath,
  textsPath,
} from './files.ts';
import { indexKeys } from './index-keys.ts';
import { byPath, facetNames, listRecords, type SearchRecord } from './record.ts';
import { groupUnits } from './unit.ts';

/** A tag left for private use (ISO 639-2): Pagefind stems no words of it, for they are keys. */
const indexLanguage = 'qaa';

/** Records stand in one file up to this many characters; in files of about `shardSize` beyond. */
const oneFileSize = 32_000;
const shardSize = 12_000;

/** Records that are handed to Pagefind without waiting for its answer. */
const recordsAtOnce = 20;

/** What the making of the files has to do with; all of it may be left out. */
export interface SearchFileWork {
  /** Is told the keys of each record, by its place in its collection. */
  onKeys?: (name: CollectionName, place: number, keys: readonly string[]) => void;
  /** Gives the keys that were kept of a record, or keeps those that are made. */
  remember?: (record: SearchRecord, make: () => string[]) => string[];
}

/**
 * Makes the files of the search.
 *
 * @returns content by path below the base; the same for the same records
 * @throws where Pagefind reports an error
 */
export async function buildSearchFiles(
  { collections, groups, near, texts }: SearchIndex,
  { onKeys = () => undefined, remember = (_, make) => make() }: SearchFileWork = {},
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const units = groupUnits(groups);
  const start: SearchStart = { groups, lengths: {}, initials: [], texts };
  for (const name of collectionNames.filter((candidate) => collections[candidate].length > 0)) {
    const keysOf = (record: SearchRecord, place: number) => {
      const keys = remember(record, () => indexKeys(record, units));
      onKeys(name, place, keys);
      return keys;
    };
    const names = await indexRecords(name, collections[name], keysOf, files);
    const { length, shards } = shardRecords(collections[name], names);
    files.set(ordersPath(name).slice(1), json(orderRecords(collections[name], names)));
    start.lengths[name] = length;
    for (const [shard, records] of shards) files.set(textsPath(name, shard).slice(1), json(records));
  }
  for (const [initial, words] of near) {
    start.initials.push(initial);
    files.set(nearPath(initial).slice(1), json(words));
  }
  files.set(startPath.slice(1), json(start));
  await pagefind.close();
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Indexes records and adds the files of the index. @returns the names that Pagefind gives the records, by path */
async function indexRecords(
  name: CollectionName,
  records: readonly SearchRecord[],
  keysOf: (record: SearchRecord, place: number) => readonly string[],
  files: Map<string, Uint8Array>,
): Promise<Map<string, string>> {
  const { index, errors } = await pagefind.createIndex({});
  failOn(errors);
  if (!index) throw new Error('Pagefind made no index.');
  const add = async (record: SearchRecord, place: number) => {
    const added = await index.addCustomRecord({
      url: record.path,
      content: keysOf(record, place).join(' '),
      language: indexLanguage,
      filters: Object.fromEntries(
        facetNames.flatMap((facet) => (record.facets[facet].length > 0 ? [[facet, record.facets[facet]]] : [])),
      ),
    });
    failOn(added.errors);
  };
  // Pagefind works on some while the keys of the next are made.
  for (let first = 0; first < records.length; first += recordsAtOnce)
    await Promise.all(records.slice(first, first + recordsAtOnce).map((record, index) => add(record, first + index)));
  const made = await index.getFiles();
  await index.deleteIndex();
  failOn(made.errors);
  const names = new Map<string, string>();
  for (const { path, content } of made.files) {
    const fragment = /^fragment\/(.+)\.pf_fragment$/u.exec(path)?.[1];
    if (fragment !== undefined) names.set(readFragment(content).url, fragment);
    else if (path === 'pagefind.js' || path.startsWith('wasm.unknown.')) files.set(`pagefind/${path}`, content);
    else if (/\.pf_(?:meta|index|filter)$|^pagefind-entry\.json$/u.test(path))
      files.set(`pagefind/${name}/${path}`, content);
  }
  return names;
}

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

function readFragment(content: Uint8Array): { url: string } {
  const text = new TextDecoder().decode(gunzipSync(content));
  return JSON.parse(text.slice(text.indexOf('{'))) as { url: string };
}

/** Records by the first figures of the names that Pagefind gave them, as many as make shards small. */
function shardRecords(
  records: readonly SearchRecord[],
  names: ReadonlyMap<string, string>,
): { length: number; shards: Map<string, Record<string, SearchRecord>> } {
  const size = records.reduce((sum, record) => sum + JSON.stringify(record).length, 0);
  let length = 0;
  if (size > oneFileSize) while (size / 16 ** length > shardSize) length++;
  const shards = new Map<string, Record<string, SearchRecord>>();
  for (const record of records) {
    const name = nameOf(record, names);
    const shard = shardOf(name, length);
    const held = shards.get(shard);
    if (held) held[name] = record;
    else shards.set(shard, { [name]: record });
  }
  return { length, shards };
}

function orderRecords(records: readonly SearchRecord[], names: ReadonlyMap<string, string>): RecordOrders {
  const sorted = [...records].sort(byPath).map((record, place) => ({ ...record, place }));
  return {
    path: sorted.map((record) => nameOf(record, names)),
    date: listRecords(sorted, {}, 'kind', 'date').records.map(({ place }) => place),
  };
}

function nameOf({ path }: SearchRecord, names: ReadonlyMap<string, string>): string {
  const name = names.get(path);
  if (name === undefined) throw new Error(`Pagefind made no fragment of ${path}.`);
  return name;
}

function failOn(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

/**
 * The files that the first hits need beside those that every search needs: all of the small ones, and the
 * index where it is a single file.
 *
 * @param files as `buildSearchFiles` makes them
 * @returns paths below the base
 */
export function filesAhead(files: ReadonlyMap<string, unknown>): string[] {
  const of = (pattern: RegExp) => [...files.keys()].filter((path) => pattern.test(path));
  const chunks = of(/^pagefind\/documents\/index\//u);
  return [
    ...of(/^pagefind\/documents\/.*\.pf_meta$/u),
    ...(chunks.length === 1 ? chunks : []),
    ...of(/^search\/texts\/documents\/all\.json$/u),
  ].map((path) => `/${path}`);
}
