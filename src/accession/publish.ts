/** Publishing: drafts become documents with the next numbers, and their addresses are promised. */
import { addressesOf, buildArchive, type ContentFiles, nameOf } from '../archive.ts';
import { parseEntry, type SourceFile } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';
import { appendRows, mint } from '../permalink/ledger.ts';
import { draftSchema, openQuestions, toDocumentText } from './draft.ts';

/** A draft that was published: its file, the number and the file of the document. */
export interface Published {
  draft: string;
  id: string;
  file: string;
  text: string;
}

export interface Publication {
  published: Published[];
  /** Text of the ledger with the new rows; undefined where nothing was published. */
  ledger: string | undefined;
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
export function publishDrafts(
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
  const folder = files.settings.file.replace(/archive\.yaml$/u, 'documents/');
  for (;;) {
    const published = number(files, ready, folder);
    if (published.length === 0) return { published: [], ledger: undefined, addresses: 0, issues };
    const sources = published.map(({ file, text }): SourceFile => ({ file, text }));
    const { archive, issues: found } = buildArchive({ ...files, documents: [...files.documents, ...sources] });
    const draftOf = new Map(published.map(({ file, draft }) => [file, draft]));
    const wrong = found.filter(({ code }) => code !== 'address-unminted');
    const own = wrong.filter(({ file }) => draftOf.has(file));
    const others = wrong.filter(({ file }) => !draftOf.has(file));
    if (own.length > 0) {
      // The lines are those of the draft: a document lacks the questions that stood above.
      issues.push(...own.map((issue) => ({ ...issue, file: draftOf.get(issue.file) ?? issue.file, line: 1 })));
      const refused = new Set(own.map(({ file }) => draftOf.get(file)));
      ready = ready.filter(({ file }) => !refused.has(file));
      continue;
    }
    if (others.length > 0 || !archive)
      return { published: [], ledger: undefined, addresses: 0, issues: [...issues, ...others] };
    const rows = mint(archive.ledger, addressesOf(archive), date);
    return { published, ledger: appendRows(files.ledger.text, rows), addresses: rows.length, issues };
  }
}

/** Gives the drafts the numbers after the highest that the archive or its ledger ever had. */
function number(files: ContentFiles, drafts: readonly SourceFile[], folder: string): Published[] {
  let last = 0;
  for (const { file } of files.documents) last = Math.max(last, Number(nameOf(file)) || 0);
  for (const [, id] of files.ledger.text.matchAll(/^\/documents\/(\d+)\//gmu)) last = Math.max(last, Number(id));
  return drafts.map((draft, index) => {
    const id = String(last + index + 1).padStart(4, '0');
    return { draft: draft.file, id, file: `${folder}${id}.mdx`, text: toDocumentText(draft) };
  });
}
