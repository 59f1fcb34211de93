/**
 * The feed of changes as Atom (RFC 4287), in parts that never change (RFC 5005, section 4).
 *
 * The feed holds the newest entries; `prev-archive` leads to the full parts of its past. Every date in
 * it is the ledger's, every identifier is made of the change alone and stays when the archive moves to
 * another host.
 */
import { createHash } from 'node:crypto';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { create } from 'xmlbuilder2';
import type { Archive } from '../archive.ts';
import { shownTitle } from '../exports/shown-title.ts';
import {
  differencesPath,
  documentFilePath,
  documentPath,
  eventPath,
  feedPartPath,
  feedPath,
  homePath,
  mapPath,
  namesPath,
  termPath,
} from '../permalink/permalink.ts';
import { readContact } from '../settings/settings.ts';
import type { Words } from '../words/words.ts';
import { type Change, type ChangedRow, findChanges } from './changes.ts';

/** Entries in the feed and in each part of its past. */
export const feedLength = 100;
/** Addresses listed in one entry; the others are counted. */
const listLength = 200;

/** The feed of an archive, and what it is written with. */
export interface FeedSource {
  archive: Archive;
  words: Words;
  /** The whole public address of a path. */
  absolute: (path: string) => string;
}

/** How many full parts the past of the feed has beside the feed itself. */
export function countFeedParts({ acts }: Archive): number {
  return countParts(findChanges(acts));
}

const countParts = (changes: readonly Change[]) => Math.max(0, Math.ceil(changes.length / feedLength) - 1);

/** What all parts of a feed draw from: an archive has many. */
interface Past {
  changes: readonly Change[];
  titles: ReadonlyMap<string, string>;
  summaries: ReadonlyMap<string, string>;
}

const knownPasts = new WeakMap<Archive, Past>();

function pastOf({ archive, words }: FeedSource): Past {
  const known = knownPasts.get(archive);
  if (known) return known;
  const past: Past = {
    changes: findChanges(archive.acts),
    titles: titlesOf(archive, words),
    summaries: new Map(archive.documents.map(({ id, description }) => [id, description.summary])),
  };
  knownPasts.set(archive, past);
  return past;
}

/**
 * The feed as XML.
 *
 * @param part a full part of its past, from 1; the feed itself when left out
 */
export function writeFeed(source: FeedSource, part?: number): string {
  const { archive, words, absolute } = source;
  const { settings } = archive;
  const { changes, titles } = pastOf(source);
  const shown =
    part === undefined ? changes.slice(-feedLength) : changes.slice((part - 1) * feedLength, part * feedLength);
  const parts = countParts(changes);
  const before = (part ?? parts + 1) - 1;
  const newest =
    shown
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? settings.released;
  const feed = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\u{FFFD}' })
    .ele('http://www.w3.org/2005/Atom', 'feed')
    .att('xml:lang', settings.language);
  feed.ele('id').txt(identifierOf(settings.slug, 'feed'));
  feed.ele('title').txt(words.feedTitle(settings.name));
  feed.ele('updated').txt(instant(newest));
  const author = feed.ele('author');
  author.ele('name').txt(settings.publisher);
  if (settings.contact !== undefined) {
    const { mail, text } = readContact(settings.contact);
    author.ele(mail === undefined ? 'uri' : 'email').txt(text);
  }
  const link = (rel: string, path: string, type: string) => feed.ele('link', { rel, type, href: absolute(path) });
  const atom = 'application/atom+xml';
  link('self', part === undefined ? feedPath : feedPartPath(part), atom);
  link('alternate', homePath, 'text/html');
  if (part !== undefined) {
    link('current', feedPath, atom);
    feed.ele('http://purl.org/syndication/history/1.0', 'archive');
    if (part < parts) link('next-archive', feedPartPath(part + 1), atom);
  }
  if (before > 0) link('prev-archive', feedPartPath(before), atom);
  for (const change of [...shown].reverse()) {
    const entry = feed.ele('entry');
    entry.ele('id').txt(identifierOf(settings.slug, change.key));
    entry.ele('title').txt(titleOf(change, source, titles));
    entry.ele('updated').txt(instant(change.date));
    entry.ele('link', { rel: 'alternate', type: 'text/html', href: absolute(pageOf(change)) });
    entry.ele('category', { term: change.act });
    entry.ele('content', { type: 'html' }).txt(contentOf(change, source, pastOf(source)));
  }
  return `${feed.end({ prettyPrint: true })}\n`;
}

