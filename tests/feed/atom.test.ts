import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive } from '../../src/archive.ts';
import { buildArchive } from '../../src/archive.ts';
import { countFeedParts, feedLength, writeFeed } from '../../src/feed/atom.ts';
import { findChanges } from '../../src/feed/changes.ts';
import type { PlacedRow } from '../../src/permalink/ledger.ts';
import { wordsFor } from '../../src/words/words.ts';
import { letter, type Replacement, tinyArchive } from '../tiny-archive.ts';
import { childrenOf, parseXml, type XmlElement } from '../xml.ts';

const atom = 'http://www.w3.org/2005/Atom';
const history = 'http://purl.org/syndication/history/1.0';

function read(archive: Archive, part?: number, address = 'https://mill.example') {
  const absolute = (path: string) => address + path;
  return parseXml(writeFeed({ archive, words: wordsFor('en'), absolute }, part));
}

function tiny(...replacements: Replacement[]): Archive {
  const { archive } = buildArchive(tinyArchive(...replacements));
  assert.ok(archive);
  return archive;
}

const withRows = (archive: Archive, ...rows: Partial<PlacedRow>[]): Archive => ({
  ...archive,
  acts: [
    ...archive.acts,
    ...rows.map(
      (row): PlacedRow => ({
        line: 1,
        path: '/',
        kind: 'page',
        date: '2026-02-01',
        act: 'minted',
        digest: '',
        target: '',
        reason: '',
        ...row,
      }),
    ),
  ],
});

const countChanges = ({ acts: rows }: Archive) => findChanges(rows).length;

const one = (element: XmlElement, name: string) => {
  const found = childrenOf(element, atom, name);
  assert.equal(found.length, 1, `${name} stands once`);
  return found[0]?.text ?? '';
};
const entriesOf = (feed: XmlElement) => childrenOf(feed, atom, 'entry');
const titles = (feed: XmlElement) => entriesOf(feed).map((entry) => one(entry, 'title'));
const linkOf = (element: XmlElement, relation: string) =>
  childrenOf(element, atom, 'link').find(({ attributes }) => attributes['rel'] === relation)?.attributes['href'];

/** What RFC 4287 demands of a feed and its entries. */
function checkMusts(feed: XmlElement) {
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u;
  assert.equal(feed.name, `{${atom}}feed`);
  for (const element of [feed, ...entriesOf(feed)]) {
    assert.ok(URL.canParse(one(element, 'id')));
    assert.notEqual(one(element, 'title'), '');
    assert.match(one(element, 'updated'), instant);
    const links = childrenOf(element, atom, 'link').map(({ attributes }) => attributes);
    assert.ok(links.every(({ href = '' }) => URL.canParse(href)));
    assert.equal(links.filter(({ rel }) => rel === 'alternate').length, 1);
  }
  const [author] = childrenOf(feed, atom, 'author');
  assert.ok(author && one(author, 'name') !== '');
  const ids = entriesOf(feed).map((entry) => one(entry, 'id'));
  assert.equal(new Set(ids).size, ids.length);
  for (const entry of entriesOf(feed)) assert.equal(childrenOf(entry, atom, 'content').length, 1);
}

test('the feed of an archive is a feed as RFC 4287 demands, with the dates of the ledger', () => {
  const feed = read(tiny());
  checkMusts(feed);
  assert.equal(one(feed, 'updated'), '2026-01-01T00:00:00Z');
  assert.equal(linkOf(feed, 'self'), 'https://mill.example/feed.xml');
  assert.ok(titles(feed).includes(`${pagesIn(tiny())} pages added`));
  assert.ok(titles(feed).includes('Added: 0001: The mill'));
});

const pagesIn = ({ acts: rows }: Archive) =>
  rows.filter(({ path, kind }) => kind === 'page' && !path.startsWith('/documents/0001/')).length;

test('the author of the feed is reached where the archive says so', () => {
  const authorWith = (contact: string) => {
    const language = 'language: en\nreleased';
    const words = `contact: ${contact}\n${language}`;
    const feed = read(tiny({ file: 'archive.yaml', words: language, by: words }));
    const [author] = childrenOf(feed, atom, 'author');
    return author?.children.map(({ name, text }) => [name, text]);
  };
  const name = [`{${atom}}name`, 'Mill Archive'];
  assert.deepEqual(authorWith('mailto:miller@mill.example'), [name, [`{${atom}}email`, 'miller@mill.example']]);
  assert.deepEqual(authorWith('https://mill.example/write'), [name, [`{${atom}}uri`, 'https://mill.example/write']]);
  assert.deepEqual(
    childrenOf(read(tiny()), atom, 'author')[0]?.children.map((element) => element.name),
    [`{${atom}}name`],
  );
});

