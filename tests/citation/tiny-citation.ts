/** A citation without fault for tests: a letter in a newspaper, all of it stated. */
import type { Citation, Fact } from '../../src/citation/citation.ts';

export const stated = (value: string): Fact => ({ value, inferred: false });
export const inferred = (value: string): Fact => ({ value, inferred: true });

export function tinyCitation(changes: Partial<Citation> = {}): Citation {
  return {
    number: '0001',
    key: 'mill-archive-0001',
    kind: 'news-report',
    language: 'en',
    summary: 'A letter about a mill.',
    title: stated('The mill'),
    creator: stated('Mill Owners of the River'),
    publisher: stated('The Daily'),
    date: stated('1901-05-06'),
    original: stated('https://daily.example/1901/the_mill?page=1&part=2#top'),
    rights: 'http://rightsstatements.org/vocab/InC/1.0/',
    address: 'https://mill.example/documents/0001/',
    archiveAddress: 'https://mill.example/',
    archive: 'Mill Archive',
    archiveLanguage: 'en',
    accession: '2026-01-01',
    revisions: [],
    ...changes,
  };
}

/** The tiny citation without some of its facts, as where they are unknown. */
export function without(...names: (keyof Citation)[]): Citation {
  return Object.fromEntries(
    Object.entries(tinyCitation()).filter(([name]) => !names.includes(name as keyof Citation)),
  ) as unknown as Citation;
}
