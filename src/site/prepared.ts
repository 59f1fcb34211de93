/**
 * The archive of this process: read, prepared and checked once for all that a build does with it.
 *
 * Pages are bundled apart from the code that runs the build, so the two meet in a place that the
 * process holds. Prepared documents are kept between builds in files of their own, a hundred to a
 * file, each sealed with the digest of its bytes: a file that anything has changed counts for none.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, buildArchive, type ContentFiles } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { contentFolder, engineDigest, readContent } from '../cli/read-content.ts';
import { bodyOf } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';
import type { PreparedDocument } from '../prepare-document.ts';

interface Prepared {
  archive?: Archive;
  issues: Issue[];
}

const place = Symbol.for('archive.prepared');
const held = globalThis as { [place]?: Prepared };
const documentsPerFile = 100;
const sealLength = 64;

/** What is kept of a document: all but what its files say anyway. */
type Kept = Omit<PreparedDocument, 'captureText' | 'body'>;

/**
 * Reads the archive anew, with what an earlier build has kept, and holds it for `preparedArchive`.
 *
 * @param base path under which the site is published
 * @param folder where prepared documents are kept between builds
 */
export function prepareArchive(base: string, folder: string): Prepared {
  const files = readContent(contentFolder());
  const kept = readKept(folder, files);
  const prepared = buildArchive(files, { base, kept, pipeline: engineDigest() });
  writeKept(folder, prepared.archive?.documents ?? [], kept);
  held[place] = prepared;
  return prepared;
}

/** The archive as it was last prepared in this process. @throws where it was not */
export function preparedArchive(): Prepared {
  const prepared = held[place];
  if (!prepared) throw new Error('The archive is asked for before it is prepared.');
  return prepared;
}

const fileOf = (folder: string, number: number) => join(folder, `${number}.json`);

function readKept(folder: string, files: ContentFiles): Map<string, PreparedDocument> {
  const bodies = new Map(files.documents.map(({ file, text }) => [file, bodyOf(text)]));
  const kept = new Map<string, PreparedDocument>();
  for (let number = 0; existsSync(fileOf(folder, number)); number++) {
    const text = readFileSync(fileOf(folder, number), 'utf8');
    const content = text.slice(sealLength);
    if (sha256(content) !== text.slice(0, sealLength)) continue;
    for (const document of JSON.parse(content) as Kept[]) {
      const capture = files.captures.get(document.description.captures[0]?.file ?? '');
      const body = bodies.get(document.file);
      if (capture && body !== undefined) kept.set(document.id, { ...document, captureText: capture.text, body });
    }
  }
  return kept;
}

/** Writes the files in which a document has changed; nothing else in them is made anew. */
function writeKept(
  folder: string,
  documents: readonly PreparedDocument[],
  kept: ReadonlyMap<string, PreparedDocument>,
): void {
  mkdirSync(folder, { recursive: true });
  const order = [...kept.keys()];
  for (let first = 0; first < documents.length; first += documentsPerFile) {
    const part = documents.slice(first, first + documentsPerFile);
    const stands = part.every(
      (document, index) => kept.get(document.id) === document && order[first + index] === document.id,
    );
    if (stands) continue;
    const content = JSON.stringify(part.map(({ captureText: _, body: __, ...rest }): Kept => rest));
    writeFileSync(fileOf(folder, first / documentsPerFile), sha256(content) + content);
  }
}
