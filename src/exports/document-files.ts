/** The files made of a document: transcription, proof, citation, linked data. */

import { type Citation, citationOf, type Holder } from '../citation/citation.ts';
import { type LinkedFile, toJsonLd, toLinkset } from '../citation/linked-data.ts';
import { lineRange, servedCaptures } from '../document/document.ts';
import { fillStandIns, type WithdrawnPassage } from '../document/given-up.ts';
import { documentFilePath, type MadeFile, madeFilesOf } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import { formatDate } from '../provenance/date.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { bibliography } from './bibliography.ts';

/** The text of one of the files made of a document. */
export function madeFile(document: PreparedDocument, name: MadeFile, holder: Holder): string {
  const words = wordsFor(holder.settings.language);
  const citation = citationOf(document, holder);
  return makers[name](document, { citation, words, files: linkedFiles(document, holder) });
}

/** What files are made with, beside the document. */
interface Making {
  citation: Citation;
  words: Words;
  files: readonly LinkedFile[];
}

const makers: Record<MadeFile, (document: PreparedDocument, making: Making) => string> = {
  'transcription.txt': toPlainText,
  'document.md': toMarkdown,
  'proof.json': (document) => toJson(proofOf(document)),
  'citation.bib': (_, { citation, words }) => bibliography('bib', [citation], words),
  'citation.ris': (_, { citation, words }) => bibliography('ris', [citation], words),
  'citation.csl.json': (_, { citation, words }) => bibliography('csl.json', [citation], words),
  'metadata.jsonld': (_, { citation, words, files }) => toJson(toJsonLd(citation, files, words)),
  'linkset.json': (_, { citation, files }) => toJson(toLinkset(citation, files)),
};

const toJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Media types of the files made of a document. */
export const madeFileTypes: Readonly<Record<MadeFile, string>> = {
  'transcription.txt': 'text/plain',
  'document.md': 'text/markdown',
  'proof.json': 'application/json',
  'citation.bib': 'application/x-bibtex',
  'citation.ris': 'application/x-research-info-systems',
  'citation.csl.json': 'application/vnd.citationstyles.csl+json',
  'metadata.jsonld': 'application/ld+json',
  'linkset.json': 'application/linkset+json',
};

/** The files of a document that its page links as its content or as descriptions of it. */
export function linkedFiles({ id, description, passages }: PreparedDocument, { absolute }: Holder): LinkedFile[] {
  const address = (name: string) => absolute(documentFilePath(id, name));
  const { language } = description;
  return [
    ...servedCaptures(description).map(
      ({ name, file, sha256, mediaType }, index): LinkedFile => ({
        address: address(name),
        // A capture that would run is served as text.
        mediaType: name.endsWith('.txt') && !file.endsWith('.txt') ? 'text/plain' : mediaType,
        relation: 'item',
        ...(index === 0 ? { sha256 } : {}),
      }),
    ),
    ...madeFilesOf({ passages }).flatMap((name): LinkedFile[] => {
      // The head links the set of links by a relation of its own.
      if (name === 'linkset.json') return [];
      const isText = name === 'transcription.txt' || name === 'document.md';
      return [
        {
          address: address(name),
          mediaType: madeFileTypes[name],
          relation: isText ? 'item' : 'describedby',
          ...(isText ? { language } : {}),
        },
      ];
    }),
  ];
}

/**
 * The passages as plain text, set apart by empty lines; with a final line end. A line in brackets
 * stands where a passage was withdrawn.
 */
function toPlainText({ passages, blocks, withdrawn }: PreparedDocument, making: Making): string {
  const texts = new Map(passages.map(({ id, text }) => [id, text]));
  const shown = blocks.flatMap(({ passages: ids, givenUp }) => {
    const gone = withdrawn.find(({ id }) => id === givenUp);
    if (gone) return [tombstone(gone, making, gone.reason)];
    return ids.flatMap((id) => texts.get(id) ?? []);
  });
  return `${shown.join('\n\n')}\n`;
}

/** The transcription as CommonMark with GFM tables, as the editors wrote it. */
function toMarkdown({ body, withdrawn }: PreparedDocument, making: Making): string {
  const filled = fillStandIns(body, (id) => {
    const gone = withdrawn.find((passage) => passage.id === id);
    return gone ? tombstone(gone, making) : '';
  });
  return `${filled.trim()}\n`;
}

/** What stands in the place of a withdrawn passage, in the language of the archive. */
function tombstone({ id, date }: WithdrawnPassage, { citation, words }: Making, reason?: string): string {
  const day = words.withdrawnOn(formatDate(date, citation.archiveLanguage, words));
  return `[¶ ${id.slice(1)}. ${[day, reason ?? []].flat().join(' ')}]`;
}

/** What a proof says; `method` is for a reader who wants to repeat it. */
interface ProofFile {
  document: string;
  method: string;
  capture: { file: string; sha256: string; redactedFrom?: string };
  /** The text whose lines and words are meant, where the capture is not plain text. */
  extracted?: { file: string; sha256: string; program: string };
  /** Characters other than space, tab and line breaks: the first is the sum of the others. */
  characters: { capture: number; transcription: number; omissions: number; markupMarks: number; withdrawn?: number };
  omissions: { lines: [number, number]; words?: string; characters: number; reason: string }[];
  passages: { id: string; kind: string; lines: [number, number]; sha256: string }[];
  /** Passages whose words are shown no more: the digest of what they were, the day and the reason. */
  withdrawn?: { id: string; lines?: [number, number]; sha256: string; date: string; reason: string }[];
}

/** The proof of a document: digest, counts, omissions, and for each passage its lines and digest. */
function proofOf({ id, description, passages, withdrawn, proof }: PreparedDocument): ProofFile {
  const [capture] = description.captures;
  return {
    document: id,
    method:
      'Words are runs of characters between spaces, tabs and line breaks. The words of the passages in reading order, compared with the words of the capture less the omissions and markup marks, are the same to the character. The digest of a passage is the SHA-256 of its words set apart by single spaces, as UTF-8.',
    capture: {
      file: capture?.file ?? '',
      sha256: capture?.sha256 ?? '',
      ...(capture?.redactedFrom === undefined ? {} : { redactedFrom: capture.redactedFrom }),
    },
    ...(capture?.extracted ? { extracted: capture.extracted } : {}),
    characters: {
      capture: proof.capture,
      transcription: proof.transcription,
      omissions: proof.omissions.reduce((sum, count) => sum + count, 0),
      markupMarks: proof.marks,
      ...(proof.withdrawn > 0 ? { withdrawn: proof.withdrawn } : {}),
    },
    omissions: description.omissions.map(({ lines, words, reason }, index) => ({
      lines: lineRange(lines),
      ...(words === undefined ? {} : { words }),
      characters: proof.omissions[index] ?? 0,
      reason,
    })),
    passages: passages.map(({ id: passage, kind, lines, digest }) => ({ id: passage, kind, lines, sha256: digest })),
    ...(withdrawn.length > 0
      ? { withdrawn: withdrawn.map(({ id: passage, digest, ...gone }) => ({ id: passage, sha256: digest, ...gone })) }
      : {}),
  };
}
