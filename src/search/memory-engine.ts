/** An engine over records that are all at hand. */

import { indexKeys } from './index-keys.ts';
import { byPath, type Engine, listRecords, type SearchRecord } from './record.ts';
import type { GroupUnits } from './unit.ts';

/** Makes an engine of records; `groups` as the index of the archive has them. */
export function memoryEngine(records: readonly SearchRecord[], groups: GroupUnits): Engine {
  const sorted = [...records].sort(byPath);
  const known = new Map(sorted.map((record) => [record.path, record]));
  const byKey = new Map<string, string[]>();
  for (const record of sorted) {
    for (const key of indexKeys(record, groups)) {
      const paths = byKey.get(key);
      if (paths) paths.push(record.path);
      else byKey.set(key, [record.path]);
    }
  }
  return {
    find: async (key) => byKey.get(key) ?? [],
    read: async (names) => names.flatMap((name) => known.get(name) ?? []),
    list: async (filters, facet, by) => {
      const { records: passing, counts } = listRecords(sorted, filters, facet, by);
      return { names: passing.map(({ path }) => path), counts };
    },
  };
}
