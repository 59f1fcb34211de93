/**
 * The archive as an Astro integration: indexes and checks the built site, and serves a live search
 * index while editing.
 */
import { renameSync, rmSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, HookParameters } from 'astro';
import { contentFolder, engineDigest, listPaths } from '../cli/read-content.ts';
import { verifyDocuments, verifyPages, verifyWhole } from '../cli/verify-built.ts';
import { ArchiveIssues, type Issue } from '../issue.ts';
import { bagPath, placeUnder } from '../permalink/permalink.ts';
import { isReserved } from '../settings/settings.ts';
import { wordsFor } from '../words/words.ts';
import { type BuildThread, startBuildThread } from './build-thread.ts';
import { clearAside } from './clear-aside.ts';
import { emptyUnreadable, tellIssues } from './dev-issues.ts';
import { serveSearch } from './dev-search.ts';
import { documentFiles } from './document-files.ts';
import { writeFonts } from './fonts.ts';
import { type KeptBytes, openKeptBytes } from './kept-bytes.ts';
import { type KeptFiles, openKeptFiles } from './kept-files.ts';
import { makePages, type PageToMake, type PageWork } from './make-pages.ts';
import { preparedArchive } from './prepared.ts';
import { progressOf } from './progress.ts';
import { forgetLexicon, readPlace } from './read-site.ts';
import { beginStage } from './stages.ts';
import { bagSource, writeBagBeside } from './write-bag.ts';
import { writeHostFiles } from './write-host-files.ts';
import { beginCopy, digestKept, exportsPage, lastFiles, writeOffline } from './write-offline.ts';
import { type MadeSearch, makeSearch, writeSearch } from './write-search.ts';

type Prerenderer = Exclude<
  Parameters<HookParameters<'astro:build:start'>['setPrerenderer']>[0],
  (...given: never[]) => unknown
>;

/** Tells whoever builds how far the build is; Astro, which knows only of its own part, is silent. */
const say = (text: string) => console.log(text);
const progress = (step: string) => progressOf(step, say);

/** The integration; the archive that it works on is named by the environment. */
export default function archive(): AstroIntegration {
  let endRendering: (() => void) | undefined;
  let thread: BuildThread | undefined;
  let folder = '';
  let cacheFolder = '';
  let kept: KeptFiles | undefined;
  let keys: KeptBytes | undefined;
  let clearing: Promise<void> | undefined;
  let indexing: Promise<MadeSearch | undefined> = Promise.resolve(undefined);
  let exporting: Promise<ReadonlyMap<string, string>> = Promise.resolve(new Map());
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
        cacheFolder = fileURLToPath(config.cacheDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        endRendering = beginStage('render');
        clearing = clearAside(folder);
        const engine = engineDigest();
        const keptFolder = join(cacheFolder, 'kept');
        keys = openKeptBytes(join(keptFolder, 'keys'));
        const searchWork = { kept: { ...keys, engine }, onProgress: progress('records indexed') };
        indexing = untilAsked(makeSearch(preparedArchive(), searchWork).finally(beginStage('index')));
        const place = readPlace();
        const { base, address } = place;
        const started = startBuildThread({ folder, keptFolder, engine, base, address }, progress);
        thread = started;
        const files = openKeptFiles(join(keptFolder, 'documents'), preparedArchive(), place);
        kept = files;
        const onEmptied = () => {
          exporting = untilAsked(writeExports(folder, started, files));
        };
        const { announce } = started;
        setPrerenderer((inner) => withPages(inner, { base, folder, kept: files, announce, onEmptied }));
      },
      'astro:build:done': async ({ logger }) => {
        endRendering?.();
        if (!thread || !kept || !keys) return;
        const { issues: faults, found, limits } = await finish(folder, { thread, kept, exporting, indexing });
        const issues = [...faults, ...kept.findChanged(found)];
        if (issues.length > 0) {
          await thread.end('discard');
          keys.discard();
          const refused = `${folder.replace(/[\\/]$/u, '')}.refused`;
          rmSync(refused, { recursive: true, force: true });
          renameSync(folder, refused);
          logger.error(`The build is refused; it stands in ${refused} to be looked at.`);
          throw new ArchiveIssues(issues);
        }
        for (const limit of limits) logger.warn(limit);
        say(`checked ${preparedArchive().archive?.documents.length ?? 0} documents in the built pages: no issue`);
        kept.keep(folder, found);
        await thread.end('keep');
        keys.close();
        await clearing;
      },
    },
  };
}

/**
 * Writes the files of documents and the bag, which need no page.
 *
 * @returns SHA-256 of the files that were made of documents, by their paths below the built folder
 */
