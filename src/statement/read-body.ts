/** Reading bodies of statements: what they quote and name, and their words as plain text. */
import type { Nodes, Parents } from 'mdast';
import { parsePassageAddress } from '../permalink/identifier.ts';
import { blocksOf, isComponent, parseBody, quotedPlace, readBlock, selectionOf } from './block.ts';
import { type Quotable, quoteWords, type Selection } from './selection.ts';

/** A quotation of a body: what it selects, and where its element begins and ends. */
export interface PlacedQuote {
  selection: Selection;
  start: number;
  end: number;
}

/** Every quotation of a body, in order; none where the body cannot be read as MDX. */
export function quotesIn(body: string): PlacedQuote[] {
  let root: Parents;
  try {
    root = parseBody(body);
  } catch {
    return [];
  }
  const quotes: PlacedQuote[] = [];
  const visit = (node: Nodes) => {
    const { start, end } = node.position ?? {};
    if (isComponent(node) && node.name === 'Quote' && start?.offset !== undefined && end?.offset !== undefined)
      quotes.push({ selection: selectionOf(node), start: start.offset, end: end.offset });
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return quotes;
}

/** The references that a body names in its source marks, each once, in order. */
export function referencesIn(body: string): string[] {
  const named = [...body.matchAll(/<Source\s+of="([^"]+)"/gu)].map((match) => match[1] ?? '');
  return [...new Set(named)].filter((of) => !parsePassageAddress(of));
}

/**
 * The first sentence of a body as plain text, its quotations in quotation marks; three dots stand for
 * withdrawn words.
 *
 * @returns an empty text where there is none
 */
export function firstSentence(body: string, quotable: Quotable, language: string): string {
  const [block] = blocksOf(parseBody(body)).filter(({ type }) => type === 'paragraph');
  if (!block) return '';
  const { text, quotations } = readQuoting(block, quotable);
  const [first] = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return printQuoting(first?.segment ?? '', quotations);
}

/** The blocks of a body as plain text, their quotations in quotation marks. */
export function plainBlocks(body: string, quotable: Quotable): string[] {
  return blocksOf(parseBody(body)).flatMap((block) => {
    const { text, quotations } = readQuoting(block, quotable);
    return printQuoting(text, quotations) || [];
  });
}

/** Text of a block with places for its quotations, and the quotations. */
function readQuoting(block: Parents, quotable: Quotable): { text: string; quotations: string[] } {
  const quotations: string[] = [];
  const { text } = readBlock(block, (element) => {
    if (element.name !== 'Quote') return;
    const quote = quoteWords(selectionOf(element), quotable);
    quotations.push('words' in quote ? `“${quote.words}”` : 'withdrawal' in quote ? '[…]' : '');
  });
  return { text, quotations };
}

function printQuoting(text: string, quotations: readonly string[]): string {
  let next = 0;
  return text
    .replaceAll(quotedPlace, () => quotations[next++] ?? '')
    .replace(/ +(?=[.,;:])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
