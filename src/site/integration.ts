/**
 * The archive as an Astro integration: indexes and checks the built site, and serves a live search
 * index while editing.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { addressesOf, buildArchive } from '../archive.ts';
import { contentFolder, readContent } from '../cli/read-content.ts';
import { verifyBuilt } from '../cli/verify-built.ts';
import { ArchiveIssues } from '../issue.ts';
import { sharedRedirects } from '../permalink/host-rules.ts';
import { indexBuiltSite } from '../search/index-site.ts';
import { isReserved } from '../settings/settings.ts';
import { serveIndex } from './dev-search.ts';
import { writeFonts } from './fonts.ts';
import { forgetLexicon, readPlace, readSettings } from './read-site.ts';

/** The integration; the archive that it works on is named by the environment. */
export default function archive(): AstroIntegration {
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
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        logger.info(`indexed ${await indexBuiltSite(folder, readSettings().language)} pages`);
        const place = readPlace();
        // Read anew, not taken from what was kept: the pages are held against the files themselves.
        const { archive: built, issues, withheld } = buildArchive(readContent(contentFolder()), { base: place.base });
        const redirects = built ? sharedRedirects(built.ledger, place.base) : '';
        if (redirects !== '') writeFileSync(join(folder, '_redirects'), redirects);
        const all = built ? [...issues, ...verifyBuilt({ archive: built, withheld }, folder, place)] : issues;
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

function addressesOfArchive() {
  const { archive: read } = buildArchive(readContent(contentFolder()), { base: readPlace().base });
  return read ? addressesOf(read) : [];
}
