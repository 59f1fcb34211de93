/** Unpacks the bag of a built site with the system's own program, as a reader would. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../../src/cli/read-content.ts';
import { ensureProgram } from '../ensure-program.ts';

/**
 * @param folder of a built site
 * @returns the folder of the bag
 * @throws where there is not one bag with one folder in it, or no unzip
 */
export function unpackBag(folder: string): string {
  const [bag, ...others] = listFiles(join(folder, 'exports'), '-bag.zip');
  if (bag === undefined || others.length > 0) throw new Error(`There is not one bag in ${folder}/exports.`);
  const into = mkdtempSync(join(tmpdir(), 'bag-'));
  ensureProgram('unzip', '-v', 'unzip');
  const { status, stderr } = spawnSync('unzip', ['-q', bag, '-d', into], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`unzip ended with ${status}: ${stderr}`);
  const [name, ...rest] = readdirSync(into);
  if (name === undefined || rest.length > 0) throw new Error('The zip file does not hold one folder.');
  return join(into, name);
}
