/** The words of an archive with how often each stands there, for near spellings. */
import { initialOf, initialSlug } from './concordance.ts';
import type { WordCounts } from './nearest.ts';
import type { Face } from './words.ts';

/** Counts in how many passages each word stands. */
export class WordCounter {
  readonly #words = new Map<string, { count: number; last: number }>();
  #passages = 0;

  /** @param words those of one passage */
  add(words: readonly Face[]): void {
    const passage = ++this.#passages;
    for (const { folded } of words) {
      const counted = this.#words.get(folded);
      if (!counted) this.#words.set(folded, { count: 1, last: passage });
      else if (counted.last !== passage) {
        counted.count++;
        counted.last = passage;
      }
    }
  }

  /** Every word with its number of passages, by initial as it stands in addresses. */
  byInitial(): Map<string, WordCounts> {
    const counts = [...this.#words].sort(([a], [b]) => (a < b ? -1 : 1));
    return Map.groupBy(
      counts.map(([word, { count }]): [string, number] => [word, count]),
      ([word]) => initialSlug(initialOf(word)),
    );
  }
}
