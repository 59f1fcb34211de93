/** What the bar copies, made from the page on which all citations stand; loaded with the first copy. */
import type { PassageRemarks } from './cited-passages.ts';
import { fragmentOf, wholeWords } from './fragment.ts';
import { locatorOf } from './locator.ts';
import { type Quotable, type QuotationWords, quotationOf } from './quotation.ts';

export type Act = 'link' | 'citation' | 'quotation';

/** Passages in reading order, one at least, and the words selected in them. */
export interface Chosen {
  passages: readonly HTMLElement[];
  range?: Range;
}

/**
 * The text to copy: of several passages the address of all words selected, one citation, and a quotation
 * of each, since they may be different people's words.
 *
 * @param style its place among the styles
 * @param page address of the page with all citations
 * @throws where it does not arrive
 */
export async function textToCopy(act: Act, chosen: Chosen, style: number, page: string): Promise<string> {
  const parts = chosen.passages.map((passage) => readPassage(passage, chosen.range));
  const permalink = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
  const address = permalink + fragmentAt(parts, chosen.range);
  if (act === 'link') return address;
  const citations = await fetchCitations(page);
  const cited = parts.map((part) => {
    const section = citations.getElementById(part.passage.id);
    if (!section) throw new Error(`${page} does not cite ${part.passage.id}.`);
    return { ...part, section, locator: section.querySelector('h3')?.textContent ?? '' };
  });
  if (act === 'quotation')
    return cited
      .map(({ section, locator, ...part }) => {
        const { source = '{}', words = '{}' } = section.parentElement?.dataset ?? {};
        const quotable: Quotable = {
          text: part.text.replaceAll('\n', ' '),
          locator,
          ...(JSON.parse(source) as Pick<Quotable, 'publisher' | 'date'>),
          ...(JSON.parse(section.dataset['remarks'] ?? '{"speeches":[],"notes":[]}') as PassageRemarks),
        };
        return quotationOf(
          quotable,
          part,
          permalink + fragmentAt([part], chosen.range),
          JSON.parse(words) as QuotationWords,
        );
      })
      .join('\n\n');
  const [first] = cited;
  const citation = first?.section.querySelectorAll('dd')[style]?.textContent ?? '';
  // The archive's own clause comes last, after all that the source's title may hold.
  const clause = `, ${first?.locator}, `;
  const at = citation.lastIndexOf(clause);
  const locator = `, ${locatorOf(cited.map(({ passage }) => passage.id))}, `;
  return (citation.slice(0, at) + locator + citation.slice(at + clause.length)).replace(
    `${permalink}#${first?.passage.id}`,
    () => address,
  );
}

/** A passage as it stands on the page: its text, and where in it the words selected begin and end. */
interface Part {
  passage: HTMLElement;
  text: string;
  start: number;
  end: number;
}

/** The fragment of the words selected in passages; without a selection, that of the passage. */
function fragmentAt(parts: readonly Part[], range: Range | undefined): string {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return '';
  const { passage, start } = first;
  if (!range) return `#${passage.id}`;
  const text = parts.map((part) => part.text).join('\n');
  const end = text.length - last.text.length + last.end;
  return fragmentOf({ passage: passage.id, text, start, end, before: textBefore(passage) });
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

/** The text of a passage as the archive has it, a line end between lines and cells, and where in it the words of a range begin and end. */
function readPassage(passage: HTMLElement, range: Range | undefined): Part {
  let text = '';
  let start: number | undefined;
  let end = 0;
  const add = (words: string) => {
    const folded = words.replace(/[ \t\r\n\f]+/gu, ' ');
    text += /(?:^|[ \n])$/u.test(text) ? folded.replace(/^ /u, '') : folded;
  };
  const nodes = document.createTreeWalker(passage, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches('.passage, ul, ol, table, blockquote')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (!(node instanceof Text)) {
      if (node instanceof Element && node.matches('br, td, th') && text !== '') text = text.replace(/[ \n]?$/u, '\n');
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
  if (start === undefined) return { passage, text: whole, start: 0, end: whole.length };
  return { passage, text: whole, ...wholeWords(whole, Math.min(start, whole.length), Math.min(end, whole.length)) };
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
