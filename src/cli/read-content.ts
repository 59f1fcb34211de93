/** Reads the files of an archive from disk; holds no rules. */
import { isUtf8 } from 'node:buffer';
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { buildArchive } from '../archive.ts';
import { readCaptureText } from '../capture/capture.ts';
import { sha256 } from '../capture/digest.ts';
import type { ContentFiles } from '../content-files.ts';
import { parseYamlEntry, type SourceFile } from '../entry/entry.ts';
import { ArchiveIssues, type Issue, ReadableError } from '../issue.ts';
import { mapSchema } from '../map/map.ts';
import { isBeside } from '../unused-files.ts';

/** The folder of the archive that a command or build works on: `CONTENT_DIR`, else `content`, also where that is empty. */
export function contentFolder(): string {
  return process.env['CONTENT_DIR'] || 'content';
}

/**
 * Reads an archive.
 *
 * @param folder the content folder, relative to the working folder or absolute
 * @throws where there is no archive, and where a file is no text or a link: with all issues of the others
 */
export function readContent(folder: string): ContentFiles {
  const unread: Issue[] = listLinks(folder).map(isLink);
  const tried = new Set([join(folder, 'archive.yaml')]);
  const readOne = (path: string) => {
    tried.add(path);
    return existsSync(path) ? readOrNote(path, unread) : undefined;
  };
  const readAll = (paths: readonly string[]) => paths.flatMap((path) => readOne(path) ?? []);
  const settings = readSettingsFile(folder);
  const map = readOne(join(folder, 'map.yaml'));
  const regions = map && regionsFile(folder, map);
  const files: ContentFiles = {
    settings,
    references: readOne(join(folder, 'references.yaml')) ?? nothingIn(join(folder, 'references.yaml')),
    ledger: readOne(ledgerFile(folder)) ?? nothingIn(ledgerFile(folder)),
    documents: readAll(filesOf(folder, 'documents')),
    drafts: readAll(filesOf(folder, 'drafts')),
    terms: readAll(filesOf(folder, 'glossary')),
    pages: readAll(filesOf(folder, 'pages')),
    events: readAll(filesOf(folder, 'events')),
    differences: readAll(filesOf(folder, 'differences')),
    names: readOne(join(folder, 'names.yaml')),
    map,
    regions: regions === undefined ? undefined : readOne(regions),
    captures: new Map(
      listPaths(join(folder, 'captures'), '').map((file) => [
        file,
        readCaptureText(readFileSync(join(folder, 'captures', file))),
      ]),
    ),
  };
  const captures = join(folder, 'captures', '/');
  const others = listFiles(folder, '').filter((path) => !tried.has(path) && !path.startsWith(captures));
  const whole = { ...files, others: others.map(nameFile) };
  if (unread.length > 0) throw new ArchiveIssues(buildArchive({ ...whole, unread }).issues);
  return whole;
}

/** Reads the settings of an archive alone. @throws where the folder holds no archive */
export function readSettingsFile(folder: string): SourceFile {
  if (!existsSync(join(folder, 'archive.yaml'))) {
    throw new ReadableError(
      `${folder} holds no archive: there is no archive.yaml in it. Name the folder of an archive with CONTENT_DIR.`,
    );
  }
  return readSourceFile(join(folder, 'archive.yaml'));
}

/** Reads the ledger alone; it is empty where there is none. */
export function readLedgerFile(folder: string): SourceFile {
  const path = ledgerFile(folder);
  return existsSync(path) ? readSourceFile(path) : nothingIn(path);
}

const ledgerFile = (folder: string) => join(folder, 'permalinks.csv');

/** The folders of texts in the archive's own words. */
export type ProseFolder = 'glossary' | 'events' | 'differences' | 'pages';

/** Reads the files of one folder of texts alone. */
export function readProseFiles(folder: string, name: ProseFolder): SourceFile[] {
  return filesOf(folder, name).map(readSourceFile);
}

