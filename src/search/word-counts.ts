/** The words of an archive with how often each stands there, for near spellings. */
import { type ConcordanceEntry, initialOf, initialSlug } from './concordance.ts';
import type { WordCounts } from './nearest.ts';
import type { SearchRecord } from './record.ts';
import { foldedWords } from './words.ts';

/**
 * In how many passages each word stands, by its initial as it stands in addresses; words in the order of
 * their characters.
 *
 * @param concordance has counted the passages with numbers
 * @param records whose passages without numbers count beside them
 */
export function countWords(
  concordance: ReadonlyMap<string, readonly ConcordanceEntry[]>,
  records: readonly SearchRecord[],
): Map<string, WordCounts> {
  const counts = new Map(
    [...concordance.values()].flatMap((entries) => entries.map(({ word, count }) => [word, count])),
  );
  for (const { passages } of records)
    for (const [id, text] of passages)
      if (id === '') for (const word of new Set(foldedWords(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Map.groupBy(
    [...counts].sort(([a], [b]) => (a < b ? -1 : 1)),
    ([word]) => initialSlug(initialOf(word)),
  );
}
