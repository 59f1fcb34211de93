/** Plain text: the capture itself is the text, and its paragraphs are blocks. */
import { linesOf, wordsOf } from '../capture/reading-text.ts';
import type { Source, SourceBlock } from './source.ts';

/** Characters above which a block is cut at sentences: a passage is what one can cite. */
const longest = 20_000;

/**
 * Reads plain text.
 *
 * Lines between empty lines are one paragraph where they look wrapped (all but the last nearly full);
 * else each line is one. Lines such as `== Title ==` are headings where there are two or more of them.
 */
export function readPlainText(text: string): Pick<Source, 'blocks' | 'marks'> {
  const lines = linesOf(text);
  const marks = { ...(hasHeadings(lines) ? { heading: '=' } : {}), ...(hasItems(lines) ? { item: '- ' } : {}) };
  const blocks: SourceBlock[] = [];
  let group: { line: number; words: string }[] = [];
  const close = () => {
    if (group.length > 0) {
      const paragraphs = isWrapped(group.map(({ words }) => words)) ? [group] : group.map((line) => [line]);
      for (const paragraph of paragraphs) {
        const range: [number, number] = [paragraph[0]?.line ?? 1, paragraph.at(-1)?.line ?? 1];
        const joined = paragraph.map(({ words }) => words).join(' ');
        for (const piece of cutLong(joined)) blocks.push({ kind: 'paragraph', level: 0, lines: range, text: piece });
      }
    }
    group = [];
  };
  lines.forEach((line, index) => {
    const words = wordsOf(line).join(' ');
    const heading = marks.heading ? headingOf(words) : undefined;
    const item = marks.item && words.startsWith('- ') && !heading ? words.slice(2) : undefined;
    if (words === '' || heading || item) close();
    const range: [number, number] = [index + 1, index + 1];
    if (heading) blocks.push({ kind: 'heading', level: heading.level, lines: range, text: heading.text });
    else if (item) blocks.push({ kind: 'item', level: 1, lines: range, text: item });
    else if (words !== '') group.push({ line: index + 1, words });
  });
  close();
  return { blocks, marks };
}

/** Level and words of a heading such as `== Title ==`: equal runs of one to six signs, words between. */
function headingOf(words: string): { level: number; text: string } | undefined {
  const match = /^(={1,6})([^=].*[^=]|[^=])(={1,6})$/su.exec(words);
  const text = wordsOf(match?.[2] ?? '').join(' ');
  if (!match?.[1] || match[1].length !== match[3]?.length || text === '') return undefined;
  return { level: match[1].length, text };
}

/** Every line that begins with the sign must be a whole heading, or the marks would not be marks. */
function hasHeadings(lines: readonly string[]): boolean {
  const marked = lines.map((line) => wordsOf(line).join(' ')).filter((line) => line.startsWith('='));
  return marked.length >= 2 && marked.every((line) => headingOf(line));
}

/** A mark before items is one where several lines have it, each with words, and none is a heading. */
function hasItems(lines: readonly string[]): boolean {
  const marked = lines.filter((line) => /^[ \t\f]*- /u.test(line));
  return marked.length >= 2 && marked.every((line) => /^[ \t\f]*- \S/u.test(line) && wordsOf(line).length > 1);
}

/** Whether lines are one paragraph that was broken to a width: all but the last are long and alike. */
function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 2) return true;
  const widths = lines.slice(0, -1).map(({ length }) => length);
  let widest = lines.at(-1)?.length ?? 0;
  for (const width of widths) widest = Math.max(widest, width);
  return widest <= 120 && widths.every((width) => width >= 40 && width >= widest * 0.6);
}

/** Cuts words into pieces of whole sentences, where they are more than one can cite. */
export function cutLong(text: string): string[] {
  if (text.length <= longest) return [text];
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > longest) {
    const window = text.slice(from, from + longest);
    const sentence = Math.max(window.lastIndexOf('. '), window.lastIndexOf('! '), window.lastIndexOf('? '));
    const space = sentence > 0 ? sentence + 1 : window.lastIndexOf(' ');
    // A word longer than a piece stays whole.
    const next = space > 0 ? from + space : text.indexOf(' ', from + longest);
    if (next < 0) break;
    pieces.push(text.slice(from, next));
    from = next + 1;
  }
  pieces.push(text.slice(from));
  return pieces.filter((piece) => piece !== '');
}
