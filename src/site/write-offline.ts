/** Writes what is made of the built site: its copy that opens from a folder, and what a browser keeps of it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import type { Archive } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { listFiles } from '../cli/read-content.ts';
import { copyIndex } from '../offline/copy-index.ts';
import { copyPage, copyStyles, isCopied, scriptFile } from '../offline/folder-copy.ts';
import { addressOf, isKept, type OfflineFile, type OfflineState } from '../offline/offline-list.ts';
import { isStanding } from '../permalink/ledger.ts';
import { copyPath, exportsPath, offlineFilesPath, offlinePath, workerPath } from '../permalink/permalink.ts';
import type { Place } from '../settings/settings.ts';
import { wordsFor } from '../words/words.ts';
import { copySizeMark, offlineSizeMark } from './size-marks.ts';
import type { MadeSearch } from './write-search.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

/** Writes the copy, the worker, and the list of what a browser keeps; of what the folder holds at this moment. */
export async function writeOffline(archive: Archive, search: MadeSearch, folder: string, place: Place): Promise<void> {
  const words = wordsFor(archive.settings.language);
  const files = listFiles(folder, '')
    .map((path) => relative(folder, path).replaceAll('\\', '/'))
    .sort();
  const at = (path: string) => join(folder, path.slice(1));
  const { slug, released } = archive.settings;
  const copyScript = await bundle('copy-script.ts');
  const entries = [
    ...copiedFiles(files.filter(isCopied), folder, place),
    { path: scriptFile, read: () => [Buffer.from(copyScript)] },
    ...indexScripts(search),
  ];
  const inFolder = entries.map(({ path, read }): ZipEntry => ({ path: `${slug}-site/${path}`, read }));
  await writeZip(at(copyPath(slug)), released, inFolder);
  writeFileSync(at(workerPath), await bundle('worker.ts'));

  const isGivenUp = givenUp(archive);
  const kept = files.filter((file) => isKept(file, isGivenUp));
  const page = `${exportsPath.slice(1)}index.html`;
  const sizes = { copy: statSync(at(copyPath(slug))).size, offline: sizeOf(kept, folder) };
  const html = readFileSync(join(folder, page), 'utf8');
  writeFileSync(
    join(folder, page),
    html
      .replace(copySizeMark, `(${words.bytes(sizes.copy)})`)
      .replace(offlineSizeMark, ` (${words.bytes(sizes.offline)})`),
  );
  const list = JSON.stringify(
    kept.map((file): OfflineFile => {
      const bytes = readFileSync(join(folder, file));
      return [addressOf(file), bytes.length, sha256(bytes)];
    }),
  );
  const state: OfflineState = { digest: sha256(list), files: kept.length, bytes: sizeOf(kept, folder) };
  writeFileSync(at(offlineFilesPath), list);
  writeFileSync(at(offlinePath), JSON.stringify(state));
}

const sizeOf = (files: readonly string[], folder: string) =>
  files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

/** Whether an address was moved or withdrawn. */
function givenUp({ ledger }: Archive): (path: string) => boolean {
  return (path) => {
    const row = ledger.get(path);
    return row !== undefined && !isStanding(row);
  };
}

/** Files of the site as the copy has them. */
function copiedFiles(files: readonly string[], folder: string, { base, address }: Place): ZipEntry[] {
  const site = { base, address, holds: new Set(files) };
  return files.map((file) => {
    const bytes = () => readFileSync(join(folder, file));
    if (file.endsWith('.html')) return { path: file, read: () => [Buffer.from(copyPage(String(bytes()), file, site))] };
    if (file.endsWith('.css'))
      return { path: file, read: () => [Buffer.from(copyStyles(String(bytes()), file, site))] };
    return { path: file, read: () => [bytes()] };
  });
}

/** The index of the search as the scripts of the copy. */
function indexScripts({ files, index, keys }: MadeSearch): ZipEntry[] {
  const near = new Map<string, string>();
  for (const [path, bytes] of files) {
    const initial = /^search\/near\/(.+)\.json$/u.exec(path)?.[1];
    if (initial !== undefined) near.set(initial, new TextDecoder().decode(bytes));
  }
  return [...copyIndex(index, keys, near)].map(({ path, read }) => ({ path, read: () => [Buffer.from(read())] }));
}

/** A program of the offline part as one classic script. @param entry its file */
async function bundle(entry: string): Promise<string> {
  const made = await rolldown({ input: join(process.cwd(), 'src/offline', entry) });
  const { output } = await made.generate({ format: 'iife', minify: true, codeSplitting: false });
  await made.close();
  return output[0].code;
}
