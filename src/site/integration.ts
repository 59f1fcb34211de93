/**
 * The archive as an Astro integration: indexes and checks the built site, and serves a live search
 * index while editing.
 */
import { renameSync, rmSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, HookParameters } from 'astro';
import { contentFolder } from '../cli/read-content.ts';
import { verifyBuilt } from '../cli/verify-built.ts';
import { ArchiveIssues } from '../issue.ts';
import { isReserved } from '../settings/settings.ts';
import { emptyUnreadable, tellIssues } from './dev-issues.ts';
import { serveSearch } from './dev-search.ts';
import { writeDocumentFiles } from './document-files.ts';
import { writeFonts } from './fonts.ts';
import { type KeptPages, openKeptPages } from './kept-pages.ts';
import { beginReading, type PageReader } from './page-reader.ts';
import { preparedArchive } from './prepared.ts';
import { forgetLexicon, readPlace } from './read-site.ts';
import { beginStage } from './stages.ts';
import { writeHostFiles } from './write-host-files.ts';
import { beginOffline } from './write-offline.ts';
import { makeSearch, readSearchPage, writeSearch } from './write-search.ts';

type Prerenderer = Exclude<
  Parameters<HookParameters<'astro:build:start'>['setPrerenderer']>[0],
  (...given: never[]) => unknown
>;

/** The integration; the archive that it works on is named by the environment. */
export default function archive(): AstroIntegration {
  let endRendering: (() => void) | undefined;
  let reader: PageReader | undefined;
  let folder = '';
  let keptFolder = '';
  let kept: KeptPages | undefined;
  return {
    name: 'archive',
    hooks: {
      'astro:config:setup': async ({ command, config, injectScript, logger, updateConfig }) => {
        const fonts = fileURLToPath(new URL('fonts/', config.cacheDir));
        await writeFonts(contentFolder(), fonts, command === 'dev');
        updateConfig({ vite: { resolve: { alias: { 'archive-fonts': fonts.replace(/[\\/]$/u, '') } } } });
        if (command === 'dev') {
          injectScript('page', "import '/src/site/issue-overlay.ts';");
          updateConfig({ vite: { plugins: [emptyUnreadable()] } });
        }
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
        const renew = () => {
          forgetLexicon();
          server.environments.ssr.moduleGraph.invalidateAll();
        };
        onChange(renew);
        tellIssues(server, renew);
        serveSearch(server, {
          make: async () => (await makeSearch(preparedArchive()))?.files ?? new Map(),
          onChange,
          logger,
        });
      },
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
        keptFolder = fileURLToPath(new URL('pages/', config.cacheDir));
      },
      'astro:build:start': ({ setPrerenderer }) => {
        endRendering = beginStage('render');
        const place = readPlace();
        reader = beginReading(folder);
        const { announce } = reader;
        const opened = () => {
          kept ??= openKeptPages(keptFolder, preparedArchive(), place);
          return kept;
        };
        setPrerenderer((inner) => announcing(keeping(inner, place.base, opened), place.base, announce));
      },
      'astro:build:done': async ({ logger }) => {
        endRendering?.();
        const place = readPlace();
        const prepared = preparedArchive();
        const { archive: built, issues, withheld } = prepared;
        const endWriting = beginStage('export');
        if (built) writeDocumentFiles(built, folder, place);
        writeHostFiles(folder, place.base, built?.ledger ?? new Map());
        endWriting();
        const finishOffline = built && beginOffline(built, folder, place);
        const endIndexing = beginStage('index');
        const indexing = makeSearch(prepared).finally(endIndexing);
        const endChecking = beginStage('check pages');
        const [pages, search] = await Promise.all([reader?.finish() ?? new Map(), indexing]);
        writeSearch(search?.files ?? new Map(), folder, place);
        const endCopying = beginStage('copy');
        const digests = (search && (await finishOffline?.(search))) ?? new Map();
        endCopying();
        pages.set(...readSearchPage(folder));
        logger.info(`indexed ${built?.documents.length ?? 0} documents`);
        const all = built ? [...issues, ...verifyBuilt({ archive: built, withheld }, folder, place, pages)] : issues;
        endChecking();
        if (all.length > 0) {
          const refused = `${folder.replace(/[\\/]$/u, '')}.refused`;
          rmSync(refused, { recursive: true, force: true });
          renameSync(folder, refused);
          logger.error(`The build is refused; it stands in ${refused} to be looked at.`);
          throw new ArchiveIssues(all);
        }
        logger.info(`checked ${built?.documents.length ?? 0} documents in the built pages: no issue`);
        kept?.keep(folder, digests);
      },
    },
  };
}

/** Tells the reader of each page that is written: the one before that which is being made. */
function announcing(inner: Prerenderer, base: string, announce: (file: string) => void): Prerenderer {
  let written: string | undefined;
  return {
    ...inner,
    // Astro gives its prerenderer what it needs after this, so it is asked each time.
    setup: async () => inner.setup?.(),
    getStaticPaths: () => inner.getStaticPaths(),
    render: async (request, options) => {
      if (written !== undefined) announce(written);
      written = fileOf(request, base);
      return inner.render(request, options);
    },
    teardown: async () => inner.teardown?.(),
  };
}

/** The file of a page below the built folder; none where it is not a page. */
function fileOf(request: Request, base: string): string | undefined {
  const path = decodeURIComponent(new URL(request.url).pathname).slice(base.length);
  return path === '' || path.endsWith('/') ? `${path}index.html` : undefined;
}

/** Gives pages that were kept, where they are the same today, and makes the others. */
function keeping(inner: Prerenderer, base: string, opened: () => KeptPages): Prerenderer {
  return {
    ...inner,
    setup: async () => inner.setup?.(),
    getStaticPaths: () => inner.getStaticPaths(),
    render: async (request, options) => {
      const file = fileOf(request, base);
      if (file === undefined) return inner.render(request, options);
      const pages = opened();
      if (pages.isFirst(file)) {
        const made = await inner.render(request, options);
        const response = made instanceof Response ? made : made.response;
        const html = await response.text();
        pages.noteFirst(file, html);
        return new Response(html, response);
      }
      const html = pages.find(file);
      return html === undefined
        ? inner.render(request, options)
        : new Response(html, { headers: { 'Content-Type': 'text/html' } });
    },
    teardown: async () => inner.teardown?.(),
  };
}
