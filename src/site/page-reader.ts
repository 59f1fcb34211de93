/**
 * Reads the pages of a build for the checks in a thread of its own, while others are still being made.
 *
 * A page is read from the file that was written. What a page is at the end of the build counts: one
 * whose file is another by then, or that was never announced, is read then.
 */
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import { listFiles } from '../cli/read-content.ts';
import { readBuiltPage } from '../cli/verify-built.ts';
import type { BuiltPage } from './built.ts';

/** A page with what tells its file from another one of the same name. */
export interface ReadPage {
  page: BuiltPage;
  stamp: string;
}

/** What tells one writing of a file from the next. */
export function stampOf(path: string): string {
  const { size, mtimeNs, ino } = statSync(path, { bigint: true });
  return `${size} ${mtimeNs} ${ino}`;
}

/** A message takes longer than reading a small page. */
const pagesPerMessage = 50;

export interface PageReader {
  /** Announces a page, by its file below the built folder, that is written. */
  announce: (file: string) => void;
  /** All pages of the built folder as they are now; ends the thread. */
  finish: () => Promise<Map<string, BuiltPage>>;
}

/** Begins to read the pages of a built folder. */
export function beginReading(folder: string): PageReader {
  const worker = new Worker(join(process.cwd(), 'src/site/page-worker.ts'), {
    workerData: folder,
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const early = new Map<string, ReadPage>();
  worker.on('message', (read: ReadPage[] | undefined) => {
    if (!read) resolve();
    else for (const one of read) early.set(one.page.file, one);
  });
  worker.once('error', reject);
  let announced: string[] = [];
  const send = () => {
    worker.postMessage(announced);
    announced = [];
  };
  // A build that fails ends without asking for its pages.
  worker.unref();
  return {
    announce: (file) => {
      announced.push(file);
      if (announced.length >= pagesPerMessage) send();
    },
    finish: async () => {
      worker.ref();
      send();
      worker.postMessage(undefined);
      await promise;
      return new Map(
        listFiles(folder, '.html').map((path) => {
          const file = relative(folder, path).replaceAll('\\', '/');
          const read = early.get(file);
          return [file, read?.stamp === stampOf(path) ? read.page : readBuiltPage(folder, file)];
        }),
      );
    },
  };
}
