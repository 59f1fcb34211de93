/** Results: what the engine found for each alternative of a question, brought together by page and passage. */

/** A page as the engine gives it. */
export interface PageResult {
  url: string;
  excerpt: string;
  meta: { title?: string; kind?: string; source?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** A page with what was found on it. */
export interface Found {
  url: string;
  title: string;
  /** Publisher and date of a document; empty for other pages. */
  source: string;
  passages: { url: string; title: string; excerpt: string }[];
}

/** Documents with their passages, and the pages of the glossary. */
export interface Answer {
  documents: Found[];
  terms: Found[];
}

/**
 * Merges results: each page once, the best score first; in a document each passage once, in the order
 * of its number.
 */
export function mergeResults(results: readonly { score: number; page: PageResult }[]): Answer {
  const pages = new Map<string, { score: number; kind: string; found: Found }>();
  for (const { score, page } of results) {
    const entry = pages.get(page.url) ?? {
      score: 0,
      kind: page.meta.kind ?? '',
      found: { url: page.url, title: page.meta.title ?? page.url, source: page.meta.source ?? '', passages: [] },
    };
    entry.score = Math.max(entry.score, score);
    for (const passage of page.sub_results) {
      if (isPassage(passage.url) && !entry.found.passages.some(({ url }) => url === passage.url)) {
        entry.found.passages.push(passage);
      }
    }
    pages.set(page.url, entry);
  }
  const ranked = [...pages.values()].sort((a, b) => b.score - a.score || (a.found.url < b.found.url ? -1 : 1));
  for (const { found } of ranked) found.passages.sort((a, b) => numberIn(a.url) - numberIn(b.url));
  const ofKind = (kind: string) => ranked.filter((entry) => entry.kind === kind).map(({ found }) => found);
  return { documents: ofKind('document').filter(({ passages }) => passages.length > 0), terms: ofKind('term') };
}

const isPassage = (url: string) => /#p\d+$/u.test(url);
const numberIn = (url: string) => Number(/\d+$/u.exec(url)?.[0] ?? 0);
