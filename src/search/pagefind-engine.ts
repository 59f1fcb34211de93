/** Pagefind as the engine of the search, in the browser. */
import type { Engine, EnginePage, Proposal } from './answer.ts';

interface Fragment {
  url: string;
  content: string;
  meta: { title?: string; kind?: string; source?: string };
  anchors: { id: string; location: number }[];
  locations: number[];
}

interface Pagefind {
  search: (question: string) => Promise<{ results: { data: () => Promise<Fragment> }[] }>;
}

/**
 * Loads Pagefind.
 *
 * One question is asked at a time: Pagefind gives the same object for a page to every question, with
 * the places of the last one. It ends a block without a full stop with one of its own, so the words
 * of a document are taken from its transcription.
 */
export async function loadPagefind(address: string): Promise<Engine> {
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  const pages = new Map<string, Promise<EnginePage>>();
  return {
    propose: async (question) => {
      const { results } = await pagefind.search(question);
      const proposals: { page: Promise<EnginePage>; found: number[] }[] = [];
      for (const result of results) {
        const fragment = await result.data();
        const page = pages.get(fragment.url) ?? toPage(fragment);
        pages.set(fragment.url, page);
        proposals.push({ page, found: [...fragment.locations] });
      }
      return Promise.all(proposals.map(async ({ page, found }): Promise<Proposal> => ({ page: await page, found })));
    },
  };
}

async function toPage({ url, content, meta, anchors }: Fragment): Promise<EnginePage> {
  const kind = meta.kind ?? '';
  const passages = anchors
    .filter(({ id }) => /^p\d+$/u.test(id))
    .map(({ id, location }) => ({ id, start: location }))
    .sort((a, b) => a.start - b.start);
  const words = kind === 'document' ? await readTranscription(url) : content.split(/\s+/u);
  return { url, title: meta.title ?? url, kind, source: meta.source ?? '', words, passages };
}

async function readTranscription(url: string): Promise<string[]> {
  const response = await fetch(`${url}transcription.txt`);
  if (!response.ok) throw new Error(`${url}transcription.txt did not arrive (${response.status}).`);
  return new TextDecoder()
    .decode(await response.arrayBuffer())
    .trim()
    .split(/\s+/u);
}
