/** Writes what is made of the built site: its copy that opens from a folder, and what a browser keeps of it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import type { Archive } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { listFiles } from '../cli/read-content.ts';
import { copyIndex } from '../offline/copy-index.ts';
import { isCopied, scriptFile } from '../offline/folder-copy.ts';
import { addressOf, isKept, type OfflineFile, type OfflineState } from '../offline/offline-list.ts';
import { isStanding } from '../permalink/ledger.ts';
import {
  copyPath,
  exportsPath,
  offlineFilesPath,
  offlinePath,
  searchPath,
  workerPath,
} from '../permalink/permalink.ts';
import type { Place } from '../settings/settings.ts';
import { wordsFor } from '../words/words.ts';
import { beginCopy, type DigestedFile } from './site-copy.ts';
import { copySizeMark, offlineSizeMark } from './size-marks.ts';
import type { MadeSearch } from './write-search.ts';

/** Begins the copy of the pages and files that the folder holds at this moment, to be ended when the search is made. */
export function beginOffline({ settings, ledger }: Archive, folder: string, { base, address }: Place) {
  const { slug, released, language } = settings;
  const at = (path: string) => join(folder, path.slice(1));
  const early = filesBelow(folder);
  const work = { folder, zip: at(copyPath(slug)), top: `${slug}-site`, day: released, base, address, files: early };
  const copy = beginCopy(work);
  const exportsPage = `${exportsPath.slice(1)}index.html`;
  const isGone = givenUp(ledger);
  const kept = (files: readonly string[]) => files.filter((file) => isKept(file, isGone));

  /**
   * Ends the copy, and writes the worker and the list of what a browser keeps.
   *
   * @returns the digests of the files of the site, by their path
   */
  return async (search: MadeSearch): Promise<ReadonlyMap<string, string>> => {
    const read = new Set(early.filter(isCopied));
    // Where it stands what to ask for ahead, it is another page than before.
    read.delete(`${searchPath.slice(1)}index.html`);
    writeFileSync(at(workerPath), await bundle('worker.ts'));
    const digested = await copy.finish({
      scripts: [{ path: scriptFile, text: await bundle('copy-script.ts') }, ...indexScripts(search)],
      again: kept(filesBelow(folder)).filter((file) => !read.has(file)),
    });
    const files = new Map(digested.map((file) => [file.file, file]));
    const page = sizedPage(join(folder, exportsPage), {
      copy: wordsFor(language).bytes(statSync(at(copyPath(slug))).size),
      offline: wordsFor(language).bytes(sizeOf(kept([...files.keys()]), files)),
    });
    files.set(exportsPage, { file: exportsPage, bytes: page.length, sha256: sha256(page) });
    const own = kept([...files.keys()]).sort();
    const list = JSON.stringify(
      own.map((file): OfflineFile => [addressOf(file), files.get(file)?.bytes ?? 0, files.get(file)?.sha256 ?? '']),
    );
    const state: OfflineState = { digest: sha256(list), files: own.length, bytes: sizeOf(own, files) };
    writeFileSync(at(offlineFilesPath), list);
    writeFileSync(at(offlinePath), JSON.stringify(state));
    return new Map([...files].map(([file, { sha256: digest }]) => [file, digest]));
  };
}

const filesBelow = (folder: string) =>
  listFiles(folder, '')
    .map((path) => relative(folder, path).replaceAll('\\', '/'))
    .sort();

/** Says on the page of exports how large they are. @returns its bytes */
function sizedPage(path: string, sizes: { copy: string; offline: string }): Buffer<ArrayBuffer> {
  const html = readFileSync(path, 'utf8');
  const sized = html.replace(copySizeMark, `(${sizes.copy})`).replace(offlineSizeMark, ` (${sizes.offline})`);
  writeFileSync(path, sized);
  return Buffer.from(sized);
}

const sizeOf = (names: readonly string[], files: ReadonlyMap<string, DigestedFile>) =>
  names.reduce((sum, name) => sum + (files.get(name)?.bytes ?? 0), 0);

/** Whether an address was moved or withdrawn. */
function givenUp(ledger: Archive['ledger']): (path: string) => boolean {
  return (path) => {
    const row = ledger.get(path);
    return row !== undefined && !isStanding(row);
  };
}

/** The index of the search as the scripts of the copy. */
function indexScripts({ files, index, keys }: MadeSearch): { path: string; text: string }[] {
  const near = new Map<string, string>();
  for (const [path, bytes] of files) {
    const initial = /^search\/near\/(.+)\.json$/u.exec(path)?.[1];
    if (initial !== undefined) near.set(initial, new TextDecoder().decode(bytes));
  }
  return [...copyIndex(index, keys, near)].map(({ path, read }) => ({ path, text: read() }));
}

/** A program of the offline part as one classic script. @param entry its file */
async function bundle(entry: string): Promise<string> {
  const made = await rolldown({ input: join(process.cwd(), 'src/offline', entry) });
  const { output } = await made.generate({ format: 'iife', minify: true, codeSplitting: false });
  await made.close();
  return output[0].code;
}
