/** Reads announced pages and gives them, until the end is announced. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { readBuiltPage } from '../cli/verify-built.ts';
import { type ReadPage, stampOf } from './page-reader.ts';

const folder = workerData as string;

parentPort?.on('message', (files: string[] | undefined) => {
  if (files === undefined) {
    parentPort?.postMessage(undefined);
    parentPort?.close();
    return;
  }
  const read = files.flatMap((file): ReadPage[] => {
    const path = join(folder, file);
    if (!existsSync(path)) return [];
    const stamp = stampOf(path);
    return [{ page: readBuiltPage(folder, file), stamp }];
  });
  parentPort?.postMessage(read);
});
