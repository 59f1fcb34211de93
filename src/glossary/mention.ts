/**
 * Mentions: where the glossary's terms occur in the archive's passages.
 *
 * A mention is one form of one term at one place in a passage's text. The link in the document and
 * the line on the term's page are the same mention, so they cannot disagree. Which forms a term has
 * is decided by the glossary; a spelling that several things share is a mention only where an
 * editor's note identifies it.
 */
import { firstWord, foldForm, formKey, type Lexicon } from './lexicon.ts';

/** A mention: `start` and `end` are offsets into the passage's text, in UTF-16 units. */
export interface Mention {
  term: string;
  start: number;
  end: number;
  /** The language of its form, where the glossary says that it is another than that of the text. */
  language?: string;
}

/** Words that a note identifies in a passage: they are a mention of `term` whatever their form. */
export interface Identification {
  words: string;
  term: string;
}

/** The beginning of each word; no more of it, since a capture may be one word of millions of characters. */
const wordStarts = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]{1,100}/gu;
const endsInWord = /[\p{L}\p{M}\p{N}]$/u;
const beginsInWord = /^[\p{L}\p{M}\p{N}]/u;

/**
 * Finds the mentions in a text, in reading order.
 *
 * Mentions never overlap: identified words come first, then of overlapping forms the longest that
 * begins earliest ("rock salt" over "salt"). Forms match whole words in any letter case, with any
 * kind of apostrophe, quotation mark and space; accents count.
 */
export function findMentions(
  text: string,
  lexicon: Lexicon,
  identifications: readonly Identification[] = [],
): Mention[] {
  const mentions: Mention[] = [];
  for (const { words, term } of identifications) {
    const start = text.indexOf(words);
    const end = start + words.length;
    if (start >= 0 && !mentions.some((mention) => start < mention.end && mention.start < end))
      mentions.push({ term, start, end });
  }
  // Where there are no forms, the words of the text need not be looked at.
  if (lexicon.forms.size === 0) return mentions.sort((a, b) => a.start - b.start);
  const fixed = [...mentions];
  const folded = foldForm(text);
  let free = 0;
  for (const match of folded.matchAll(wordStarts)) {
    const start = match.index;
    if (start < free) continue;
    for (const { folded: form, term } of lexicon.forms.get(firstWord(match[0])) ?? []) {
      const end = start + form.length;
      if (!folded.startsWith(form, start) || isInsideWord(folded, end)) continue;
      if (fixed.some((mention) => start < mention.end && mention.start < end)) continue;
      mentions.push({ term, start, end });
      free = end;
      break;
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

/** Gives each mention in a text the language of its form, where that is another than the text's own. */
export function withLanguages(
  mentions: readonly Mention[],
  text: string,
  own: string,
  { terms }: Pick<Lexicon, 'terms'>,
): Mention[] {
  return mentions.map((mention) => {
    const key = formKey(text.slice(mention.start, mention.end));
    const forms = terms.get(mention.term)?.forms.filter(({ form }) => formKey(form) === key) ?? [];
    const [language] = forms.map((form) => form.language);
    // Two languages may write a name alike.
    return language === undefined || forms.some((form) => form.language === own) ? mention : { ...mention, language };
  });
}

/** The language of words of a passage: that of the mention in which they stand, or else the passage's own. */
export function languageOfWords(
  words: string,
  passage: { text: string; mentions: readonly Mention[] } | undefined,
  own: string,
): string {
  const from = passage?.text.indexOf(words) ?? -1;
  return passage?.mentions.find(({ start, end }) => start <= from && from + words.length <= end)?.language ?? own;
}

/** Whether the characters on the two sides of an offset are of one word. */
function isInsideWord(text: string, offset: number): boolean {
  return (
    endsInWord.test(text.slice(Math.max(0, offset - 2), offset)) && beginsInWord.test(text.slice(offset, offset + 2))
  );
}

/** Where a form stands in a text as whole words; both are folded. */
export function findWhole(folded: string, form: string): number[] {
  const starts: number[] = [];
  for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + 1)) {
    if (!isInsideWord(folded, at) && !isInsideWord(folded, at + form.length)) starts.push(at);
  }
  return starts;
}
