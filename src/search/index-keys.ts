/** What of a record goes into an index: the keys of its words in order, then those of the names in it. */
import type { SearchRecord } from './record.ts';
import { type GroupUnit, groupKeysIn } from './unit.ts';
import { findWords } from './words.ts';

/** The keys of a record; each is a single word of letters and figures. */
export function indexKeys({ passages }: SearchRecord, groups: readonly GroupUnit[]): string[] {
  return [
    ...passages.flatMap(([, text]) => findWords(text).map(({ key }) => key)),
    ...new Set(passages.flatMap((passage) => groupKeysIn(passage, groups))),
  ];
}
