/** The address of a search: everything that a reader has chosen, and nothing else. */
import { type FacetName, type Filters, facetNames } from './record.ts';

export interface SearchState {
  query: string;
  exact: boolean;
  /** Forms taken out. */
  without: string[];
  filters: Filters;
  order: 'best' | 'date';
}

/** Reads the part of an address after `?`; what it does not know is left out. */
export function readAddress(search: string): SearchState {
  const given = new URLSearchParams(search);
  const filters: Filters = {};
  for (const name of facetNames) {
    const values = [...new Set(given.getAll(name))];
    if (values.length > 0) filters[name] = values;
  }
  return {
    query: given.get('q') ?? '',
    exact: given.has('exact'),
    without: [...new Set(given.getAll('without'))],
    filters,
    order: given.get('order') === 'date' ? 'date' : 'best',
  };
}

/** Writes the part of an address after `?`; empty where nothing is chosen. */
export function writeAddress({ query, exact, without, filters, order }: SearchState): string {
  const given = new URLSearchParams();
  if (query !== '') given.set('q', query);
  if (exact) given.set('exact', '');
  for (const form of without) given.append('without', form);
  for (const name of facetNames) for (const value of filters[name] ?? []) given.append(name, value);
  if (order !== 'best') given.set('order', order);
  return given.toString();
}

/** Whether a search asks for anything. */
export function isEmptySearch({ query, filters }: SearchState): boolean {
  return query.trim() === '' && facetNames.every((name: FacetName) => !filters[name]?.length);
}
