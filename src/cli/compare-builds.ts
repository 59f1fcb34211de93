/** Compares two built folders byte by byte. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '../issue.ts';
import { listPaths } from './read-content.ts';

/** Every file that stands in one folder only or has other bytes in the other. */
export function compareFolders(folder: string, other: string): Issue[] {
  const here = new Set(listPaths(folder, ''));
  const there = new Set(listPaths(other, ''));
  const differs = (file: string, what: string): Issue => ({
    code: 'build-differs',
    file,
    line: 1,
    message: `The file ${what}. Find what the build takes from the clock, the machine or an unsorted list.`,
  });
  return [...new Set([...here, ...there])].sort().flatMap((file) => {
    if (!here.has(file) || !there.has(file)) return [differs(file, 'stands in one of the two builds only')];
    return readFileSync(join(folder, file)).equals(readFileSync(join(other, file)))
      ? []
      : [differs(file, 'is not the same in the two builds')];
  });
}
