/** The engine of a copy: over the parts of its index, each brought when it is needed. */
import type { CollectionName } from '../search/files.ts';
import { byPath, type Engine, listRecords, type SearchRecord } from '../search/record.ts';
import { type CopyStart, type KeyPlaces, keyFileOf, keysPart, textsPart, textsPerFile } from './copy-index.ts';

/** Brings a part of the index. Fails where it does not arrive. */
export type BringPart = <T>(part: string) => Promise<T>;

/** The engine over the records of a collection. */
export function partsEngine(name: CollectionName, { collections }: CopyStart, bring: BringPart): Engine {
  const { heads, keyFiles } = collections[name];
  const sorted = heads.map((head, place) => ({ ...head, place })).sort(byPath);
  return {
    find: async (key) => {
      const places = await bring<KeyPlaces>(keysPart(name, keyFileOf(key, keyFiles)));
      return (Object.hasOwn(places, key) ? (places[key] ?? []) : []).map(String);
    },
    read: async (names) => {
      const records = await Promise.all(
        names.map(async (place) => {
          const texts = await bring<SearchRecord[]>(textsPart(name, Math.floor(Number(place) / textsPerFile)));
          return texts[Number(place) % textsPerFile];
        }),
      );
      return records.flatMap((record) => record ?? []);
    },
    list: async (filters, facet, by) => {
      const { records, counts } = listRecords(sorted, filters, facet, by);
      return { names: records.map(({ place }) => String(place)), counts };
    },
  };
}
