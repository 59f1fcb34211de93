/**
 * Loads texts in the archive's own words as entries of Astro. One that cannot be read is left out: what
 * is wrong with it is told with all the other issues of the archive, and does not end an editing session.
 */
import { relative, resolve, sep } from 'node:path';
import type { Loader } from 'astro/loaders';
import type { z } from 'astro/zod';
import { contentFolder, type ProseFolder, readProseFiles } from '../cli/read-content.ts';
import { nameOf, pagePath } from '../content-files.ts';
import { parseEntry } from '../entry/entry.ts';
import { isReadable } from '../statement/statement.ts';

/** The loader of the texts in one folder; the schema is that of their frontmatter. */
export function proseLoader(name: ProseFolder, schema: z.ZodType<Record<string, unknown>>): Loader {
  return {
    name: `archive-${name}`,
    load: async ({ store, watcher, logger }) => {
      const pageOf = (file: string) => pagePath(relative(contentFolder(), file).replaceAll(sep, '/'));
      const load = () => {
        const readable = readProseFiles(contentFolder(), name).flatMap((source) => {
          const { entry } = parseEntry(source, schema);
          return entry ? [[name === 'pages' ? pageOf(source.file) : nameOf(source.file), entry] as const] : [];
        });
        const ids = new Set(readable.map(([id]) => id));
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const [id, { file, data, body }] of readable)
          store.set({
            id,
            data,
            // A build ends where a text cannot be read; while editing, its page stays without it.
            body: watcher && !isReadable(body) ? '' : body,
            filePath: relative(process.cwd(), resolve(file)),
            deferredRender: true,
          });
      };
      load();
      const folder = `${resolve(contentFolder(), name)}${sep}`;
      for (const event of ['add', 'change', 'unlink'] as const)
        watcher?.on(event, (path) => {
          if (!path.startsWith(folder)) return;
          try {
            load();
          } catch (error) {
            logger.error(String(error));
          }
        });
    },
  };
}
