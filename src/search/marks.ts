/** The words to be marked in a document that a search has opened, as its address carries them. */

import { foldForm } from '../glossary/lexicon.ts';

/** Different words carried at most, and characters of each. */
const most = 12;
const longest = 400;

/** The part of an address from `?`: the words found, the first ones; each once, however it is written. */
export function writeMarks(words: readonly string[]): string {
  const marks = new URLSearchParams();
  const different = new Map<string, string>();
  for (const word of words) {
    const folded = foldForm(word);
    if (word.length <= longest && !different.has(folded)) different.set(folded, word);
  }
  for (const word of [...different.values()].slice(0, most)) marks.append('mark', word);
  const text = marks.toString();
  return text === '' ? '' : `?${text}`;
}

/** The words that an address asks to mark. */
export function readMarks(search: string): string[] {
  return new URLSearchParams(search)
    .getAll('mark')
    .filter((word) => word.trim() !== '' && word.length <= longest)
    .slice(0, most);
}
