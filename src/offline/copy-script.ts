/**
 * The script of the copy that opens from a folder: a classic script, for browsers load no modules from
 * there, with the search over an index that is a script too.
 */
import '../permalink/carry-fragment.ts';
import '../preview/previews.ts';
import { defineSearch, type OpenedSearch } from '../search/archive-search.ts';
import { collectionNames } from '../search/files.ts';
import { indexForms } from '../search/form-index.ts';
import { addPanel, whenReached } from '../search/keys.ts';
import type { WordCounts } from '../search/nearest.ts';
import { type CopyStart, indexFolder, nearPart, partFunction, startPart } from './copy-index.ts';
import { partsEngine } from './parts-engine.ts';

const { currentScript } = document;
const top = new URL('.', currentScript instanceof HTMLScriptElement ? currentScript.src : document.baseURI);

const arrived = new Map<string, unknown>();
Object.assign(globalThis, { [partFunction]: (part: string, content: unknown) => arrived.set(part, content) });
const asked = new Map<string, Promise<unknown>>();

/** Brings a part of the index, once. @throws where its script does not arrive */
function bring<T>(part: string): Promise<T> {
  const known = asked.get(part);
  if (known) return known as Promise<T>;
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  asked.set(part, promise);
  const script = document.createElement('script');
  const fail = () => {
    asked.delete(part);
    reject(new Error(`${part}.js did not arrive.`));
  };
  script.src = new URL(`${indexFolder}${part}.js`, top).href;
  script.addEventListener('error', fail);
  script.addEventListener('load', () => (arrived.has(part) ? resolve(arrived.get(part) as T) : fail()));
  document.head.append(script);
  return promise;
}

async function open(): Promise<OpenedSearch> {
  const start = await bring<CopyStart>(startPart);
  const { groups, texts, initials } = start;
  return {
    groups,
    texts,
    sources: {
      forms: indexForms(groups),
      engines: collectionNames.map((name) => partsEngine(name, start, bring)),
      initials,
      words: async (initial) => (initials.includes(initial) ? bring<WordCounts>(nearPart(initial)) : []),
    },
  };
}

const link = (_: string, path: string) => new URL(`.${path.replace(/\/$/u, '/index.html')}`, top).href;

const define = () => defineSearch({ open, link });
if (document.querySelector('archive-search')) define();
else
  whenReached((form) => {
    define();
    addPanel(form);
  });

if (new URLSearchParams(location.search).has('mark')) void import('../search/marking.ts');
