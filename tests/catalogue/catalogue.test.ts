import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { buildArchive } from '../../src/archive.ts';
import { type CatalogueSource, catalogueJsonSchema, writeCatalogue } from '../../src/catalogue/catalogue.ts';
import { writeCatalogueTable } from '../../src/catalogue/table.ts';
import { readContent } from '../../src/cli/read-content.ts';
import type { ContentFiles } from '../../src/content-files.ts';
import { provenanceFields } from '../../src/provenance/provenance.ts';
import { letter, tinyArchive } from '../tiny-archive.ts';

const absolute = (path: string) => `https://mill.example${path}`;

function sourceOf(files: ContentFiles): CatalogueSource {
  const { archive } = buildArchive(files);
  assert.ok(archive);
  return { archive, captures: files.captures, absolute };
}

const read = (source: CatalogueSource) => JSON.parse([...writeCatalogue(source)].join(''));
const table = (source: CatalogueSource): Record<string, string>[] =>
  parse([...writeCatalogueTable(source)].join(''), { columns: true, recordDelimiter: '\r\n' });

const ajv = new Ajv2020({ allErrors: true, strict: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(catalogueJsonSchema(absolute)));

test('the catalogue of every archive here is valid against the schema that it names', () => {
  for (const files of [readContent('content'), readContent('tests/fixtures/content'), tinyArchive()]) {
    const catalogue = read(sourceOf(files));
    assert.equal(validate(catalogue), true, ajv.errorsText(validate.errors));
    assert.equal(catalogue.$schema, 'https://mill.example/catalogue.schema.json');
    assert.ok(catalogue.documents.length > 0);
  }
});

test('documents and terms say the same of who mentions what', () => {
  for (const files of [readContent('content'), readContent('tests/fixtures/content')]) {
    const { documents, terms } = read(sourceOf(files)) as {
      documents: { number: string; terms: string[] }[];
      terms: { name: string; documents: string[] }[];
    };
    for (const { name, documents: mentioning } of terms)
      assert.deepEqual(
        documents.filter((document) => document.terms.includes(name)).map(({ number }) => number),
        mentioning,
        name,
      );
  }
});

test('a contact is in the catalogue, and no key where none is stated', () => {
  const [stated, none] = [readContent('tests/fixtures/content'), tinyArchive()].map((files) => read(sourceOf(files)));
  assert.equal(stated.archive.contact, 'mailto:prava@fixture.example');
  assert.ok(!('contact' in none.archive));
});

test('a capture from which withdrawn words were removed has the digest of the bytes as received beside its own', () => {
  const source = sourceOf(tinyArchive());
  const asReceived = 'd'.repeat(64);
  const documents = source.archive.documents.map((document, index) => {
    const captures = document.description.captures.map((capture) => ({ ...capture, redactedFrom: asReceived }));
    return index > 0 ? document : { ...document, description: { ...document.description, captures } };
  });
  const redacted = { ...source, archive: { ...source.archive, documents } };
  const catalogue = read(redacted);
  assert.equal(validate(catalogue), true, ajv.errorsText(validate.errors));
  assert.equal(catalogue.documents[0].captures[0].redactedFrom, asReceived);
  assert.equal(table(redacted)[0]?.['capture_redacted_from'], asReceived);
  assert.ok(!('redactedFrom' in read(source).documents[0].captures[0]));
});

test('a document that was corrected says when, why and what, and not the words that stood there', () => {
  const source = sourceOf(tinyArchive());
  const former = 'c'.repeat(64);
  const revisions = [
    { date: '2026-02-01', reason: 'A letter was lost.', passages: [{ passage: 'p1', former: 'The mil' }], fields: [] },
    { date: '2026-03-01', reason: 'A better capture', passages: [], capture: former, fields: ['summary'] },
  ];
  const documents = source.archive.documents.map((document, index) =>
    index > 0 ? document : { ...document, description: { ...document.description, revisions } },
  );
  const corrected = { ...source, archive: { ...source.archive, documents } };
  const catalogue = read(corrected);
  assert.equal(validate(catalogue), true, ajv.errorsText(validate.errors));
  assert.deepEqual(catalogue.documents[0].revisions, [
    { number: 2, date: '2026-02-01', reason: 'A letter was lost.', passages: ['p1'], fields: [] },
    {
      number: 3,
      date: '2026-03-01',
      reason: 'A better capture',
      passages: [],
      formerCapture: former,
      fields: ['summary'],
    },
  ]);
  const [row] = table(corrected);
  assert.equal(row?.['revised'], '2026-02-01 | 2026-03-01');
  assert.equal(row?.['revision_reasons'], 'A letter was lost. | A better capture');
  assert.deepEqual(read(source).documents[0].revisions, []);
  assert.equal(table(source)[0]?.['revised'], '');
});

test('the schema refuses a status that there is not, a field that it does not know and one that is missing', () => {
  const broken = (change: (catalogue: ReturnType<typeof read>) => void) => {
    const catalogue = read(sourceOf(tinyArchive()));
    change(catalogue);
    return validate(catalogue);
  };
  assert.equal(
    broken((catalogue) => (catalogue.documents[0].provenance.title.status = 'sure')),
    false,
  );
  assert.equal(
    broken((catalogue) => (catalogue.documents[0].more = 1)),
    false,
  );
  assert.equal(
    broken((catalogue) => delete catalogue.documents[0].captures[0].sha256),
    false,
  );
  assert.equal(
    broken((catalogue) => (catalogue.documents[0].address = 'nowhere')),
    false,
  );
});

test('a record says what is known, how, and by which evidence; nothing stands for what is unknown', () => {
  const source = sourceOf(tinyArchive());
  const { documents, terms } = read(source);
  const { provenance, captures, passages, ...record } = documents[0];
  assert.deepEqual(provenance.title, {
    status: 'stated',
    value: 'The mill',
    evidence: { line: 1, words: 'The mill' },
    references: [],
  });
  assert.deepEqual(provenance.place, {
    status: 'inferred',
    value: 'The mill',
    term: 'salt-mill',
    ground: 'It says so.',
    references: ['https://press.example/mills'],
  });
  assert.deepEqual(provenance.creator, { status: 'unknown', ground: 'Not signed.', references: [] });
  assert.deepEqual(Object.keys(provenance), [...provenanceFields]);
  const [{ bytes, sha256, address }] = captures;
  assert.equal(address, 'https://mill.example/documents/0001/capture.txt');
  assert.equal(bytes, 114);
  assert.equal(sha256, source.archive.documents[0]?.description.captures[0]?.sha256);
  assert.equal(passages, 5);
  assert.deepEqual(record.terms, ['river', 'salt-mill']);
  assert.deepEqual(
    terms.map(({ name, documents: mentioned }: { name: string; documents: string[] }) => [name, mentioned]),
    [
      ['river', ['0001']],
      ['salt-mill', ['0001']],
    ],
  );
});

test('a record holds the time of day, the instrument whose text it is, and what was extracted from a capture', () => {
  const source = sourceOf(tinyArchive());
  const [document] = source.archive.documents;
  assert.ok(document);
  const { description } = document;
  const [capture] = description.captures;
  assert.ok(capture);
  const extracted = { file: 'letter.extracted.txt', sha256: 'b'.repeat(64), program: 'reader 1' };
  const described = {
    ...document,
    description: {
      ...description,
      textOf: 'salt-mill',
      captures: [{ ...capture, file: 'letter.html', mediaType: 'text/html', extracted }],
      provenance: {
        ...description.provenance,
        date: { status: 'inferred' as const, value: '1901-05-06', time: '20:43', ground: 'By the clock.', sources: [] },
      },
    },
  };
  const archive = { ...source.archive, documents: [described] };
  const catalogue = read({ ...source, archive });
  assert.equal(validate(catalogue), true, ajv.errorsText(validate.errors));
  const [record] = catalogue.documents;
  assert.equal(record.textOf, 'salt-mill');
  assert.equal(record.provenance.date.time, '20:43');
  assert.deepEqual(record.captures, [
    {
      file: 'letter.html',
      address: 'https://mill.example/documents/0001/capture.html.txt',
      sha256: capture.sha256,
      mediaType: 'text/html',
      custody: 'Invented for the tests.',
      extracted: { ...extracted, address: 'https://mill.example/documents/0001/extracted.txt' },
    },
  ]);
  const [row = {}] = table({ ...source, archive });
  assert.deepEqual([row['text_of'], row['date_time'], row['date_status']], ['salt-mill', '20:43', 'inferred']);
  assert.equal(row['capture_addresses'], 'https://mill.example/documents/0001/capture.html.txt');
});

test('terms are listed with the languages of their forms and their identifier, events with the documents in the catalogue', () => {
  const file = 'glossary/river.mdx';
  const words = 'forms: [{ form: river }]';
  const by = 'forms: [{ form: river }, { form: Fluss, language: de }]\nidentifiers: { wikidata: Q4022 }';
  const source = sourceOf(tinyArchive({ file, words, by }));
  const account = { says: 'It rose.', voice: 'own' as const };
  const flood = { id: 'flood', file, title: 'The flood', date: '1901-05', terms: ['river'] };
  const accounts = ['0001#p4', '0002#p1'].map((of) => ({ ...account, of }));
  const { terms, events } = read({ ...source, archive: { ...source.archive, events: [{ ...flood, accounts }] } });
  assert.deepEqual(terms[0], {
    name: 'river',
    address: 'https://mill.example/glossary/river/',
    title: 'River',
    type: 'place',
    forms: [
      { form: 'river', language: 'en' },
      { form: 'Fluss', language: 'de' },
    ],
    members: [],
    wikidata: 'Q4022',
    documents: ['0001'],
  });
  assert.deepEqual(events, [
    {
      name: 'flood',
      address: 'https://mill.example/events/flood/',
      title: 'The flood',
      date: '1901-05',
      terms: ['river'],
      documents: ['0001'],
    },
  ]);
});

test('the table has a row for each document, with the same facts as the catalogue', () => {
  for (const files of [readContent('content'), readContent('tests/fixtures/content')]) {
    const source = sourceOf(files);
    const rows = table(source);
    const { documents } = read(source);
    assert.equal(rows.length, documents.length);
    for (const [index, record] of documents.entries()) {
      for (const field of provenanceFields) {
        const column = field.replace(/[A-Z]/gu, (capital) => `_${capital.toLowerCase()}`);
        const statement = record.provenance[field];
        assert.equal(rows[index]?.[`${column}_value`], statement.value ?? '');
        assert.equal(rows[index]?.[`${column}_status`], statement.status);
        assert.equal(
          rows[index]?.[`${column}_time`],
          /^(?:date|captured)$/u.test(field) ? (statement.time ?? '') : undefined,
        );
        assert.equal(rows[index]?.[`${column}_evidence_line`], `${statement.evidence?.line ?? ''}`);
        assert.equal(rows[index]?.[`${column}_evidence_words`], statement.evidence?.words ?? '');
        assert.equal(rows[index]?.[`${column}_references`], statement.references.join(' '));
      }
      assert.equal(rows[index]?.['capture_sha256'], record.captures[0].sha256);
    }
  }
});

test('the table is CSV as RFC 4180 has it, and no cell of it is computed by a spreadsheet', () => {
  const words = 'summary: A letter about a mill.';
  for (const [summary, cell] of [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ['\\t=1', "'\t=1"],
    ['a\\nb', 'a\nb'],
    ['a, \\"b\\"\\nc', 'a, "b"\nc'],
  ] as const) {
    const source = sourceOf(tinyArchive({ file: letter, words, by: `summary: "${summary}"` }));
    assert.equal(table(source)[0]?.['summary'], cell);
    const lines = [...writeCatalogueTable(source)];
    for (const line of lines) assert.match(line, /^(?:"(?:[^"]|"")*")?(?:,(?:"(?:[^"]|"")*")?)*\r\n$/u);
  }
});
