import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termSchema } from '../../src/glossary/term.ts';
import { expandQuery, foldQuery } from '../../src/search/expand.ts';
import { buildFormGroups } from '../../src/search/forms.ts';

function group(term: string, ...forms: string[]) {
  return { term, title: term, path: `/glossary/${term}/`, forms };
}

test('a question without a name stands for itself', () => {
  assert.deepEqual(expandQuery('old stones', []), { alternatives: ['old stones'], also: [], terms: [] });
});

test('a name stands for all its forms, the typed one first', () => {
  assert.deepEqual(expandQuery('old mill', [group('m', 'Mill', 'Млин')]), {
    alternatives: ['old mill', 'old Млин'],
    also: ['Млин'],
    terms: [{ title: 'm', path: '/glossary/m/' }],
  });
});

test('the longest run of words that is a form wins', () => {
  assert.deepEqual(
    expandQuery('salt mill', [group('s', 'salt', 'сіль'), group('m', 'Salt Mill', 'Млин')]).alternatives,
    ['salt mill', 'Млин'],
  );
});

test('each of two names is widened', () => {
  assert.deepEqual(expandQuery('a b', [group('x', 'a', 'A1'), group('y', 'b', 'B1')]).alternatives, [
    'a b',
    'A1 b',
    'a B1',
    'A1 B1',
  ]);
});

test('a form that two terms share is widened by both', () => {
  const { also, terms } = expandQuery('mill', [group('x', 'mill', 'a'), group('y', 'mill', 'b')]);
  assert.deepEqual(also, ['a', 'b']);
  assert.deepEqual(
    terms.map(({ title }) => title),
    ['x', 'y'],
  );
});

test('a form that differs in folding only is not asked for again', () => {
  assert.deepEqual(expandQuery('Café', [group('c', 'Café', 'CAFE', 'cafe')]).also, []);
});

test('a question is widened to a bounded number, itself first', () => {
  const forms = Array.from({ length: 9 }, (_, index) => `b${index}`);
  const { alternatives } = expandQuery('a a', [group('x', 'a', ...forms)]);
  assert.equal(alternatives.length, 24);
  assert.equal(alternatives[0], 'a a');
});

test('a question keeps its words as typed', () => {
  assert.deepEqual(expandQuery('  Old   MILL ', []).alternatives, ['Old MILL']);
});

test('case, Latin accents, apostrophes, quotation marks and spaces are folded', () => {
  assert.equal(foldQuery(' «Café»\u00a0 d’Or '), 'cafe dor');
});

test('a Cyrillic letter with a mark is another letter', () => {
  assert.equal(foldQuery('Їжак й'), 'їжак й');
});

test('a term is searched by the forms of its collective terms too', () => {
  const make = (id: string, fields: object) => ({
    id,
    file: `${id}.mdx`,
    ...termSchema.parse({ title: id.toUpperCase(), type: 'place', ...fields }),
  });
  const terms = [
    make('mill', { forms: [{ form: 'mill' }] }),
    make('both', { forms: [{ form: 'mills' }], members: ['mill'] }),
    make('nameless', {}),
  ];
  assert.deepEqual(
    buildFormGroups(new Map(terms.map((term) => [term.id, term])), (path) => `/base${path}`),
    [
      { term: 'both', title: 'BOTH', path: '/base/glossary/both/', forms: ['mills'] },
      { term: 'mill', title: 'MILL', path: '/base/glossary/mill/', forms: ['mill', 'mills'] },
    ],
  );
});
