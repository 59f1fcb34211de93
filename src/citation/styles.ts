/** The citation styles that the archive gives, and how each takes our item. */
import type CSL from 'citeproc';
import type { DocumentKind } from '../document/document.ts';

export interface CitationStyle {
  id: StyleId;
  /** Name of the CSL style. */
  csl: string;
  /** A note is one sentence, an entry of a bibliography several. */
  form: 'note' | 'bibliography';
  /** Language of the style, where the style does not set its own. */
  locale?: string;
  /** CSL types by which the style prints all facts of a kind, where it drops some of the type of the item. */
  types?: Partial<Record<DocumentKind, string>>;
}

export const styleIds = ['chicago-note', 'chicago-bibliography', 'apa', 'mla', 'oscola', 'bluebook', 'gost'] as const;
export type StyleId = (typeof styleIds)[number];

/** In the order in which they are shown; the first is copied until a reader chooses another. */
export const citationStyles: readonly CitationStyle[] = [
  { id: 'chicago-note', csl: 'chicago-fullnote-bibliography', form: 'note' },
  { id: 'chicago-bibliography', csl: 'chicago-fullnote-bibliography', form: 'bibliography' },
  { id: 'apa', csl: 'apa', form: 'bibliography' },
  { id: 'mla', csl: 'modern-language-association', form: 'bibliography' },
  {
    id: 'oscola',
    csl: 'oscola',
    form: 'note',
    types: { 'reference-work': 'webpage', 'primary-text': 'article-newspaper', undetermined: 'article-newspaper' },
  },
  {
    id: 'bluebook',
    csl: 'bluebook-law-review',
    form: 'note',
    types: { 'primary-text': 'article-newspaper', undetermined: 'article-newspaper' },
  },
  {
    id: 'gost',
    csl: 'gost-r-7-0-5-2008-numeric',
    form: 'bibliography',
    locale: 'ru-RU',
    types: {
      'reference-work': 'webpage',
      'news-report': 'webpage',
      'primary-text': 'webpage',
      undetermined: 'webpage',
    },
  },
];

/** A node of a CSL style or locale, as citeproc takes it. */
export type CslNode = CSL.Node;

/** CSL styles by name and locales by language tag. */
export interface StyleSource {
  styles: ReadonlyMap<string, CslNode>;
  locales: ReadonlyMap<string, CslNode>;
}
