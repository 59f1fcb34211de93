/** What of a record goes into an index: the keys of its words and of the names in it. */
import type { SearchRecord } from './record.ts';
import { type GroupUnit, groupKeysIn } from './unit.ts';
import { findWords } from './words.ts';

/**
 * The keys of a record, each once and in the order of the alphabet: where and how often a word stands is
 * read from the text. Each is a single word of letters and figures.
 */
export function indexKeys({ passages }: SearchRecord, groups: readonly GroupUnit[]): string[] {
  const keys = passages.flatMap((passage) => [
    ...findWords(passage[1]).map(({ key }) => key),
    ...groupKeysIn(passage, groups),
  ]);
  return [...new Set(keys)].sort();
}
