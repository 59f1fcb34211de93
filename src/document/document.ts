/** Documents: one source text with its description; the schema of the frontmatter of a document. */
import { z } from 'astro/zod';
import { captureSchema } from '../capture/capture.ts';
import { languageSchema } from '../entry/language.ts';
import { webAddressSchema } from '../entry/web-address.ts';
import { passageIdSchema, slugSchema } from '../permalink/identifier.ts';
import { captureFileName, extractedFileName } from '../permalink/permalink.ts';
import { provenanceSchema } from '../provenance/provenance.ts';
import { revisionSchema } from './revision.ts';

/** What a document is as a source. */
export const documentKinds = ['primary-text', 'news-report', 'reference-work', 'undetermined'] as const;
export type DocumentKind = (typeof documentKinds)[number];

const linesSchema = z.string().regex(/^[1-9]\d*(?:-[1-9]\d*)?$/u, 'a line such as "17" or lines such as "27-35"');

const omissionSchema = z.strictObject({
  lines: linesSchema.describe('Line or lines of the capture.'),
  words: z.string().min(1).optional().describe('Words inside a single line, when not the whole line is left out.'),
  reason: z.string().min(1).describe('Why this is not the source’s text.'),
});

const noteSchema = z
  .strictObject({
    passage: passageIdSchema.optional().describe('The passage that the note is about.'),
    words: z.string().min(1).optional().describe('The words in the passage, once and exactly as they stand.'),
    lines: linesSchema
      .optional()
      .describe('The lines of an omission that the note is about, as the omission gives them.'),
    text: z.string().min(1).describe('The remark, in whole sentences.'),
    identifies: slugSchema.optional().describe('The term that the words name: makes them a mention.'),
    sources: z.array(slugSchema).default([]).describe('References that back the remark.'),
  })
  .refine(
    (note) => (note.passage !== undefined && note.words !== undefined) !== (note.lines !== undefined),
    'a note names either a passage and words in it, or the lines of an omission',
  );

const speakerSchema = z.strictObject({
  passage: passageIdSchema.describe('The passage that quotes or reports someone.'),
  words: z
    .string()
    .min(1)
    .optional()
    .describe('What is quoted or reported, once and exactly as it stands; the whole passage when left out.'),
  name: z.string().min(1).describe('Who is quoted or reported, in words that stand in the text of the document.'),
});

export const documentSchema = z.strictObject({
  kind: z.enum(documentKinds).describe('What the document is as a source.'),
  language: languageSchema.describe('Language of the text, as a BCP 47 tag.'),
  accession: z.iso.date().describe('The day on which it came into the archive.'),
  summary: z.string().min(1).describe('One sentence in the archive’s words on what the text is.'),
  textOf: slugSchema.optional().describe('For a primary text: the instrument or speech whose text it is.'),
  captures: z.array(captureSchema).min(1).describe('The captures; the transcription is proven against the first.'),
  provenance: provenanceSchema.describe('What is known of the source, and how.'),
  rights: z
    .strictObject({
      statement: webAddressSchema.describe('Address of a licence or of a rightsstatements.org term.'),
      ground: z.string().min(1).describe('On what ground the text is shown.'),
    })
    .describe('Rights in the text.'),
  markupMarks: z
    .strictObject({
      heading: z
        .string()
        .length(1)
        .optional()
        .describe('The character whose runs stand around a heading, its level being their length.'),
      item: z.string().min(1).optional().describe('The mark before a list item.'),
    })
    .default({})
    .describe('Marks of the capture that stand for structure and are shown as that structure.'),
  omissions: z.array(omissionSchema).default([]).describe('What stands in the capture and is not the source’s text.'),
  captions: z.array(passageIdSchema).default([]).describe('Passages that are captions or credits of pictures.'),
  speakers: z
    .array(speakerSchema)
    .default([])
    .describe('Whom passages plainly quote or report: a quotation to paste names them beside the publisher.'),
  notes: z.array(noteSchema).default([]).describe('Editor’s remarks, shown beside the text.'),
  revisions: z
    .array(revisionSchema)
    .default([])
    .describe('Corrections since the accession, the oldest first; written by “npm run archive -- revise”.'),
});

/** A description; `isWithheld` is worked out: the captures hold words that were withdrawn, and are not served. */
export type Description = z.infer<typeof documentSchema> & { isWithheld?: boolean };

/** First and last line that a `lines` field names, from 1. */
export function lineRange(lines: string): [number, number] {
  const [first, last] = lines.split('-').map(Number);
  return [first ?? 1, last ?? first ?? 1];
}

/** How many there are of each kind; kinds without one are left out. */
export function countKinds(kinds: readonly DocumentKind[]): Partial<Record<DocumentKind, number>> {
  const counts: Partial<Record<DocumentKind, number>> = {};
  for (const kind of documentKinds) {
    const amount = kinds.filter((candidate) => candidate === kind).length;
    if (amount > 0) counts[kind] = amount;
  }
  return counts;
}

/** A file of a document's captures: `name` is that under which it is served, `file` that in content/captures/. */
export interface ServedCapture {
  name: string;
  file: string;
  sha256: string;
  /** Of the bytes, whatever they are served as. */
  mediaType: string;
}

/**
 * The captures of a document with the names under which they are served, the proven one first; then
 * their extracted texts. Where a passage was withdrawn none is served: their bytes hold its words.
 */
export function servedCaptures({
  captures,
  isWithheld,
}: Pick<Description, 'captures' | 'isWithheld'>): ServedCapture[] {
  if (isWithheld) return [];
  return [
    ...captures.map(({ file, sha256, mediaType }, index) => ({
      name: captureFileName(file, index),
      file,
      sha256,
      mediaType,
    })),
    ...captures.flatMap(({ extracted }, index) =>
      extracted
        ? [{ name: extractedFileName(index), file: extracted.file, sha256: extracted.sha256, mediaType: 'text/plain' }]
        : [],
    ),
  ];
}

/** Every file in content/captures/ that a description names: captures and extracted texts. */
export function captureFiles({ captures }: Pick<Description, 'captures'>): string[] {
  return captures.flatMap(({ file, extracted }) => (extracted ? [file, extracted.file] : [file]));
}

/** The same of the text of a document or draft, which need not be one that can be read; more than it names may be among them. */
export function captureFilesIn(text: string): string[] {
  return [...text.matchAll(/\bfile["']?\s*:\s*(?=([^\n]*))/gu)].flatMap(([, rest = '']) => {
    const quoted = /^(["'])([^\n]*?)\1/u.exec(rest)?.[2];
    if (quoted !== undefined) return [quoted];
    const [plain = ''] = rest.split(/\s#/u);
    // Within braces a comma ends a name; elsewhere it may stand in one.
    const [first = ''] = plain.split(/[,}]/u);
    return [plain.trim(), first.trim()];
  });
}

/** The file whose text the transcription is proven against: the first capture, or the text extracted from it. */
export function provenFile({ captures }: Pick<Description, 'captures'>): string {
  return captures[0]?.extracted?.file ?? captures[0]?.file ?? '';
}
