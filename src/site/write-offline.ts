/** Writes what is made of the built site: its copy that opens from a folder, and what a browser keeps of it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Archive } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { copyIndex } from '../offline/copy-index.ts';
import { scriptFile } from '../offline/folder-copy.ts';
import { addressOf, isKept, type OfflineFile, type OfflineState } from '../offline/offline-list.ts';
import { isStanding } from '../permalink/ledger.ts';
import { copyPath, exportsPath, offlineFilesPath, offlinePath, workerPath } from '../permalink/permalink.ts';
import { wordsFor } from '../words/words.ts';
import type { CopyScript, DigestedFile } from './build-orders.ts';
import type { BuildThread } from './build-thread.ts';
import { exportedFiles, type Sized, sizeMark } from './size-marks.ts';
import type { MadeSearch } from './write-search.ts';

/** The page that says how large the exports are: it is written last. */
export const exportsPage = `${exportsPath.slice(1)}index.html`;

/** The files that are written when all others stand, by path below the folder. @param slug the archive's */
export const lastFiles = (slug: string): string[] =>
  [copyPath(slug), workerPath, offlineFilesPath, offlinePath].map((path) => path.slice(1));

/** What is written of an archive: into the built folder, of these files of it, by a thread. */
interface Writing {
  archive: Archive;
  folder: string;
  files: readonly string[];
  thread: Pick<BuildThread, 'beginCopy' | 'digest'>;
}

/** Begins to write the copy. @returns when the thread has all that it needs; `ended` when the copy is written */
export async function beginCopy({ archive, folder, files, thread }: Writing, search: MadeSearch) {
  const { slug, released } = archive.settings;
  const script = { path: scriptFile, text: await bundle('copy-script.ts') };
  const copy = { zip: join(folder, copyPath(slug)), day: released, top: `${slug}-site`, files };
  return thread.beginCopy(copy, withIndex(script, search));
}

/** Size and digest of the files that a browser may keep, by path below the folder. */
export async function digestKept({ archive, files, thread }: Writing): Promise<Map<string, DigestedFile>> {
  const isGone = givenUp(archive.ledger);
  const kept = await thread.digest(files.filter((file) => isKept(file, isGone)));
  return new Map(kept.map((file) => [file.file, file]));
}

/**
 * Writes, when the copy and the bag stand, the worker and the list of what a browser keeps; and says on the
 * page of exports how large they are.
 *
 * @returns the digests of the files that a browser keeps, by their path
 */
export async function writeOffline(
  { settings }: Archive,
  folder: string,
  kept: ReadonlyMap<string, DigestedFile>,
): Promise<ReadonlyMap<string, string>> {
  const { slug, language } = settings;
  const at = (path: string) => join(folder, path.slice(1));
  writeFileSync(at(workerPath), await bundle('worker.ts'));
  const { bytes } = wordsFor(language);
  const sizes = Object.entries(exportedFiles(slug)).map(([name, path]): [Sized, string] => [
    name as Sized,
    `(${bytes(statSync(at(path)).size)})`,
  ]);
  const page = sizedPage(join(folder, exportsPage), [...sizes, ['offline', ` (${bytes(sizeOf(kept))})`]]);
  const files = new Map(kept).set(exportsPage, { file: exportsPage, bytes: page.length, sha256: sha256(page) });
  const own = [...files.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
  const list = JSON.stringify(own.map((file): OfflineFile => [addressOf(file.file), file.bytes, file.sha256]));
  const state: OfflineState = { digest: sha256(list), files: own.length, bytes: sizeOf(files) };
  writeFileSync(at(offlineFilesPath), list);
  writeFileSync(at(offlinePath), JSON.stringify(state));
  return new Map(own.map(({ file, sha256: digest }) => [file, digest]));
}

/** Says on the page of exports how large they are. @returns its bytes */
function sizedPage(path: string, sizes: readonly (readonly [Sized, string])[]): Buffer<ArrayBuffer> {
  let html = readFileSync(path, 'utf8');
  for (const [name, size] of sizes) html = html.replace(sizeMark(name), size);
  writeFileSync(path, html);
  return Buffer.from(html);
}

const sizeOf = (files: ReadonlyMap<string, DigestedFile>) =>
  [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);

/** Whether an address was moved or withdrawn. */
function givenUp(ledger: Archive['ledger']): (path: string) => boolean {
  return (path) => {
    const row = ledger.get(path);
    return row !== undefined && !isStanding(row);
  };
}

/** The scripts of the copy: its own, and those that hold the index of the search. */
function* withIndex(script: CopyScript, { index, keys }: MadeSearch): Generator<CopyScript> {
  yield script;
  for (const { path, read } of copyIndex(index, keys)) yield { path, text: read() };
}

/** A program of the offline part as one classic script. @param entry its file */
async function bundle(entry: string): Promise<string> {
  const made = await rolldown({ input: join(process.cwd(), 'src/offline', entry) });
  const { output } = await made.generate({ format: 'iife', minify: true, codeSplitting: false });
  await made.close();
  return output[0].code;
}
