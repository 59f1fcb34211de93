import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { searchIndex } from '../../src/search/archive-index.ts';
import { buildFormGroups } from '../../src/search/form-groups.ts';
import { plainBlocks } from '../../src/statement/read-body.ts';
import { wordsFor } from '../../src/words/words.ts';
import { letter, type Replacement, river, saltMill, tinyArchive } from '../tiny-archive.ts';

function indexOf(...replacements: Replacement[]) {
  const files = tinyArchive(...replacements);
  const { archive } = buildArchive(files);
  assert.ok(archive);
  return { archive, ...searchIndex(archive, files, wordsFor('en')) };
}

test('a document is a record: its date, its facets, its passages with what its notes identify', () => {
  const [record] = indexOf().collections.documents;
  assert.deepEqual(record, {
    path: '/documents/0001/',
    title: 'The mill',
    kind: 'document',
    language: 'en',
    imprint: record?.imprint,
    date: '1901-05-06',
    facets: {
      kind: ['document'],
      publisher: ['unknown'],
      source: ['primary-text'],
      year: ['1901'],
      term: ['river', 'salt-mill'],
      language: ['en'],
    },
    passages: [
      ['p1', 'The mill'],
      ['p2', 'Written 6 May 1901'],
      ['p3', 'Picture: A miller'],
      ['p4', 'The Salt Mill stands by the river.'],
      ['p5', 'The mill is old.', [['salt-mill', 0, 8]]],
    ],
  });
});

test('the search knows in which languages there are documents, and which pages list what there is', () => {
  const texts = (...replacements: Replacement[]) => indexOf(...replacements).texts;
  assert.deepEqual(texts().languages, ['en']);
  assert.deepEqual(texts({ file: letter, words: 'language: en', by: 'language: uk' }).languages, ['uk']);
  assert.deepEqual(
    texts().ways.map(({ path }) => path),
    ['/glossary/', '/documents/', '/search/words/'],
  );
});

test('a document without a date has no day, and a year that is not known', () => {
  const stated = '{ status: stated, value: "1901-05-06", evidence: { line: 2, words: 6 May 1901 } }';
  const [record] = indexOf({ file: letter, words: stated, by: '{ status: unknown, ground: Lost. }' }).collections
    .documents;
  assert.deepEqual([record?.date, record?.facets.year], ['', ['unknown']]);
});

for (const [date, day, years] of [
  ['1901/1903', '1901-01-01', ['1901', '1902', '1903']],
  ['1901-05/..', '1901-05-01', ['1901']],
  ['1901~', '1901-01-01', ['1901']],
  ['-0001-12-31/0001', '-000001-12-31', ['-1', '0', '1']],
] as const) {
  test(`a document stands in every year that its date may mean: ${date}`, () => {
    const stated = '{ status: stated, value: "1901-05-06", evidence: { line: 2, words: 6 May 1901 } }';
    const by = `{ status: inferred, value: "${date}", ground: A guess. }`;
    const [record] = indexOf({ file: letter, words: stated, by }).collections.documents;
    assert.deepEqual([record?.date, record?.facets.year], [day, years]);
  });
}

test('a document whose date may mean any of more than a hundred years stands in none that is known', () => {
  const stated = '{ status: stated, value: "1901-05-06", evidence: { line: 2, words: 6 May 1901 } }';
  const yearsOf = (date: string) => {
    const by = `{ status: inferred, value: "${date}", ground: A guess. }`;
    return indexOf({ file: letter, words: stated, by }).collections.documents[0]?.facets.year ?? [];
  };
  assert.equal(yearsOf('19XX').length, 100);
  assert.deepEqual(yearsOf('XXXX'), ['unknown']);
});

test('a term is a record: its title, its forms, its text without marks', () => {
  const pages = indexOf().collections.pages;
  assert.deepEqual(pages.map(({ path, kind }) => [path, kind]).sort(), [
    ['/glossary/river/', 'term'],
    ['/glossary/salt-mill/', 'term'],
  ]);
  const term = pages.find(({ path }) => path === '/glossary/salt-mill/');
  assert.deepEqual(term?.passages, [
    ['', 'Salt Mill'],
    ['', 'Salt Mill'],
    ['', 'It is called “The Salt Mill”. Books name it.'],
  ]);
  assert.deepEqual(term?.facets.term, ['salt-mill']);
});

test('a form that is added to the glossary is searched without more', () => {
  const forms = {
    file: saltMill,
    words: 'forms: [{ form: Salt Mill }]',
    by: 'forms: [{ form: Salt Mill }, { form: Солеварня, mention: false }]',
  };
  const { groups } = indexOf(forms);
  const group = groups.find(({ term }) => term === 'salt-mill');
  assert.deepEqual([group?.forms, group?.shared], [['Salt Mill'], ['Солеварня']]);
});

test('a collective term gives its forms to its members, and not theirs to itself', () => {
  const { archive } = indexOf({ file: river, words: 'type: place', by: 'type: place\nmembers: [salt-mill]' });
  const groups = buildFormGroups(archive.terms);
  const of = (id: string) => groups.find(({ term }) => term === id);
  assert.deepEqual([of('salt-mill')?.forms, of('salt-mill')?.together], [['Salt Mill'], ['river']]);
  assert.deepEqual([of('river')?.forms, of('river')?.together], [['river'], []]);
});

const passages = new Map([['0001#p4', 'The old mill is a mill of salt.']]);

test('the plain text of a statement: marks gone, quotations in their place, each block for itself', () => {
  const body = `# The *mill*

It is <Quote of="0001#p4" from="The old" to="mill" /> <Source of="a" />, as [they](/x/) say <Source of="b" />.
And
more.

- one **item** <Source of="c" />
- \`two\`

<Source of="d" />
`;
  assert.deepEqual(plainBlocks(body, { passages, withdrawn: new Map() }), [
    'The mill',
    'It is “The old mill”, as they say. And more.',
    'one item',
    'two',
  ]);
});

test('an empty statement has no text', () => {
  assert.deepEqual(plainBlocks('', { passages, withdrawn: new Map() }), []);
  assert.deepEqual(plainBlocks('\n\n', { passages, withdrawn: new Map() }), []);
});
