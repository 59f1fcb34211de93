/** Lists over several pages. */
import type { Words } from '../words/words.ts';

/** Entries on one page of a list. */
export const pageLength = 100;

export interface ListPage<T> {
  page: number;
  pages: number;
  entries: readonly T[];
}

/** Cuts a list into pages; an empty list has one empty page. */
export function paginate<T>(entries: readonly T[]): ListPage<T>[] {
  const pages = Math.max(1, Math.ceil(entries.length / pageLength));
  return Array.from({ length: pages }, (_, index) => ({
    page: index + 1,
    pages,
    entries: entries.slice(index * pageLength, (index + 1) * pageLength),
  }));
}

/** `undefined` for the first page, `page/2` for the others: the rest parameter of a list's route. */
export function pageParameter(page: number): string | undefined {
  return page === 1 ? undefined : `page/${page}`;
}

/** The title of a page of a list: that of the list, and from the second on the number of the page. */
export const titleOfPage = (title: string, page: number, words: Pick<Words, 'page'>): string =>
  page === 1 ? title : `${title}, ${words.page(page).toLowerCase()}`;

/** The beginning of a long list, where a page is about more than the list. */
export const beginningOf = <T>(list: readonly T[]) => list.slice(0, pageLength);

/** How many entries a list has beyond its beginning. */
export const countBeyond = (list: readonly unknown[]) => Math.max(0, list.length - pageLength);
