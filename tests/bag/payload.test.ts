import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { type Archive, buildArchive } from '../../src/archive.ts';
import { makeBag } from '../../src/bag/bag.ts';
import { type BagSource, listPayload } from '../../src/bag/payload.ts';
import { readContent } from '../../src/cli/read-content.ts';
import type { ContentFiles } from '../../src/content-files.ts';
import { kinds } from '../../src/content-format/kinds.ts';
import { appendRows, type LedgerRow, parseLedger } from '../../src/permalink/ledger.ts';
import { readPage } from '../../src/site/built.ts';
import { wordsFor } from '../../src/words/words.ts';
import { letter, river, saltMill, tinyArchive } from '../tiny-archive.ts';
import { dataCiteRecord } from './datacite.ts';

const crateContext: unknown = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('ro-crate/lib/context.json'), 'utf8'),
);

/** The bag of an archive whose files are in memory. */
function sourceOf(files: ContentFiles, change: (archive: Archive) => Archive = (archive) => archive): BagSource {
  const { archive, withheld } = buildArchive(files, { base: '/a/' });
  assert.ok(archive);
  const folder = files.settings.file.replace('archive.yaml', '');
  const texts = [files.settings, files.references, files.ledger, ...files.documents, ...files.terms, ...files.pages];
  const others = [...files.events, ...files.differences, ...(files.names ? [files.names] : [])];
  return {
    archive: change(archive),
    withheld,
    words: wordsFor(archive.settings.language),
    base: '/a/',
    absolute: (path) => `https://mill.example/a${path}`,
    captures: files.captures,
    content: [
      ...[...texts, ...others].map(({ file, text }) => ({
        path: file.slice(folder.length),
        read: () => Buffer.from(text),
      })),
      ...[...files.captures].map(([name, { text }]) => ({ path: `captures/${name}`, read: () => Buffer.from(text) })),
    ],
  };
}

function unpack(source: BagSource): Map<string, string> {
  const entries = makeBag(listPayload(source), []).map(
    ({ path, read }) => [path, Buffer.concat([...read()]).toString('utf8')] as const,
  );
  return new Map(entries.filter(([path]) => path.startsWith('data/')).map(([path, text]) => [path.slice(5), text]));
}

/** An archive whose ledger withdraws some addresses. */
function withdraw(files: ContentFiles, ...paths: string[]): ContentFiles {
  const { ledger } = parseLedger(files.ledger);
  const rows = paths.map((path): LedgerRow => {
    const minted = ledger.get(path);
    assert.ok(minted, path);
    return { ...minted, act: 'withdrawn', date: '2026-02-01', reason: 'Asked.' };
  });
  return { ...files, ledger: { ...files.ledger, text: appendRows(files.ledger.text, rows) } };
}

const capturePath = '/documents/0001/capture.txt';
const without = (files: ContentFiles, paths: readonly string[]) =>
  [...unpack(sourceOf(files)).keys()].filter((path) => !paths.includes(path));
/** What of the content is left out after a withdrawal that goes in before it. */
const leftOut = (files: ContentFiles, ...paths: string[]) =>
  without(files, [...unpack(sourceOf(withdraw(files, ...paths))).keys()]).filter((path) => path.startsWith('content/'));

test('the payload of an archive is its content, its documents, its catalogue and pages to read them by', () => {
  assert.deepEqual(
    listPayload(sourceOf(tinyArchive())).map(({ path }) => path),
    [
      'catalogue.csv',
      'catalogue.json',
      'catalogue.schema.json',
      ...kinds
        .map(({ name }) => `content-format/${name}.schema.json`)
        .concat('content-format/content-format.md')
        .sort(),
      'content/archive.yaml',
      'content/captures/letter.txt',
      'content/documents/0001.mdx',
      'content/glossary/river.mdx',
      'content/glossary/salt-mill.mdx',
      'content/pages/about.mdx',
      'content/permalinks.csv',
      'content/references.yaml',
      'datacite.json',
      'documents/0001/citation.bib',
      'documents/0001/citation.csl.json',
      'documents/0001/citation.ris',
      'documents/0001/document.md',
      'documents/0001/index.html',
      'documents/0001/linkset.json',
      'documents/0001/metadata.jsonld',
      'documents/0001/proof.json',
      'documents/0001/transcription.txt',
      'events.html',
      'glossary.html',
      'index.html',
      'rights.txt',
      'style.css',
      'ro-crate-metadata.json',
    ],
  );
});

