import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseQuery, printQuery } from '../../src/search/query.ts';

/** Any string of UTF-16 units, lone surrogates among them. */
const anyString = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) });
/** Strings of the signs that mean something in a question. */
const signs = [
  '…',
  '...',
  '"',
  '“',
  '”',
  '„',
  '‟',
  '«',
  '»',
  '-',
  '−',
  '--',
  ' ',
  '\u00a0',
  '\n',
  "'",
  '’',
  '(',
  ')',
  '\ud800',
];
const question = fc
  .array(fc.constantFrom(...signs, 'war', 'Луганск', 'people’s', '2022', 'é', '\u0301', '\u200f'), { maxLength: 30 })
  .map((pieces) => pieces.join(''));
const strings = fc.oneof(anyString, question);

const word = (text: string) => ({ text, isPhrase: false, isExcluded: false });
const phrase = (text: string) => ({ text, isPhrase: true, isExcluded: false });
const not = <T extends object>(part: T) => ({ ...part, isExcluded: true });

test('any string is read without an error, and its parts hold a letter or a figure each', () => {
  fc.assert(
    fc.property(strings, (text) => {
      for (const part of parseQuery(text)) assert.match(part.text, /^[\p{L}\p{N}]/u);
    }),
    { numRuns: 1000 },
  );
});

test('reading what was printed gives the same question', () => {
  fc.assert(
    fc.property(strings, (text) => {
      const parts = parseQuery(text);
      assert.deepEqual(parseQuery(printQuery(parts)), parts);
    }),
    { numRuns: 2000 },
  );
});

test('a letter and its accent that are typed as two signs are read as one', () => {
  assert.deepEqual(parseQuery('cafe\u0301'), [word('caf\u00e9')]);
});

const long = 40_000;
for (const [name, text] of Object.entries({
  letters: 'a'.repeat(long),
  words: 'war '.repeat(long / 4),
  'opening quotation marks': '“'.repeat(long),
  'quotation marks in one that is never closed': `"${'«a» '.repeat(long / 4)}`,
  minuses: '-'.repeat(long),
  'signs between letters': `a${'!'.repeat(long)}a`,
  spaces: `a${' '.repeat(long)}"a${' '.repeat(long)}b"`,
  'lone surrogates': '\ud800'.repeat(long),
})) {
  test(`${long.toLocaleString('en')} ${name} are read at once`, () => {
    const started = performance.now();
    const parts = parseQuery(text);
    assert.deepEqual(parseQuery(printQuery(parts)), parts);
    assert.ok(performance.now() - started < 1500);
  });
}

for (const [open, close] of ['""', '“”', '„“', '„”', '‟”', '«»', '»«']) {
  test(`${open}words${close} are a phrase`, () => {
    assert.deepEqual(parseQuery(`a ${open}treaties of friendship${close} b`), [
      word('a'),
      phrase('treaties of friendship'),
      word('b'),
    ]);
  });
}

const cases: [string, ReturnType<typeof parseQuery>][] = [
  ['', []],
  [' \n\u00a0', []],
  ['- -- ?! … "" “ ” «»', []],
  ['-word', [not(word('word'))]],
  ['−word', [not(word('word'))]],
  ['--word', [not(word('word'))]],
  ['war - word', [word('war'), word('word')]],
  ['-"a phrase" war', [not(phrase('a phrase')), word('war')]],
  ['−“a phrase”', [not(phrase('a phrase'))]],
  ['-«два слова»', [not(phrase('два слова'))]],
  ['self-proclaimed 155-FZ', [word('self-proclaimed'), word('155-FZ')]],
  ['war (-peace -"a b") [-c]', [word('war'), not(word('peace')), not(phrase('a b')), not(word('c'))]],
  ['-self-proclaimed', [not(word('self-proclaimed'))]],
  ['(LNR)?', [word('LNR')]],
  ['1,600,000 men, 21,2022, 3,4', ['1,600,000', 'men', '21', '2022', '3', '4'].map(word)],
  ['people’s', [word('people’s')]],
  ['"never closed  and long', [phrase('never closed and long')]],
  ['war "', [word('war')]],
  ['"one" "two three" four', [phrase('one'), phrase('two three'), word('four')]],
  ['"no\u00a0break\nspace"', [phrase('no break space')]],
  ['a"b"c', [word('a'), phrase('b'), word('c')]],
  ['"the “A” and “B” leaders" c', [phrase('the A and B leaders'), word('c')]],
  ['“the "A" and «B» leaders” c', [phrase('the A and B leaders'), word('c')]],
  ['-«лист „А“ і „Б“» c', [not(phrase('лист А і Б')), word('c')]],
  ['"“A” and “B”"', [phrase('A and B')]],
  ['“A” and "B" “C”', [phrase('A'), word('and'), phrase('B'), phrase('C')]],
  ['"the “A” and “B” leaders', [phrase('the A and B leaders')]],
  ['“the "A" and […] leaders, … of B. . . .”', [phrase('the A and'), phrase('leaders'), phrase('of B')]],
  ['\'a b [...] c\' d...e -"f ... g"', [phrase('a b'), phrase('c'), word('d...e'), not(phrase('f ... g'))]],
  ['"one” -"two', [phrase('one'), not(phrase('two'))]],
  [
    'see <https://mill.example/documents/0002/#p4:~:text=salt,-or%20meal>, then -https://mill.example/a;b,',
    [
      word('see'),
      word('https://mill.example/documents/0002/#p4:~:text=salt,-or%20meal'),
      word('then'),
      not(word('https://mill.example/a;b')),
    ],
  ],
  ['<img src=x>', [word('img'), word('src=x')]],
];

for (const [text, parts] of cases) {
  test(`read: ${JSON.stringify(text)}`, () => assert.deepEqual(parseQuery(text), parts));
}

test('a question is printed as a reader would write it', () => {
  assert.equal(printQuery(parseQuery('war −peace «два слова» -“a b')), 'war -peace "два слова" -"a b"');
});
