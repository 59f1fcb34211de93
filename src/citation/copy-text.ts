/** What the bar copies, made from the page on which all citations stand; loaded with the first copy. */
import type { PassageRemarks } from './cited-passages.ts';
import { fragmentOf, wholeWords } from './fragment.ts';
import { type Quotable, type QuotationWords, quotationOf } from './quotation.ts';

export type Act = 'link' | 'citation' | 'quotation';

/** A passage, and the words selected in it. */
export interface Chosen {
  passage: HTMLElement;
  range?: Range;
}

/** Words of the interface; `%s` stands for the passage. */
export interface Said {
  copied: Record<Act, string>;
  selected: string;
  failed: string;
  lost: string;
  quotation: QuotationWords;
}

/** The text to copy. @param style its place among the styles @param page address of the page with all citations. @throws where it does not arrive */
export async function textToCopy(act: Act, chosen: Chosen, style: number, page: string, said: Said): Promise<string> {
  const { passage, range } = chosen;
  const { text, start, end } = readPassage(passage, range);
  const fragment = range
    ? fragmentOf({ passage: passage.id, text, start, end, before: textBefore(passage), inCells: passage.matches('tr') })
    : `#${passage.id}`;
  const permalink = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
  const address = permalink + fragment;
  if (act === 'link') return address;
  const cited = (await fetchCitations(page)).getElementById(passage.id);
  if (!cited) throw new Error(`${page} does not cite ${passage.id}.`);
  if (act === 'quotation') {
    const source = cited.parentElement?.dataset['source'] ?? '{}';
    const quotable: Quotable = {
      text,
      locator: cited.querySelector('h3')?.textContent ?? '',
      ...(JSON.parse(source) as Pick<Quotable, 'publisher' | 'date'>),
      ...(JSON.parse(cited.dataset['remarks'] ?? '{"speeches":[],"notes":[]}') as PassageRemarks),
    };
    return quotationOf(quotable, { start, end }, address, said.quotation);
  }
  const citation = cited.querySelectorAll('dd')[style]?.textContent ?? '';
  return citation.replace(`${permalink}#${passage.id}`, () => address);
}

let citations: Promise<Document> | undefined;

/** The page with all citations; asked for again where it did not arrive. */
async function fetchCitations(page: string): Promise<Document> {
  citations ??= fetch(page).then(async (response) => {
    if (!response.ok) throw new Error(`${page}: ${response.status}`);
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  });
  try {
    return await citations;
  } catch (error) {
    citations = undefined;
    throw error;
  }
}

/** The text of a passage as the archive has it, and where in it the words of a range begin and end. */
function readPassage(passage: Element, range: Range | undefined): { text: string; start: number; end: number } {
  let text = '';
  let start: number | undefined;
  let end = 0;
  const add = (words: string) => {
    const folded = words.replace(/[ \t\r\n\f]+/gu, ' ');
    text += text === '' || text.endsWith(' ') ? folded.replace(/^ /u, '') : folded;
  };
  const nodes = document.createTreeWalker(passage, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches('.passage, ul, ol, table, blockquote')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (!(node instanceof Text)) {
      if (node instanceof Element && node.matches('br, td, th')) add(' ');
      continue;
    }
    const isInside = range?.intersectsNode(node);
    const from = isInside && node === range?.startContainer ? range.startOffset : 0;
    const until = isInside && node === range?.endContainer ? range.endOffset : node.data.length;
    add(node.data.slice(0, from));
    if (isInside) start ??= text.length;
    add(node.data.slice(from, until));
    if (isInside) end = text.length;
    add(node.data.slice(until));
  }
  const whole = text.trimEnd();
  if (start === undefined) return { text: whole, start: 0, end: whole.length };
  return { text: whole, ...wholeWords(whole, Math.min(start, whole.length), Math.min(end, whole.length)) };
}

/** All that the page says before a passage, twice: with the texts of its elements set apart, and run together. */
function textBefore(passage: Element): string {
  const texts: string[] = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text;
    if (!(passage.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)) break;
    texts.push(node.data);
  }
  return `${texts.join(' ')} ${texts.join('')}`;
}