test('every file of the payload says of what type it is', () => {
  const source = sourceOf(tinyArchive());
  const sound = { path: 'pages/mill.mp3', read: () => Buffer.from('') };
  const types = new Map(
    listPayload({ ...source, content: [...source.content, sound] }).map(({ path, mediaType }) => [
      path.replace(/^(?!ro-crate|.*\/linkset)[^.]*\./u, ''),
      mediaType,
    ]),
  );
  assert.deepEqual(Object.fromEntries(types), {
    bib: 'application/x-bibtex',
    'csl.json': 'application/vnd.citationstyles.csl+json',
    css: 'text/css',
    csv: 'text/csv',
    html: 'text/html',
    json: 'application/json',
    jsonld: 'application/ld+json',
    'documents/0001/linkset.json': 'application/linkset+json',
    md: 'text/markdown',
    mdx: 'text/markdown',
    mp3: 'application/octet-stream',
    ris: 'application/x-research-info-systems',
    'ro-crate-metadata.json': 'application/ld+json',
    'schema.json': 'application/json',
    txt: 'text/plain',
    yaml: 'application/yaml',
  });
});

test('the order of the content folder changes nothing, and hidden files stay out', () => {
  const source = sourceOf(tinyArchive());
  const hidden = { path: '.DS_Store', read: () => Buffer.from('') };
  const other = { ...source, content: [hidden, ...source.content].reverse() };
  assert.deepEqual([...unpack(other)], [...unpack(source)]);
});

test('a capture that no document lists stays out', () => {
  const source = sourceOf(tinyArchive());
  const stray = { path: 'captures/draft.txt', read: () => Buffer.from('A draft.') };
  assert.deepEqual([...unpack({ ...source, content: [...source.content, stray] }).keys()], [...unpack(source).keys()]);
});

test('in the crate a season is no day of publication, and a corrected document has the day of its last revision', () => {
  const source = sourceOf(tinyArchive(), (archive) => ({
    ...archive,
    documents: archive.documents.map((document) => {
      const { description } = document;
      const date = { status: 'stated', value: '1901-21', evidence: { line: 1, words: 'spring 1901' }, sources: [] };
      const provenance = { ...description.provenance, date } as typeof description.provenance;
      const revisions = ['2026-02-01', '2026-03-01'].map((day) => {
        return { date: day, reason: 'The year was misread.', passages: [], fields: ['summary'] };
      });
      return { ...document, description: { ...description, provenance, revisions } };
    }),
  }));
  const graph: Record<string, unknown>[] = JSON.parse(unpack(source).get('ro-crate-metadata.json') ?? '')['@graph'];
  const entity = (id: string) => graph.find((candidate) => candidate['@id'] === id);
  assert.equal(entity('documents/0001/')?.['datePublished'], undefined);
  assert.equal(entity('#0001-date')?.['value'], '1901-21');
  assert.equal(entity('documents/0001/')?.['dateModified'], '2026-03-01');
});

test('the page of a document names the digest as received of a capture from which words were removed', () => {
  const asReceived = 'd'.repeat(64);
  const bag = unpack(
    sourceOf(tinyArchive(), (archive) => ({
      ...archive,
      documents: archive.documents.map((document) => {
        const captures = document.description.captures.map((capture) => ({ ...capture, redactedFrom: asReceived }));
        return { ...document, description: { ...document.description, captures } };
      }),
    })),
  );
  assert.ok(bag.get('documents/0001/index.html')?.includes(`<code>${asReceived}</code>`));
});

