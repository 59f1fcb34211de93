/** The title of a document as exports show it. */
import type { PreparedDocument } from '../prepare-document.ts';
import { shownValue } from '../provenance/provenance.ts';
import type { Words } from '../words/words.ts';

/** The title as the source gives it; in square brackets where it is inferred; the number where it is unknown. */
export function shownTitle({ id, description }: PreparedDocument, words: Words): string {
  return shownValue(description.provenance.title) ?? words.documentNumber(id);
}
