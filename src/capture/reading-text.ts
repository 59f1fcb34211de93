/**
 * Reading text: the words of a text, the one way in which texts are compared.
 *
 * A word is a run of characters between ordinary white space (space, tab, line break, form feed: what
 * HTML folds). NO-BREAK SPACE and every other character belong to words and count.
 */

const ordinarySpace = /[ \t\r\n\f]+/u;

/** The words of a text in order. */
export function wordsOf(text: string): string[] {
  return text.split(ordinarySpace).filter((word) => word !== '');
}

/** A text with its words set apart by single spaces. */
export function foldSpace(text: string): string {
  return wordsOf(text).join(' ');
}

/** Number of characters (Unicode code points) that are not ordinary white space. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const word of wordsOf(text)) count += [...word].length;
  return count;
}

/** The lines of a text, without their ends; a final line end begins no further line. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/u);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
