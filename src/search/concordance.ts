/**
 * The concordance: every word of the documents with the passages that hold it, by initial.
 */
import { foldWord, writtenWords } from './words.ts';

/** A passage by its document and number. */
export interface Place {
  document: string;
  passage: string;
}

/** A word, folded, with the number of passages that hold it and the first of them, each once, in reading order. */
export interface ConcordanceEntry {
  word: string;
  count: number;
  /** At most `placesListed`. */
  places: Place[];
}

/** Passages listed for a word; of a more frequent one only so many are, and the page says so. */
export const placesListed = 100;

interface Document {
  id: string;
  passages: readonly { id: string; text: string }[];
}

/** Words by initial; initials and words in the order of their characters. */
export function buildConcordance(documents: readonly Document[]): Map<string, ConcordanceEntry[]> {
  const words = new Map<string, Counted>();
  // A word is folded once for each way in which it is written.
  const written = new Map<string, Counted>();
  const find = (word: string): Counted => {
    const folded = foldWord(word);
    const counted = words.get(folded) ?? { entry: { word: folded, count: 0, places: [] } };
    words.set(folded, counted);
    written.set(word, counted);
    return counted;
  };
  for (const { id: document, passages } of documents) {
    for (const { id: passage, text } of passages) {
      const place = { document, passage };
      for (const word of writtenWords(text)) {
        const counted = written.get(word) ?? find(word);
        if (counted.last === place) continue;
        counted.last = place;
        if (++counted.entry.count <= placesListed) counted.entry.places.push(place);
      }
    }
  }
  const entries = [...words.values()].map(({ entry }) => entry).sort((a, b) => byCharacters(a.word, b.word));
  const initials = Map.groupBy(entries, ({ word }) => initialOf(word));
  return new Map([...initials].sort(([a], [b]) => byCharacters(a, b)));
}

/** An entry with the passage that was counted last. */
interface Counted {
  entry: ConcordanceEntry;
  last?: Place;
}

const byCharacters = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The letter or figure with which a word begins, without its accents. */
export function initialOf(word: string): string {
  const bare = word.normalize(/^\p{Script=Latin}/u.test(word) ? 'NFD' : 'NFC');
  return String.fromCodePoint(bare.codePointAt(0) ?? 0);
}

/** How an initial stands in an address: itself where it is a plain letter or figure, else its code point: `u43b`. */
export function initialSlug(initial: string): string {
  return /^[a-z0-9]$/u.test(initial) ? initial : `u${(initial.codePointAt(0) ?? 0).toString(16)}`;
}
