/**
 * The one table of what each of our fields is called in each vocabulary.
 *
 * A field that a vocabulary has no exact name for is left out of its row; what is left out of a
 * record stands in its note, in words.
 */
import type { DocumentKind } from '../document/document.ts';

/** What the kinds of documents are called; `bibtexPublication` is the field for the publication of such an entry. */
export const kindNames = {
  'primary-text': {
    csl: 'document',
    bibtex: 'misc',
    bibtexPublication: 'organization',
    ris: 'GEN',
    // Readability takes its metadata from members of the Article family only.
    schema: 'Article',
    zotero: 'document',
  },
  'news-report': {
    csl: 'article-newspaper',
    bibtex: 'online',
    bibtexPublication: 'organization',
    ris: 'NEWS',
    schema: 'NewsArticle',
    zotero: 'newspaperArticle',
  },
  'reference-work': {
    csl: 'entry-encyclopedia',
    bibtex: 'inreference',
    bibtexPublication: 'booktitle',
    ris: 'ENCYC',
    schema: 'Article',
    zotero: 'encyclopediaArticle',
  },
  undetermined: {
    csl: 'document',
    bibtex: 'misc',
    bibtexPublication: 'organization',
    ris: 'GEN',
    schema: 'Article',
    zotero: 'document',
  },
} as const satisfies Record<DocumentKind, Record<Vocabulary | 'zotero' | 'bibtexPublication', string>>;

export type Vocabulary = 'csl' | 'bibtex' | 'ris' | 'schema';

/** Names in the formats of files, and of `<meta>` in the head: Zotero's own, Dublin Core, Open Graph. */
interface Row extends Partial<Record<Vocabulary, string>> {
  zotero?: string;
  dublinCore?: string;
  openGraph?: string;
}

/**
 * Field → its names. `publication` is the publisher of a document that stands in a publication, such
 * as a newspaper; `publisher` that of any other.
 */
export const fieldNames = {
  title: {
    csl: 'title',
    bibtex: 'title',
    ris: 'TI',
    schema: 'headline',
    zotero: 'citation_title',
    dublinCore: 'DC.title',
    openGraph: 'og:title',
  },
  creator: {
    csl: 'author',
    bibtex: 'author',
    ris: 'AU',
    schema: 'author',
    zotero: 'citation_author',
    dublinCore: 'DC.creator',
  },
  // Zotero fills the title of the publication from DC.source.
  publication: {
    csl: 'container-title',
    ris: 'T2',
    schema: 'publisher',
    zotero: 'DC.source',
    dublinCore: 'DC.publisher',
  },
  publisher: {
    csl: 'publisher',
    bibtex: 'organization',
    ris: 'PB',
    schema: 'publisher',
    dublinCore: 'DC.publisher',
  },
  date: {
    csl: 'issued',
    bibtex: 'date',
    ris: 'DA',
    schema: 'datePublished',
    zotero: 'citation_publication_date',
    dublinCore: 'DC.date',
    openGraph: 'article:published_time',
  },
  // Where a text was written: other vocabularies have only the place of the publisher, which is another.
  place: { schema: 'locationCreated' },
  // No vocabulary has an original address beside the address cited, but this one.
  original: { schema: 'isBasedOn' },
  language: {
    csl: 'language',
    bibtex: 'langid',
    ris: 'LA',
    schema: 'inLanguage',
    zotero: 'citation_language',
    dublinCore: 'DC.language',
  },
  address: {
    csl: 'URL',
    bibtex: 'url',
    ris: 'UR',
    schema: 'url',
    zotero: 'citation_public_url',
    openGraph: 'og:url',
  },
  /** The day of the text as it stands in the archive. */
  state: { csl: 'accessed', bibtex: 'urldate', ris: 'Y2' },
  summary: {
    csl: 'abstract',
    bibtex: 'abstract',
    ris: 'AB',
    schema: 'description',
    dublinCore: 'DC.description',
    openGraph: 'og:description',
  },
  archive: { csl: 'archive', ris: 'DB', zotero: 'z:archive', openGraph: 'og:site_name' },
  number: {
    csl: 'archive_location',
    // Of biblatex: the name of the library and the mark under which it keeps the work.
    bibtex: 'library',
    ris: 'AN',
    schema: 'identifier',
    zotero: 'z:archiveLocation',
    dublinCore: 'DC.identifier',
  },
  rights: { dublinCore: 'DC.rights' },
  note: { csl: 'note', bibtex: 'note', ris: 'N1', schema: 'comment', zotero: 'z:extra' },
} as const satisfies Record<string, Row>;
