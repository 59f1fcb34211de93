/**
 * Near spellings: words of the archive that differ from a word by little.
 */
import { foldForm } from '../glossary/lexicon.ts';

/** Words of the archive with the number of passages that hold each. */
export type WordCounts = readonly (readonly [word: string, count: number])[];

/** How many letters may differ in a word of this length. */
const tolerance = (length: number) => (length < 3 ? 0 : length < 6 ? 1 : 2);

/** The nearest words, the nearest and then the most frequent first; at most `most`. */
export function nearestWords(typed: string, words: WordCounts, most: number): string[] {
  const folded = foldForm(typed);
  const bound = tolerance(folded.length);
  return words
    .flatMap(([word, count]) => {
      if (word === folded || Math.abs(word.length - folded.length) > bound) return [];
      const distance = editDistance(folded, word, bound);
      return distance <= bound ? [{ word, count, distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map(({ word }) => word);
}

/**
 * Letters to add, take out, change, or swap with their neighbour, to make one word of another
 * (optimal string alignment).
 *
 * @returns the distance, or some number above `bound` as soon as it is clear that it is more
 */
export function editDistance(a: string, b: string, bound: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > bound) return bound + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
