/** Makes the files of the search of an archive and writes them into a built site. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { KeyIndex } from '../offline/copy-index.ts';
import { placeUnder, searchPath } from '../permalink/permalink.ts';
import { type SearchIndex, searchIndex } from '../search/archive-index.ts';
import { aheadPath, alwaysNeeded, type CollectionName } from '../search/files.ts';
import { buildSearchFiles, filesAhead } from '../search/search-files.ts';
import type { Place } from '../settings/settings.ts';
import { wordsFor } from '../words/words.ts';
import type { Prepared } from './prepared.ts';
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

/**
 * Makes the search of an archive.
 *
 * @param onProgress is told how many records are indexed
 * @returns none where the archive could not be read
 */
export async function makeSearch(
  { archive, sources }: Prepared,
  onProgress: ProgressListener = () => undefined,
): Promise<MadeSearch | undefined> {
  if (!archive) return undefined;
  const index = searchIndex(archive, sources, wordsFor(archive.settings.language));
  const keys = { documents: new KeyIndex(), pages: new KeyIndex() };
  const { collections, groups, texts } = index;
  const all = collections.documents.length + collections.pages.length;
  let indexed = 0;
  const files = await buildSearchFiles(collections, groups, texts, (name, place, found) => {
    keys[name].add(place, found);
    onProgress(++indexed, all);
  });
  return { files, index, keys };
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
