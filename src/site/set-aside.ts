/** Empties the built folder without waiting for it: the site that was built last stands aside until it is removed. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A site that stands aside. */
export interface SiteAside {
  /** Where it stands; what is the same in the new site may be moved out of it. */
  folder: string;
  /** Removes it, in a thread of its own: the files of a large site take seconds. @returns when it is gone */
  remove: () => Promise<void>;
}

/**
 * Moves a built folder aside.
 *
 * One that cannot be moved, or that Git keeps something in, stays for the one who asks to empty it in its place;
 * so does one beside which a process that was ended has left another. A process that comes to its end
 * without having removed what stands aside does it then.
 *
 * @returns what stands aside, where anything does
 */
export function setAside(folder: string): SiteAside | undefined {
  const path = folder.replace(/[\\/]$/u, '');
  const aside = `${path}.old`;
  if (!existsSync(aside)) {
    if (!existsSync(path) || existsSync(join(path, '.git'))) return undefined;
    try {
      renameSync(path, aside);
    } catch {
      return undefined;
    }
  }
  let removing: Promise<void> | undefined;
  const remove = () => {
    removing ??= removeInThread(aside);
    return removing;
  };
  process.once('beforeExit', () => void remove());
  return { folder: aside, remove };
}

function removeInThread(folder: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const program =
    "require('node:fs').rmSync(require('node:worker_threads').workerData, { recursive: true, force: true })";
  const worker = new Worker(program, { eval: true, workerData: folder });
  worker.once('exit', () => resolve());
  worker.once('error', reject);
  // It is told where it is waited for; a build that fails waits for nothing.
  promise.catch(() => undefined);
  return promise;
}
