/** The copy of the site that opens from a folder, written beside the work of the build. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What a copy is made of. */
export interface CopyWork {
  /** The built folder. */
  folder: string;
  /** Where the zip is written, the folder in it, and the day of its files. */
  zip: string;
  top: string;
  day: string;
  base: string;
  /** Public address of the site. */
  address: string;
  /** The files that the built folder holds, below it, in order. */
  files: readonly string[];
}

/** What is known later than the files of the site. */
export interface LateFiles {
  /** Scripts that stand in the copy alone. */
  scripts: readonly { path: string; text: string }[];
  /** Files of the site whose digests are to be taken, or taken anew. */
  again: readonly string[];
}

/** A file of the site with the size and digest of its bytes. */
export interface DigestedFile {
  file: string;
  bytes: number;
  sha256: string;
}

export interface SiteCopy {
  /** Ends the copy. @returns the files of the site that were read */
  finish: (late: LateFiles) => Promise<DigestedFile[]>;
}

/** Begins to write the copy. */
export function beginCopy(work: CopyWork): SiteCopy {
  const worker = new Worker(join(process.cwd(), 'src/site/copy-worker.ts'), { workerData: work });
  const { promise, resolve, reject } = Promise.withResolvers<DigestedFile[]>();
  worker.once('message', resolve);
  worker.once('error', reject);
  // It is told where it is asked for; a build that fails ends without asking.
  promise.catch(() => undefined);
  worker.unref();
  return {
    finish: (late) => {
      worker.ref();
      worker.postMessage(late);
      return promise;
    },
  };
}