test('of a document with a closed passage neither its source file goes in nor a capture', () => {
  assert.deepEqual(leftOut(tinyArchive(), '/documents/0001/#p5', capturePath), [
    'content/captures/letter.txt',
    'content/documents/0001.mdx',
  ]);
});

test('of a document whose page was withdrawn nothing goes in, also where its files are still there', () => {
  assert.deepEqual(leftOut(tinyArchive(), '/documents/0001/'), [
    'content/captures/letter.txt',
    'content/documents/0001.mdx',
    `content/${saltMill}`,
  ]);
});

test('a document whose capture alone was withdrawn keeps its source file', () => {
  assert.deepEqual(leftOut(tinyArchive(), capturePath), ['content/captures/letter.txt']);
});

test('a capture that a second document must not show stays out', () => {
  const twice = (isWithheld: boolean) =>
    sourceOf(tinyArchive(), (archive) => {
      const [document] = archive.documents;
      assert.ok(document);
      const second = { ...document, id: '0002', description: { ...document.description, isWithheld } };
      return { ...archive, documents: [document, second] };
    });
  assert.ok(unpack(twice(false)).has('content/captures/letter.txt'));
  assert.ok(!unpack(twice(true)).has('content/captures/letter.txt'));
});

test('a passage that a correction found to be none keeps nothing back', () => {
  const path = '/documents/0001/';
  const cut = [
    { file: letter, words: 'The Salt Mill stands by the river.\n\n', by: '' },
    { file: letter, words: '  - { lines: "4", reason: A button. }', by: '  - { lines: "4-5", reason: A button. }' },
  ];
  const files = withdraw(tinyArchive(...cut), `${path}#p4`);
  const row = { path, kind: 'page' as const, date: '2026-02-01', digest: '', target: '', reason: 'Asked.' };
  const corrected = appendRows(files.ledger.text, [{ ...row, act: 'corrected' }]);
  const held = [...unpack(sourceOf({ ...files, ledger: { ...files.ledger, text: corrected } })).keys()];
  assert.deepEqual(without(tinyArchive(...cut), held), []);
  // Without the correction it is a withdrawal, whose words an editor typed in the quotation.
  assert.deepEqual(without(tinyArchive(...cut), [...unpack(sourceOf(files)).keys()]), [
    'content/captures/letter.txt',
    `content/${saltMill}`,
  ]);
});

test('a file that names a withdrawn passage goes in; one that types words to quote it stays out', () => {
  const named = {
    file: river,
    words: '<Source of="0001#p4" />',
    by: `<Source of="0001#p4" /> <Quote of='0001#p4'/>.`,
  };
  const [source, capture] = ['content/documents/0001.mdx', 'content/captures/letter.txt'];
  assert.deepEqual(leftOut(tinyArchive(named), '/documents/0001/#p4', capturePath), [
    capture,
    source,
    `content/${saltMill}`,
  ]);
  const quotations = [
    `<Quote of='0001#p4' from='The Salt' to="Mill" />`,
    '<Quote from="The Salt"\n  to="Mill > x" of="0001#p4"></Quote>',
  ];
  for (const by of quotations) {
    const files = tinyArchive({ file: saltMill, words: '<Quote of="0001#p4" from="The Salt" to="Mill" />', by });
    assert.ok(leftOut(files, '/documents/0001/#p4').includes(`content/${saltMill}`), by);
  }
  const whole = { file: saltMill, words: ' from="The Salt" to="Mill"', by: '' };
  assert.deepEqual(leftOut(tinyArchive(whole), '/documents/0001/#p4', capturePath), [capture, source]);
});