/** A name-based UUID (RFC 9562, version 5) of the archive's slug and a key, as a URN. */
function identifierOf(slug: string, key: string): string {
  const space = Buffer.from('6ba7b8129dad11d180b400c04fd430c8', 'hex');
  const bytes = createHash('sha1').update(space).update(`${slug} ${key}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')}`;
}

/** The ledger knows days; Atom wants an instant (RFC 3339). */
const instant = (day: string) => `${day}T00:00:00Z`;

/** Titles of pages by their paths; a page that was withdrawn has none. */
function titlesOf({ documents, terms, events, map, ledger }: Archive, words: Words): Map<string, string> {
  const titles: [string, string][] = [
    ...documents.map((document): [string, string] => [
      documentPath(document.id),
      `${document.id}: ${shownTitle(document, words)}`,
    ]),
    ...[...terms.values()].map(({ id, title }): [string, string] => [termPath(id), title]),
    ...events.map(({ id, title }): [string, string] => [eventPath(id), title]),
    [differencesPath, words.differences],
    [namesPath, words.names],
    [mapPath, map?.title ?? words.map],
  ];
  return new Map(titles.filter(([path]) => ledger.get(path)?.act !== 'withdrawn'));
}

function titleOf({ act, subject, rows }: Change, { words }: FeedSource, titles: ReadonlyMap<string, string>): string {
  if (subject.of === 'pages') return words.pagesAdded(rows.length);
  if (subject.of === 'files') return words.filesAdded(rows.length);
  if (subject.of === 'page') return `${words.change(act)}: ${titles.get(subject.path) ?? subject.path}`;
  const name = titles.get(documentPath(subject.document)) ?? words.documentNumber(subject.document);
  return `${isWhole(subject.document, rows) ? words.change(act) : words.changeWithin(act)}: ${name}`;
}

/** Whether a change of a document is one of its page, and not of parts of it alone. */
const isWhole = (document: string, rows: readonly ChangedRow[]) =>
  rows.some(({ path }) => path === documentPath(document));

/** The page that an entry leads to: its own where it has one. */
function pageOf({ subject, rows }: Change): string {
  if (subject.of === 'document') return documentPath(subject.document);
  if (subject.of === 'page') return subject.path;
  const only = rows.length === 1 ? rows[0] : undefined;
  return only?.kind === 'page' ? only.path : homePath;
}

function contentOf(change: Change, { words, absolute }: FeedSource, { titles, summaries }: Past): string {
  const { act, subject, rows } = change;
  const link = (path: string, text: string) => h('a', { href: absolute(path) }, text);
  if (act === 'minted' && subject.of === 'document') {
    const passages = rows.filter(({ kind }) => kind === 'passage');
    const captures = rows.filter(({ kind }) => kind === 'capture');
    const summary = isWhole(subject.document, rows) ? summaries.get(subject.document) : undefined;
    const proof = documentFilePath(subject.document, 'proof.json');
    const items = [
      ...(summary === undefined ? [] : [h('p', summary)]),
      ...(passages.length > 0 ? [h('p', words.passages(passages.length), ' (', link(proof, 'proof.json'), ')')] : []),
      ...(captures.length > 0 ? [digestList(captures)] : []),
    ];
    return items.map((item) => toHtml(item)).join('\n');
  }
  const list = rows.slice(0, listLength).map((row) => {
    const name = titles.get(row.path) ?? row.path;
    return h('li', [
      act === 'withdrawn' ? name : link(row.path, name),
      ...(row.act === 'moved' ? [`, ${words.movedTo} `, link(row.target, row.target)] : []),
      ...(row.reason === '' ? [] : [`. ${words.reason}: ${row.reason}`]),
      ...(row.digest === '' ? [] : [h('br'), ...digestsOf(row, words)]),
    ]);
  });
  const rest = rows.length - list.length;
  return [h('ul', list), ...(rest > 0 ? [h('p', words.andMore(rest))] : [])].map((part) => toHtml(part)).join('\n');
}

function digestsOf({ act, before, digest }: ChangedRow, words: Words) {
  const changed = act === 'corrected' && before !== '' && before !== digest;
  return [
    'SHA-256 ',
    ...(changed ? [`${words.digestBefore} `, h('code', before), `, ${words.digestAfter} `] : []),
    h('code', digest),
  ];
}

function digestList(captures: readonly ChangedRow[]) {
  return h(
    'ul',
    captures.map(({ path, digest }) => h('li', [path.split('/').at(-1) ?? '', ': SHA-256 ', h('code', digest)])),
  );
}
