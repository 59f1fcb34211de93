/** Changes of an archive worked out in memory: what it would be after them, and whether that can stand. */
import type { z } from 'astro/zod';
import { type Archive, addressesOf, buildArchive } from '../archive.ts';
import { readCaptureText } from '../capture/capture.ts';
import { type ContentFiles, folderOf, nameOf, pathInContent } from '../content-files.ts';
import { parseEntry, type SourceFile } from '../entry/entry.ts';
import { termSchema } from '../glossary/term.ts';
import { ArchiveIssues, type Issue, ReadableError } from '../issue.ts';
import { appendRows, type Ledger, type LedgerRow, mint } from '../permalink/ledger.ts';
import { eventPath, termPath } from '../permalink/permalink.ts';
import { eventSchema } from '../timeline/event.ts';
import type { Change } from './transaction.ts';

/** The ledger below the content folder. */
const ledgerFile = 'permalinks.csv';

/** What a command is about to do: the files that it changes, and lines that tell of it. */
export interface Plan {
  changes: Change[];
  rows: LedgerRow[];
  said: string[];
}

/** The file at a path below the content folder, as other files are named. */
export const fileInContent = (files: ContentFiles, path: string) => folderOf(files) + path;

/** The file of the document with a number; undefined where the archive holds none. */
export const sourceOf = (files: ContentFiles, document: string) =>
  files.documents.find((source) => pathInContent(files, source) === `documents/${document}.mdx`);

/** @throws ReadableError where the ledger says of a document or a passage that is not in the files what became of it */
export function refuseGone(ledger: Ledger, path: string, what: string): void {
  const row = ledger.get(path);
  if (row?.act === 'withdrawn')
    throw new ReadableError(`${what} was withdrawn on ${row.date}, and its words are not in the files of the archive.`);
  if (row?.act === 'moved')
    throw new ReadableError(`${what} leads to ${row.target} since ${row.date}. Name what stands there.`);
}

/** Every text file of the archive that an editor writes, drafts too, the ledger apart. */
export function editedFiles(files: ContentFiles): SourceFile[] {
  const { settings, references, documents, drafts = [], terms, pages, events, differences, names, map } = files;
  return [
    settings,
    references,
    ...documents,
    ...drafts,
    ...terms,
    ...pages,
    ...events,
    ...differences,
    names,
    map,
  ].filter((source) => source !== undefined);
}

/** The files of an archive as they would be after changes. */
export function applyChanges(files: ContentFiles, changes: readonly Change[]): ContentFiles {
  const folder = folderOf(files);
  const changed = new Map(changes.map(({ path, bytes }) => [path, bytes]));
  const textOf = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('utf8');
  const one = <T extends SourceFile | undefined>(path: string, source: T): T => {
    const bytes = changed.get(path);
    return bytes === undefined ? source : ({ file: folder + path, text: textOf(bytes) } as T);
  };
  const list = (below: string, sources: readonly SourceFile[]): SourceFile[] => {
    const kept = sources.filter((source) => !changed.has(pathInContent(files, source)));
    const made = changes.flatMap(({ path, bytes }) =>
      bytes !== undefined && path.startsWith(below) ? [{ file: folder + path, text: textOf(bytes) }] : [],
    );
    return [...kept, ...made].sort((a, b) => (a.file < b.file ? -1 : 1));
  };
  const captures = new Map(files.captures);
  for (const { path, bytes } of changes) {
    if (!path.startsWith('captures/')) continue;
    const name = path.slice('captures/'.length);
    if (bytes === undefined) captures.delete(name);
    else captures.set(name, readCaptureText(bytes));
  }
  return {
    ...files,
    settings: one('archive.yaml', files.settings),
    references: one('references.yaml', files.references),
    ledger: one(ledgerFile, files.ledger),
    documents: list('documents/', files.documents),
    drafts: list('drafts/', files.drafts ?? []),
    terms: list('glossary/', files.terms),
    pages: list('pages/', files.pages),
    events: list('events/', files.events),
    differences: list('differences/', files.differences),
    names: one('names.yaml', files.names),
    map: one('map.yaml', files.map),
    captures,
  };
}

/** The issues of terms and events whose addresses are not promised yet and which say nothing: an address is for ever. */
export function checkNewTexts({ terms, events }: ContentFiles, promised: { has: (path: string) => boolean }): Issue[] {
  const check = <T>(source: SourceFile, schema: z.ZodType<T>, path: string): Issue[] => {
    const { entry } = parseEntry(source, schema);
    if (!entry || promised.has(path) || /[\p{L}\p{N}]/u.test(entry.body)) return [];
    const message =
      'The text is empty. Write it below the fields, each sentence with its mark, such as <Source of="0001#p4" />.';
    return [{ code: 'text-missing', file: source.file, line: entry.bodyLine, message }];
  };
  return [
    ...terms.flatMap((source) => check(source, termSchema, termPath(nameOf(source.file)))),
    ...events.flatMap((source) => check(source, eventSchema, eventPath(nameOf(source.file)))),
  ];
}

/**
 * Completes a plan with the ledger, with every address that is new after it, and checks the whole
 * archive as it would then be.
 *
 * @returns all changes, and the archive after them
 * @throws ArchiveIssues where it could not stand
 */
export function completePlan(
  files: ContentFiles,
  { changes, rows }: Plan,
  date: string,
): { changes: Change[]; archive: Archive; minted: number } {
  const withRows = (more: readonly LedgerRow[]): Change[] => [
    ...changes,
    ...(rows.length + more.length > 0
      ? [{ path: ledgerFile, bytes: appendRows(files.ledger.text, [...rows, ...more]) }]
      : []),
  ];
  const planned = applyChanges(files, withRows([]));
  const before = buildArchive(planned);
  // What a move leads to was promised already, under its former address.
  const targets = new Set(rows.map(({ target }) => target));
  const promised = (path: string) => targets.has(path) || before.archive?.ledger.has(path) === true;
  const empty = checkNewTexts(planned, { has: promised });
  if (empty.length > 0) throw new ArchiveIssues(empty);
  const minted = before.archive ? mint(before.archive.ledger, addressesOf(before.archive), date) : [];
  const all = withRows(minted);
  const { archive, issues } = buildArchive(applyChanges(files, all));
  if (issues.length > 0 || !archive) throw new ArchiveIssues(issues);
  return { changes: all, archive, minted: minted.length };
}
