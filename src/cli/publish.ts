/** Publishing: drafts become documents with the next numbers, and their addresses are promised. */
import { draftSchema, lineInDraft, openQuestions, toDocumentText } from '../accession/draft.ts';
import { type ContentFiles, nameOf, pathInContent } from '../content-files.ts';
import { parseEntry, type SourceFile } from '../entry/entry.ts';
import { ArchiveIssues, type Issue } from '../issue.ts';
import { completePlan, fileInContent } from './changes.ts';
import type { Change } from './transaction.ts';

/** A draft that is published: its file, the number and the file of the document. */
interface Published {
  draft: string;
  id: string;
  file: string;
}

export interface Publication {
  published: Published[];
  /** Documents, drafts that go and the ledger; none where nothing is published. */
  changes: Change[];
  /** Number of the addresses that are new. */
  addresses: number;
  /** What keeps the other drafts back, by the file of each. */
  issues: Issue[];
}

/**
 * Works out a publication; nothing is written.
 *
 * A draft with an issue is kept back and the others are published without a gap in their numbers.
 *
 * @param files the archive, with the captures that the drafts name
 * @param accepted fields whose questions may stay open, or `all`
 * @param date day of the promises
 */
export function planPublication(
  files: ContentFiles,
  drafts: readonly SourceFile[],
  accepted: ReadonlySet<string> | 'all',
  date: string,
): Publication {
  const issues: Issue[] = [];
  let ready = drafts.filter((draft) => {
    const { entry, issues: found } = parseEntry(draft, draftSchema);
    const open = entry ? openQuestions(entry, accepted) : found;
    issues.push(...open);
    return open.length === 0;
  });
  while (ready.length > 0) {
    const published = number(files, ready);
    const changes = published.flatMap(({ draft, file, text }): Change[] => [
      { path: pathInContent(files, { file }), bytes: text },
      { path: pathInContent(files, { file: draft }), bytes: undefined },
    ]);
    try {
      const { minted, ...whole } = completePlan(files, { changes, rows: [], said: [] }, date);
      return {
        published: published.map(({ text: _, ...told }) => told),
        changes: whole.changes,
        addresses: minted,
        issues,
      };
    } catch (error) {
      if (!(error instanceof ArchiveIssues)) throw error;
      const { issues: found } = error;
      const inDrafts = published.flatMap(({ file, draft }, index): Issue[] => {
        const source = ready[index];
        const lineOf = source ? lineInDraft(source) : (line: number) => line;
        return found
          .filter((issue) => issue.file === file)
          .map((issue) => ({ ...issue, file: draft, line: lineOf(issue.line) }));
      });
      if (inDrafts.length === 0) {
        issues.push(...found);
        break;
      }
      issues.push(...inDrafts);
      const refused = new Set(inDrafts.map(({ file }) => file));
      ready = ready.filter(({ file }) => !refused.has(file));
    }
  }
  return { published: [], changes: [], addresses: 0, issues };
}

/** Gives the drafts the numbers after the highest that the archive or its ledger ever had. */
function number(files: ContentFiles, drafts: readonly SourceFile[]): (Published & { text: string })[] {
  let last = 0;
  for (const { file } of files.documents) last = Math.max(last, Number(nameOf(file)) || 0);
  for (const [, id] of files.ledger.text.matchAll(/^\/documents\/(\d+)\//gmu)) last = Math.max(last, Number(id));
  return drafts.map((draft, index) => {
    const id = String(last + index + 1).padStart(4, '0');
    return { draft: draft.file, id, file: fileInContent(files, `documents/${id}.mdx`), text: toDocumentText(draft) };
  });
}
