/** What of a record goes into an index: the keys of its words and of the names in it. */
import type { SearchRecord } from './record.ts';
import { type GroupUnits, groupKeysIn } from './unit.ts';
import { type Face, faceOf, writtenWords } from './words.ts';

/**
 * The keys of a record, each once and in the order of the alphabet: where and how often a word stands is
 * read from the text. Each is a single word of letters and figures.
 *
 * @param onWords is given the words of each passage
 */
export function indexKeys(
  { passages }: SearchRecord,
  groups: GroupUnits,
  onWords: (words: readonly Face[]) => void = () => undefined,
): string[] {
  const keys = new Set<string>();
  for (const passage of passages) {
    const words = writtenWords(passage[1]).map(faceOf);
    onWords(words);
    const own = new Set(words.map(({ key }) => key));
    for (const key of own) keys.add(key);
    for (const key of groupKeysIn(passage, own, groups)) keys.add(key);
  }
  return [...keys].sort();
}
