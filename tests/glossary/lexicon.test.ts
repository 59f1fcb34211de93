import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildLexicon, checkGlossary, collectivesOf, firstWord, foldForm } from '../../src/glossary/lexicon.ts';
import { hasText, scriptOf, type Term, termSchema } from '../../src/glossary/term.ts';

function makeTerm(id: string, fields: object = {}): Term {
  return { id, file: `${id}.mdx`, ...termSchema.parse({ title: id, type: 'place', ...fields }) };
}

function check(...terms: Term[]) {
  return checkGlossary(
    terms.map(({ id, file, ...data }) => ({
      id,
      entry: {
        file,
        data,
        body: '',
        bodyLine: 9,
        lineOf: (field, index) => (field === 'forms' ? 4 : 6) + Number(index),
      },
    })),
  );
}

test('letter case, apostrophes, quotation marks and spaces are folded', () => {
  assert.equal(foldForm('The\u00a0Miller’s “Ж”'), "the miller's 'ж'");
});

test('accents are kept', () => {
  assert.equal(foldForm('É'), 'é');
});

test('folding keeps the length of any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldForm(text).length === text.length));
});

test('folding twice is folding once', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldForm(foldForm(text)) === foldForm(text)));
});

test('the first word ends where its letters, marks and figures end', () => {
  assert.equal(firstWord("mill-race's"), 'mill');
  assert.equal(firstWord('51a b'), '51a');
});

test('forms are compiled by first word, the longest first', () => {
  const { forms } = buildLexicon([
    makeTerm('mill', { forms: [{ form: 'Salt' }] }),
    makeTerm('race', { forms: [{ form: 'Salt Mill' }, { form: 'salt mill' }, { form: 'salt', mention: false }] }),
  ]);
  assert.deepEqual(
    [...forms].map(([first, list]) => [first, list.map(({ folded, term }) => [folded, term])]),
    [
      [
        'salt',
        [
          ['salt mill', 'race'],
          ['salt', 'mill'],
        ],
      ],
    ],
  );
});

test('collective terms are found from their members', () => {
  const terms = [makeTerm('mill'), makeTerm('river'), makeTerm('both', { members: ['mill', 'river'] })];
  assert.deepEqual(
    collectivesOf(terms, 'mill').map(({ id }) => id),
    ['both'],
  );
});

test('a form that two terms claim is reported', () => {
  const forms = [{ form: 'Mill' }];
  assert.deepEqual(check(makeTerm('a', { forms }), makeTerm('b', { forms: [{ form: 'old' }, { form: 'mill' }] })), [
    {
      code: 'form-shared',
      file: 'b.mdx',
      line: 5,
      message:
        'The form “mill” belongs to a too, so a mention of it would be a guess. Give it to one of them, to a collective term, or mark it “mention: false” in both.',
    },
  ]);
});

test('a form is another term’s too where it is one of its cases, or is the same with accents written otherwise', () => {
  for (const [one, other] of [
    [{ form: 'Млинка', endings: ['ка', 'ці'] }, 'млинці'],
    [{ form: 'Київ' }, 'Київ'.normalize('NFD')],
  ] as const) {
    const issues = check(makeTerm('a', { forms: [one] }), makeTerm('b', { forms: [{ form: other }] }));
    assert.deepEqual(
      issues.map(({ code, file }) => [code, file]),
      [['form-shared', 'b.mdx']],
      other,
    );
  }
});

test('a case that two terms share is reported, whichever stands first and whether endings make one or both', () => {
  const mill = { form: 'Млинка', endings: ['ка', 'ці'] };
  for (const other of [{ form: 'Млинці' }, { form: 'Млинця', endings: ['я', 'і'] }]) {
    for (const [first, second] of [
      [mill, other],
      [other, mill],
    ]) {
      const [issue, ...more] = check(makeTerm('a', { forms: [first] }), makeTerm('b', { forms: [second] }));
      assert.equal(issue?.file, 'b.mdx');
      assert.match(issue?.message ?? '', /^The form “Млинці” belongs to a too/u);
      assert.deepEqual(more, []);
    }
  }
});

test('a form may be shared where it is a mention of neither term', () => {
  const forms = [{ form: 'mill', mention: false }];
  assert.deepEqual(check(makeTerm('a', { forms }), makeTerm('b', { forms })), []);
  assert.equal(check(makeTerm('a', { forms }), makeTerm('b', { forms: [{ form: 'mill' }] })).length, 1);
});

test('a form that its first term claims twice is shared where one claim is a mention', () => {
  const shared = { form: 'Mill', mention: false };
  assert.deepEqual(check(makeTerm('a', { forms: [shared, { form: 'Mill' }] }), makeTerm('b', { forms: [shared] })), [
    {
      code: 'form-shared',
      file: 'b.mdx',
      line: 4,
      message:
        'The form “Mill” belongs to a too, so a mention of it would be a guess. Give it to one of them, to a collective term, or mark it “mention: false” in both.',
    },
  ]);
});

test('one term may have a form in two languages', () => {
  const forms = [
    { form: 'mill', language: 'en' },
    { form: 'mill', language: 'en-Latn' },
  ];
  assert.deepEqual(check(makeTerm('a', { forms })), []);
});

test('a related term or a member must be another term that exists', () => {
  const message = (id: string) => `There is no other term “${id}”. Name a file of content/glossary without its ending.`;
  assert.deepEqual(check(makeTerm('a', { related: ['a'], members: ['sea'] })), [
    { code: 'name-unknown', file: 'a.mdx', line: 6, message: message('a') },
    { code: 'name-unknown', file: 'a.mdx', line: 6, message: message('sea') },
  ]);
});

test('a form begins with a letter or a figure', () => {
  assert.equal(termSchema.safeParse({ title: 'a', type: 'place', forms: [{ form: '“Mill”' }] }).success, false);
});

test('a form with a Cyrillic letter is in Cyrillic script', () => {
  assert.equal(scriptOf('Млин'), 'Cyrl');
  assert.equal(scriptOf('Mill'), 'Latn');
});

test('instruments and speeches have texts', () => {
  assert.equal(hasText('speech'), true);
  assert.equal(hasText('place'), false);
});
