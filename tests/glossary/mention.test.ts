import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildLexicon, foldForm } from '../../src/glossary/lexicon.ts';
import {
  findMentions,
  findWhole,
  type Identification,
  languageOfWords,
  withLanguages,
} from '../../src/glossary/mention.ts';
import { type Term, termSchema } from '../../src/glossary/term.ts';

/** Terms with their forms: `{ mill: ['mill', 'mills'] }`. */
function termsOf(forms: Record<string, readonly string[]>): Term[] {
  return Object.entries(forms).map(([id, list]) => ({
    id,
    file: `${id}.mdx`,
    ...termSchema.parse({ title: id, type: 'place', forms: list.map((form) => ({ form })) }),
  }));
}

/** Mentions as `term:words`. */
function find(text: string, forms: Record<string, readonly string[]>, identifications: Identification[] = []) {
  return findMentions(text, buildLexicon(termsOf(forms)), identifications).map(
    ({ term, start, end }) => `${term}:${text.slice(start, end)}`,
  );
}

test('a form is a mention wherever it stands', () => {
  assert.deepEqual(find('mill, (mill) and mill', { m: ['mill'] }), ['m:mill', 'm:mill', 'm:mill']);
});

test('a form is found in any letter case', () => {
  assert.deepEqual(find('MILL Млин', { m: ['Mill', 'млин'] }), ['m:MILL', 'm:Млин']);
});

test('a form is found with any apostrophe, quotation mark and space', () => {
  assert.deepEqual(find('the miller’s\u00a0"house"', { h: ["miller's “house”"] }), ['h:miller’s\u00a0"house"']);
});

test('a form is found whether its letters and their accents are one sign or two', () => {
  const forms = { k: ['Київ'], z: ['Zaporižžja'.normalize('NFD')] };
  for (const as of ['NFC', 'NFD']) {
    const text = 'київ; Zaporižžja'.normalize(as);
    assert.deepEqual(find(text, forms), [`k:${'київ'.normalize(as)}`, `z:${'Zaporižžja'.normalize(as)}`]);
  }
  assert.deepEqual(find('Киів', forms), []);
});

test('a form is a whole word', () => {
  assert.deepEqual(find('miller windmill mill2 mill\u0301', { m: ['mill'] }), []);
});

test('a letter outside the basic plane is a letter of its word', () => {
  assert.deepEqual(find('mill 𐐨𐐨', { m: ['mill 𐐨'] }), []);
  assert.deepEqual(find('mill 𐐨', { m: ['mill 𐐨'] }), ['m:mill 𐐨']);
});

test('figures are part of their word', () => {
  assert.deepEqual(find('Article 512, Article 51 and 51st', { a: ['Article 51'], f: ['51st', '51'] }), [
    'a:Article 51',
    'f:51st',
  ]);
});

test('accents count', () => {
  assert.deepEqual(find('café', { c: ['cafe'] }), []);
});

test('the longest form of a term wins', () => {
  assert.deepEqual(find('the salt mill', { m: ['salt', 'salt mill'] }), ['m:salt mill']);
});

test('the longest form of any term wins', () => {
  assert.deepEqual(find('the salt mill', { salt: ['salt'], m: ['salt mill'] }), ['m:salt mill']);
});

test('of overlapping forms the one that begins first wins', () => {
  assert.deepEqual(find('salt mill house', { m: ['salt mill'], h: ['mill house'] }), ['m:salt mill']);
});

test('a shorter form is found where the longer one is inside a word', () => {
  assert.deepEqual(find('salt mills', { salt: ['salt'], m: ['salt mill'] }), ['salt:salt']);
});

test('a form may end in a sign', () => {
  assert.deepEqual(find('Mill Ltd. is Mill Ltd.', { m: ['Mill Ltd.'] }), ['m:Mill Ltd.', 'm:Mill Ltd.']);
});

test('a form may stand after a hyphen', () => {
  assert.deepEqual(find('old-mill', { m: ['mill'] }), ['m:mill']);
});

test('words that a note identifies are a mention whatever their form', () => {
  assert.deepEqual(find('the house stands', {}, [{ words: 'house', term: 'm' }]), ['m:house']);
  assert.deepEqual(find('house and home', {}, [{ words: 'house', term: 'm' }]), ['m:house']);
});