test('identifiers and dates stay when the archive stands at another address', () => {
  const ids = (address: string) => entriesOf(read(tiny(), undefined, address)).map((entry) => one(entry, 'id'));
  assert.deepEqual(ids('https://mill.example'), ids('https://elsewhere.example/mill'));
});

test('identifiers are UUIDs of version 5 of slug and change, the same for ever: readers know entries by them', () => {
  const feed = read(tiny());
  assert.deepEqual(
    [feed, ...entriesOf(feed)].map((element) => one(element, 'id')),
    [
      'urn:uuid:38d1dc70-4dc5-55cf-a835-39348d5b578d',
      'urn:uuid:d996e70a-52a1-55eb-bb66-7acbfe819110',
      'urn:uuid:e99a07fd-1f78-5947-8baf-ff3dbca9620f',
      'urn:uuid:d7e98388-5d14-53f3-9be6-d19f2a8e11aa',
    ],
  );
});

test('the feed is as new as its newest entry, wherever that stands in the ledger', () => {
  const feed = read(withRows(tiny(), {}, { path: '/about/', act: 'corrected', date: '2025-12-31' }));
  assert.equal(one(feed, 'updated'), '2026-02-01T00:00:00Z');
});

test('an entry names what changed and leads there; where that is several addresses, it lists them', () => {
  const date = '2026-03-01';
  const feed = read(
    withRows(
      tiny(),
      { path: '/glossary/weir/' },
      { path: '/glossary/dam/', date },
      { path: '/glossary/ford/', date },
      { path: '/exports/mill.csv', kind: 'file' },
      { path: '/glossary/river/', act: 'corrected', reason: 'A slip' },
      { path: '/glossary/brook/', act: 'moved', target: '/glossary/river/' },
      { path: '/glossary/bridge/', act: 'withdrawn', reason: 'Asked' },
    ),
  );
  const link = (path: string, text = path) => `<a href="https://mill.example${path}">${text}</a>`;
  assert.deepEqual(
    entriesOf(feed)
      .slice(0, 6)
      .map((entry) => [
        one(entry, 'title'),
        linkOf(entry, 'alternate'),
        childrenOf(entry, atom, 'category')[0]?.attributes['term'],
        one(entry, 'content'),
      ]),
    [
      [
        'Withdrawn: /glossary/bridge/',
        'https://mill.example/glossary/bridge/',
        'withdrawn',
        '<ul><li>/glossary/bridge/. Reason: Asked</li></ul>',
      ],
      [
        'Moved: /glossary/brook/',
        'https://mill.example/glossary/brook/',
        'moved',
        `<ul><li>${link('/glossary/brook/')}, now at ${link('/glossary/river/')}</li></ul>`,
      ],
      [
        'Corrected: River',
        'https://mill.example/glossary/river/',
        'corrected',
        `<ul><li>${link('/glossary/river/', 'River')}. Reason: A slip</li></ul>`,
      ],
      ['1 file added', 'https://mill.example/', 'minted', `<ul><li>${link('/exports/mill.csv')}</li></ul>`],
      [
        '2 pages added',
        'https://mill.example/',
        'minted',
        `<ul><li>${link('/glossary/dam/')}</li><li>${link('/glossary/ford/')}</li></ul>`,
      ],
      ['1 page added', 'https://mill.example/glossary/weir/', 'minted', `<ul><li>${link('/glossary/weir/')}</li></ul>`],
    ],
  );
});

test('the entry of a new document says what it is, how many passages it has, and the digests of its captures', () => {
  const archive = tiny();
  const entry = entriesOf(read(archive)).find((found) => one(found, 'title') === 'Added: 0001: The mill');
  assert.ok(entry);
  assert.equal(linkOf(entry, 'alternate'), 'https://mill.example/documents/0001/');
  assert.equal(
    one(entry, 'content'),
    `<p>A letter about a mill.</p>
<p>5 passages (<a href="https://mill.example/documents/0001/proof.json">proof.json</a>)</p>
<ul><li>capture.txt: SHA-256 <code>${archive.documents[0]?.description.captures[0]?.sha256}</code></li></ul>`,
  );
});

test('of many addresses an entry lists 200, and counts the others', () => {
  const contentOf = (amount: number) => {
    const rows = Array.from({ length: amount }, (_, index) => ({ path: `/glossary/t${index}/` }));
    const [entry] = entriesOf(read(withRows(tiny(), ...rows)));
    return entry ? one(entry, 'content') : '';
  };
  assert.match(contentOf(203), /t199\/<\/a><\/li><\/ul>\n<p>And 3 more\.<\/p>$/u);
  assert.match(contentOf(200), /t199\/<\/a><\/li><\/ul>$/u);
});

