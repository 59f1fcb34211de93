/** Reads announced pages until the end is announced, then gives them all. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { readBuiltPage } from '../cli/verify-built.ts';
import { type ReadPage, stampOf } from './page-reader.ts';

const folder = workerData as string;
const pages: ReadPage[] = [];

parentPort?.on('message', (file: string | undefined) => {
  if (file === undefined) {
    parentPort?.postMessage(pages);
    parentPort?.close();
    return;
  }
  const path = join(folder, file);
  if (!existsSync(path)) return;
  const stamp = stampOf(path);
  pages.push({ page: readBuiltPage(folder, file), stamp });
});
