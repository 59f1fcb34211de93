/**
 * The archive as an Astro integration: indexes and checks the built site, and serves a live search
 * index while editing.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type Archive, buildArchive, type ContentFiles } from '../archive.ts';
import { contentFolder, readContent } from '../cli/read-content.ts';
import { verifyBuilt } from '../cli/verify-built.ts';
import { ArchiveIssues } from '../issue.ts';
import { placeUnder, searchPath } from '../permalink/permalink.ts';
import { searchIndex } from '../search/archive-index.ts';
import { buildSearchFiles, filesAhead } from '../search/search-files.ts';
import { isReserved, type Place } from '../settings/settings.ts';
import { wordsFor } from '../words/words.ts';
import { serveSearch } from './dev-search.ts';
import { writeFonts } from './fonts.ts';
import { forgetLexicon, readPlace } from './read-site.ts';

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
        serveSearch(server, { make: makeSearch, onChange, logger });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const place = readPlace();
        // Read anew, not taken from what was kept: the pages are held against the files themselves.
        const files = readContent(contentFolder());
        const { archive: built, issues } = buildArchive(files, { base: place.base });
        if (built) logger.info(`indexed ${await writeSearch(built, files, folder, place)} pages`);
        const all = built ? [...issues, ...verifyBuilt(built, folder, place)] : issues;
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

/** The files of the search, of the content as it is now. */
async function makeSearch(): Promise<Map<string, Uint8Array>> {
  const files = readContent(contentFolder());
  const { archive: read } = buildArchive(files, { base: readPlace().base });
  if (!read) return new Map();
  const { collections, groups } = searchIndex(read, files, wordsFor(read.settings.language));
  return buildSearchFiles(collections, groups);
}

/** Writes the files of the search into a built site, and their names where the search page asks for them ahead. */
async function writeSearch(built: Archive, content: ContentFiles, folder: string, { base }: Place): Promise<number> {
  const { collections, groups } = searchIndex(built, content, wordsFor(built.settings.language));
  const files = await buildSearchFiles(collections, groups);
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  const page = join(folder, searchPath, 'index.html');
  const html = readFileSync(page, 'utf8');
  const ahead = filesAhead(files);
  const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/gu)].map((match) => match[1] ?? '');
  const imported = scripts.flatMap((address) => importsOf(address, folder, base));
  const names = [...imported, ...ahead.map((path) => placeUnder(base, `/${path}`))];
  const links = names.map((href) =>
    href.endsWith('.js')
      ? `<link rel="modulepreload" href="${href}">`
      : `<link rel="preload" as="fetch" crossorigin href="${href}">`,
  );
  writeFileSync(page, html.replace('</head>', `${links.join('')}</head>`));
  writeFileSync(join(folder, searchPath, 'ahead.json'), JSON.stringify([...scripts, ...names]));
  return Object.values(collections).reduce((sum, records) => sum + records.length, 0);
}

/** Addresses of the modules that a built script imports at once: a browser learns of them only when it has the script. */
function importsOf(address: string, folder: string, base: string): string[] {
  const script = readFileSync(join(folder, address.slice(placeUnder(base, '').length)), 'utf8');
  return [...script.matchAll(/(?:import|from)\s*["'](\.[^"']+)["']/gu)].map((match) =>
    posix.join(posix.dirname(address), match[1] ?? ''),
  );
}
