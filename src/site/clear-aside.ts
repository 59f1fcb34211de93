/** Empties a folder without waiting for it. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Moves a folder aside and removes it in a thread of its own: the files of a large site take seconds.
 *
 * A folder that cannot be moved, or that Git keeps something in, stays for the one who asks to empty it
 * in its place. What a process that was ended has left aside is removed as well.
 *
 * @returns when it is gone
 */
export function clearAside(folder: string): Promise<void> {
  const path = folder.replace(/[\\/]$/u, '');
  const aside = `${path}.old`;
  if (existsSync(aside)) return removeInThread(aside);
  if (!existsSync(path) || existsSync(join(path, '.git'))) return Promise.resolve();
  try {
    renameSync(path, aside);
  } catch {
    return Promise.resolve();
  }
  return removeInThread(aside);
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
