import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { buildArchive } from '../../src/archive.ts';
import { type Citation, citationOf } from '../../src/citation/citation.ts';
import { documentHead, pageHead, scriptJson } from '../../src/citation/head.ts';
import {
  collectionJsonLd,
  type LinkedFile,
  signposts,
  termJsonLd,
  toJsonLd,
  toLinkset,
} from '../../src/citation/linked-data.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { linkedFiles } from '../../src/exports/document-files.ts';
import { en } from '../../src/words/en.ts';
import { wordsFor } from '../../src/words/words.ts';
import { inferred, stated, tinyCitation, without } from './tiny-citation.ts';

const files: LinkedFile[] = [
  {
    address: 'https://mill.example/documents/0001/capture.txt',
    mediaType: 'text/plain',
    relation: 'item',
    sha256: 'a'.repeat(64),
  },
  {
    address: 'https://mill.example/documents/0001/transcription.txt',
    mediaType: 'text/plain',
    relation: 'item',
    language: 'en',
  },
  {
    address: 'https://mill.example/documents/0001/citation.bib',
    mediaType: 'application/x-bibtex',
    relation: 'describedby',
  },
];

/** The vocabulary of schema.org: types with what they extend and their own properties, from its typings. */
const vocabulary = readVocabulary(readFileSync('node_modules/schema-dts/dist/schema.d.ts', 'utf8'));

function readVocabulary(typings: string) {
  const types = new Map<string, { parents: string[]; properties: Set<string> }>();
  for (const [, name = '', parents = '', body = ''] of typings.matchAll(
    /interface (\w+)Base extends ([^{]+) \{(.*?)\n\}/gsu,
  )) {
    types.set(name, {
      parents: [...parents.matchAll(/(\w+)Base/gu)].map((match) => match[1] ?? ''),
      properties: new Set([...body.matchAll(/^ {4}"?(\w+)"?\?:/gmu)].map((match) => match[1] ?? '')),
    });
  }
  return types;
}

function hasProperty(type: string, property: string): boolean {
  const found = vocabulary.get(type);
  return (
    found !== undefined && (found.properties.has(property) || found.parents.some((up) => hasProperty(up, property)))
  );
}

/** Holds every type and property of an object against schema.org. */
function checkTerms(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkTerms);
  else if (typeof value === 'object' && value !== null) {
    const type = (value as Record<string, unknown>)['@type'] as string | undefined;
    for (const [key, inner] of Object.entries(value)) {
      if (!key.startsWith('@') && type !== undefined) assert.ok(hasProperty(type, key), `${type}.${key}`);
      checkTerms(inner);
    }
  }
}

/** The part of the context of schema.org that matters here: names, and values that are addresses or dates. */
const context = {
  '@context': {
    '@vocab': 'http://schema.org/',
    ...Object.fromEntries(
      ['url', 'license', 'usageInfo', 'contentUrl'].map((name) => [
        name,
        { '@id': `http://schema.org/${name}`, '@type': '@id' },
      ]),
    ),
    ...Object.fromEntries(
      ['datePublished', 'dateModified'].map((name) => [
        name,
        { '@id': `http://schema.org/${name}`, '@type': 'http://schema.org/Date' },
      ]),
    ),
  },
};

async function toTriples(object: Record<string, unknown>) {
  const quads = (await jsonld.toRDF(object as jsonld.JsonLdDocument, {
    documentLoader: async (url: string) => {
      assert.equal(url, 'https://schema.org');
      return { contextUrl: undefined, documentUrl: url, document: context } as never;
    },
  })) as { subject: { value: string }; predicate: { value: string }; object: { value: string; termType: string } }[];
  return quads.map(({ subject, predicate, object: { value, termType } }) => ({
    subject: subject.value,
    predicate: predicate.value.replace('http://schema.org/', ''),
    value,
    termType,
  }));
}

test('a document as JSON-LD is one object of one type, with names in place, in terms of schema.org', async () => {
  const object = toJsonLd(tinyCitation({ creatorType: 'Organization', place: stated('Millhill') }), files, en);
  assert.equal(object['@context'], 'https://schema.org');
  assert.equal(object['@type'], 'NewsArticle');
  checkTerms(object);
  const address = 'https://mill.example/documents/0001/';
  const triples = (await toTriples(object)).filter(({ subject }) => subject === address);
  const of = (name: string) => triples.filter(({ predicate }) => predicate === name).map(({ value }) => value);
  assert.deepEqual(of('url'), [address]);
  assert.deepEqual(of('headline'), ['The mill']);
  assert.deepEqual(of('name'), ['The mill']);
  assert.deepEqual(of('datePublished'), ['1901-05-06']);
  assert.deepEqual(of('usageInfo'), ['http://rightsstatements.org/vocab/InC/1.0/']);
  assert.equal(of('author').length, 1);
  assert.equal(of('isBasedOn').length, 2);
});

