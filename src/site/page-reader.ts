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
  const { promise, resolve, reject } = Promise.withResolvers<ReadPage[]>();
  worker.once('message', resolve);
  worker.once('error', reject);
  // A build that fails ends without asking for its pages.
  worker.unref();
  return {
    announce: (file) => worker.postMessage(file),
    finish: async () => {
      worker.ref();
      worker.postMessage(undefined);
      const early = new Map((await promise).map((read) => [read.page.file, read]));
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