test('identified words go before every form', () => {
  assert.deepEqual(find('salt mill house', { s: ['salt mill'], h: ['house'] }, [{ words: 'mill', term: 'm' }]), [
    'm:mill',
    'h:house',
  ]);
});

test('words that a note identifies and that do not stand there are no mention', () => {
  assert.deepEqual(find('the mill', {}, [{ words: 'house', term: 'm' }]), []);
});

test('of overlapping identified words the first wins', () => {
  assert.deepEqual(
    find('the old mill house', {}, [
      { words: 'old mill', term: 'm' },
      { words: 'mill house', term: 'h' },
    ]),
    ['m:old mill'],
  );
});

test('of several identified words each is a mention, in reading order', () => {
  const identifications = [
    { words: 'house', term: 'h' },
    { words: 'mill', term: 'm' },
  ];
  for (const notes of [identifications, identifications.toReversed()])
    assert.deepEqual(find('the mill by the house', {}, notes), ['m:mill', 'h:house']);
  assert.deepEqual(find('the mill by the house and salt', { s: ['salt'] }, identifications), [
    'm:mill',
    'h:house',
    's:salt',
  ]);
});

test('a form that begins where identified words end is a mention beside them', () => {
  assert.deepEqual(find('the salt-mill', { m: ['mill'] }, [{ words: 'salt-', term: 's' }]), ['s:salt-', 'm:mill']);
});

test('every place is found where a form stands as whole words, the beginning of the text too', () => {
  assert.deepEqual(findWhole('mill, mills, windmill and the mill', 'mill'), [0, 30]);
  for (const text of ['windmill', 'the mills']) assert.deepEqual(findWhole(text, 'mill'), [], text);
});

test('mentions never overlap, and each is a form of its term', () => {
  const piece = fc.constantFrom('salt', 'Mill', 'мЛин', 'ab', '’', "'", '“', '-', ' ', '\u00a0', '.', '5', '\u0301');
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
  const form = text.filter((candidate) => /^[\p{L}\p{N}]/u.test(candidate));
  const forms = fc.array(fc.array(form, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
  fc.assert(
    fc.property(text, forms, (words, lists) => {
      const terms = termsOf(Object.fromEntries(lists.map((list, index) => [`t${index}`, list])));
      const passage = [words, ...lists.flat()].join(' ');
      const lexicon = buildLexicon(terms);
      let free = 0;
      for (const { term, start, end } of findMentions(passage, lexicon)) {
        assert.ok(start >= free && end > start);
        free = end;
        const folded = lexicon.terms.get(term)?.forms.map(({ form: name }) => foldForm(name));
        assert.ok(folded?.includes(foldForm(passage.slice(start, end))));
      }
    }),
  );
});

test('a mention is in the language of its form, unless the text has a form in its own that is written alike', () => {
  const forms = [
    { form: 'ЛНР', language: 'ru' },
    { form: 'ЛНР', language: 'uk' },
    { form: 'LNR', language: 'ru-Latn' },
    { form: 'LPR' },
  ];
  const mill: Term = { id: 'm', file: 'm.mdx', ...termSchema.parse({ title: 'm', type: 'place', forms }) };
  const lexicon = buildLexicon([mill]);
  const languages = (text: string, own: string) =>
    withLanguages(findMentions(text, lexicon), text, own, lexicon).map(({ language }) => language);
  assert.deepEqual(languages('ЛНР, lnr, LPR', 'en'), ['ru', 'ru-Latn', undefined]);
  assert.deepEqual(languages('ЛНР', 'uk'), [undefined]);
  assert.deepEqual(languages('ЛНР', 'ru'), [undefined]);
});

test('words of a passage are in the language of the mention in which they stand, or in that of the passage', () => {
  const forms = [{ form: 'Старий млин', language: 'uk' }];
  const mill: Term = { id: 'm', file: 'm.mdx', ...termSchema.parse({ title: 'm', type: 'place', forms }) };
  const lexicon = buildLexicon([mill]);
  const text = 'The Старий млин stands.';
  const passage = { text, mentions: withLanguages(findMentions(text, lexicon), text, 'en', lexicon) };
  const languageOf = (words: string) => languageOfWords(words, passage, 'en');
  assert.deepEqual(['Старий млин', 'млин', 'The Старий', 'stands', 'sea'].map(languageOf), [
    'uk',
    'uk',
    'en',
    'en',
    'en',
  ]);
  assert.equal(languageOfWords('млин', undefined, 'en'), 'en');
});
