/**
 * The head of a page for other programs: Zotero, Dublin Core, Open Graph, JSON-LD, Signposting.
 *
 * Zotero takes the type from `z:itemType` before anything else, the publication from `DC.source`, else
 * from `og:site_name`: where a publication is not known, the archive must not stand in its place.
 */
import { formatDate } from '../provenance/date.ts';
import type { Words } from '../words/words.ts';
import { type Citation, dateParts, hasPublication } from './citation.ts';
import { type LinkedFile, type Signpost, signposts, toJsonLd } from './linked-data.ts';
import { noteLines } from './note.ts';
import { fieldNames, kindNames } from './vocabulary.ts';

export interface Head {
  /** Open Graph has its names in `property`, all others in `name`. */
  meta: { name?: string; property?: string; content: string }[];
  links: Signpost[];
  jsonLd?: Record<string, unknown>;
}

/** The head of a page that is no document. @param name of the archive */
export function pageHead(page: { title: string; description: string; address: string }, name: string): Head {
  return {
    meta: [
      { property: 'og:type', content: 'website' },
      { property: fieldNames.title.openGraph, content: page.title },
      { property: fieldNames.summary.openGraph, content: page.description },
      { property: fieldNames.address.openGraph, content: page.address },
      { property: fieldNames.archive.openGraph, content: name },
    ],
    links: [],
  };
}

/**
 * The head of a document's page.
 *
 * @param title of the page, for where the document has none that is known
 * @param linkset address of its linkset
 */
export function documentHead(
  citation: Citation,
  files: readonly LinkedFile[],
  { title, linkset }: { title: string; linkset: string },
  words: Words,
): Head {
  const { creator, publisher, date, address, archive, kind } = citation;
  const isOneDate = date && dateParts(date.value);
  const note = noteLines(citation, words);
  const isPublication = hasPublication(citation);
  const named: [name: string | undefined, value: string | undefined][] = [
    ['z:itemType', kindNames[kind].zotero],
    [fieldNames.title.zotero, citation.title?.value],
    // A comma at the end keeps Zotero from taking a name apart.
    [fieldNames.creator.zotero, creator && `${creator.value.replace(/,$/u, '')},`],
    [fieldNames.publication.zotero, isPublication ? publisher?.value : undefined],
    [fieldNames.date.zotero, isOneDate && date.value],
    [fieldNames.language.zotero, citation.language],
    [fieldNames.address.zotero, address],
    [fieldNames.archive.zotero, archive],
    [fieldNames.number.zotero, citation.number],
    [fieldNames.note.zotero, note.length > 0 ? note.join('\n') : undefined],
    [fieldNames.title.dublinCore, citation.title?.value],
    [fieldNames.creator.dublinCore, creator?.value],
    [fieldNames.publisher.dublinCore, publisher?.value],
    [
      fieldNames.date.dublinCore,
      date && (isOneDate ? date.value : formatDate(date.value, citation.archiveLanguage, words)),
    ],
    ['DC.type', 'Text'],
    [fieldNames.number.dublinCore, citation.number],
    ['DC.relation.ispartof', citation.archiveAddress],
    [fieldNames.language.dublinCore, citation.language],
    [fieldNames.rights.dublinCore, citation.rights],
  ];
  const graph: [property: string, value: string | undefined][] = [
    ['og:type', 'article'],
    [fieldNames.title.openGraph, citation.title?.value ?? title],
    [fieldNames.summary.openGraph, citation.summary],
    [fieldNames.address.openGraph, address],
    [fieldNames.archive.openGraph, isPublication && !publisher ? undefined : archive],
    [fieldNames.date.openGraph, isOneDate && date.value],
  ];
  return {
    meta: [
      ...named.flatMap(([name, content]) => (name === undefined || content === undefined ? [] : [{ name, content }])),
      ...graph.flatMap(([property, content]) => (content === undefined ? [] : [{ property, content }])),
    ],
    links: [...signposts(citation, files), { rel: 'linkset', href: linkset, type: 'application/linkset+json' }],
    jsonLd: toJsonLd(citation, files, words),
  };
}

/** JSON for a script element: no text in it can end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
