/**
 * Markdown: the blocks of a source as the body of a document.
 *
 * Words are set apart by single spaces and every sign that Markdown, GFM or MDX would take for markup
 * is escaped, so that any text whatever reads back as its own words.
 */
import { wordsOf } from '../capture/reading-text.ts';
import type { SourceBlock } from './source.ts';

/** Writes blocks as Markdown; an empty line stands between those that belong to no common list, table or quotation. */
export function toMarkdown(blocks: readonly SourceBlock[]): string {
  let body = '';
  let before: SourceBlock | undefined;
  let items: Item[] = [];
  const columns = widestRows(blocks);
  for (const block of blocks) {
    const follows = before?.kind === block.kind && before.table === block.table;
    if (block.kind !== 'item') items = [];
    if (block.kind === 'item') {
      // An item stands one deeper than the one before at most.
      const depth = Math.min(block.level, items.length + 1, 20);
      const above = items.slice(0, depth - 1);
      const item = itemOf(block, items[depth - 1]);
      const indent = ' '.repeat(above.reduce((sum, { mark }) => sum + mark.length, 0));
      items = [...above, item];
      // Right below words, only a list that begins with 1 is one.
      body += `${follows && !item.isApart ? '\n' : '\n\n'}${indent}${item.mark}${escapeText(block.text)}`;
    } else if (block.kind === 'row') {
      const amount = columns.get(block.table ?? 0) ?? 1;
      body += `${follows ? '\n' : '\n\n'}${rowOf(block.cells ?? [block.text], amount)}`;
      if (!follows)
        body += `\n${rowOf(
          Array.from({ length: amount }, () => '---'),
          amount,
          true,
        )}`;
    } else if (block.kind === 'quotation') body += `${follows ? '\n>\n' : '\n\n'}> ${escapeText(block.text)}`;
    else if (block.kind === 'heading')
      body += `\n\n${'#'.repeat(Math.min(Math.max(block.level, 1), 6))} ${escapeText(block.text)}`;
    else body += `\n\n${escapeText(block.text)}`;
    before = block;
  }
  return `${body.replace(/^\n+/u, '')}\n`;
}

/** The mark of an item, and whether an empty line must stand before it. */
interface Item {
  number?: number;
  sign: string;
  mark: string;
  isApart: boolean;
}

/** @param before the item before it on the same level of the same list */
function itemOf({ ordered, number }: SourceBlock, before: Item | undefined): Item {
  if (!ordered) return { sign: '-', mark: '- ', isApart: false };
  const next = (before?.number ?? 0) + 1;
  const own = number ?? next;
  const isApart = own !== next;
  // Markdown counts on by itself: a number that does not follow begins a list, which another sign tells.
  const other = before?.sign === '.' ? ')' : '.';
  const sign = before?.number === undefined ? '.' : isApart ? other : before.sign;
  return { number: own, sign, mark: `${own}${sign} `, isApart };
}

function widestRows(blocks: readonly SourceBlock[]): Map<number, number> {
  const columns = new Map<number, number>();
  for (const { kind, table = 0, cells } of blocks) {
    if (kind === 'row') columns.set(table, Math.max(columns.get(table) ?? 1, cells?.length ?? 1));
  }
  return columns;
}

function rowOf(cells: readonly string[], columns: number, isRule = false): string {
  const texts = Array.from({ length: columns }, (_, index) => cells[index] ?? '');
  return `| ${texts.map((text) => (isRule ? text : escapeText(text))).join(' | ')} |`;
}

/** Escapes one block of words, as it stands in one line of Markdown. */
export function escapeText(text: string): string {
  const words = wordsOf(text).join(' ');
  const escaped = words
    .replace(/[\\`*_{}<>[\]~|]/gu, '\\$&')
    .replace(/&(?=[#A-Za-z])/gu, '\\&')
    // GFM makes links of bare addresses and would keep the escapes inside them.
    .replace(/:(?=\/\/)/gu, '\\:')
    .replace(/www(?=\.)/giu, '$&\\')
    .replace(/@/gu, '\\@')
    .replace(/#/gu, (sign, index: number, all: string) =>
      index === 0 || all[index - 1] === '#' || /^#+(?: |$)/u.test(all.slice(index)) ? `\\${sign}` : sign,
    );
  return escapeStart(escaped);
}

/** Escapes what at the beginning of a line is a mark of a list, a rule, a heading or code. */
function escapeStart(text: string): string {
  if (/^(?:[-+=]|:?-)/u.test(text)) return `\\${text}`;
  const number = /^(\d{1,9})([.)])/u.exec(text);
  if (number) return `${number[1]}\\${text.slice(number[1]?.length ?? 0)}`;
  // To MDX such a line is code; a letter has no escape but its number.
  if (/^(?:import|export)/u.test(text)) return `&#${text.charCodeAt(0)};${text.slice(1)}`;
  return text;
}
