/**
 * Text fragments: addresses of words in a page, `#p7:~:text=…` (WICG Scroll to Text Fragment).
 *
 * A browser goes to the first place where the words stand, as whole words, whatever their case; so
 * words that stood before are told apart by those around them. Where a browser finds nothing, the
 * anchor of the passage is what it falls back to. Runs in the browser too: imports nothing.
 */

/** Words selected in a passage, and all that a page shows before the passage. */
export interface Selected {
  passage: string;
  /**
   * Text of the passage, and of those after it that are selected too; a line end parts passages, lines and
   * cells, over whose bounds browsers find no words.
   */
  text: string;
  /** Where the words begin and end in the text; both at the bounds of words. */
  start: number;
  end: number;
  /** All that the page shows before the passage. */
  before: string;
}

/** Words beyond which a fragment names the first and the last instead of all. */
const longest = 40;
const edge = 8;

/** The fragment of an address of selected words, with its `#`. */
export function fragmentOf({ passage, text, start, end, before }: Selected): string {
  const selected = text.slice(start, end);
  const anchor = `#${passage}`;
  if (selected.trim() === '') return anchor;
  const lines = selected.split('\n').map((line) => line.split(/\s+/u).filter(Boolean));
  const isRange = lines.length > 1 || lines.flat().length > longest;
  const first = isRange ? (lines[0] ?? []).slice(0, edge).join(' ') : selected;
  const lastWords = (lines.at(-1) ?? []).slice(-edge).join(' ');
  // A browser ends at the first place where the last words stand: the first line alone can be told then.
  if (lines.length > 1 && holds(fold(selected).slice(0, -fold(lastWords).length), fold(lastWords)))
    return fragmentOf({ passage, text, start, end: start + selected.indexOf('\n'), before });
  const last = isRange ? `,${encodeWords(lastWords)}` : '';
  const earlier = fold(`${before} ${text.slice(0, start)}`);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const [rest = ''] = text.slice(end).split('\n');
  const left = [...text.slice(lineStart, start).matchAll(/\S+/gu)].map(({ index }) => lineStart + index).reverse();
  const right = [...rest.matchAll(/\S+/gu)].map(({ 0: word, index }) => end + index + word.length);
  // The fewest words around the selected ones with which they stand nowhere before; signs that touch the
  // selected words, such as a quotation mark before them, touch them in what is sought too.
  for (let around = 0; around <= left.length + right.length && around <= 24; around++) {
    const from = left[Math.min(around, left.length) - 1] ?? start;
    const until = right[around - left.length - 1] ?? end;
    if (holds(earlier, fold(text.slice(from, start) + (isRange ? first : text.slice(start, until))))) continue;
    const prefix = text.slice(from, start);
    // Of a range the words after it tell nothing, so that none is reached.
    const suffix = text.slice(end, until);
    const terms = `${prefix && `${encodeWords(prefix)}-,`}${encodeWords(first)}${last}${suffix && `,-${encodeWords(suffix)}`}`;
    return `${anchor}:~:text=${terms}`;
  }
  return anchor;
}

/** Signs that part no word where they stand inside one, such as an apostrophe or the comma of a number (Unicode UAX 29). */
const joined = /^(?:[\p{L}\p{M}]['’.:·][\p{L}\p{M}]|\p{N}['’.,;]\p{N})$/u;

/** Whether a place in a text lies inside a word, as browsers part words. */
function isInsideWord(text: string, at: number): boolean {
  const isWord = (index: number) => /[\p{L}\p{M}\p{N}_]/u.test(text[index] ?? '');
  return (
    (isWord(at - 1) && isWord(at)) ||
    joined.test(text.slice(Math.max(0, at - 2), at + 1)) ||
    joined.test(text.slice(Math.max(0, at - 1), at + 2))
  );
}

/** The nearest bounds of whole words around a place in a text: what a browser finds. */
export function wholeWords(text: string, start: number, end: number): { start: number; end: number } {
  let [from, until] = [start, end];
  while (from < until && /\s/u.test(text[from] ?? '')) from++;
  while (until > from && /\s/u.test(text[until - 1] ?? '')) until--;
  if (from === until) return { start: from, end: from };
  while (isInsideWord(text, from)) from--;
  while (isInsideWord(text, until)) until++;
  return { start: from, end: until };
}

/**
 * Percent-encoded as a term of a text directive: its own signs too, of which a hyphen is one, and those
 * that programs take for the end of an address in a sentence, of which a full stop is one.
 */
function encodeWords(words: string): string {
  return encodeURIComponent(words.replace(/\s+/gu, ' ').trim()).replace(
    /[-!'()*.]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** As browsers compare: no case, one kind of space, of quotation mark and of apostrophe. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim();
}

function holds(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isInsideWord(text, at) && !isInsideWord(text, at + words.length)) return true;
  return false;
}
