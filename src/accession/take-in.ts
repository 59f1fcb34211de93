/** Taking in: from the bytes of a file to the draft of a document and the captures that it keeps. */
import { sha256 } from '../capture/digest.ts';
import { slugOf } from '../permalink/identifier.ts';
import { quotationSigns } from '../statement/statement.ts';
import { type Defaults, writeDraft } from './draft.ts';
import { formats } from './format.ts';
import { type AccessionWords, type Proposals, propose, type Question } from './propose.ts';
import { type ReadOptions, readSource } from './read-source.ts';
import type { Source } from './source.ts';

/** A file as it was received. */
export interface ReceivedFile {
  /** Its name, without a folder. */
  name: string;
  bytes: Uint8Array;
}

/** A file as it is kept, before anything is said of it. */
export interface Kept {
  /** Its name as it could be in an address. */
  slug: string;
  source: Source;
  capture: { file: string; sha256: string; mediaType: string };
  /** The text extracted from it, where it is not plain text. */
  extracted: { file: string; sha256: string; program: string } | undefined;
  /** Names and contents of the files that are kept in content/captures/. */
  files: { file: string; sha256: string; content: Uint8Array | string }[];
}

export interface TakenIn {
  /** Name of the draft, as it could be in an address. */
  slug: string;
  source: Source;
  proposals: Proposals;
  /** Names and contents of the files that are kept in content/captures/. */
  captures: { file: string; sha256: string; content: Uint8Array | string }[];
  /** Writes the draft with what else is asked and what is answered for a whole batch. */
  write: (questions: readonly Question[], defaults?: Defaults) => string;
}

/**
 * Reads a file and proposes all that a draft says. Nothing is written.
 *
 * @param accession the day of it
 * @throws Refusal where the file cannot be taken in
 */
export async function takeIn(
  { name, bytes }: ReceivedFile,
  words: AccessionWords,
  accession: string,
  options: ReadOptions = {},
): Promise<TakenIn> {
  const { slug, source, capture, extracted, files } = await keep({ name, bytes }, options);
  const proposals = propose(source, words);
  const described = { ...capture, custody: words.custody(plainName(name), accession) };
  return {
    slug,
    source,
    proposals,
    captures: files,
    write: (questions, defaults) =>
      writeDraft({ source, proposals, capture: described, extracted, accession, words, questions }, defaults),
  };
}

/**
 * Reads a file and names what is kept of it: its bytes, and where it is not plain text its text.
 *
 * @throws Refusal where the file cannot be taken in
 */
export async function keep({ name, bytes }: ReceivedFile, options: ReadOptions = {}): Promise<Kept> {
  const { format, ...source } = await readSource(name, bytes, options);
  const digest = sha256(bytes);
  const slug = slugOf(name.replace(/(?:\.[A-Za-z0-9]{1,10}){1,2}$/u, '')) || `capture-${digest.slice(0, 8)}`;
  const extension = name.toLowerCase().endsWith('.warc.gz') ? 'warc.gz' : formats[format].extension;
  const base = `${slug}-${digest.slice(0, 12)}`;
  const capture = { file: `${base}.${extension}`, sha256: digest, mediaType: source.mediaType };
  const { program, text } = source;
  const extracted =
    program === undefined ? undefined : { file: `${base}.extracted.txt`, sha256: sha256(text), program };
  return {
    slug,
    source,
    capture,
    extracted,
    files: [
      { file: capture.file, sha256: digest, content: bytes },
      ...(extracted ? [{ file: extracted.file, sha256: extracted.sha256, content: text }] : []),
    ],
  };
}

/** A file name as it can stand in a sentence of the archive: without signs of quotation and controls. */
function plainName(name: string): string {
  return name.replace(new RegExp(`[${quotationSigns}’\\p{C}]`, 'gu'), '_');
}
