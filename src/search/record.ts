/**
 * Records: what the search knows of a page, and the engine that finds them.
 */

/** What a page of the archive is. */
export const recordKinds = ['document', 'term', 'event'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What hits are narrowed by. */
export const facetNames = ['kind', 'publisher', 'source', 'year', 'term', 'language'] as const;
export type FacetName = (typeof facetNames)[number];

export interface SearchRecord {
  /** Address below the base. */
  path: string;
  title: string;
  kind: RecordKind;
  /** BCP 47 tag of its words. */
  language: string;
  /** Publisher and date, as the archive shows them; empty for pages of the archive's own. */
  imprint: string;
  /** First day that its date can mean, `2022-02-22`; of a year before our era `-000043-03-15`; empty where it has none. */
  date: string;
  facets: Record<FacetName, string[]>;
  passages: SearchPassage[];
}

/** What is known of a record without its words. */
export type RecordHead = Omit<SearchRecord, 'passages'>;

/**
 * A passage: its number such as `p4`, empty on pages without numbers; its words; the terms that an
 * editor's note identifies in them.
 */
export type SearchPassage = [id: string, text: string, identified?: Identified[]];

/** Words of a passage that name a term without being a form of it; offsets are in UTF-16 units. */
export type Identified = [term: string, start: number, end: number];

/** Values wanted of some facets: one of them for each facet named. */
export type Filters = Partial<Record<FacetName, string[]>>;

/** What is wanted of the records that answer, and in which order: best first, or by date. */
export interface Order {
  filters: Filters;
  by: 'best' | 'date';
}

/** How many records have each value of a facet. */
export type Counts = Record<string, number>;

/**
 * What finds records: Pagefind in the browser, a list in memory elsewhere. Names of records are the
 * engine's own. Each function fails where a file that it needs does not arrive.
 */
export interface Engine {
  /** Names of the records in which a word with this key stands, or that have this key beside their words. */
  find: (key: string) => Promise<string[]>;
  /** The records of these names, in their order. */
  read: (names: readonly string[]) => Promise<SearchRecord[]>;
  /**
   * Names of all records that pass the filters, and the counts of a facet among them.
   *
   * @param by their order, by path for the best; where it is not given, they stand in any
   */
  list: (filters: Filters, facet: FacetName, by?: Order['by']) => Promise<{ names: string[]; counts: Counts }>;
}

/** Whether a record has one of the wanted values of each facet. */
export function passes({ facets }: RecordHead, filters: Filters): boolean {
  return facetNames.every((name) => {
    const wanted = filters[name];
    return !wanted || wanted.length === 0 || wanted.some((value) => facets[name].includes(value));
  });
}

/** The filters without those of one facet. */
export function withoutFacet(filters: Filters, name: FacetName): Filters {
  return { ...filters, [name]: [] };
}

/** Puts records in the order of their dates, of any year; those without one come last. */
export function byDate(a: Pick<RecordHead, 'date'>, b: Pick<RecordHead, 'date'>): number {
  const [first = 0, second = 0] = [a, b].map(({ date }) => (date === '' ? Infinity : Date.parse(date)));
  return first < second ? -1 : first > second ? 1 : 0;
}

/**
 * Puts records in the order of their paths; those of documents in the order of their numbers, 10000 after 9999;
 * events, whose paths tell a reader nothing, first in that of their dates.
 */
export function byPath(a: Listed, b: Listed): number {
  // Numbers have four digits, or as many as they need.
  const longer = a.kind === 'document' && b.kind === 'document' ? a.path.length - b.path.length : 0;
  const later = a.kind === 'event' && b.kind === 'event' ? byDate(a, b) : 0;
  return longer || later || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

type Listed = Pick<RecordHead, 'kind' | 'path' | 'date'>;

/** Puts values of the facet `year` in order; one that is no year comes last. */
export function byYear(a: string, b: string): number {
  const [first = 0, second = 0] = [a, b].map((value) => (Number.isNaN(Number(value)) ? Infinity : Number(value)));
  return first - second || 0;
}

/** How often each value is there. */
export function countValues(values: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Counts added up. */
export function addCounts(a: Counts, b: Counts): Counts {
  const sum = new Map(Object.entries(a));
  for (const [value, count] of Object.entries(b)) sum.set(value, (sum.get(value) ?? 0) + count);
  return Object.fromEntries(sum);
}

/** The records that pass, with the counts of a facet among them. @param sorted all records, by path */
export function listRecords<T extends RecordHead>(
  sorted: readonly T[],
  filters: Filters,
  facet: FacetName,
  by?: Order['by'],
): { records: T[]; counts: Counts } {
  const passing = sorted.filter((record) => passes(record, filters));
  const counts = countValues(passing.flatMap(({ facets }) => facets[facet]));
  if (by === 'date') passing.sort(byDate);
  return { records: passing, counts };
}