test('a correction tells both digests and the reason; a withdrawal the reason, and no title', () => {
  const digest = 'c'.repeat(64);
  const archive = tiny();
  const before = archive.ledger.get('/documents/0001/#p4')?.digest ?? '';
  const passage = { path: '/documents/0001/#p4', kind: 'passage' as const, digest };
  const corrected = read(withRows(archive, { ...passage, act: 'corrected', reason: 'A slip <of> the pen' }));
  checkMusts(corrected);
  const [entry] = entriesOf(corrected);
  assert.ok(entry);
  assert.equal(one(entry, 'title'), 'Corrected within: 0001: The mill');
  assert.equal(
    one(entry, 'content'),
    `<ul><li><a href="https://mill.example/documents/0001/#p4">/documents/0001/#p4</a>. Reason: A slip &#x3C;of> the pen<br>SHA-256 before <code>${before}</code>, now <code>${digest}</code></li></ul>`,
  );
  const gone = {
    ...passage,
    path: '/documents/0001/',
    kind: 'page' as const,
    act: 'withdrawn' as const,
    reason: 'Asked',
  };
  const rows = withRows(archive, gone);
  const ledger = new Map([...archive.ledger, [gone.path, { ...(rows.acts.at(-1) as PlacedRow), line: 1 }]]);
  const withdrawn = read({ ...rows, ledger });
  assert.equal(titles(withdrawn)[0], 'Withdrawn: Document 0001');
  assert.ok(!JSON.stringify(withdrawn).includes('The mill'));
});

test('a passage or capture that a document gets later is added within it', () => {
  const added = { path: '/documents/0001/capture-2.txt', kind: 'capture' as const, digest: 'c'.repeat(64) };
  const [entry] = entriesOf(read(withRows(tiny(), added)));
  assert.ok(entry);
  assert.equal(one(entry, 'title'), 'Added within: 0001: The mill');
  assert.ok(one(entry, 'content').includes(added.digest) && !one(entry, 'content').includes('A letter about a mill.'));
});

test('an inferred title stands in brackets', () => {
  const feed = read(
    tiny({
      file: letter,
      words: '{ status: stated, value: The mill, evidence: { line: 1, words: The mill } }',
      by: '{ status: inferred, value: The mill, ground: By the heading. }',
    }),
  );
  assert.ok(titles(feed).includes('Added: 0001: [The mill]'));
});

test('a long past goes on in full parts, oldest first, that a later change leaves as they are', () => {
  const many = (amount: number) =>
    withRows(
      tiny(),
      ...Array.from({ length: amount }, (_, index) => ({
        path: `/glossary/t${index}/`,
        act: 'corrected' as const,
      })),
    );
  const archive = many(250);
  assert.equal(countFeedParts(archive), 2);
  const feed = read(archive);
  assert.equal(feedLength, 100);
  assert.equal(entriesOf(feed).length, feedLength);
  assert.equal(linkOf(feed, 'prev-archive'), 'https://mill.example/feed/2.xml');
  const parts = [1, 2].map((part) => read(archive, part));
  for (const part of parts) {
    checkMusts(part);
    assert.equal(entriesOf(part).length, feedLength);
    assert.equal(childrenOf(part, history, 'archive').length, 1);
    assert.equal(linkOf(part, 'current'), 'https://mill.example/feed.xml');
  }
  assert.equal(linkOf(parts[1] as XmlElement, 'prev-archive'), 'https://mill.example/feed/1.xml');
  assert.equal(linkOf(parts[0] as XmlElement, 'prev-archive'), undefined);
  assert.deepEqual(
    parts.map((part) => linkOf(part, 'next-archive')),
    ['https://mill.example/feed/2.xml', undefined],
  );
  const ids = new Set([feed, ...parts].flatMap((part) => entriesOf(part).map((entry) => one(entry, 'id'))));
  assert.equal(ids.size, 250 + countChanges(tiny()));
  assert.deepEqual(entriesOf(read(many(270), 1)), entriesOf(parts[0] as XmlElement));
});

test('characters that XML cannot hold are replaced, and markup is text', () => {
  const summary = { file: letter, words: 'summary: A letter about a mill.', by: 'summary: "A \\uFFFE <b>letter"' };
  const content = entriesOf(read(tiny(summary))).map((entry) => one(entry, 'content'));
  assert.ok(content.some((html) => html.includes('A \u{FFFD} &#x3C;b>letter')));
});
