/**
 * The archive as an Astro integration: indexes and checks the built site, and serves a live search
 * index while editing.
 */
import { renameSync, rmSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { addressesOf } from '../archive.ts';
import { contentFolder } from '../cli/read-content.ts';
import { builtPages, verifyBuilt } from '../cli/verify-built.ts';
import { ArchiveIssues } from '../issue.ts';
import { indexBuiltSite } from '../search/index-site.ts';
import { isReserved } from '../settings/settings.ts';
import type { BuiltPage } from './built.ts';
import { serveIndex } from './dev-search.ts';
import { writeDocumentFiles } from './document-files.ts';
import { writeFonts } from './fonts.ts';
import { preparedArchive } from './prepared.ts';
import { forgetLexicon, readPlace, readSettings } from './read-site.ts';
import { beginStage } from './stages.ts';

/** The integration; the archive that it works on is named by the environment. */
export default function archive(): AstroIntegration {
  let endRendering: (() => void) | undefined;
  return {
    name: 'archive',
    hooks: {
      'astro:config:setup': async ({ command, config, logger, updateConfig }) => {
        const fonts = fileURLToPath(new URL('fonts/', config.cacheDir));
        await writeFonts(contentFolder(), fonts);
        updateConfig({ vite: { resolve: { alias: { 'archive-fonts': fonts.replace(/[\\/]$/u, '') } } } });
        const place = readPlace();
        if (command === 'build' && isReserved(place.address))
          logger.warn(
            `${place.address} is a reserved address: set the public one in ${contentFolder()}/archive.yaml before publishing.`,
          );
      },
      'astro:server:setup': ({ server, logger }) => {
        const folders = [contentFolder(), 'src'].map((folder) => `${resolve(folder)}${sep}`);
        const onChange = (act: () => void) =>
          server.watcher.on('all', (_, path) => folders.some((folder) => path.startsWith(folder)) && act());
        onChange(() => {
          forgetLexicon();
          server.environments.ssr.moduleGraph.invalidateAll();
        });
        const { base } = readPlace();
        const paths = () => addressesOfArchive().flatMap(({ kind, path }) => (kind === 'page' ? [path] : []));
        serveIndex(server, { base, language: readSettings().language, paths, onChange, logger });
      },
      'astro:build:start': () => {
        endRendering = beginStage('render');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        endRendering?.();
        const endWriting = beginStage('export');
        const { archive: built, issues } = preparedArchive();
        writeDocumentFiles(built?.documents ?? [], folder);
        endWriting();
        const endIndexing = beginStage('index');
        const indexing = indexBuiltSite(folder, readSettings().language).finally(endIndexing);
        const endChecking = beginStage('check pages');
        const pages = await readWhile(folder);
        logger.info(`indexed ${await indexing} pages`);
        const place = readPlace();
        const all = built ? [...issues, ...verifyBuilt(built, folder, place, pages)] : issues;
        endChecking();
        if (all.length > 0) {
          const refused = `${folder.replace(/[\\/]$/u, '')}.refused`;
          rmSync(refused, { recursive: true, force: true });
          renameSync(folder, refused);
          logger.error(`The build is refused; it stands in ${refused} to be looked at.`);
          throw new ArchiveIssues(all);
        }
        logger.info(`checked ${built?.documents.length ?? 0} documents in the built pages: no issue`);
      },
    },
  };
}

/** Reads the pages for the checks while the index is made, which another process does. */
async function readWhile(folder: string): Promise<Map<string, BuiltPage>> {
  const pages = new Map<string, BuiltPage>();
  for (const [file, page] of builtPages(folder)) {
    pages.set(file, page);
    if (pages.size % 16 === 0) await setImmediate();
  }
  return pages;
}

function addressesOfArchive() {
  const { archive: read } = preparedArchive();
  return read ? addressesOf(read) : [];
}
