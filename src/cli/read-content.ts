/** Reads the files of an archive from disk; holds no rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { ContentFiles } from '../archive.ts';
import type { CaptureText } from '../capture/capture.ts';
import { sha256 } from '../capture/digest.ts';
import type { SourceFile } from '../entry/entry.ts';

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
  return {
    settings: readSource(join(folder, 'archive.yaml')),
    references: readSource(join(folder, 'references.yaml')),
    ledger: readSource(join(folder, 'permalinks.csv'), ''),
    documents: readFolder(join(folder, 'documents')),
    terms: readFolder(join(folder, 'glossary')),
    pages: listFiles(join(folder, 'pages'), '.mdx').map((file) => readSource(file)),
    captures: new Map(
      listFiles(join(folder, 'captures'), '').map((file) => [
        relative(join(folder, 'captures'), file).replaceAll('\\', '/'),
        readCapture(file),
      ]),
    ),
  };
}

/** The MDX files of a folder itself; their names are addresses, so folders inside it do not count. */
function readFolder(folder: string): SourceFile[] {
  return listFiles(folder, '.mdx')
    .filter((file) => dirname(file) === folder)
    .map((file) => readSource(file));
}

function readSource(path: string, absent?: string): SourceFile {
  const file = relative(process.cwd(), path).replaceAll('\\', '/');
  try {
    return { file, text: readFileSync(path, 'utf8') };
  } catch (error) {
    if (absent !== undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return { file, text: absent };
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
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
  } catch {
    return [];
  }
  return names.sort();
}
