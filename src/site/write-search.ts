/** Makes the files of the search of an archive and writes them into a built site. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { sha256 } from '../capture/digest.ts';
import { KeyIndex } from '../offline/copy-index.ts';
import { placeUnder, searchPath } from '../permalink/permalink.ts';
import { type SearchIndex, searchIndex } from '../search/archive-index.ts';
import { aheadPath, alwaysNeeded, type CollectionName } from '../search/files.ts';
import type { SearchRecord } from '../search/record.ts';
import { buildSearchFiles, filesAhead } from '../search/search-files.ts';
import type { Place } from '../settings/settings.ts';
import { wordsFor } from '../words/words.ts';
import type { KeptBytes } from './kept-bytes.ts';
import { concordanceOf, type Prepared } from './prepared.ts';
import type { ProgressListener } from './progress.ts';

const searchPage = `${searchPath.slice(1)}index.html`;

/** The search of an archive. */
export interface MadeSearch {
  /** Its files by path below the base. */
  files: ReadonlyMap<string, Uint8Array>;
  index: SearchIndex;
  /** Places of the records, by the keys of their words. */
  keys: Record<CollectionName, KeyIndex>;
}

/** What the making of a search has to do with; all of it may be left out. */
interface SearchWork {
  /** Holds the keys of each record from one build to the next, where the engine that made them is the same. */
  kept?: Pick<KeptBytes, 'find' | 'keep'> & { engine: string };
  /** Is told how many records are indexed. */
  onProgress?: ProgressListener;
}

/**
 * Makes the search of an archive.
 *
 * @returns none where the archive could not be read
 */
export async function makeSearch(
  { archive, sources }: Prepared,
  { kept, onProgress = () => undefined }: SearchWork = {},
): Promise<MadeSearch | undefined> {
  if (!archive) return undefined;
  const index = searchIndex(archive, sources, wordsFor(archive.settings.language), concordanceOf(archive));
  const keys = { documents: new KeyIndex(), pages: new KeyIndex() };
  const { collections, groups } = index;
  const all = collections.documents.length + collections.pages.length;
  let indexed = 0;
  const files = await buildSearchFiles(index, {
    onKeys: (name, place, found) => {
      keys[name].add(place, found);
      onProgress(++indexed, all);
    },
    ...(kept && { remember: rememberIn(kept, groups) }),
  });
  return { files, index, keys };
}

/** The keys of a record depend on its address and passages, on all names of the archive, and on the engine. */
function rememberIn({ find, keep, engine }: NonNullable<SearchWork['kept']>, groups: SearchIndex['groups']) {
  const around = sha256(JSON.stringify([engine, process.versions, groups]));
  return ({ path, passages }: SearchRecord, make: () => string[]): string[] => {
    const key = sha256(around + JSON.stringify([path, passages]));
    const known = find(key);
    if (known) return known.length === 0 ? [] : String(known).split(' ');
    const made = make();
    keep(key, Buffer.from(made.join(' ')));
    return made;
  };
}

/** Writes the files, and their names where the search page and the way to it ask for them ahead. */
export function writeSearch(files: ReadonlyMap<string, Uint8Array>, folder: string, { base }: Place): void {
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  const page = join(folder, searchPage);
  const html = readFileSync(page, 'utf8');
  const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/gu)].map((match) => match[1] ?? '');
  const imported = scripts.flatMap((address) => importsOf(address, folder, base));
  const ahead = filesAhead(files).map((path) => placeUnder(base, path));
  // Where there is nothing to search there is no index.
  const needed = alwaysNeeded.filter((path) => files.has(path.slice(1).replace(/\?.*$/u, '')));
  const links = [...imported, ...needed.map((path) => placeUnder(base, path)), ...ahead].map((href) =>
    href.endsWith('.js')
      ? `<link rel="modulepreload" href="${href}">`
      : `<link rel="preload" as="fetch" crossorigin href="${href}">`,
  );
  writeFileSync(page, html.replace('</head>', `${links.join('')}</head>`));
  writeFileSync(join(folder, aheadPath), JSON.stringify(ahead));
}

/** Addresses of the modules that a built script imports at once: a browser learns of them only when it has the script. */
function importsOf(address: string, folder: string, base: string): string[] {
  const script = readFileSync(join(folder, address.slice(placeUnder(base, '').length)), 'utf8');
  return [...script.matchAll(/(?:import|from)\s*["'](\.[^"']+)["']/gu)].map((match) =>
    posix.join(posix.dirname(address), match[1] ?? ''),
  );
}
