import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNames } from '../../src/glossary/find-names.ts';
import type { Term } from '../../src/glossary/term.ts';

const mill: Term = {
  id: 'mill',
  file: '',
  title: 'Salt Mill',
  type: 'place',
  forms: [{ form: 'Salt Mill', mention: false, endings: [] }],
  related: [],
  members: [],
  identifiers: {},
};

function names(language: string, ...texts: (string | { text: string; mentions: { start: number; end: number }[] })[]) {
  const passages = texts.map((text, index) => ({
    id: `p${index + 1}`,
    ...(typeof text === 'string' ? { text, mentions: [] } : text),
  }));
  return findNames([{ id: '0001', description: { language }, passages }], [mill]).map(
    ({ name, count, places }) => `${name} ${count} ${places.join(' ')}`,
  );
}

test('runs of capitals and abbreviations are names, with their places', () => {
  assert.deepEqual(names('en', 'In May the Council of Rivers met Anna Reed and the MRO.', 'Then Anna Reed left.'), [
    'Anna Reed 2 0001#p1 0001#p2',
    'Council of Rivers 1 0001#p1',
    'MRO 1 0001#p1',
  ]);
});

test('Cyrillic names are names, months and days of the week are not', () => {
  assert.deepEqual(names('uk', 'Там Ганна Торлиця й ВРХ були в Сойчинці; у Vienna була Monday, і ще там.'), [
    'Vienna 1 0001#p1',
    'ВРХ 1 0001#p1',
    'Ганна Торлиця 1 0001#p1',
    'Сойчинці 1 0001#p1',
  ]);
});

test('what a term covers, what is mentioned and what only begins a sentence is no name', () => {
  assert.deepEqual(names('en', 'Nobody saw it. The Salt Mill stands. “Never,” said he.'), []);
  assert.deepEqual(names('en', { text: 'He saw the Old Tower there.', mentions: [{ start: 11, end: 20 }] }), []);
});

test('a word that stands small elsewhere is not taken into a name that it begins', () => {
  assert.deepEqual(names('en', 'Yesterday Anna Reed came, and not yesterday alone.'), ['Anna Reed 1 0001#p1']);
});
