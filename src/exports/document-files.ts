/** A document's transcription and proof as files of their own. */

import { lineRange } from '../document/document.ts';
import type { madeFiles } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';

/** The text of one of the files made of a document. */
export function madeFile(document: PreparedDocument, name: (typeof madeFiles)[number]): string {
  if (name === 'transcription.txt') return toPlainText(document);
  if (name === 'document.md') return toMarkdown(document);
  return `${JSON.stringify(proofOf(document), null, 2)}\n`;
}

/** The passages as plain text, set apart by empty lines; with a final line end. */
function toPlainText({ passages }: PreparedDocument): string {
  return `${passages.map(({ text }) => text).join('\n\n')}\n`;
}

/** The transcription as CommonMark with GFM tables, as the editors wrote it. */
function toMarkdown({ body }: PreparedDocument): string {
  return `${body.trim()}\n`;
}

/** What a proof says; `method` is for a reader who wants to repeat it. */
interface ProofFile {
  document: string;
  method: string;
  capture: { file: string; sha256: string };
  /** The text whose lines and words are meant, where the capture is not plain text. */
  extracted?: { file: string; sha256: string; program: string };
  /** Characters other than space, tab and line breaks: the first is the sum of the others. */
  characters: { capture: number; transcription: number; omissions: number; markupMarks: number };
  omissions: { lines: [number, number]; words?: string; characters: number; reason: string }[];
  passages: { id: string; kind: string; lines: [number, number]; sha256: string }[];
}

/** The proof of a document: digest, counts, omissions, and for each passage its lines and digest. */
function proofOf({ id, description, passages, proof }: PreparedDocument): ProofFile {
  return {
    document: id,
    method:
      'Words are runs of characters between spaces, tabs and line breaks. The words of the passages in reading order, compared with the words of the capture less the omissions and markup marks, are the same to the character. The digest of a passage is the SHA-256 of its words set apart by single spaces, as UTF-8.',
    capture: { file: description.captures[0]?.file ?? '', sha256: description.captures[0]?.sha256 ?? '' },
    ...(description.captures[0]?.extracted ? { extracted: description.captures[0].extracted } : {}),
    characters: {
      capture: proof.capture,
      transcription: proof.transcription,
      omissions: proof.omissions.reduce((sum, count) => sum + count, 0),
      markupMarks: proof.marks,
    },
    omissions: description.omissions.map(({ lines, words, reason }, index) => ({
      lines: lineRange(lines),
      ...(words === undefined ? {} : { words }),
      characters: proof.omissions[index] ?? 0,
      reason,
    })),
    passages: passages.map(({ id: passage, kind, lines, digest }) => ({ id: passage, kind, lines, sha256: digest })),
  };
}
