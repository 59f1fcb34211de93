/**
 * The concordance: every word of the documents with the passages that hold it, by initial.
 */
import { foldedWords } from './words.ts';

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
  const words = new Map<string, ConcordanceEntry>();
  for (const { id: document, passages } of documents) {
    for (const { id: passage, text } of passages) {
      const place = { document, passage };
      for (const word of new Set(foldedWords(text))) {
        const entry = words.get(word);
        if (!entry) words.set(word, { word, count: 1, places: [place] });
        else if (++entry.count <= placesListed) entry.places.push(place);
      }
    }
  }
  const initials = new Map<string, ConcordanceEntry[]>();
  for (const entry of [...words.values()].sort((a, b) => byCharacters(a.word, b.word))) {
    const initial = initialOf(entry.word);
    const list = initials.get(initial);
    if (list) list.push(entry);
    else initials.set(initial, [entry]);
  }
  return new Map([...initials].sort(([a], [b]) => byCharacters(a, b)));
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
