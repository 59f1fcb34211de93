/** What the metadata of a page says of it: meta elements, link elements, JSON-LD, the note of a saving program. */
import type { DefaultTreeAdapterTypes } from 'parse5';
import { foldSpace } from '../capture/reading-text.ts';
import { withoutControls } from '../entry/controls.ts';
import type { Metadatum } from './source.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Names of meta elements by the field that they give, the more exact first. */
const metaNames: [Metadatum['field'], string[]][] = [
  ['title', ['citation_title', 'og:title', 'dc.title', 'dcterms.title', 'twitter:title']],
  ['creator', ['citation_author', 'author', 'article:author', 'dc.creator', 'dcterms.creator', 'parsely-author']],
  ['publisher', ['citation_publisher', 'og:site_name', 'dc.publisher', 'dcterms.publisher', 'application-name']],
  [
    'date',
    [
      'citation_publication_date',
      'article:published_time',
      'datepublished',
      'dc.date',
      'dc.date.issued',
      'dcterms.issued',
      'pubdate',
      'date',
    ],
  ],
  ['language', ['dc.language', 'dcterms.language', 'og:locale']],
  ['originalAddress', ['og:url', 'citation_public_url']],
  ['licence', ['dc.rights', 'dcterms.license']],
];

/** The attributes of an element, by their names. */
export const attributesOf = ({ attrs }: DefaultTreeAdapterTypes.Element): ReadonlyMap<string, string> =>
  new Map(attrs.map(({ name, value }) => [name, value]));

/** Values that a page gives of itself; addresses and dates are not judged here. */
export function readHtmlMetadata(root: Node): Metadatum[] {
  const metas = new Map<string, string[]>();
  const linked: Metadatum[] = [];
  const structured: Metadatum[] = [];
  const saved: Metadatum[] = [];
  let title = '';
  const visit = (node: Node) => {
    if (node.nodeName === '#comment' && 'data' in node) saved.push(...readSavingNote(String(node.data)));
    if ('tagName' in node) {
      const attributes = attributesOf(node);
      if (node.tagName === 'meta') {
        const name = (
          attributes.get('property') ??
          attributes.get('name') ??
          attributes.get('itemprop')
        )?.toLowerCase();
        const content = clean(attributes.get('content') ?? '');
        if (name !== undefined && content !== '') {
          if (!metas.get(name)?.push(content)) metas.set(name, [content]);
        }
      }
      const relations = attributes.get('rel')?.toLowerCase().split(/\s+/u) ?? [];
      const href = clean(attributes.get('href') ?? '');
      if (node.tagName === 'link' && relations.includes('canonical'))
        linked.push({ field: 'originalAddress', value: href, origin: 'link canonical' });
      if (relations.includes('license') && /^(?:a|link)$/u.test(node.tagName))
        linked.push({ field: 'licence', value: href, origin: `${node.tagName} license` });
      if (node.tagName === 'html' && attributes.get('lang'))
        linked.push({ field: 'language', value: clean(attributes.get('lang') ?? ''), origin: 'html lang' });
      if (node.tagName === 'title' && title === '' && !node.namespaceURI.endsWith('/svg')) title = clean(textOf(node));
      if (node.tagName === 'script' && attributes.get('type')?.toLowerCase() === 'application/ld+json')
        structured.push(...readJsonLd(textOf(node)));
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(root);
  const named = metaNames.flatMap(([field, names]) =>
    names.flatMap((name): Metadatum[] => {
      const values = metas.get(name) ?? [];
      // Of several authors each has an element of its own; of anything else the first one counts.
      return list(field, field === 'creator' ? values : values.slice(0, 1), `meta ${name}`);
    }),
  );
  const titles: Metadatum[] = title === '' ? [] : [{ field: 'title', value: title, origin: 'title' }];
  return [...structured, ...named, ...linked, ...titles, ...saved].filter(({ value }) => value !== '');
}

/** The note that SingleFile writes at the head of a page: where and when it was saved. */
function readSavingNote(comment: string): Metadatum[] {
  if (!/Page saved with SingleFile/u.test(comment)) return [];
  const url = /^\s*url:\s*(\S+)/mu.exec(comment)?.[1];
  const date = /^\s*saved date:\s*(.+)$/mu.exec(comment)?.[1];
  return [
    ...(url ? [{ field: 'originalAddress' as const, value: url, origin: 'SingleFile' }] : []),
    ...(date ? [{ field: 'captured' as const, value: clean(date), origin: 'SingleFile' }] : []),
  ];
}

const articleTypes = /^(?:\w*Article|Report|BlogPosting|WebPage|CreativeWork)$/u;

function readJsonLd(text: string): Metadatum[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return [];
  }
  const things = flatten(data, 0).filter((thing) => typesOf(thing).some((type) => articleTypes.test(type)));
  const rank = (thing: Thing) => (typesOf(thing).some((type) => /Article|Report|Posting/u.test(type)) ? 0 : 1);
  return things
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((thing) => {
      const give = (field: Metadatum['field'], key: string) => list(field, namesOf(thing[key]), `JSON-LD ${key}`);
      const isNews = typesOf(thing).some((type) => type.endsWith('NewsArticle'));
      return [
        ...(isNews ? [{ field: 'kind' as const, value: 'news-report', origin: 'JSON-LD @type' }] : []),
        ...give('title', 'headline'),
        ...give('creator', 'author'),
        ...give('publisher', 'publisher'),
        ...give('date', 'datePublished'),
        ...give('language', 'inLanguage'),
        ...give('originalAddress', 'url'),
        ...give('originalAddress', 'mainEntityOfPage'),
        ...give('licence', 'license'),
      ];
    });
}

type Thing = Record<string, unknown>;

function flatten(data: unknown, depth: number): Thing[] {
  if (depth > 4) return [];
  if (Array.isArray(data)) return data.flatMap((item) => flatten(item, depth + 1));
  if (typeof data !== 'object' || data === null) return [];
  const thing = data as Thing;
  return [thing, ...flatten(thing['@graph'], depth + 1)];
}

const typesOf = (thing: Thing) => [thing['@type']].flat().filter((type): type is string => typeof type === 'string');

/** The names that a value of JSON-LD gives: a text, a named thing, or several. */
function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return [clean(value)].filter(Boolean);
  if (Array.isArray(value)) return value.flatMap(namesOf);
  if (typeof value !== 'object' || value === null) return [];
  const thing = value as Thing;
  return namesOf(thing['name'] ?? thing['@id'] ?? thing['url']);
}

/** The value that names make together, each once; none where there is none. */
function list(field: Metadatum['field'], given: readonly string[], origin: string): Metadatum[] {
  const names = [...new Set(given)];
  if (names.length === 0) return [];
  return [{ field, value: names.join(', '), ...(names.length > 1 ? { names } : {}), origin }];
}

/** A value in one line, without controls; one that is too long to be a value is none. */
function clean(value: string): string {
  const folded = foldSpace(withoutControls(value).replace(/\s+/gu, ' ')).trim();
  return folded.length > 500 ? '' : folded;
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
