/** Unpacks the zip files of a built site with the system's own program, as a reader would. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../../src/cli/read-content.ts';
import { ensureProgram } from '../ensure-program.ts';

/** The folder of the bag of a built site. @throws as `unpackExport` does */
export const unpackBag = (folder: string) => unpackExport(folder, '-bag.zip');

/**
 * @param folder of a built site
 * @param ending of the zip file's name
 * @returns the folder in it
 * @throws where there is not one such file with one folder in it, or no unzip
 */
export function unpackExport(folder: string, ending: '-bag.zip' | '-site.zip'): string {
  const [zip, ...others] = listFiles(join(folder, 'exports'), ending);
  if (zip === undefined || others.length > 0) throw new Error(`There is not one …${ending} in ${folder}/exports.`);
  const into = mkdtempSync(join(tmpdir(), 'zip-'));
  ensureProgram('unzip', '-v', 'unzip');
  const { status, stderr } = spawnSync('unzip', ['-q', zip, '-d', into], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`unzip ended with ${status}: ${stderr}`);
  const [name, ...rest] = readdirSync(into);
  if (name === undefined || rest.length > 0) throw new Error('The zip file does not hold one folder.');
  return join(into, name);
}
