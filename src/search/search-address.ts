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

/**
 * Characters of a question that stand after `?`. A longer one stands after `#`, which is sent to no
 * server: servers refuse addresses without end.
 */
const longest = 2000;

/** Reads the part of an address from `?` or `#` on; what it does not know is left out. */
export function readAddress(address: string): SearchState {
  const at = address.indexOf('#');
  const given = new URLSearchParams(at < 0 ? address : address.slice(0, at));
  const long = at < 0 ? null : new URLSearchParams(address.slice(at + 1)).get('q');
  const filters: Filters = {};
  for (const name of facetNames) {
    const values = [...new Set(given.getAll(name))];
    if (values.length > 0) filters[name] = values;
  }
  return {
    query: given.get('q') ?? long ?? '',
    exact: given.has('exact'),
    without: [...new Set(given.getAll('without'))],
    filters,
    order: given.get('order') === 'date' ? 'date' : 'best',
  };
}

/** Writes the part of an address from `?` or `#` on; empty where nothing is chosen. */
export function writeAddress({ query, exact, without, filters, order }: SearchState): string {
  const given = new URLSearchParams();
  const isLong = query.length > longest;
  if (query !== '' && !isLong) given.set('q', query);
  if (exact) given.set('exact', '');
  for (const form of without) given.append('without', form);
  for (const name of facetNames) for (const value of filters[name] ?? []) given.append(name, value);
  if (order !== 'best') given.set('order', order);
  return `${given.size > 0 ? `?${given}` : ''}${isLong ? `#${new URLSearchParams({ q: query })}` : ''}`;
}

/** Whether a search asks for anything. */
export function isEmptySearch({ query, filters }: SearchState): boolean {
  return query.trim() === '' && facetNames.every((name: FacetName) => !filters[name]?.length);
}