test('a file that types withdrawn words itself stays out, whatever the case and the signs between them', () => {
  const typed = {
    file: 'pages/about.mdx',
    words: 'These are invented words.',
    by: 'They say: the *Salt Mill* stands, by the river.',
  };
  assert.ok(leftOut(tinyArchive(typed), '/documents/0001/#p4').includes('content/pages/about.mdx'));
  assert.ok(!leftOut(tinyArchive(typed), '/documents/0001/#p5').includes('content/pages/about.mdx'));
});

test('a withdrawn document that the archive no longer shows leaves none of its words', () => {
  const gone = withdraw(tinyArchive(), '/documents/0001/');
  const holders = (files: ReadonlyMap<string, string>) =>
    [...files].filter(([, text]) => text.includes('stands by the river')).map(([path]) => path);
  assert.ok(holders(unpack(sourceOf(tinyArchive()))).length > 1);
  assert.deepEqual(holders(unpack(sourceOf(gone, (archive) => ({ ...archive, documents: [] })))), []);
});

test('a term that was withdrawn stays out', () => {
  const paths = [...unpack(sourceOf(withdraw(tinyArchive(), '/glossary/river/'))).keys()];
  assert.ok(!paths.includes('content/glossary/river.mdx'));
  assert.ok(paths.includes('content/glossary/salt-mill.mdx'));
});

