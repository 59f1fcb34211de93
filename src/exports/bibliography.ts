/** The bibliography of the whole archive, in each format. */
import type { Citation } from '../citation/citation.ts';
import { toBibtex, toCsl, toRis } from '../citation/records.ts';
import type { BibliographyFormat } from '../permalink/permalink.ts';
import type { Words } from '../words/words.ts';

/** The text of a bibliography file; citations stand in the order given. */
export function bibliography(format: BibliographyFormat, citations: readonly Citation[], words: Words): string {
  if (format === 'bib') return citations.map((citation) => toBibtex(citation, words)).join('\n');
  if (format === 'ris') return citations.map((citation) => toRis(citation, words)).join('');
  const items = citations.map((citation) => toCsl(citation, words));
  return `${JSON.stringify(items, null, 2)}\n`;
}
