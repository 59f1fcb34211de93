/** What of a record goes into an index: the keys of its words, of the names in it, and of its number. */
import type { SearchRecord } from './record.ts';
import { addressTyped, numberKey } from './typed-address.ts';
import { type GroupUnits, groupKeysIn } from './unit.ts';
import { faceOf, writtenWords } from './words.ts';

/**
 * The keys of a record, each once and in the order of the alphabet: where and how often a word stands is
 * read from the text. Each is a single word of letters and figures.
 *
 * @param groups all names of the archive
 */
export function indexKeys({ path, passages }: SearchRecord, groups: GroupUnits): string[] {
  const numbered = addressTyped(path);
  const keys = new Set(numbered ? [numberKey(numbered.document)] : []);
  for (const passage of passages) {
    const own = new Set(writtenWords(passage[1]).map((word) => faceOf(word).key));
    for (const key of own) keys.add(key);
    for (const key of groupKeysIn(passage, own, groups)) keys.add(key);
  }
  return [...keys].sort();
}
