/** What of a record goes into an index: the keys of its words in order, then those of the names in it. */
import type { SearchRecord } from './record.ts';
import { type GroupUnits, groupKeysIn } from './unit.ts';
import { findWords } from './words.ts';

/** The keys of a record; each is a single word of letters and figures. */
export function indexKeys({ passages }: SearchRecord, groups: GroupUnits): string[] {
  const keys: string[] = [];
  const named = new Set<string>();
  for (const passage of passages) {
    const words = findWords(passage[1]);
    for (const { key } of words) keys.push(key);
    for (const key of groupKeysIn(passage, words, groups)) named.add(key);
  }
  return [...keys, ...named];
}
