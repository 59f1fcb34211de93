/**
 * The script of the copy that opens from a folder: a classic script, for browsers load no modules from
 * there, with the search over an index that is a script too.
 */
import '../permalink/carry-fragment.ts';
import '../preview/previews.ts';
import type { SearchIndex } from '../search/archive-index.ts';
import { defineSearch, type OpenedSearch } from '../search/archive-search.ts';
import { collectionNames } from '../search/files.ts';
import { whenReached } from '../search/keys.ts';
import { memoryEngine } from '../search/memory-engine.ts';
import { groupUnits, indexForms } from '../search/unit.ts';
import { countWords } from '../search/word-counts.ts';
import { indexFile } from './folder-copy.ts';

declare global {
  /** What the script of the index leaves behind. */
  var archiveIndex: SearchIndex | undefined;
}

const { currentScript } = document;
const top = new URL('.', currentScript instanceof HTMLScriptElement ? currentScript.src : document.baseURI);

/** Brings the index. @throws where its script does not arrive */
function loadIndex(): Promise<SearchIndex> {
  const { promise, resolve, reject } = Promise.withResolvers<SearchIndex>();
  const script = document.createElement('script');
  const fail = () => reject(new Error(`${indexFile} did not arrive.`));
  script.src = new URL(indexFile, top).href;
  script.addEventListener('error', fail);
  script.addEventListener('load', () => (globalThis.archiveIndex ? resolve(globalThis.archiveIndex) : fail()));
  document.head.append(script);
  return promise;
}

async function open(): Promise<OpenedSearch> {
  const { collections, groups, texts } = await loadIndex();
  const units = groupUnits(groups);
  let words: ReturnType<typeof countWords> | undefined;
  return {
    groups,
    texts,
    sources: {
      forms: indexForms(groups),
      engines: collectionNames.map((name) => memoryEngine(collections[name], units)),
      words: async (slug) => {
        words ??= countWords(collectionNames.flatMap((name) => collections[name]));
        return words.get(slug) ?? [];
      },
    },
  };
}

const link = (_: string, path: string) => new URL(`.${path.replace(/\/$/u, '/index.html')}`, top).href;

const define = () => defineSearch({ open, link });
if (document.querySelector('archive-search')) define();
else whenReached(async () => define());

if (new URLSearchParams(location.search).has('mark')) void import('../search/marking.ts');