async function writeExports(
  folder: string,
  thread: BuildThread,
  kept: KeptFiles,
): Promise<ReadonlyMap<string, string>> {
  const { archive: built, withheld } = preparedArchive();
  if (!built) return new Map();
  const endExporting = beginStage('export');
  const place = readPlace();
  const { slug, language, released } = built.settings;
  const absolute = (path: string) => place.site + placeUnder(place.base, path);
  const source = bagSource({ archive: built, withheld, words: wordsFor(language), absolute, base: place.base });
  const placed = new Map<string, string>();
  const stands = (path: string) => {
    const digest = kept.place(path, folder);
    if (digest !== undefined) placed.set(path, digest);
    return digest !== undefined;
  };
  const written = await thread.write(documentFiles(built, place, stands));
  await writeBagBeside(source, { zip: join(folder, bagPath(slug)), day: released }, { kept, thread });
  endExporting();
  return new Map([...placed, ...written]);
}

/** What is wrong with the archive and its built pages, and SHA-256 of the files below the built folder. */
interface Checked {
  issues: Issue[];
  found: ReadonlyMap<string, string>;
  /** What a host will not do with the rules of the ledger. */
  limits: readonly string[];
}

/** What a build does beside rendering. */
interface Beside {
  thread: BuildThread;
  kept: KeptFiles;
  exporting: Promise<ReadonlyMap<string, string>>;
  indexing: Promise<MadeSearch | undefined>;
}

/** Writes what is made of all pages, and checks what was built. */
async function finish(folder: string, { thread, kept, exporting, indexing }: Beside): Promise<Checked> {
  const { archive: built, withheld, issues } = preparedArchive();
  const [made, search] = await Promise.all([exporting, indexing]);
  if (!built || !search) return { issues, found: new Map(), limits: [] };
  const place = readPlace();
  const limits = writeHostFiles(folder, place.base, built.ledger);
  writeSearch(search.files, folder, place);
  const files = listPaths(folder, '');
  const htmls = files.filter((file) => file.endsWith('.html'));
  const endCopying = beginStage('copy');
  const writing = { archive: built, folder, files, thread };
  const [offline, pages] = await Promise.all([digestKept(writing), thread.read(htmls, 'new')]);
  const { ended } = await beginCopy(writing, search);
  const endChecking = beginStage('check pages');
  // What is checked here is checked while the copy is written.
  const all = new Set([...files, ...lastFiles(built.settings.slug)]);
  const others = htmls.filter((file) => file !== exportsPage);
  const found = new Map([...offline].map(([file, { sha256: digest }]) => [file, digest]));
  const faults = verifyDocuments(built, folder, place, pages, { made, found, isChecked: kept.isPut });
  const ofPages = verifyPages(built, place, { pages, files: all }, others);
  // Where something is wrong, every page that has it is named.
  if (ofPages.length > 0)
    faults.push(...verifyPages(built, place, { pages: await thread.read(htmls, 'all'), files: all }, others));
  endChecking();
  await ended;
  const last = await writeOffline(built, folder, offline);
  // The page that says how large the others are was written last.
  for (const [file, page] of await thread.read([exportsPage], 'all')) pages.set(file, page);
  endCopying();
  faults.push(
    ...verifyPages(built, place, { pages, files: all }, [exportsPage]),
    ...verifyWhole({ archive: built, withheld }, folder, { pages, files: new Set(listPaths(folder, '')) }),
  );
  return { issues: [...issues, ...faults], found: last, limits };
}

/** What runs beside others: where it fails it is told when it is asked for, and not before. */
function untilAsked<Result>(running: Promise<Result>): Promise<Result> {
  running.catch(() => undefined);
  return running;
}

/** What the pages of a build are made with. */
interface PageMaking extends Omit<PageWork, 'onProgress'> {
  base: string;
  /** Is called when the built folder is empty and may be written to. */
  onEmptied: () => void;
}

/** Makes and writes the pages itself, and leaves other files to Astro. */
function withPages(inner: Prerenderer, { base, onEmptied, ...work }: PageMaking): Prerenderer {
  return {
    ...inner,
    // Astro gives its prerenderer what it needs after this, so it is asked each time.
    setup: async () => inner.setup?.(),
    getStaticPaths: async () => {
      const paths = await inner.getStaticPaths();
      onEmptied();
      const pages = paths
        .filter(({ route }) => route.type === 'page')
        .map(({ pathname, route }): PageToMake => {
          const file = pageFile(pathname);
          const address = new URL(base + file.replace(/index\.html$/u, ''), 'http://localhost');
          const render = async () => {
            const made = await inner.render(new Request(address), { routeData: route });
            return new Uint8Array(await (made instanceof Response ? made : made.response).arrayBuffer());
          };
          return { file, render };
        });
      const made = await makePages(pages, { ...work, onProgress: progress('pages made') });
      const others = pages.length - made;
      say(`${made} pages made${others > 0 ? `, ${others} others taken as an earlier build has kept them` : ''}`);
      return paths.filter(({ route }) => route.type !== 'page');
    },
    render: (request, options) => inner.render(request, options),
    teardown: async () => inner.teardown?.(),
  };
}

/** The file of a page below the built folder, by its path with or without slashes at its ends; hosts ask for 404.html by its name. */
function pageFile(path: string): string {
  const name = path.replace(/^\/|\/$/gu, '');
  return name === '404' ? '404.html' : `${name}${name === '' ? '' : '/'}index.html`;
}
