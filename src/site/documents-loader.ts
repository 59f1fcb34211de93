/**
 * Loads the documents into Astro's data store, prepared: once per digest of all that a document is
 * made from. Every issue of the archive is found here, before the first page is made.
 */
import { relative, resolve, sep } from 'node:path';
import type { Loader } from 'astro/loaders';
import { buildArchive } from '../archive.ts';
import { contentFolder, engineDigest, readContent } from '../cli/read-content.ts';
import { ArchiveIssues } from '../issue.ts';
import type { PreparedDocument } from '../prepare-document.ts';

/** The loader of the documents collection; `data` of an entry is a `PreparedDocument`. */
export function documentsLoader(): Loader {
  return {
    name: 'archive-documents',
    load: async ({ store, config, logger, watcher, generateDigest }) => {
      const load = () => {
        const kept = new Map(store.entries().map(([id, entry]) => [id, entry.data as unknown as PreparedDocument]));
        const { archive, issues } = buildArchive(readContent(contentFolder()), {
          base: config.base,
          kept,
          pipeline: engineDigest(),
        });
        if (issues.length > 0) {
          const error = new ArchiveIssues(issues);
          if (!watcher) throw error;
          logger.error(error.message);
        }
        const documents = new Map((archive?.documents ?? []).map((document) => [document.id, document]));
        for (const id of store.keys()) if (!documents.has(id)) store.delete(id);
        for (const [id, document] of documents) {
          if (kept.get(id) === document) continue;
          store.set({
            id,
            data: { ...document },
            filePath: relative(process.cwd(), resolve(document.file)),
            digest: generateDigest({ ...document }),
          });
        }
      };
      load();
      const folder = `${resolve(contentFolder())}${sep}`;
      for (const event of ['add', 'change', 'unlink'] as const)
        watcher?.on(event, (path) => path.startsWith(folder) && load());
    },
  };
}
