/** The words of an archive with how often each stands there, for near spellings. */
import { initialOf, initialSlug } from './concordance.ts';
import type { WordCounts } from './nearest.ts';
import type { SearchRecord } from './record.ts';
import { foldedWords } from './words.ts';

/** Every word of the records with the number of passages that hold it, by initial as it stands in addresses. */
export function countWords(records: readonly SearchRecord[]): Map<string, WordCounts> {
  const counts = new Map<string, number>();
  for (const { passages } of records) {
    for (const [, text] of passages) {
      for (const word of new Set(foldedWords(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const byInitial = new Map<string, [string, number][]>();
  for (const entry of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const initial = initialSlug(initialOf(entry[0]));
    const words = byInitial.get(initial);
    if (words) words.push(entry);
    else byInitial.set(initial, [entry]);
  }
  return byInitial;
}
