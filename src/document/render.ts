/**
 * Rendering: the tree of a transcription with its passages numbered and its mentions linked, as HTML.
 *
 * The HTML shows the source's words and no others: the number of a passage is an empty link that the
 * stylesheet fills, and a mention is a link around words that stand there anyway.
 */
import type { Element, ElementContent, Root, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Mention } from '../glossary/mention.ts';
import type { Block } from '../passage/passage.ts';
import { placeUnder, termPath } from '../permalink/permalink.ts';
import { dropCountedNumbers } from './item-numbers.ts';

/** A block with its number and mentions. */
export interface NumberedBlock extends Block {
  id: string;
  mentions: readonly Mention[];
}

/** A piece of a rendered transcription: a top-level block and the passages in it. */
export interface RenderedBlock {
  html: string;
  passages: string[];
  /** A passage that was moved or withdrawn: the block is its anchor alone. */
  givenUp?: string;
}

/**
 * Renders a transcription, changing its tree.
 *
 * @param base of the site, for the links of mentions
 * @returns its top-level blocks in reading order
 */
export function renderTranscription(tree: Root, blocks: readonly NumberedBlock[], base: string): RenderedBlock[] {
  for (const block of blocks) {
    linkMentions(block, base);
    markPassage(block);
  }
  dropCountedNumbers(tree);
  const ids = new Map(blocks.map(({ element, id }) => [element, id]));
  return tree.children
    .filter((node): node is Element => node.type === 'element')
    .map((node) => ({
      html: toHtml(node.tagName === 'table' ? scrollable(node) : node),
      passages: passagesIn(node, ids),
    }));
}

function markPassage({ element, id, kind, level }: NumberedBlock): void {
  if (kind === 'heading') element.tagName = `h${Math.min(level + 1, 6)}`;
  element.properties = {
    ...element.properties,
    id,
    dataPagefindTitle: `¶ ${id.slice(1)}`,
    className: kind === 'caption' ? ['passage', 'caption'] : ['passage'],
  };
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { className: ['number'], href: `#${id}`, ariaLabel: `¶ ${id.slice(1)}`, dataNumber: id.slice(1) },
    children: [],
  };
  const host = kind === 'row' ? element.children.find((child): child is Element => child.type === 'element') : element;
  host?.children.unshift(link);
}

/** Links each mention; a term that is mentioned several times in a passage, at its first mention only. */
function linkMentions({ pieces, mentions }: NumberedBlock, base: string): void {
  const linked = new Set<string>();
  const first = mentions.filter(({ term }) => !linked.has(term) && linked.add(term));
  for (const piece of pieces) {
    const end = piece.start + piece.node.value.length;
    const cuts = first
      .map(({ term, language, start, end: until }) => ({
        term,
        language,
        from: Math.max(start, piece.start) - piece.start,
        to: Math.min(until, end) - piece.start,
      }))
      .filter(({ from, to }) => from < to);
    if (cuts.length > 0) splitText(piece.parent, piece.node, cuts, base);
  }
}

function splitText(
  parent: Element,
  node: Text,
  cuts: readonly { term: string; language?: string | undefined; from: number; to: number }[],
  base: string,
): void {
  const parts: ElementContent[] = [];
  let done = 0;
  for (const { term, language, from, to } of cuts) {
    if (from > done) parts.push({ type: 'text', value: node.value.slice(done, from) });
    parts.push({
      type: 'element',
      tagName: 'a',
      properties: { className: ['mention'], href: placeUnder(base, termPath(term)), lang: language },
      children: [{ type: 'text', value: node.value.slice(from, to) }],
    });
    done = to;
  }
  if (done < node.value.length) parts.push({ type: 'text', value: node.value.slice(done) });
  parent.children.splice(parent.children.indexOf(node), 1, ...parts);
}

/** A wide table scrolls by itself, so that the page need not; by keyboard too. */
function scrollable(table: Element): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['wide'], tabIndex: 0, role: 'group' },
    children: [table],
  };
}

/** The passages in an element, in reading order. */
export function passagesIn(node: Element, ids: ReadonlyMap<Element, string>): string[] {
  const own = ids.get(node);
  const inner = node.children.flatMap((child) => (child.type === 'element' ? passagesIn(child, ids) : []));
  return own === undefined ? inner : [own, ...inner];
}
