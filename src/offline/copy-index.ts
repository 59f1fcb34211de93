/**
 * The index of the search of a copy, as scripts of which each hands on one part: what is known of all
 * records, then words and texts in files that are read when a question needs them, however many there are.
 */
import type { SearchIndex } from '../search/archive-index.ts';
import { type CollectionName, collectionNames } from '../search/files.ts';
import type { RecordHead, SearchRecord } from '../search/record.ts';

/** Folder of the scripts, below the first page. */
export const indexFolder = 'search/index/';
/** What a script of the index calls, with the name of its part and the part. */
export const partFunction = 'archivePart';

/** Records whose texts stand in one file. */
export const textsPerFile = 50;
/** Records for whose keys there is one file more. */
const recordsPerKeyFile = 500;

/** The first part: all that is needed before any question. */
export interface CopyStart extends Pick<SearchIndex, 'groups' | 'texts'> {
  collections: Record<CollectionName, { keyFiles: number; heads: RecordHead[] }>;
  /** Initials of the words of the archive, as they stand in names of parts. */
  initials: string[];
}

/** Places of records in their collection, by the key of a word. */
export type KeyPlaces = Record<string, number[]>;

export const startPart = 'start';
export const keysPart = (name: CollectionName, file: number) => `${name}-keys-${file}`;
export const textsPart = (name: CollectionName, file: number) => `${name}-texts-${file}`;
export const nearPart = (initial: string) => `near-${initial}`;

/** The file of the words in which a key stands, of so many. */
export function keyFileOf(key: string, keyFiles: number): number {
  let sum = 0;
  for (const sign of key) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521;
  return sum % keyFiles;
}

/** Gathers keys into places of records. */
export class KeyIndex {
  readonly #places = new Map<string, number[]>();

  /** @param keys each once */
  add(place: number, keys: readonly string[]): void {
    for (const key of keys) {
      const places = this.#places.get(key);
      if (places) places.push(place);
      else this.#places.set(key, [place]);
    }
  }

  /** The keys of one file, of so many, in order. */
  ofFile(file: number, keyFiles: number): KeyPlaces {
    const keys = [...this.#places].filter(([key]) => keyFileOf(key, keyFiles) === file);
    return Object.fromEntries(keys.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** The scripts of the index, each with its path in the copy. */
export function* copyIndex(
  { collections, groups, near, texts }: SearchIndex,
  keys: Record<CollectionName, KeyIndex>,
): Generator<{ path: string; read: () => string }> {
  const script = (part: string, read: () => string) => ({
    path: `${indexFolder}${part}.js`,
    read: () => `${partFunction}(${JSON.stringify(part)},${read()})`,
  });
  const keyFiles = (name: CollectionName) => Math.max(1, Math.ceil(collections[name].length / recordsPerKeyFile));
  const start = (): CopyStart => ({
    groups,
    texts,
    initials: [...near.keys()],
    collections: {
      documents: { keyFiles: keyFiles('documents'), heads: collections.documents.map(headOf) },
      pages: { keyFiles: keyFiles('pages'), heads: collections.pages.map(headOf) },
    },
  });
  yield script(startPart, () => JSON.stringify(start()));
  for (const name of collectionNames) {
    for (let file = 0; file < keyFiles(name); file++)
      yield script(keysPart(name, file), () => JSON.stringify(keys[name].ofFile(file, keyFiles(name))));
    for (let first = 0; first < collections[name].length; first += textsPerFile)
      yield script(textsPart(name, first / textsPerFile), () =>
        JSON.stringify(collections[name].slice(first, first + textsPerFile)),
      );
  }
  for (const [initial, words] of near) yield script(nearPart(initial), () => JSON.stringify(words));
}

function headOf({ path, title, kind, language, imprint, date, facets }: SearchRecord): RecordHead {
  return { path, title, kind, language, imprint, date, facets };
}
