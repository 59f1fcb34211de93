/**
 * Withholding: a transcription without the passages that were withdrawn, as a tree and as Markdown.
 *
 * What stands around a withdrawn passage stays as it was: nested items stay items, rows stay rows.
 */
import type { Element, ElementContent, Root } from 'hast';
import type { Block } from '../passage/passage.ts';
import { passagesIn, type RenderedBlock } from './render.ts';

/** Elements that hold passages of their own inside the element of another one. */
const holders = new Set(['ul', 'ol', 'blockquote', 'table', 'p']);

/** Where the words of a block itself stand in the Markdown that it was read from; of a row, those of each cell. */
function rangesOf({ element }: Block): [number, number][] {
  const parts = element.tagName === 'tr' ? element.children : [element];
  return parts.flatMap((part): [number, number][] => {
    if (part.type !== 'element') return [];
    const own = part.children.filter((child) => !(child.type === 'element' && holders.has(child.tagName)));
    const offsets = own.flatMap(({ position }) => [position?.start.offset, position?.end.offset]);
    const known = offsets.filter((offset) => offset !== undefined);
    return known.length > 0 ? [[Math.min(...known), Math.max(...known)]] : [];
  });
}

/** Words to be put into Markdown in the place of others. */
interface Cut {
  start: number;
  end: number;
  by: string;
}

/**
 * Where other words are to be put for those of some blocks.
 *
 * @param blocks as they were found in the tree of the Markdown, before the tree was changed
 * @param stand what stands for the words of each
 */
export function cutsFor<B extends Block>(blocks: readonly B[], stand: (block: B) => string): Cut[] {
  return blocks.flatMap((block) =>
    rangesOf(block).map(([start, end], index) => ({ start, end, by: index === 0 ? stand(block) : '' })),
  );
}

/** Puts words into Markdown in the place of others. */
export function replaceInMarkdown(body: string, cuts: readonly Cut[]): string {
  return [...cuts]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), body);
}

/** Where the outermost block around each passage ends in the Markdown, before the tree is changed: number → offset. */
export function outermostEnds(
  { children }: Root,
  blocks: readonly (Block & { id: string })[],
): ReadonlyMap<string, number> {
  const ids = new Map(blocks.map(({ element, id }) => [element, id]));
  const outermost = children.filter((node) => node.type === 'element');
  return new Map(
    outermost.flatMap((node) => {
      const end = endOf(node);
      return passagesIn(node, ids).map((passage) => [passage, end] as const);
    }),
  );
}

/** Where the last words of a node end: of plain Markdown they alone have a place. */
function endOf(node: ElementContent): number {
  const inner = node.type === 'element' ? node.children : [];
  return inner.reduce((end, child) => Math.max(end, endOf(child)), node.position?.end.offset ?? 0);
}

/**
 * Paragraphs that stand, in the Markdown, for passages of which the file holds nothing any more.
 *
 * @param placed the blocks with an anchor for each passage that was given up, in reading order
 * @param ends where the outermost block around each passage of the file ends
 * @param stand the paragraph for a passage, or none
 */
export function paragraphsBetween(
  placed: readonly RenderedBlock[],
  ends: ReadonlyMap<string, number>,
  stand: (passage: string) => string | undefined,
): Cut[] {
  const paragraphs = new Map<number, string>();
  let at = 0;
  for (const { passages, givenUp } of placed) {
    const end = ends.get(givenUp ?? passages[0] ?? '');
    if (end !== undefined) at = end;
    const said = end === undefined && givenUp ? stand(givenUp) : undefined;
    if (said) paragraphs.set(at, `${paragraphs.get(at) ?? ''}\n\n${said}${at === 0 ? '\n\n' : ''}`);
  }
  return [...paragraphs].map(([start, by]) => ({ start, end: start, by }));
}

/**
 * Takes the words of some blocks out of the Markdown that they were read from, with marks that then
 * stand alone. The head of a table stays, empty: without it the rows would be none.
 */
export function cutFromMarkdown(body: string, blocks: readonly Block[]): string {
  // A character that no text of a source holds, as XML 1.0 and HTML forbid it.
  const hole = '\uFFFF';
  const isHead = ({ element }: Block) =>
    element.children.some((child) => child.type === 'element' && child.tagName === 'th');
  const cut = replaceInMarkdown(
    body,
    cutsFor(blocks, (block) => (isHead(block) ? '' : hole)),
  );
  // The line under a heading goes with it.
  const withoutUnderlines = cut.replace(/(?<=\uFFFF)[ \t]*\n {0,3}(?:=+|-+)[ \t]*$/gmu, '');
  return withoutUnderlines
    .split('\n')
    .flatMap((line) => {
      if (!line.includes(hole)) return [line];
      const rest = line.replaceAll(hole, '');
      if (/[^\s>#|*+.()\d-]/u.test(rest)) return [rest];
      return /^\s+\d+[.)]\s*$/u.test(rest) ? [''] : [];
    })
    .join('\n');
}

/** Takes the words of some blocks out of their tree, and the elements that are empty then. */
export function removeFromTree(tree: Root, blocks: readonly Block[]): void {
  for (const { pieces } of blocks) for (const { node } of pieces) node.value = '';
  prune(tree, new Set(blocks.map(({ element }) => element)));
}

/** @returns whether the node has words, or has nothing to do with what was taken out */
function prune(parent: Root | Element, emptied: ReadonlySet<Element>): void {
  parent.children = (parent.children as ElementContent[]).filter((child) => {
    if (child.type !== 'element') return true;
    const touched = touches(child, emptied);
    if (touched) prune(child, emptied);
    return !touched || hasWords(child);
  }) as typeof parent.children;
}

function touches(node: Element, emptied: ReadonlySet<Element>): boolean {
  return emptied.has(node) || node.children.some((child) => child.type === 'element' && touches(child, emptied));
}

function hasWords(node: ElementContent): boolean {
  if (node.type === 'text') return /\S/u.test(node.value);
  return node.type === 'element' && node.children.some(hasWords);
}