test('the graph of a document holds the capture that is proven, the page it is of, its last change, what its author is', () => {
  const revisions = ['2026-02-01', '2026-03-01'].map((date, index) => ({ number: index + 2, date, reason: 'A slip.' }));
  const object = toJsonLd(tinyCitation({ creatorType: 'Person', revisions }), files, en);
  assert.deepEqual(object['isBasedOn'], [
    {
      '@type': 'MediaObject',
      contentUrl: 'https://mill.example/documents/0001/capture.txt',
      encodingFormat: 'text/plain',
      sha256: 'a'.repeat(64),
    },
    { '@type': 'WebPage', url: 'https://daily.example/1901/the_mill?page=1&part=2#top' },
  ]);
  assert.equal(object['dateModified'], '2026-03-01');
  assert.deepEqual(object['author'], { '@type': 'Person', name: 'Mill Owners of the River' });
  const plain = toJsonLd(tinyCitation(), [], en);
  assert.deepEqual(plain['author'], { name: 'Mill Owners of the River' });
  assert.ok(!('dateModified' in plain));
});

test('a term has the other forms of its name, each once', () => {
  const [term] = buildArchive(readContent('tests/fixtures/content')).archive?.terms.values() ?? [];
  assert.ok(term);
  const [form] = term.forms;
  assert.ok(form);
  const othersOf = (...names: string[]) => {
    const forms = names.map((name) => ({ ...form, form: name }));
    const place = { address: 'https://mill.example/glossary/river/', glossary: 'https://mill.example/glossary/' };
    return termJsonLd({ ...term, title: 'River', forms }, { ...place, words: en })['alternateName'];
  };
  assert.deepEqual(othersOf('River', 'Fluss', 'Fluss'), ['Fluss']);
  assert.equal(othersOf('River'), undefined);
});

test('a publisher is what the glossary says, else an organization', () => {
  const typeOf = (changes: Partial<Citation>) => toJsonLd(tinyCitation(changes), files, en)['publisher'];
  assert.deepEqual(typeOf({}), { '@type': 'Organization', name: 'The Daily' });
  assert.deepEqual(typeOf({ publisherType: 'Person' }), { '@type': 'Person', name: 'The Daily' });
});

test('every document and term of both archives is a graph in terms of schema.org, and names each thing once', async () => {
  const names = new Map<string, string>();
  for (const folder of ['content', 'tests/fixtures/content']) {
    const { archive } = buildArchive(readContent(folder));
    assert.ok(archive);
    const words = wordsFor(archive.settings.language);
    const absolute = (path: string) => archive.settings.address + path.slice(1);
    const holder = { ...archive, absolute };
    const objects = [
      collectionJsonLd(archive.settings, absolute('/')),
      ...archive.documents.map((document) =>
        toJsonLd(citationOf(document, holder), linkedFiles(document, holder), words),
      ),
      ...[...archive.terms.values()].map((term) =>
        termJsonLd(term, { address: absolute(`/glossary/${term.id}/`), glossary: absolute('/glossary/'), words }),
      ),
    ];
    for (const object of objects) {
      assert.equal(typeof object['@type'], 'string');
      checkTerms(object);
      for (const { subject, predicate, value } of await toTriples(object)) {
        if (predicate !== 'name' || !subject.startsWith('http')) continue;
        assert.equal(names.get(subject) ?? value, value, `${subject} is named twice`);
        names.set(subject, value);
      }
    }
  }
});

test('what is unknown is no property, what is inferred is given and commented', () => {
  const bare = toJsonLd(without('title', 'creator', 'publisher', 'date', 'original'), [], en);
  for (const name of ['headline', 'name', 'author', 'publisher', 'datePublished', 'comment'])
    assert.ok(!(name in bare), name);
  const object = toJsonLd(tinyCitation({ publisher: inferred('The Daily') }), files, en);
  assert.deepEqual(object['publisher'], { '@type': 'Organization', name: 'The Daily' });
  assert.match((object['comment'] as { text: string }).text, /Inferred by the archive: publisher$/u);
  const undatable = toJsonLd(tinyCitation({ date: stated('1901/..') }), files, en);
  assert.ok(!('datePublished' in undatable));
});

test('a free licence is a licence, another rights statement says how the text may be used', () => {
  const rights = 'https://creativecommons.org/licenses/by-sa/4.0/';
  const free = toJsonLd(tinyCitation({ rights }), files, en);
  assert.equal(free['license'], rights);
  assert.ok(!('usageInfo' in free));
});

