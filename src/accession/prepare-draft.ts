/** Drafts as their pages would be: prepared with the archive around them, which they are no part of. */
import type { Archive } from '../archive.ts';
import type { CaptureText } from '../capture/capture.ts';
import { type ContentFiles, nameOf } from '../content-files.ts';
import { parseEntry, type SourceFile } from '../entry/entry.ts';
import { buildLexicon } from '../glossary/lexicon.ts';
import type { Issue } from '../issue.ts';
import { draftId } from '../permalink/permalink.ts';
import { type PreparedDocument, prepareDocument, type Surroundings } from '../prepare-document.ts';
import { draftSchema, lineInDraft, openQuestions, toDocumentText } from './draft.ts';

export interface DraftPreview {
  file: string;
  /** Missing where the draft cannot be read. */
  document: PreparedDocument | undefined;
  /** What is wrong with it, its open questions apart. */
  issues: Issue[];
  questions: { about: string; ask: string; line: number }[];
}

/** What a draft is prepared with. */
export function surroundingsOf(
  archive: Archive,
  captures: ReadonlyMap<string, CaptureText>,
  base: string,
): Surroundings {
  return {
    captures,
    lexicon: buildLexicon([...archive.terms.values()]),
    references: new Set(archive.references.keys()),
    ledger: new Map(),
    acts: new Map(),
    base,
    pipeline: '',
    prose: archive.settings,
  };
}

/** Prepares one draft as the document that it would be. */
export function prepareDraft(source: SourceFile, around: Surroundings): DraftPreview {
  const { entry, issues: unread } = parseEntry(source, draftSchema);
  if (!entry) return { file: source.file, document: undefined, issues: unread, questions: [] };
  const text = toDocumentText(source);
  const lineOf = lineInDraft(source);
  const { document, issues } = prepareDocument(draftId(nameOf(source.file)), { ...source, text }, around);
  const lines = openQuestions(entry, new Set()).map(({ line }) => line);
  return {
    file: source.file,
    document,
    issues: issues.map((issue) => ({ ...issue, line: lineOf(issue.line) })),
    questions: entry.data.questions.map((question, index) => ({ ...question, line: lines[index] ?? 1 })),
  };
}

/** Prepares all drafts of an archive. */
export function prepareDrafts(files: ContentFiles, archive: Archive, base: string): DraftPreview[] {
  const around = surroundingsOf(archive, files.captures, base);
  return (files.drafts ?? []).map((source) => prepareDraft(source, around));
}
