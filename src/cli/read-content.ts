/** Reads the files of an archive from disk; holds no rules. */
import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { ContentFiles } from '../archive.ts';
import { readCaptureText } from '../capture/capture.ts';
import { sha256 } from '../capture/digest.ts';
import type { SourceFile } from '../entry/entry.ts';
import { ArchiveIssues, ReadableError } from '../issue.ts';

/** The folder of the archive that a command or build works on: `CONTENT_DIR`, else `content`. */
export function contentFolder(): string {
  return process.env['CONTENT_DIR'] ?? 'content';
}

/**
 * Reads an archive.
 *
 * @param folder the content folder, relative to the working folder or absolute
 * @throws where a file that every archive has cannot be read
 */
export function readContent(folder: string): ContentFiles {
  const settings = readSettingsFile(folder);
  const map = readOptional(join(folder, 'map.yaml'));
  return {
    settings,
    references: readSource(join(folder, 'references.yaml')),
    ledger: readLedgerFile(folder),
    documents: readFolder(join(folder, 'documents')),
    drafts: readFolder(join(folder, 'drafts')),
    terms: readFolder(join(folder, 'glossary')),
    pages: readPageFiles(folder),
    events: readFolder(join(folder, 'events')),
    differences: readFolder(join(folder, 'differences')),
    names: readOptional(join(folder, 'names.yaml')),
    map,
    regions: map && readRegions(folder, map),
    captures: new Map(
      listPaths(join(folder, 'captures'), '').map((file) => [
        file,
        readCaptureText(readFileSync(join(folder, 'captures', file))),
      ]),
    ),
  };
}

/** Reads the settings of an archive alone. @throws where the folder holds no archive */
export function readSettingsFile(folder: string): SourceFile {
  if (!existsSync(join(folder, 'archive.yaml'))) {
    throw new ReadableError(
      `${folder} holds no archive: there is no archive.yaml in it. Name the folder of an archive with CONTENT_DIR.`,
    );
  }
  return readSource(join(folder, 'archive.yaml'));
}

/** Reads the ledger alone; it is empty where there is none. */
export function readLedgerFile(folder: string): SourceFile {
  return readSource(join(folder, 'permalinks.csv'), '');
}

/** The folders of texts in the archive's own words. */
export type ProseFolder = 'glossary' | 'events' | 'differences' | 'pages';

/** Reads the files of one folder of texts alone. */
export function readProseFiles(folder: string, name: ProseFolder): SourceFile[] {
  return name === 'pages' ? readPageFiles(folder) : readFolder(join(folder, name));
}

/** Pages may stand in folders, which are part of their addresses. */
function readPageFiles(folder: string): SourceFile[] {
  return listFiles(join(folder, 'pages'), '.mdx').map((file) => readSource(file));
}

function readOptional(path: string): SourceFile | undefined {
  return existsSync(path) ? readSource(path) : undefined;
}

/** The file that a map names as its data; the map's own checks say what is wrong with it. */
function readRegions(folder: string, map: SourceFile): SourceFile | undefined {
  const data = /^data:\s*["']?([^"'\s]+)/mu.exec(map.text)?.[1];
  return data === undefined ? undefined : readOptional(join(folder, data));
}

/** The MDX files of a folder itself; their names are addresses, so folders inside it do not count. */
function readFolder(folder: string): SourceFile[] {
  return listFiles(folder, '.mdx')
    .filter((file) => dirname(file) === folder)
    .map((file) => readSource(file));
}

function readSource(path: string, absent?: string): SourceFile {
  const file = (isAbsolute(path) ? path : relative(process.cwd(), resolve(path))).replaceAll('\\', '/');
  if (absent !== undefined && !existsSync(path)) return { file, text: absent };
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) throw notUtf8(file, bytes);
  return { file, text: bytes.toString('utf8') };
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

/** All files below a folder with an ending, sorted by path. @returns none where the folder is not there. */
export function listFiles(folder: string, ending: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names.sort();
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
