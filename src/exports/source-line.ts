/** Who published a document and when, in one line; what is inferred stands in square brackets. */
import type { PreparedDocument } from '../prepare-document.ts';
import { formatDate } from '../provenance/date.ts';
import type { Statement } from '../provenance/provenance.ts';
import type { Words } from '../words/words.ts';

/** “The Daily, 6 May 1901”; “[The Daily], undated” where the publisher is inferred and the date unknown. */
export function sourceLine({ description }: PreparedDocument, language: string, words: Words): string {
  const { publisher, date } = description.provenance;
  const shown = (statement: Statement, unknown: string, show: (value: string) => string) => {
    if (statement.status === 'unknown') return unknown;
    const text = show(statement.value);
    return statement.status === 'inferred' ? `[${text}]` : text;
  };
  const name = shown(publisher, words.publisherUnknown, (value) => value);
  return `${name}, ${shown(date, words.undated, (value) => formatDate(value, language, words))}`;
}
