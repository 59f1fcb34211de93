/** Changes of an archive worked out in memory: what it would be after them, and whether that can stand. */
import { type Archive, addressesOf, buildArchive, type ContentFiles } from '../archive.ts';
import { readCaptureText } from '../capture/capture.ts';
import type { SourceFile } from '../entry/entry.ts';
import { ArchiveIssues } from '../issue.ts';
import { appendRows, type LedgerRow, mint } from '../permalink/ledger.ts';
import type { Change } from './transaction.ts';

/** The ledger below the content folder. */
const ledgerFile = 'permalinks.csv';

/** What a command is about to do: the files that it changes, and lines that tell of it. */
export interface Plan {
  changes: Change[];
  rows: LedgerRow[];
  said: string[];
}

/** The path of a file below the content folder. */
export function pathInContent(files: ContentFiles, { file }: Pick<SourceFile, 'file'>): string {
  return file.slice(folderOf(files).length);
}

/** The file at a path below the content folder, as other files are named. */
export const fileInContent = (files: ContentFiles, path: string) => folderOf(files) + path;

const folderOf = ({ settings }: ContentFiles) => settings.file.replace(/archive\.yaml$/u, '');

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
  const before = buildArchive(applyChanges(files, withRows([])));
  const minted = before.archive ? mint(before.archive.ledger, addressesOf(before.archive), date) : [];
  const all = withRows(minted);
  const { archive, issues } = buildArchive(applyChanges(files, all));
  if (issues.length > 0 || !archive) throw new ArchiveIssues(issues);
  return { changes: all, archive, minted: minted.length };
}
