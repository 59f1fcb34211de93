/** Writes an invented archive with its ledger, where it does not stand already. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addressesOf, buildArchive } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { ArchiveIssues } from '../../src/issue.ts';
import { appendRows, mint } from '../../src/permalink/ledger.ts';
import { makeCorpus } from './corpus.ts';

/** Where everything that is measured is built; git ignores it. */
export const cacheFolder = '.cache/bench';

/** Writes an archive of so many documents, all its addresses promised. @throws where it is no valid archive */
export function writeCorpus(documents: number, seed: number, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const folders = new Set<string>();
  for (const { path, text } of makeCorpus(documents, seed)) {
    const file = join(folder, path);
    if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    folders.add(dirname(file));
    writeFileSync(file, text);
  }
  mintCorpus(folder);
}

/** Promises every address of an archive that is new. @throws where anything else is wrong with it */
export function mintCorpus(folder: string): void {
  const files = readContent(folder);
  const { archive, issues } = buildArchive(files);
  const others = issues.filter(({ code }) => code !== 'address-unminted');
  if (!archive || others.length > 0) throw new ArchiveIssues(others.slice(0, 20));
  const rows = mint(archive.ledger, addressesOf(archive), '2026-02-01');
  writeFileSync(join(folder, 'permalinks.csv'), appendRows(files.ledger.text, rows));
}

/** The folder of an archive of so many documents, written where it is not there, or was of another making. */
export function ensureCorpus(documents: number, seed = 1): string {
  const folder = join(cacheFolder, `corpus-${documents}-${seed}`);
  const making = ['tests/bench/corpus.ts', 'tests/bench/chance.ts', 'src/archive.ts', 'src/permalink/permalink.ts'];
  const stamp = sha256(making.map((file) => readFileSync(file, 'utf8')).join('\0'));
  const stampFile = `${folder}.stamp`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return folder;
  console.log(`Writing an archive of ${documents} documents into ${folder}.`);
  writeCorpus(documents, seed, folder);
  writeFileSync(stampFile, stamp);
  return folder;
}