for (const [name, files] of [
  ['the archive', readContent('content')],
  ['the fixture', readContent('tests/fixtures/content')],
] as const) {
  const bag = unpack(sourceOf(files));
  const documents = files.documents.map(({ file }) => /(\d+)\.mdx$/u.exec(file)?.[1] ?? '');

  test(`the pages in the bag of ${name} say every word of the sources, and their links lead to files of the bag`, () => {
    const archive = buildArchive(files).archive ?? assert.fail();
    const pages = new Map(
      [...bag].filter(([path]) => path.endsWith('.html')).map(([p, html]) => [p, readPage(p, html)]),
    );
    assert.ok(pages.size > documents.length);
    for (const [path, { links }] of pages) {
      for (const link of links.filter((address) => !/^https?:/u.test(address))) {
        const [file = '', fragment] = link.split('#');
        const target = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file));
        assert.ok(bag.has(target), `${path}: ${link}`);
        if (fragment !== undefined) assert.ok(pages.get(target)?.ids.has(fragment), `${path}: ${link}`);
      }
    }
    for (const { id, passages } of archive.documents) {
      const html = (bag.get(`documents/${id}/index.html`) ?? '').replace('<section', '<section data-transcription=""');
      const shown = readPage('x', html);
      for (const passage of passages) assert.equal(shown.passages.get(passage.id), passage.text);
    }
  });

  test(`the description of the crate of ${name} is RO-Crate 1.2, and its graph names every file and no other`, async () => {
    const text = bag.get('ro-crate-metadata.json') ?? '';
    const base = 'https://crate.example/data/';
    const expanded = await jsonld.expand(JSON.parse(text), {
      base,
      safe: true,
      documentLoader: async (url: string) => {
        assert.equal(url, 'https://w3id.org/ro/crate/1.2/context');
        return { contextUrl: undefined, documentUrl: url, document: crateContext as never };
      },
    } as jsonld.Options.Expand);
    const entities = new Map(expanded.map((entity) => [String(entity['@id']), entity]));
    assert.equal(entities.size, expanded.length);
    const ids = (entity: string, property: string) =>
      ((entities.get(entity)?.[property] ?? []) as { '@id': string }[]).map((value) => value['@id']);
    const value = (entity: string, property: string) =>
      ((entities.get(entity)?.[property] ?? []) as { '@value'?: unknown }[])[0]?.['@value'];
    const descriptor = `${base}ro-crate-metadata.json`;
    assert.deepEqual(ids(descriptor, 'http://schema.org/about'), [base]);
    assert.deepEqual(ids(descriptor, 'http://purl.org/dc/terms/conformsTo'), ['https://w3id.org/ro/crate/1.2']);
    assert.deepEqual(entities.get(base)?.['@type'], ['http://schema.org/Dataset']);
    for (const property of ['name', 'description']) assert.ok(value(base, `http://schema.org/${property}`));
    assert.match(String(value(base, 'http://schema.org/datePublished')), /^\d{4}-\d{2}-\d{2}$/u);
    for (const property of ['license', 'publisher'])
      assert.ok(ids(base, `http://schema.org/${property}`).every((id) => entities.has(id)));
    const reached = new Set<string>();
    const reach = (entity: string) => {
      for (const part of ids(entity, 'http://schema.org/hasPart')) {
        assert.ok(entities.has(part), part);
        assert.ok(!reached.has(part), `${part} is a part of one thing`);
        reached.add(part);
        reach(part);
      }
    };
    reach(base);
    const files = [...reached].filter((id) => entities.get(id)?.['@type']?.includes('http://schema.org/MediaObject'));
    assert.deepEqual(
      files.map((id) => decodeURIComponent(id.slice(base.length))).sort(),
      [...bag.keys()].filter((path) => path !== 'ro-crate-metadata.json').sort(),
    );
    for (const id of files) {
      const path = decodeURIComponent(id.slice(base.length));
      assert.equal(value(id, 'http://schema.org/contentSize'), String(Buffer.byteLength(bag.get(path) ?? '')));
    }
    for (const id of documents) assert.ok(entities.has(`${base}documents/${id}/`));
  });

  test(`the crate of ${name} calls the files of a document what its links call them`, () => {
    const graph: Record<string, unknown>[] = JSON.parse(bag.get('ro-crate-metadata.json') ?? '')['@graph'];
    const formatOf = (path: string) => graph.find((entity) => entity['@id'] === path)?.['encodingFormat'];
    for (const id of documents) {
      const [links] = JSON.parse(bag.get(`documents/${id}/linkset.json`) ?? '').linkset;
      for (const { href, type } of [...links.item, ...links.describedby] as { href: string; type: string }[]) {
        const file = new URL(href).pathname.split('/').at(-1) ?? '';
        if (!file.startsWith('capture')) assert.equal(formatOf(`documents/${id}/${file}`), type);
      }
      assert.equal(formatOf(`documents/${id}/linkset.json`), 'application/linkset+json');
    }
  });

  test(`what is known of a document of ${name} stands in the crate: stated as its property, or with its status`, () => {
    const graph: Record<string, unknown>[] = JSON.parse(bag.get('ro-crate-metadata.json') ?? '')['@graph'];
    const archive = buildArchive(files).archive ?? assert.fail();
    const { status: statusIn } = wordsFor(archive.settings.language);
    const properties = { title: 'name', creator: 'creator', publisher: 'publisher', date: 'datePublished' };
    for (const { id, description } of archive.documents) {
      const record = graph.find((entity) => entity['@id'] === `documents/${id}/`);
      for (const [field, statement] of Object.entries(description.provenance)) {
        const entity = graph.find(
          (candidate) => candidate['@id'] === `#${id}-${field}` && candidate['@type'] === 'PropertyValue',
        );
        const property = { ...properties, originalAddress: 'isBasedOn' }[field];
        const isProperty = statement.status === 'stated' && property !== undefined;
        if (field !== 'title') assert.equal(record?.[property ?? ''] !== undefined, isProperty, `${id} ${field}`);
        assert.equal(entity !== undefined, statement.status !== 'unknown' && !isProperty, `${id} ${field}`);
        if (!entity || statement.status === 'unknown') continue;
        assert.equal(entity['value'], statement.value);
        assert.equal(entity['description'], statement.ground, `${id} ${field}`);
        assert.ok(String(entity['name']).endsWith(`(${statusIn(statement.status)})`));
      }
    }
  });

  test(`the crate of ${name} says the ground of the archive’s own rights, and of no other statement`, () => {
    const graph: Record<string, unknown>[] = JSON.parse(bag.get('ro-crate-metadata.json') ?? '')['@graph'];
    const { settings, documents: sources } = buildArchive(files).archive ?? assert.fail();
    for (const { statement } of [settings.rights, ...sources.map(({ description }) => description.rights)]) {
      const [entity, ...more] = graph.filter((candidate) => candidate['@id'] === statement);
      assert.ok(entity && more.length === 0, statement);
      const ground = statement === settings.rights.statement ? settings.rights.ground : undefined;
      assert.equal(entity['description'], ground, statement);
    }
  });

  test(`a note of a document of ${name} names the works that back it in the bag too`, () => {
    const archive = buildArchive(files).archive ?? assert.fail();
    for (const { id, description } of archive.documents) {
      const page = bag.get(`documents/${id}/index.html`) ?? '';
      for (const { address, body } of description.notes.flatMap(({ sources }) =>
        sources.flatMap((work) => archive.references.get(work) ?? []),
      ))
        assert.ok(page.includes(`<a href="${address.replaceAll('&', '&#x26;')}">${body}</a>`), `${id} ${address}`);
    }
  });

  test(`who wrote and who published a document of ${name} stand in the crate where its capture states it`, () => {
    const graph: Record<string, unknown>[] = JSON.parse(bag.get('ro-crate-metadata.json') ?? '')['@graph'];
    const entity = (id: unknown) => graph.find((candidate) => candidate['@id'] === id);
    const archive = buildArchive(files).archive ?? assert.fail();
    for (const { id, description } of archive.documents)
      for (const agent of ['creator', 'publisher'] as const) {
        const statement = description.provenance[agent];
        const named = entity(`documents/${id}/`)?.[agent] as { '@id': string } | undefined;
        const stated = statement.status === 'stated' ? statement.value : undefined;
        assert.equal(named && entity(named['@id'])?.['name'], stated, `${id} ${agent}`);
        if (statement.status !== 'stated') continue;
        // What the glossary does not know is a thing that wrote, or a body that published.
        const type = archive.terms.get(statement.term ?? '')?.type;
        const known = type === 'person' ? 'Person' : type === 'body' ? 'Organization' : undefined;
        const other = agent === 'creator' ? 'Thing' : 'Organization';
        assert.equal(entity(named?.['@id'])?.['@type'], known ?? other, `${id} ${agent}`);
      }
  });

  test(`the DataCite record of ${name} keeps to the rules of the schema, and says what the settings say`, () => {
    const record = dataCiteRecord.parse(JSON.parse(bag.get('datacite.json') ?? ''));
    const { settings, documents: sources } = buildArchive(files).archive ?? assert.fail();
    assert.deepEqual(
      [record.types.resourceTypeGeneral, record.titles[0]?.title, record.publisher.name, record.creators[0]?.name],
      ['Collection', settings.name, settings.publisher, settings.publisher],
    );
    assert.deepEqual(record.dates, [{ date: settings.released, dateType: 'Issued' }]);
    assert.equal(record.publicationYear, settings.released.slice(0, 4));
    // The archive's own first, then each of the sources' once, in order.
    const others = new Set(sources.map(({ description }) => description.rights.statement));
    others.delete(settings.rights.statement);
    assert.deepEqual(
      record.rightsList.map(({ rightsUri }) => rightsUri),
      [settings.rights.statement, ...[...others].sort()],
    );
  });

  test(`the rights file of ${name} names the ground of every document`, () => {
    const { archive } = buildArchive(files);
    const text = bag.get('rights.txt') ?? '';
    for (const { description } of archive?.documents ?? []) {
      assert.ok(text.includes(description.rights.ground));
      assert.ok(text.includes(`<${description.rights.statement}>`));
    }
    const credit = archive?.map?.credit;
    if (credit) assert.ok(text.includes(`<${credit.licence}>\n${credit.text}\n${credit.source}\n`));
    const mail = archive?.settings.contact?.replace('mailto:', '');
    assert.equal(text.endsWith(`${mail}\n`), mail !== undefined);
  });
}
