/**
 * The citations of all passages of a document, as HTML.
 *
 * A text of many passages has some hundred citations in a page: their markup is as short as can be, and
 * is written at once.
 */
import { escapeAttribute, escapeHtml, languageAttributes } from '../html.ts';
import type { Words } from '../words/words.ts';
import type { Citation } from './citation.ts';
import { type FormattedSource, formatCitation } from './format.ts';
import { type Quotable, quotationOf } from './quotation.ts';
import { citationStyles } from './styles.ts';

/** A passage to be cited, and its address. */
export interface CitedPassage {
  passage: string;
  address: string;
  quotable: Quotable;
}

/** What is said in a passage by others than its publisher, and of its words: of most passages nothing. */
export type PassageRemarks = Pick<Quotable, 'speeches' | 'notes'>;

/**
 * A section for each passage, with its id: the quotation to paste, then the citation in every style, in
 * the order of the styles. Remarks stand as JSON in `data-remarks`.
 *
 * @param language of the document
 */
export function citedPassages(
  passages: readonly CitedPassage[],
  citation: Citation,
  sources: FormattedSource,
  language: string,
  words: Words,
): string {
  const names = citationStyles.map(({ id }) => escapeHtml(words.styleName(id)));
  const summary = escapeHtml(words.citeIn);
  return passages
    .map(({ passage, address, quotable }) => {
      const cited = citationStyles.map(
        (style, index) =>
          `<dt>${names[index]}</dt><dd>${formatCitation(citation, sources.get(style.id) ?? '', style, words, { passage, address })}</dd>`,
      );
      const { speeches, notes } = quotable;
      const remarks =
        speeches.length + notes.length > 0
          ? ` data-remarks="${escapeAttribute(JSON.stringify({ speeches, notes } satisfies PassageRemarks))}"`
          : '';
      return (
        `<section class="cited" id="${passage}"${remarks}><h3>${escapeHtml(quotable.locator)}</h3>` +
        `<p class="to-paste">${quotationHtml(quotable, address, language, words)}</p>` +
        `<details><summary>${summary}</summary><dl class="citations">${cited.join('')}</dl></details></section>`
      );
    })
    .join('');
}

/** The quotation as it is pasted, its words marked as those of the source, its address as a link. */
function quotationHtml(quotable: Quotable, address: string, language: string, { quotationWords }: Words): string {
  const { text } = quotable;
  const quotation = quotationOf(quotable, { start: 0, end: text.length }, address, quotationWords);
  const rest = escapeHtml(quotation.slice(quotationWords.open.length + text.length));
  const link = `<a href="${escapeAttribute(address)}">${escapeHtml(address)}</a>`;
  const quoted = `<q ${languageAttributes(language)} cite="${escapeAttribute(address)}">${escapeHtml(text)}</q>`;
  return `${escapeHtml(quotationWords.open)}${quoted}${rest.replace(escapeHtml(address), () => link)}`;
}