/** The MDX files of a folder. Their names are addresses, so folders inside it count for pages alone, whose addresses have them. */
function filesOf(folder: string, name: ProseFolder | 'documents' | 'drafts'): string[] {
  const own = join(folder, name);
  return listFiles(own, '.mdx').filter((file) => name === 'pages' || dirname(file) === own);
}

/** The file that a map names as its data, where it may be read; the map's own checks say what is wrong with it. */
function regionsFile(folder: string, map: SourceFile): string | undefined {
  const { entry } = parseYamlEntry(map, mapSchema.pick({ data: true }).loose());
  return entry && join(folder, entry.data.data);
}

/** Reads a file that an editor writes. @throws ArchiveIssues where it is a folder or a device, or its bytes are no text */
export function readSourceFile(path: string): SourceFile {
  const file = nameFile(path);
  if (!statSync(path).isFile()) throw isNoFile(file, statSync(path).isDirectory() ? 'a folder' : 'a device or a pipe');
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) throw notUtf8(file, bytes);
  return { file, text: bytes.toString('utf8') };
}

/** Reads a file, or notes why it is no text. */
function readOrNote(path: string, unread: Issue[]): SourceFile | undefined {
  try {
    return readSourceFile(path);
  } catch (error) {
    if (!(error instanceof ArchiveIssues)) throw error;
    unread.push(...error.issues);
    return undefined;
  }
}

/** A file as it counts where it is not there. */
const nothingIn = (path: string): SourceFile => ({ file: nameFile(path), text: '' });

/** A file as issues name it. */
const nameFile = (path: string) =>
  (isAbsolute(path) ? path : relative(process.cwd(), resolve(path))).replaceAll('\\', '/');

function isNoFile(file: string, what: 'a folder' | 'a device or a pipe'): ArchiveIssues {
  const message = `This is ${what}, and a file belongs here. Name the file, or give ${what.replace('a ', 'the ')} another name.`;
  return new ArchiveIssues([{ code: 'file-unreadable', file, line: 1, message }]);
}

/** The links below a folder but for those that stand beside the archive. */
function listLinks(folder: string): string[] {
  return listEntries(folder)
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isBeside(relative(folder, path).replaceAll('\\', '/')));
}

function isLink(path: string): Issue {
  const message =
    'This is a link, and links are not read as parts of the archive. Put the file or folder itself in its place, or delete the link.';
  return { code: 'file-unreadable', file: nameFile(path), line: 1, message };
}

function notUtf8(file: string, bytes: Buffer): ArchiveIssues {
  // No byte of a longer sign is that of a line end, so lines can be told apart without reading them.
  let line = 1;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(10, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  const message = 'The bytes of this line are not UTF-8. Save the file in that encoding.';
  return new ArchiveIssues([{ code: 'file-unreadable', file, line, message }]);
}

/** All files below a folder with an ending, sorted by path; links in it are left out. @returns none where the folder is not there. */
export function listFiles(folder: string, ending: string): string[] {
  return listEntries(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** All that stands below a folder. Node’s own recursion goes through links to folders, also to one above them. */
function listEntries(folder: string): Dirent[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) =>
    entry.isDirectory() ? [entry, ...listEntries(join(folder, entry.name))] : [entry],
  );
}

/** Paths of all files below a folder with an ending, from the folder on, with `/`, sorted. */
export function listPaths(folder: string, ending: string): string[] {
  return listFiles(folder, ending)
    .map((path) => relative(folder, path).replaceAll('\\', '/'))
    .sort();
}

/** Digest of the engine and of the versions of what it uses: a result of another engine is not kept. */
export function engineDigest(): string {
  const files = [...listFiles('src', '.ts'), 'package-lock.json'].filter((file) => existsSync(file));
  return sha256(files.map((file) => readFileSync(file, 'utf8')).join('\0'));
}
