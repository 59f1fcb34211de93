import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeTerm, termSchema } from '../../src/glossary/term.ts';
import { findBrokenOff, findUnidentified } from '../../src/timeline/gaps.ts';

const documents = (text: string, kind = 'paragraph', mentions: { start: number; end: number }[] = []) => [
  { id: '0001', passages: [{ id: 'p1', kind, text, mentions }] },
];

/** Terms with one form each, which is a mention of neither. */
function termsWith(...forms: object[]) {
  const made = forms.map((form, index) =>
    makeTerm(
      `t${index}`,
      `t${index}.mdx`,
      termSchema.parse({ title: 'A term', type: 'place', forms: [{ mention: false, ...form }] }),
    ),
  );
  return new Map(made.map((term) => [term.id, term]));
}

test('a spelling that one term has to itself names nothing else', () => {
  assert.deepEqual(findUnidentified(documents('By the Mill.'), termsWith({ form: 'Mill' }, { form: 'Saw' })), []);
});

for (const [one, other] of [
  [{ form: 'Miller’s Mill' }, { form: "miller's mill" }],
  [{ form: 'Місто Київ' }, { form: 'Місто Київ'.normalize('NFD') }],
  [{ form: 'Млинка', endings: ['ка', 'ці'] }, { form: 'Млинці' }],
] as const) {
  test(`a spelling is shared however the glossary writes it: ${one.form}, ${other.form}`, () => {
    const text = `By ${other.form}.`;
    const place = { document: '0001', passage: 'p1', words: other.form };
    assert.deepEqual(findUnidentified(documents(text), termsWith(one, other)), [place]);
  });
}

test('a shared spelling that a note identifies is no gap', () => {
  const mill = { form: 'Mill' };
  assert.deepEqual(
    findUnidentified(documents('The Mill', 'paragraph', [{ start: 4, end: 8 }]), termsWith(mill, mill)),
    [],
  );
});

test('a mention that ends or begins beside a shared spelling does not identify it', () => {
  const mill = { form: 'Mill' };
  const beside = [
    { start: 0, end: 4 },
    { start: 8, end: 13 },
  ];
  assert.deepEqual(
    findUnidentified(documents('The Mill Pond', 'paragraph', beside), termsWith(mill, mill)).map(({ words }) => words),
    ['Mill'],
  );
});

test('a paragraph breaks off where its last sentence has no end', () => {
  assert.deepEqual(findBrokenOff(documents('It stood. Then the old wheel of the mill')), [
    { document: '0001', passage: 'p1', words: 'stood. Then the old wheel of the mill' },
  ]);
  assert.equal(findBrokenOff(documents('Who stood? Then the')).length, 1);
  assert.equal(findBrokenOff(documents('It was of the UN. Then the')).length, 1);
  for (const text of [
    'It stood. It turned.',
    'It stood. “It turned.”',
    'It stood. Who turned?',
    'A mill by the river',
    'J. R. Miller, keeper',
    'О. Млинар',
  ])
    assert.deepEqual(findBrokenOff(documents(text)), [], text);
  assert.deepEqual(findBrokenOff(documents('It stood. Then the', 'heading')), []);
});
