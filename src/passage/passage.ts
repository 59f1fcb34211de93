/**
 * Passages: the blocks of a transcription that have words of their own, the unit that is linked,
 * cited, quoted and found.
 *
 * Input is the HTML tree of a transcription. A passage is a heading, a paragraph, a list item with
 * words of its own, or a table row. Its text is its words set apart by single spaces.
 */
import type { Element, Root, Text } from 'hast';
import { foldSpace } from '../capture/reading-text.ts';

export type PassageKind = 'heading' | 'paragraph' | 'item' | 'quotation' | 'row' | 'caption';

/** A piece of a passage's text: the node that holds it and where it begins in the passage's text. */
export interface TextPiece {
  node: Text;
  parent: Element;
  start: number;
}

/** A passage before it has a number: its element, text and the nodes that make up the text. */
export interface Block {
  element: Element;
  kind: PassageKind;
  /** Level of a heading in the source, from 1; 0 for other kinds. */
  level: number;
  text: string;
  pieces: TextPiece[];
  /** Line of the transcription on which it begins, from 1. */
  line: number;
}

const headingNames = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const containers = new Set(['ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody']);
/** Elements whose words are not those of the block around them. */
const blockNames = new Set([...containers, ...headingNames, 'p', 'tr']);

/**
 * Divides a transcription into passages, in reading order.
 *
 * White space in the tree's text is folded on the way, so that offsets into a passage's text are
 * offsets into its nodes.
 */
export function findBlocks(root: Root): Block[] {
  const found: Block[] = [];
  const visit = (parent: Root | Element, inQuotation: boolean) => {
    for (const node of parent.children) {
      if (node.type !== 'element') continue;
      const kind = blockKind(node, parent, inQuotation);
      if (kind) {
        const pieces: TextPiece[] = [];
        const text = collectText(node, pieces);
        if (text !== '')
          found.push({
            element: node,
            kind,
            level: headingNames.indexOf(node.tagName) + 1,
            text,
            pieces,
            line: lineOf(node, pieces),
          });
      }
      if (containers.has(node.tagName)) visit(node, inQuotation || node.tagName === 'blockquote');
    }
  };
  visit(root, false);
  return found;
}

/** Where a block begins: of plain Markdown its words alone have a place. */
function lineOf(element: Element, pieces: readonly TextPiece[]): number {
  const placed = [element, ...pieces.map(({ node }) => node)].find(({ position }) => position);
  return placed?.position?.start.line ?? 1;
}

function blockKind(node: Element, parent: Root | Element, inQuotation: boolean): PassageKind | undefined {
  if (headingNames.includes(node.tagName)) return 'heading';
  if (node.tagName === 'p') {
    const first = parent.children.find((child) => child.type === 'element');
    if (parent.type === 'element' && parent.tagName === 'li' && first === node) return 'item';
    return inQuotation ? 'quotation' : 'paragraph';
  }
  if (node.tagName === 'li') return 'item';
  if (node.tagName === 'tr') return 'row';
  return undefined;
}

/** Gathers the words of a block itself, leaving out the blocks inside it, and folds its white space. */
function collectText(block: Element, pieces: TextPiece[]): string {
  let text = '';
  const separate = () => {
    if (text !== '' && !text.endsWith(' ')) text += ' ';
  };
  const visit = (parent: Element) => {
    for (const node of parent.children) {
      if (node.type === 'text') {
        node.value = node.value.replace(/[ \t\r\n\f]+/gu, ' ');
        if (text === '' || text.endsWith(' ')) node.value = node.value.replace(/^ /u, '');
        if (node.value === '') continue;
        pieces.push({ node, parent, start: text.length });
        text += node.value;
      } else if (node.type === 'element') {
        if (node.tagName === 'br') separate();
        else if (node.tagName === 'td' || node.tagName === 'th') {
          separate();
          visit(node);
        } else if (!blockNames.has(node.tagName)) visit(node);
      }
    }
  };
  visit(block);
  return foldSpace(text);
}

/**
 * Gives each block its number.
 *
 * A block whose digest the ledger promises has the number promised for it; the others take the next
 * free numbers in reading order. Equal digests take their numbers in the order of minting.
 *
 * @param digests digest of each block's text, in reading order
 * @param pinned digest → numbers promised for it
 * @param last the highest number ever promised
 */
export function numberBlocks(
  digests: readonly string[],
  pinned: ReadonlyMap<string, readonly string[]>,
  last: number,
): string[] {
  const taken = new Map<string, number>();
  let next = last;
  return digests.map((digest) => {
    const used = taken.get(digest) ?? 0;
    taken.set(digest, used + 1);
    return pinned.get(digest)?.[used] ?? `p${++next}`;
  });
}
