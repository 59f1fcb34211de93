/**
 * A page of the concordance as HTML. It has some thousand links, so that its markup is as short as can be,
 * and is written at once.
 */
import { escapeAttribute, escapeHtml } from '../html.ts';
import { passagePath } from '../permalink/permalink.ts';
import type { Words } from '../words/words.ts';
import { type ConcordanceEntry, placesListed } from './concordance.ts';

/**
 * What stands in the list of words: each with the passages that are listed, as links, and where there are
 * more, how many.
 *
 * @param link puts a path under the base of the site
 */
export function concordanceHtml(
  entries: readonly ConcordanceEntry[],
  { concordanceFirst }: Pick<Words, 'concordanceFirst'>,
  link: (path: string) => string,
): string {
  return entries
    .map(({ word, count, places }) => {
      const links = places.map(
        ({ document, passage }) =>
          `<a href="${escapeAttribute(link(passagePath(document, passage)))}">${document} ¶ ${passage.slice(1)}</a>`,
      );
      const first = count > placesListed ? `${escapeHtml(concordanceFirst(placesListed, count))} ` : '';
      return `<div><dt>${escapeHtml(word)}</dt><dd>${first}${links.join(' ')}</dd></div>`;
    })
    .join('');
}
