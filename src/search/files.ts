/** The files of the search, as the build names them and the browser asks for them. */
import type { Words } from '../words/words.ts';
import type { FormGroup } from './form-groups.ts';

/** Sets of records, each with an index of its own. */
export const collectionNames = ['documents', 'pages'] as const;
export type CollectionName = (typeof collectionNames)[number];

/** What the script of the search says, in the language of the archive. */
export type SearchWords = Words['searching'];

/** Texts that the script of the search shows. */
export interface SearchTexts {
  words: SearchWords;
  /** Names of the kinds of source. */
  sources: Record<string, string>;
  /** Path of a term, `%s` in the place of its name. */
  termPath: string;
  /** BCP 47 tags of the languages in which there are documents. */
  languages: string[];
  /** Pages that lead on where nothing is found. */
  ways: { path: string; label: string }[];
}

/** What the search needs before any question. */
export interface SearchStart {
  groups: FormGroup[];
  /** How many figures of a record's name tell in which file its text stands; a collection without records has none. */
  lengths: Partial<Record<CollectionName, number>>;
  /** Initials of the words of the archive, as they stand in addresses. */
  initials: string[];
  texts: SearchTexts;
}

export const startPath = '/search/start.json';
export const enginePath = '/pagefind/pagefind.js';
export const indexFolder = (name: CollectionName) => `/pagefind/${name}/`;

/** Tag that Pagefind puts after the address of its entry file: fixed, so that the file can be asked for ahead. */
export const entryTag = '1';

/** The engine's file of WebAssembly, one for all indexes. */
export const wasmPath = '/pagefind/wasm.unknown.pagefind';

/** What every search needs first, known by name. */
export const alwaysNeeded = [
  enginePath,
  wasmPath,
  `${indexFolder('documents')}pagefind-entry.json?ts=${entryTag}`,
  startPath,
];

/** Names what else the first hits need: files whose names hold a digest, or that not every archive has. */
export const aheadPath = '/search/ahead.json';

/** The file that holds the texts of the records whose names begin so. */
export const textsPath = (name: CollectionName, shard: string) => `/search/texts/${name}/${shard || 'all'}.json`;

/** The part of a record's name that tells its file; a name is a language and a hexadecimal number, `qaa_59285a5`. */
export function shardOf(name: string, length: number): string {
  return name.slice(name.indexOf('_') + 1).slice(0, length);
}

/** The orders in which a collection is listed: the names of its records by path, and by date their places there. */
export interface RecordOrders {
  path: string[];
  date: number[];
}

/** Holds the orders of a collection. Not in the index, where each search would bring them. */
export const ordersPath = (name: CollectionName) => `/search/orders/${name}.json`;

/** Words of the archive that begin with an initial, for near spellings. */
export const nearPath = (slug: string) => `/search/near/${slug}.json`;
