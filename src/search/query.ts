/**
 * The question as a reader writes it.
 *
 * Words; phrases in quotation marks of any kind; a minus before either takes passages out. A phrase
 * whose quotation mark is never closed goes to the end. Quotation marks inside a phrase are no part of it.
 * Where a quotation leaves words out, what stands before and behind the ellipsis are phrases of their own.
 */

/** A part of a question. */
export interface QueryPart {
  /** The word, or the words of the phrase set apart by single spaces; never empty. */
  text: string;
  isPhrase: boolean;
  isExcluded: boolean;
}

const quotes = '"“”„‟«»‹›';
const plain = `[^${quotes}]*`;
const pairs: [open: string, close: string][] = [
  ['"', '"'],
  ['[“„‟]', '[“”]'],
  ['«', '»'],
  ['‹', '›'],
];
/** A phrase may quote in its turn, in marks of another kind than its own; else any mark closes it. */
const double = [
  ...pairs.map(([open, close]) => {
    const inner = pairs.filter(([other]) => other !== open).map(([other, end]) => other + plain + end);
    return `${open}${plain}(?:(?:${inner.join('|')})${plain})*(?:${close}|$)`;
  }),
  `[${quotes}]${plain}(?:[${quotes}]|$)`,
].join('|');
const quoteSigns = new RegExp(`[${quotes}]`, 'gu');
/** Single quotation marks are apostrophes too: they hold a phrase where they stand outside words. */
const single = `(?<![\\p{L}\\p{N}])['‘]((?:[^'‘’${quotes}]|(?<=\\p{L})['’](?=\\p{L}))*)['’](?![\\p{L}\\p{N}])`;
/** An address goes on to the next space; commas part other words, but not the thousands of a number. */
const bare = `https?://[^\\s${quotes}]+|(?:[^\\s,;${quotes}]|(?<=\\d),(?=\\d{3}(?!\\d)))+`;
const partPattern = new RegExp(`([([{<]*[-−]*)(?:(${double})|${single}|(${bare}))`, 'gu');

const ellipsis = /\[?(?:…|\.{3}|\. \. \.)\]?/u;

/** Reads a question; what holds no letter and no figure is no part of it. */
export function parseQuery(query: string): QueryPart[] {
  const found = [...query.normalize('NFC').matchAll(partPattern)];
  return found.flatMap(([, signs = '', inDouble, inSingle, word]): QueryPart[] => {
    const phrase = inDouble?.replace(quoteSigns, ' ') ?? inSingle;
    const isPhrase = phrase !== undefined;
    const isExcluded = /[-−]/u.test(signs);
    const words = (phrase ?? word ?? '').replace(/\s+/gu, ' ');
    // Either half alone would take out more than was meant.
    return (isPhrase && !isExcluded ? words.split(ellipsis) : [words])
      .map(trimSigns)
      .filter((text) => text !== '')
      .map((text) => ({ text, isPhrase, isExcluded }));
  });
}

/** Whether a part is a word that is asked for, and no phrase. */
export const isWord = (part: QueryPart): boolean => !part.isPhrase && !part.isExcluded;

/** Writes a question so that reading it gives the same parts. */
export function printQuery(parts: readonly QueryPart[]): string {
  return parts
    .map(({ text, isPhrase, isExcluded }) => `${isExcluded ? '-' : ''}${isPhrase ? `"${text}"` : text}`)
    .join(' ');
}

/**
 * Takes off signs at the ends of a word or phrase: those that are no letters, figures or marks. The last ones
 * are looked for behind a letter alone, or each sign inside a word would begin the search for its end anew.
 */
function trimSigns(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/gu, '');
}
