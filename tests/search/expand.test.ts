import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termSchema } from '../../src/glossary/term.ts';
import { expandQuery } from '../../src/search/expand.ts';
import { buildFormGroups } from '../../src/search/forms.ts';

function group(term: string, ...forms: string[]) {
  return { term, title: term, path: `/glossary/${term}/`, forms, shared: [] as string[] };
}

test('every word that is no name is a unit of its own', () => {
  assert.deepEqual(expandQuery('  Old   STONES ', []), [
    { typed: 'Old', others: [], choices: [] },
    { typed: 'STONES', others: [], choices: [] },
  ]);
});

test('an empty question has no unit', () => {
  assert.deepEqual(expandQuery(' … ', [group('m', 'Mill')]), []);
});

test('a name stands for all its forms', () => {
  assert.deepEqual(expandQuery('old mill', [group('m', 'Mill', 'Млин')]), [
    { typed: 'old', others: [], choices: [] },
    { typed: 'mill', others: ['Млин'], choices: [] },
  ]);
});

test('the longest run of words that is a form wins', () => {
  assert.deepEqual(expandQuery('salt mill', [group('s', 'salt', 'сіль'), group('m', 'Salt Mill', 'Млин')]), [
    { typed: 'salt mill', others: ['Млин'], choices: [] },
  ]);
});

test('a form that two terms share is widened by both', () => {
  assert.deepEqual(expandQuery('mill', [group('x', 'mill', 'a'), group('y', 'mill', 'b')]), [
    { typed: 'mill', others: ['a', 'b'], choices: [] },
  ]);
});

test('a form that differs in letter case only is not asked for again', () => {
  assert.deepEqual(expandQuery('Mill', [group('m', 'mill', 'MILL', 'Млин', 'млин')]), [
    { typed: 'Mill', others: ['Млин'], choices: [] },
  ]);
});

test('signs around a name do not hide it', () => {
  assert.deepEqual(expandQuery('“Mill”?', [group('m', 'mill', 'Млин')]), [
    { typed: 'Mill', others: ['Млин'], choices: [] },
  ]);
});

test('a term is searched by the forms of its collective terms too, spellings that several share set apart', () => {
  const make = (id: string, fields: object) => ({
    id,
    file: `${id}.mdx`,
    ...termSchema.parse({ title: id.toUpperCase(), type: 'place', ...fields }),
  });
  const terms = [
    make('mill', { forms: [{ form: 'mill' }, { form: 'M', mention: false }, { form: 'mm', mention: false }] }),
    make('both', { forms: [{ form: 'mills' }, { form: 'M', mention: false }], members: ['mill'] }),
    make('nameless', {}),
  ];
  assert.deepEqual(
    buildFormGroups(new Map(terms.map((term) => [term.id, term])), (path) => `/base${path}`),
    [
      { term: 'both', title: 'BOTH', path: '/base/glossary/both/', forms: ['mills'], shared: ['M'] },
      { term: 'mill', title: 'MILL', path: '/base/glossary/mill/', forms: ['mill', 'mills'], shared: ['M', 'mm'] },
    ],
  );
});

test('signs around the words of a question do not hide the name in it', () => {
  const groups = [{ term: 'mill', title: 'Mill', path: '/', forms: ['Salt Mill', 'SM'], shared: [] }];
  for (const question of ['"Salt Mill"', 'Salt Mill?', '(salt mill)']) {
    const [unit] = expandQuery(question, groups);
    assert.deepEqual(unit?.others, ['SM'], question);
    assert.match(unit?.typed ?? '', /^salt mill$/iu);
  }
});

test('a spelling that several terms share stands for the spellings they share, and offers the terms', () => {
  const groups = [
    { ...group('city', 'the city of Mill'), shared: ['Mill', 'Млин'] },
    { ...group('house', 'the house of Mill'), shared: ['Mill', 'Mühle'] },
  ];
  assert.deepEqual(expandQuery('mill', groups), [
    {
      typed: 'mill',
      others: ['Млин', 'Mühle'],
      choices: [
        { title: 'city', path: '/glossary/city/' },
        { title: 'house', path: '/glossary/house/' },
      ],
    },
  ]);
});

test('a form of its own stands for the other forms of the term, not for spellings that it shares', () => {
  const groups = [{ ...group('city', 'Mill City', 'Місто Млин'), shared: ['Mill', 'Млин'] }];
  assert.deepEqual(expandQuery('mill city', groups), [{ typed: 'mill city', others: ['Місто Млин'], choices: [] }]);
});
