/**
 * Drafts: documents that have no number yet, with the questions that an editor has still to decide.
 *
 * A draft is a document's file with one field more, `questions`. It is published when that list is
 * empty, or when every question in it may stay open.
 */
import { z } from 'astro/zod';
import { Document, isMap, isScalar, parseDocument, visit } from 'yaml';
import { documentKinds, documentSchema } from '../document/document.ts';
import { type Entry, partEntry, type SourceFile } from '../entry/entry.ts';
import { languageSchema } from '../entry/language.ts';
import type { Issue } from '../issue.ts';
import { provenanceSchema } from '../provenance/provenance.ts';
import { toMarkdown } from './markdown.ts';
import type { AccessionWords, Proposals, Question } from './propose.ts';
import type { Source } from './source.ts';

const questionSchema = z.strictObject({
  about: z.string().min(1).describe('The field that the question is about.'),
  ask: z.string().min(1).describe('What is to be decided. Take the question out when the field says it.'),
});

export const draftSchema = documentSchema.extend({
  questions: z.array(questionSchema).default([]).describe('What an editor must decide before it is published.'),
});

export type Draft = z.infer<typeof draftSchema>;

/** Answers that hold for a whole batch, from a file of defaults. */
export const defaultsSchema = z.strictObject({
  kind: z.enum(documentKinds).optional().describe('What the documents are as sources.'),
  language: languageSchema.optional().describe('Language of the texts, as a BCP 47 tag.'),
  accession: z.iso.date().optional().describe('The day on which they came into the archive.'),
  summary: z.string().min(1).optional().describe('One sentence in the archive’s words on what each text is.'),
  custody: z.string().min(1).optional().describe('How the bytes came to the archive, and what is not known of that.'),
  rights: documentSchema.shape.rights.optional().describe('Rights in the texts, and on what ground they are shown.'),
  omissions: z.literal('as proposed').optional().describe('Takes every proposed omission as it is.'),
  provenance: provenanceSchema.partial().default({}).describe('Statements that hold for each text.'),
});

export type Defaults = z.infer<typeof defaultsSchema>;

export const askSummary = 'What is the text, in one sentence of the archive’s own words?';
export const askCustody = 'Who made the file, with what tool and when, as far as is known?';

/** What a draft is made of. */
export interface DraftParts {
  source: Source;
  proposals: Proposals;
  capture: { file: string; sha256: string; mediaType: string; custody: string };
  /** The extracted text, where the capture is not plain text. */
  extracted?: { file: string; sha256: string; program: string } | undefined;
  accession: string;
  words: AccessionWords;
  /** Questions that arose beside the source itself. */
  questions: readonly Question[];
}

/** Writes the file of a draft. */
export function writeDraft(parts: DraftParts, defaults: Defaults = { provenance: {} }): string {
  const { source, proposals, capture, extracted, words } = parts;
  const answered = new Set<string>([
    ...Object.keys(defaults).filter((field) => field !== 'provenance'),
    ...Object.keys(defaults.provenance),
  ]);
  const ownQuestions: Question[] = [
    { about: 'summary', ask: askSummary },
    { about: 'custody', ask: askCustody, how: 'Say it in custody.' },
    { about: 'rights', ask: 'Which rights hold in the text, and on what ground is it shown?' },
  ];
  const asked = [...parts.questions, ...proposals.questions, ...ownQuestions];
  const questions = asked
    .filter(({ about }) => !answered.has(about))
    .map(({ about, ask, how }) => ({ about, ask: how === undefined ? ask : `${ask} ${how}` }));
  const fields = {
    ...(questions.length > 0 ? { questions } : {}),
    kind: defaults.kind ?? proposals.kind,
    language: defaults.language ?? proposals.language,
    accession: defaults.accession ?? parts.accession,
    summary: defaults.summary ?? words.summary,
    captures: [{ ...capture, custody: defaults.custody ?? capture.custody, ...(extracted ? { extracted } : {}) }],
    provenance: { ...proposals.provenance, ...withoutEmpty(defaults.provenance) },
    rights: defaults.rights ?? {
      statement: 'http://rightsstatements.org/vocab/CNE/1.0/',
      ground: words.rights,
    },
    ...(Object.keys(source.marks).length > 0 ? { markupMarks: source.marks } : {}),
    ...(proposals.omissions.length > 0 ? { omissions: proposals.omissions } : {}),
  };
  return `---\n${toYaml(fields)}---\n\n${toMarkdown(proposals.kept)}`;
}

/** Statements without the lists that their schema fills in, so that a draft holds what was said. */
function withoutEmpty(provenance: Defaults['provenance']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(provenance).map(([field, statement]) => [
      field,
      Object.fromEntries(
        Object.entries(statement ?? {}).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
      ),
    ]),
  );
}

/** YAML in which every text that could read as something else stands in quotation marks. */
function toYaml(fields: object): string {
  const document = new Document(fields);
  visit(document, {
    Scalar: (key, node) => {
      // One that is no key; dates and lines read as numbers or dates to other programs.
      if (key !== 'key' && typeof node.value === 'string' && !/^[\p{L}][\p{L}\p{N} ,.’/-]*$/u.test(node.value))
        node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Questions of a draft that are open: all but those that may stay. @param accepted fields, or `all` */
export function openQuestions(draft: Entry<Draft>, accepted: ReadonlySet<string> | 'all'): Issue[] {
  return draft.data.questions.flatMap(({ about, ask }, index): Issue[] => {
    if (accepted === 'all' || accepted.has(about)) return [];
    const message = `Open (${about}): ${ask} Answer it and take the question out, or let it stay open with --accept-unknown=${about}.`;
    return [{ code: 'draft-question', file: draft.file, line: draft.lineOf('questions', index), message }];
  });
}

/** The file of a draft as that of a document: without its questions, otherwise as the editor wrote it. */
export function toDocumentText({ text }: SourceFile): string {
  const { opening = '', yaml = '' } = partEntry(text) ?? {};
  const { contents } = parseDocument(yaml);
  if (!isMap(contents)) return text;
  const starts = contents.items.map(({ key }) => (isScalar(key) ? (key.range?.[0] ?? 0) : 0));
  const at = contents.items.findIndex(({ key }) => isScalar(key) && key.value === 'questions');
  if (at < 0) return text;
  const head = opening.length;
  const start = head + (starts[at] ?? 0);
  const end = head + (starts[at + 1] ?? yaml.length);
  // Remarks at the beginning of lines below the questions belong to what follows them.
  const remarks = /\n((?:(?:#[^\n]*|[ \t\r]*)\n)*)$/u.exec(text.slice(start, end))?.[1] ?? '';
  return text.slice(0, start) + remarks + text.slice(end);
}

/** The line of a draft for each line of the document that it becomes, which lacks the questions. */
export function lineInDraft(draft: SourceFile): (line: number) => number {
  const own = draft.text.split('\n');
  const lines = toDocumentText(draft).split('\n');
  const missing = own.length - lines.length;
  const above = lines.findIndex((line, index) => line !== own[index]);
  return (line) => (missing > 0 && line > above ? line + missing : line);
}
