/**
 * Prepares the archive when Astro loads its content. Every issue of the archive is found here, before
 * the first page is made. Pages take the archive itself; Astro learns only which documents changed.
 */

import { relative, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { contentFolder } from '../cli/read-content.ts';
import { ArchiveIssues } from '../issue.ts';
import { prepareArchive } from './prepare-archive.ts';
import { holdArchive, preparedArchive } from './prepared.ts';
import { progressOf } from './progress.ts';

/** The loader of the documents collection; its entries hold digests and no data. */
export function documentsLoader(): Loader {
  return {
    name: 'archive-documents',
    load: async ({ store, config, logger, watcher }) => {
      const kept = fileURLToPath(new URL('prepared/', config.cacheDir));
      const load = async () => {
        const { archive, issues } = await prepareArchive(
          config.base,
          kept,
          watcher !== undefined,
          progressOf('documents prepared', (text) => console.log(text)),
        );
        if (issues.length > 0) {
          const error = new ArchiveIssues(issues);
          if (!watcher) throw error;
          logger.error(error.message);
        }
        const documents = new Map((archive?.documents ?? []).map((document) => [document.id, document]));
        for (const id of store.keys()) if (!documents.has(id)) store.delete(id);
        for (const [id, { file, inputs }] of documents)
          store.set({ id, data: {}, filePath: relative(process.cwd(), resolve(file)), digest: inputs });
      };
      await load();
      let isLoading = false;
      let isStale = false;
      // One after the other, so that what is held last is what was read last; of many changes, each is not worth its own.
      const reload = async () => {
        isStale = true;
        if (isLoading) return;
        isLoading = true;
        while (isStale) {
          // A program may empty a file first and write it then.
          await setTimeout(50);
          isStale = false;
          await load().catch((error: unknown) => {
            logger.error(String(error));
            // A file that cannot be read at all ends a build; while editing, the rest stays as it was.
            if (error instanceof ArchiveIssues) holdArchive({ ...preparedArchive(), issues: error.issues });
          });
        }
        isLoading = false;
      };
      const folder = `${resolve(contentFolder())}${sep}`;
      // Vite watches the project; the content may stand elsewhere.
      watcher?.add(folder);
      for (const event of ['add', 'change', 'unlink'] as const)
        watcher?.on(event, (path) => {
          if (path.startsWith(folder)) void reload();
        });
    },
  };
}
