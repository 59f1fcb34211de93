/**
 * A document as linked data: schema.org as JSON-LD, and the typed links of FAIR Signposting.
 *
 * The JSON-LD is one object of one type with its names in place, the only form from which Readability
 * takes its metadata; the links of the head and of the linkset are the same.
 */
import type { Term } from '../glossary/term.ts';
import type { Settings } from '../settings/settings.ts';
import type { Words } from '../words/words.ts';
import { type Citation, dateParts } from './citation.ts';
import { noteLines } from './note.ts';
import { fieldNames, kindNames } from './vocabulary.ts';

export const schemaContext = 'https://schema.org';

/** A file of a document at its public address. */
export interface LinkedFile {
  address: string;
  mediaType: string;
  /** What it is to the document: its content, or a description of it. */
  relation: 'item' | 'describedby';
  /** Language of its words, where they are the source's. */
  language?: string;
  /** For the capture that the transcription is proven against. */
  sha256?: string;
}

/** The document as an object of schema.org. */
export function toJsonLd(citation: Citation, files: readonly LinkedFile[], words: Words): Record<string, unknown> {
  const { title, creator, publisher, date, place, original, address, rights, revisions } = citation;
  const name = (
    field: 'title' | 'creator' | 'publisher' | 'date' | 'place' | 'language' | 'number' | 'note' | 'summary',
  ) => fieldNames[field].schema;
  const note = noteLines(citation, words);
  const isOneDate = date && dateParts(date.value);
  const revised = revisions.at(-1)?.date;
  const capture = files.find(({ sha256 }) => sha256 !== undefined);
  return {
    '@context': schemaContext,
    '@type': kindNames[citation.kind].schema,
    '@id': address,
    [fieldNames.address.schema]: address,
    ...(title ? { [name('title')]: title.value, name: title.value } : {}),
    ...(creator
      ? {
          [name('creator')]: {
            ...(citation.creatorType ? { '@type': citation.creatorType } : {}),
            name: creator.value,
          },
        }
      : {}),
    ...(publisher
      ? { [name('publisher')]: { '@type': citation.publisherType ?? 'Organization', name: publisher.value } }
      : {}),
    ...(isOneDate ? { [name('date')]: date.value } : {}),
    ...(revised === undefined ? {} : { dateModified: revised }),
    ...(place ? { [name('place')]: { '@type': 'Place', name: place.value } } : {}),
    [name('language')]: citation.language,
    [name('number')]: citation.number,
    [name('summary')]: citation.summary,
    [/creativecommons\.org\//u.test(rights) ? 'license' : 'usageInfo']: rights,
    isPartOf: { '@type': 'Collection', '@id': citation.archiveAddress, name: citation.archive },
    [fieldNames.original.schema]: [
      ...(capture
        ? [
            {
              '@type': 'MediaObject',
              contentUrl: capture.address,
              encodingFormat: capture.mediaType,
              sha256: capture.sha256,
            },
          ]
        : []),
      ...(original ? [{ '@type': 'WebPage', url: original.value }] : []),
    ],
    ...(note.length > 0 ? { [name('note')]: { '@type': 'Comment', text: note.join('\n') } } : {}),
  };
}

/** A typed link of the document. */
export interface Signpost {
  rel: string;
  href: string;
  type?: string;
  hreflang?: string;
}

/** The links of FAIR Signposting, level 1, that a document's page has in its head. */
export function signposts(citation: Citation, files: readonly LinkedFile[]): Signpost[] {
  const { address, rights, archiveAddress, kind } = citation;
  return [
    { rel: 'cite-as', href: address },
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: `https://schema.org/${kindNames[kind].schema}` },
    ...files.map(
      ({ relation, address: href, mediaType, language }): Signpost => ({
        rel: relation,
        href,
        type: mediaType,
        ...(language === undefined ? {} : { hreflang: language }),
      }),
    ),
    { rel: 'license', href: rights },
    { rel: 'collection', href: archiveAddress, type: 'text/html' },
  ];
}

/** The link sets (RFC 9264) of level 2: of the page, the same links; of each file, the way back to the page. */
export function toLinkset(citation: Citation, files: readonly LinkedFile[]): Record<string, unknown> {
  const relations = new Map<string, Record<string, unknown>[]>();
  for (const { rel, href, type, hreflang } of signposts(citation, files)) {
    const target = { href, ...(type === undefined ? {} : { type }), ...(hreflang ? { hreflang: [hreflang] } : {}) };
    relations.set(rel, [...(relations.get(rel) ?? []), target]);
  }
  const back = [{ href: citation.address, type: 'text/html' }];
  return {
    linkset: [
      { anchor: citation.address, ...Object.fromEntries(relations) },
      ...files.map(({ address, relation }) => ({
        anchor: address,
        [relation === 'item' ? 'collection' : 'describes']: back,
      })),
    ],
  };
}

/** A term of the glossary as an object of schema.org, with the other forms of its name. */
export function termJsonLd(
  { title, forms }: Term,
  { address, glossary, words }: { address: string; glossary: string; words: Words },
): Record<string, unknown> {
  const others = [...new Set(forms.map(({ form }) => form))].filter((form) => form !== title);
  return {
    '@context': schemaContext,
    '@type': 'DefinedTerm',
    '@id': address,
    url: address,
    name: title,
    ...(others.length > 0 ? { alternateName: others } : {}),
    inDefinedTermSet: { '@type': 'DefinedTermSet', '@id': glossary, name: words.glossary },
  };
}

/** The archive as an object of schema.org. */
export function collectionJsonLd(settings: Settings, address: string): Record<string, unknown> {
  return {
    '@context': schemaContext,
    '@type': 'Collection',
    '@id': address,
    url: address,
    name: settings.name,
    description: settings.description,
    inLanguage: settings.language,
    publisher: { '@type': 'Organization', name: settings.publisher },
  };
}
