/** Reads the files of an archive from disk; holds no rules. */
import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { ContentFiles } from '../archive.ts';
import type { CaptureText } from '../capture/capture.ts';
import { sha256 } from '../capture/digest.ts';
import type { SourceFile } from '../entry/entry.ts';
import { ReadableError } from '../issue.ts';

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
    terms: readTermFiles(folder),
    pages: listFiles(join(folder, 'pages'), '.mdx').map((file) => readSource(file)),
    events: readFolder(join(folder, 'events')),
    differences: readFolder(join(folder, 'differences')),
    names: readOptional(join(folder, 'names.yaml')),
    map,
    regions: map && readRegions(folder, map),
    captures: new Map(
      listFiles(join(folder, 'captures'), '').map((file) => [
        relative(join(folder, 'captures'), file).replaceAll('\\', '/'),
        readCapture(file),
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

/** Reads the files of the glossary alone. */
export function readTermFiles(folder: string): SourceFile[] {
  return readFolder(join(folder, 'glossary'));
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
  if (!isUtf8(bytes)) throw new ReadableError(`${file} is not UTF-8. Save it in that encoding.`);
  return { file, text: bytes.toString('utf8') };
}

function readCapture(path: string): CaptureText {
  const bytes = readFileSync(path);
  return { text: bytes.toString('utf8'), sha256: sha256(bytes), bytes: bytes.length };
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

/** Digest of the engine and of the versions of what it uses: a result of another engine is not kept. */
export function engineDigest(): string {
  const files = [...listFiles('src', '.ts'), 'package-lock.json'].filter((file) => existsSync(file));
  return sha256(files.map((file) => readFileSync(file, 'utf8')).join('\0'));
}
