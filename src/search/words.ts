/**
 * The words of a text, for the search: where each stands, and the key under which it is indexed.
 *
 * A word is a run of letters, marks and figures; an apostrophe inside it belongs to it, a hyphen or a
 * stroke parts two words ("self-proclaimed", "155-FZ").
 */
import { foldForm } from '../glossary/lexicon.ts';
import { remembering } from '../remembering.ts';
import { kindredKey, plainLetters } from './kindred.ts';

/** A word wherever it stands: itself folded, and its key. */
export interface Face {
  folded: string;
  key: string;
}

/** A word of a text: where it stands, in UTF-16 units. */
export interface Word extends Face {
  start: number;
  end: number;
}

/** A run of a text, from `start` to before `end`, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** Signs inside a word that only say where it may break or not: a soft hyphen, joiners. */
const unseen = '\\u00ad\\u200c\\u200d\\u2060';
const unseenPattern = new RegExp(`[${unseen}]`, 'gu');
const wordPattern = new RegExp(
  `[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}${unseen}]*(?:['’‘‛ʼ′\`´][\\p{L}\\p{M}][\\p{L}\\p{M}${unseen}]*)*`,
  'gu',
);

/** The words of a text in order. */
export function findWords(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map(({ 0: word, index: start }) => ({
    start,
    end: start + word.length,
    ...faceOf(word),
  }));
}

/** The keys of the words of a text, in order. */
export const keysOf = (text: string): string[] => findWords(text).map(({ key }) => key);

/** The words of a text as they are written there. */
export function writtenWords(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

/** The words of a text, each folded. */
export function foldedWords(text: string): string[] {
  return writtenWords(text).map(foldWord);
}

/** A word without letter case, its apostrophes alike, in plain letters and without its unseen signs. */
export const foldWord = remembering((word) => foldForm(plainLetters(word)).replace(unseenPattern, ''));

/** The face of a word as it is written; alike written, it is the same object. */
export const faceOf = remembering((word): Face => ({ folded: foldWord(word), key: kindredKey(word) }));

/** Where words with these keys stand one after the other. */
export function findKeys(words: readonly Word[], keys: readonly string[]): Span[] {
  return findRuns(words, keys, (word, key) => word.key === key);
}

/**
 * Where these words stand one after the other, to the letter but for letter case and the kind of
 * apostrophe; the signs between them do not count.
 *
 * @param phrase words as `foldedWords` gives them
 */
export function findPhrase(words: readonly Word[], phrase: readonly string[]): Span[] {
  return findRuns(words, phrase, ({ folded }, wanted) => folded === wanted);
}

function findRuns(
  words: readonly Word[],
  wanted: readonly string[],
  answers: (word: Word, wanted: string) => boolean,
): Span[] {
  const spans: Span[] = [];
  if (wanted.length === 0) return spans;
  for (let at = 0; at + wanted.length <= words.length; at++) {
    const run = words.slice(at, at + wanted.length);
    if (run.every((word, index) => answers(word, wanted[index] ?? '')))
      spans.push({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });
  }
  return spans;
}
