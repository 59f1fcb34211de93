/** Reading bodies of statements: what they quote and name, and their words as plain text. */
import type { Nodes, Parents } from 'mdast';
import { parsePassageAddress } from '../permalink/identifier.ts';
import { blocksOf, type Component, isComponent, parseBody, quotedPlace, readBlock, selectionOf } from './block.ts';
import { type Quotable, quoteWords, type Selection } from './selection.ts';

/** A quotation of a body: what it selects, and where its element begins and ends. */
export interface PlacedQuote {
  selection: Selection;
  start: number;
  end: number;
}

/** Every quotation of a body, in order; none where the body cannot be read as MDX. */
export function quotesIn(body: string): PlacedQuote[] {
  return componentsIn(body).flatMap((element) => {
    const { start, end } = element.position ?? {};
    if (element.name !== 'Quote' || start?.offset === undefined || end?.offset === undefined) return [];
    return [{ selection: selectionOf(element), start: start.offset, end: end.offset }];
  });
}

/** The components of a body, in order; none where the body cannot be read as MDX. */
function componentsIn(body: string): Component[] {
  const visit = (node: Nodes): Component[] => [
    ...(isComponent(node) ? [node] : []),
    ...('children' in node ? node.children.flatMap(visit) : []),
  ];
  let root: Parents;
  try {
    root = parseBody(body);
  } catch {
    return [];
  }
  return visit(root);
}

/** The references that a body names in its source marks, each once, in order. */
export function referencesIn(body: string): string[] {
  const named = componentsIn(body).flatMap((element) => (element.name === 'Source' ? selectionOf(element).of : []));
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
