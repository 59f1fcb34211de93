/**
 * Sources as they are received: what every reader of a format gives, whatever the format.
 *
 * A reader decides nothing about the text: it gives all of its visible words, in order, as lines,
 * and the blocks in which they stand. What might be left out is only marked.
 */
import { ReadableError } from '../issue.ts';
import type { ProvenanceField } from '../provenance/provenance.ts';

/** Why a block may not be the source's text; each has a sentence in src/words. */
export type Region =
  | 'navigation'
  | 'siteHeader'
  | 'siteFooter'
  | 'aside'
  | 'controls'
  | 'cookies'
  | 'advert'
  | 'share'
  | 'related'
  | 'comments'
  | 'editLinks'
  | 'pageNumber'
  | 'template'
  | 'outside';

/** A block of the source: the words of whole lines, in the structure that the format gives them. */
export interface SourceBlock {
  kind: 'heading' | 'paragraph' | 'item' | 'quotation' | 'row';
  /** Of a heading from 1; of an item how deep it stands, from 1; else 0. */
  level: number;
  /** Of an item: whether its list is numbered. */
  ordered?: boolean;
  /** Of an item of a numbered list: its number; where it is left out, the one after that of the item before. */
  number?: number;
  /** Of a row: the words of its cells, and which table it belongs to. */
  cells?: string[];
  table?: number;
  /** First and last line of the text. */
  lines: [number, number];
  /** The words without marks, set apart by single spaces. */
  text: string;
  region?: Region | undefined;
}

/** A value that the metadata of a file gives, and where: `meta og:title`. The first of a field counts most. */
export interface Metadatum {
  field: ProvenanceField | 'language' | 'kind';
  value: string;
  /** Each of the names that the value lists, where there are several. */
  names?: string[];
  origin: string;
}

/** A source as a reader gives it. */
export interface Source {
  mediaType: string;
  /** The text whose lines are counted: that of the capture, or the extracted one. */
  text: string;
  /** What made the text, with its version; missing where the text is the capture itself. */
  program?: string;
  blocks: SourceBlock[];
  metadata: Metadatum[];
  /** Marks of the text that stand for structure. */
  marks: { heading?: string; item?: string };
  /** What an editor must know of the choice that the reader made. */
  remarks: string[];
}

/** A file that cannot be taken in: says at which line, what is the case and what to do. */
export class Refusal extends ReadableError {
  readonly line: number;
  constructor(message: string, line = 1) {
    super(message);
    this.line = line;
  }
}

/** Gathers lines and blocks while a reader goes through a source. */
export class LineWriter {
  readonly lines: string[] = [];
  readonly blocks: SourceBlock[] = [];

  /** Adds a block of one or more lines; an empty line stands between blocks. */
  add(texts: readonly string[], block: Omit<SourceBlock, 'lines' | 'text'>): void {
    if (this.lines.length > 0) this.lines.push('');
    const first = this.lines.length + 1;
    // One by one: a call takes no more than some hundred thousand values.
    for (const text of texts) this.lines.push(text);
    this.blocks.push({ ...block, lines: [first, this.lines.length], text: texts.join(' ') });
  }

  get text(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }
}
