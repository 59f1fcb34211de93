/** Who published a document and when, as known; what is inferred stands in square brackets. */
import type { PreparedDocument } from '../prepare-document.ts';
import { formatDate } from '../provenance/date.ts';
import { shownValue } from '../provenance/provenance.ts';
import type { Words } from '../words/words.ts';

/** Publisher and date in words: “[The Daily]” and “undated” where the one is inferred and the other unknown. */
export function sourceFacts(
  { description }: PreparedDocument,
  language: string,
  words: Words,
): { publisher: string; date: string } {
  const { publisher, date } = description.provenance;
  return {
    publisher: shownValue(publisher) ?? words.publisherUnknown,
    date: shownValue(date, (value) => formatDate(value, language, words)) ?? words.undated,
  };
}

/** Both in one line: “The Daily, 6 May 1901”. */
export function sourceLine(document: PreparedDocument, language: string, words: Words): string {
  const { publisher, date } = sourceFacts(document, language, words);
  return `${publisher}, ${date}`;
}