test('links of level 1 and 2 are the same, and every file leads back', () => {
  const citation = tinyCitation();
  const { linkset } = toLinkset(citation, files) as { linkset: Record<string, unknown>[] };
  const [page, ...others] = linkset;
  assert.ok(page);
  const flat = Object.entries(page).flatMap(([rel, targets]) =>
    rel === 'anchor'
      ? []
      : (targets as { href: string; type?: string; hreflang?: string[] }[]).map(({ href, type, hreflang }) => ({
          rel,
          href,
          ...(type === undefined ? {} : { type }),
          ...(hreflang?.[0] === undefined ? {} : { hreflang: hreflang[0] }),
        })),
  );
  const sorted = <T extends { href: string; rel: string }>(links: T[]) =>
    [...links].sort((a, b) => (a.rel + a.href < b.rel + b.href ? -1 : 1));
  assert.deepEqual(sorted(flat), sorted(signposts(citation, files)));
  const [capture, transcription, record] = files.map(({ address }) => address);
  assert.deepEqual(page, {
    anchor: citation.address,
    'cite-as': [{ href: citation.address }],
    type: [{ href: 'https://schema.org/AboutPage' }, { href: 'https://schema.org/NewsArticle' }],
    item: [
      { href: capture, type: 'text/plain' },
      { href: transcription, type: 'text/plain', hreflang: ['en'] },
    ],
    describedby: [{ href: record, type: 'application/x-bibtex' }],
    license: [{ href: citation.rights }],
    collection: [{ href: citation.archiveAddress, type: 'text/html' }],
  });
  assert.deepEqual(others, [
    { anchor: files[0]?.address, collection: [{ href: citation.address, type: 'text/html' }] },
    { anchor: files[1]?.address, collection: [{ href: citation.address, type: 'text/html' }] },
    { anchor: files[2]?.address, describes: [{ href: citation.address, type: 'text/html' }] },
  ]);
  for (const { rel, href } of signposts(citation, files)) {
    assert.equal(rel, rel.toLowerCase());
    assert.ok(URL.canParse(href), href);
  }
});

const headOf = (citation: Parameters<typeof documentHead>[0]) => {
  const { meta, links } = documentHead(citation, files, { title: 'Document 0001', linkset: 'https://l.example/' }, en);
  const value = (name: string) =>
    meta.filter((one) => one.name === name || one.property === name).map((one) => one.content);
  return { value, links };
};

test('the head gives Zotero one of each: type, title, creator in one piece, publication, day, archive', () => {
  const { value, links } = headOf(tinyCitation({ date: inferred('1901-05-06') }));
  assert.deepEqual(value('z:itemType'), ['newspaperArticle']);
  assert.deepEqual(value('citation_author'), ['Mill Owners of the River,']);
  assert.deepEqual(value('DC.creator'), ['Mill Owners of the River']);
  assert.deepEqual(value('DC.source'), ['The Daily']);
  assert.deepEqual(value('citation_publication_date'), ['1901-05-06']);
  assert.deepEqual(value('z:archiveLocation'), ['0001']);
  assert.deepEqual(value('z:extra'), [
    'Original address: https://daily.example/1901/the_mill?page=1&part=2#top\nInferred by the archive: date',
  ]);
  assert.deepEqual(value('og:site_name'), ['Mill Archive']);
  assert.deepEqual(value('og:title'), ['The mill']);
  assert.deepEqual(value('og:type'), ['article']);
  assert.deepEqual(value('DC.relation.ispartof'), ['https://mill.example/']);
  assert.deepEqual(links, [
    ...signposts(tinyCitation(), files),
    { rel: 'linkset', href: 'https://l.example/', type: 'application/linkset+json' },
  ]);
});

test('without a publication the archive does not stand in its place, without a date there is none', () => {
  const { value } = headOf(without('publisher', 'date', 'creator', 'title', 'original'));
  for (const name of [
    'z:extra',
    'DC.source',
    'og:site_name',
    'citation_author',
    'DC.creator',
    'citation_publication_date',
    'DC.date',
  ])
    assert.deepEqual(value(name), [], name);
  assert.deepEqual(value('article:published_time'), []);
  assert.deepEqual(value('og:title'), ['Document 0001']);
  const letter = headOf({ ...without('publisher'), kind: 'primary-text' });
  assert.deepEqual(letter.value('og:site_name'), ['Mill Archive']);
  assert.deepEqual(headOf(tinyCitation({ date: stated('1901/..') })).value('DC.date'), ['1901 or later']);
});

test('a page that is no document is a website to Open Graph', () => {
  const { meta } = pageHead(
    { title: 'Gaps', description: 'What is not known.', address: 'https://mill.example/gaps/' },
    'Mill',
  );
  assert.deepEqual(
    meta.map(({ property, content }) => `${property} ${content}`),
    [
      'og:type website',
      'og:title Gaps',
      'og:description What is not known.',
      'og:url https://mill.example/gaps/',
      'og:site_name Mill',
    ],
  );
});

test('no text can end the script element that holds it', () => {
  const text = scriptJson({ name: '</script><script>alert(1)</script>' });
  assert.ok(!text.includes('<'));
  assert.deepEqual(JSON.parse(text), { name: '</script><script>alert(1)</script>' });
});
