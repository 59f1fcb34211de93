/** Selections: which words of a passage are quoted, taken from it when the site is built. */
import type { Withdrawal } from '../permalink/ledger.ts';

/** What may be quoted: the texts of passages by `0001#p4`, and what is said in place of those that were withdrawn. */
export interface Quotable {
  passages: ReadonlyMap<string, string>;
  withdrawn?: ReadonlyMap<string, Withdrawal>;
}

/** Words of a passage to quote: from the first occurrence of `from` to the end of `to`. */
export interface Selection {
  of: string;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The words that a selection quotes, taken from the passage.
 *
 * @returns a sentence on what is wrong, where the words do not stand in the passage once; for a
 * withdrawn passage that it is withdrawn, whichever words are selected
 */
export function quoteWords(
  selection: Selection,
  { passages, withdrawn }: Quotable,
): { words: string } | { problem: string } | { withdrawal: Withdrawal } {
  const withdrawal = withdrawn?.get(selection.of);
  if (withdrawal) return { withdrawal };
  const text = passages.get(selection.of);
  if (text === undefined)
    return { problem: `There is no passage ${selection.of}. Name a document and a passage, such as 0001#p4.` };
  if (selection.from === undefined) {
    if (selection.to === undefined) return { words: text };
    return { problem: `“${selection.to}” is given as the end of a quotation without a beginning. Give from as well.` };
  }
  const start = text.indexOf(selection.from);
  if (start < 0 || text.indexOf(selection.from, start + 1) >= 0) {
    return {
      problem: `“${selection.from}” does not stand once in passage ${selection.of}. Give words that stand there once, to the letter.`,
    };
  }
  if (selection.to === undefined) return { words: selection.from };
  const end = text.indexOf(selection.to, start + selection.from.length);
  if (end < 0)
    return {
      problem: `“${selection.to}” does not follow “${selection.from}” in passage ${selection.of}. Give words that do, to the letter.`,
    };
  return { words: text.slice(start, end + selection.to.length) };
}
