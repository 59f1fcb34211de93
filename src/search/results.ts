/** Results: what the engine found for each alternative of a question, brought together by page and passage. */

/** A page as the engine gives it. */
export interface PageResult {
  url: string;
  excerpt: string;
  meta: { title?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

export interface Found {
  url: string;
  title: string;
  passages: { url: string; title: string; excerpt: string }[];
}

/**
 * Merges results: each page once, best score first, each passage once in the order of its number.
 *
 * A page without passages of its own (a glossary page) has one entry, the page itself.
 */
export function mergeResults(results: readonly { score: number; page: PageResult }[]): Found[] {
  const pages = new Map<string, { score: number; found: Found }>();
  for (const { score, page } of results) {
    const entry = pages.get(page.url) ?? {
      score: 0,
      found: { url: page.url, title: page.meta.title ?? page.url, passages: [] },
    };
    entry.score = Math.max(entry.score, score);
    for (const passage of page.sub_results) {
      if (!entry.found.passages.some(({ url }) => url === passage.url)) entry.found.passages.push(passage);
    }
    pages.set(page.url, entry);
  }
  const number = (url: string) => Number(/#p(\d+)$/u.exec(url)?.[1] ?? 0);
  return [...pages.values()]
    .sort((a, b) => b.score - a.score || (a.found.url < b.found.url ? -1 : 1))
    .map(({ found }) => ({ ...found, passages: found.passages.sort((a, b) => number(a.url) - number(b.url)) }));
}
