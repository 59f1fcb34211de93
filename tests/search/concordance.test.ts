import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildConcordance, initialOf, initialSlug, placesListed } from '../../src/search/concordance.ts';

const documents = [
  {
    id: '0001',
    passages: [
      { id: 'p1', text: 'The war, the War of 2014.' },
      { id: 'p2', text: 'Élan; Ёлка; tea' },
    ],
  },
  { id: '0002', passages: [{ id: 'p1', text: "War-time: people’s and PEOPLE'S" }] },
];

test('each word has every passage that holds it, once, in reading order', () => {
  const words = new Map([...buildConcordance(documents).values()].flat().map(({ word, places }) => [word, places]));
  assert.deepEqual(words.get('war'), [
    { document: '0001', passage: 'p1' },
    { document: '0002', passage: 'p1' },
  ]);
  assert.deepEqual(words.get("people's"), [{ document: '0002', passage: 'p1' }]);
  assert.deepEqual(
    [...words.keys()].sort(),
    ['2014', 'and', 'of', 'tea', "people's", 'the', 'time', 'war', 'ёлка', 'élan'].sort(),
  );
});

test('of a frequent word all passages are counted, and the first listed', () => {
  const passages = Array.from({ length: placesListed + 1 }, (_, at) => ({ id: `p${at + 1}`, text: 'war and war' }));
  const [entry] = buildConcordance([{ id: '0003', passages }]).get('w') ?? [];
  assert.equal(entry?.count, placesListed + 1);
  assert.deepEqual(
    entry?.places.map(({ passage }) => passage),
    passages.slice(0, placesListed).map(({ id }) => id),
  );
});

test('words stand by initial, initials and words in order, accents apart', () => {
  const initials = buildConcordance(documents);
  assert.deepEqual([...initials.keys()], ['2', 'a', 'e', 'o', 'p', 't', 'w', 'ё']);
  assert.deepEqual(
    initials.get('t')?.map(({ word }) => word),
    ['tea', 'the', 'time'],
  );
  assert.deepEqual(
    initials.get('e')?.map(({ word }) => word),
    ['élan'],
  );
});

test('an initial has an address of plain signs', () => {
  assert.deepEqual(['a', '7', 'л', 'ї', '𝔘'].map(initialSlug), ['a', '7', 'u43b', 'u457', 'u1d518']);
  assert.deepEqual(['élan', 'їжак', '𝔘x', '7th'].map(initialOf), ['e', 'ї', '𝔘', '7']);
});
