import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Description } from '../../src/document/document.ts';
import { lineRange } from '../../src/document/document.ts';
import { compareTranscription, expectedWords, firstDivergence } from '../../src/document/fidelity.ts';

const noMarks: Description['markupMarks'] = {};
const marks: Description['markupMarks'] = { heading: '=', item: '- ' };

function expect(captureText: string, markupMarks = noMarks, ...omissions: { lines: string; words?: string }[]) {
  const data = { markupMarks, omissions: omissions.map((omission) => ({ ...omission, reason: 'A menu.' })) };
  return expectedWords({ file: 'a.mdx', data, body: '', bodyLine: 9, lineOf: () => 5 }, captureText);
}

function wordsIn(captureText: string, markupMarks = noMarks, ...omissions: { lines: string; words?: string }[]) {
  return expect(captureText, markupMarks, ...omissions).words.map(({ word, line }) => `${line}:${word}`);
}

function paragraphs(...texts: string[]) {
  return texts.map((text, index) => ({ kind: 'paragraph', level: 0, text, line: 1 + 2 * index }));
}

function compare(captureText: string, passages: { kind: string; level: number; text: string; line: number }[]) {
  return compareTranscription(expect(captureText, marks), passages, 'a.mdx', 9);
}

test('lines are one line or a range', () => {
  assert.deepEqual(lineRange('17'), [17, 17]);
  assert.deepEqual(lineRange('27-35'), [27, 35]);
});

test('the words of a capture are expected with their lines', () => {
  assert.deepEqual(wordsIn('a b\n\nc'), ['1:a', '1:b', '3:c']);
});

test('omitted lines are not expected, and are counted', () => {
  assert.deepEqual(wordsIn('a\nbb c\nd\ne', noMarks, { lines: '2-3' }), ['1:a', '4:e']);
  assert.deepEqual(expect('a\nbb c\nd\ne', noMarks, { lines: '2-3' }).characters, {
    capture: 6,
    omissions: [4],
    marks: 0,
  });
});

test('omitted words are not expected, the rest of their line is', () => {
  assert.deepEqual(wordsIn('a bb c', noMarks, { lines: '1', words: 'bb' }), ['1:a', '1:c']);
  assert.deepEqual(expect('a bb c', noMarks, { lines: '1', words: 'bb' }).characters.omissions, [2]);
});

test('an omission names lines that the capture has', () => {
  assert.deepEqual(expect('a\n', noMarks, { lines: '2' }).issues, [
    {
      code: 'anchor-words',
      file: 'a.mdx',
      line: 5,
      message: 'The omission names lines 2, but the capture has 1 lines. Give the lines as the capture counts them.',
    },
  ]);
});

test('each omission has its own count, one that is wrong has none', () => {
  const omissions = [{ lines: '9' }, { lines: '1', words: 'x' }, { lines: '2', words: 'bb' }];
  assert.deepEqual(expect('a\nbb c', noMarks, ...omissions).characters.omissions, [0, 0, 2]);
});

test('an omission begins before it ends', () => {
  assert.deepEqual(expect('a\nb\n', noMarks, { lines: '2-1' }).issues, [
    {
      code: 'anchor-words',
      file: 'a.mdx',
      line: 5,
      message: 'The omission names lines 2-1, but the capture has 2 lines. Give the lines as the capture counts them.',
    },
  ]);
});

for (const [fault, text, lines, words] of [
  ['do not stand in their line', 'a\n', '1', 'b'],
  ['stand in their line twice', 'b b\n', '1', 'b'],
  ['stand in their line twice, over one another', 'bbb\n', '1', 'bb'],
  ['are said to stand in two lines', 'b\nc\n', '1-2', 'b'],
] as const) {
  test(`omitted words that ${fault} are reported`, () => {
    assert.deepEqual(expect(text, noMarks, { lines, words }).issues, [
      {
        code: 'anchor-words',
        file: 'a.mdx',
        line: 5,
        message: `The omission names the words “${words}” in line ${lines}, but they do not stand there once. Give words that stand once in one line.`,
      },
    ]);
  });
}

test('declared marks are not expected, and are counted', () => {
  const { words, characters } = expect('== The mill ==\n- stone', marks);
  assert.deepEqual(
    words.map(({ word }) => word),
    ['The', 'mill', 'stone'],
  );
  assert.deepEqual(characters, { capture: 17, omissions: [], marks: 5 });
});

test('marks may stand between spaces', () => {
  assert.deepEqual(wordsIn('  == a ==\t \n\t- b  ', marks), ['1:a', '2:b']);
});

test('marks that are not declared are words', () => {
  assert.deepEqual(wordsIn('= a ='), ['1:=', '1:a', '1:=']);
  assert.deepEqual(wordsIn('- a'), ['1:-', '1:a']);
});

test('marks that do not close a heading alike are words', () => {
  assert.deepEqual(wordsIn('== a =', marks), ['1:==', '1:a', '1:=']);
  assert.deepEqual(wordsIn('====', marks), ['1:====']);
});

test('a no-break space and a byte order mark are characters of their words, beside marks too', () => {
  assert.deepEqual(wordsIn('=\u00a0a\ufeff=', marks), ['1:\u00a0a\ufeff']);
  assert.deepEqual(wordsIn('- \ufeffa\u00a0', marks), ['1:\ufeffa\u00a0']);
  assert.deepEqual(wordsIn('\ufeff- a', marks), ['1:\ufeff-', '1:a']);
  assert.deepEqual(expect('- a\u00a0', marks).characters, { capture: 3, omissions: [], marks: 1 });
});

test('where all words agree every passage has its lines', () => {
  const { lines, issues } = compare('a b\nc\nd', paragraphs('a b c', 'd'));
  assert.deepEqual(issues, []);
  assert.deepEqual(lines, [
    [1, 2],
    [3, 3],
  ]);
});

test('a word that is missing is reported', () => {
  assert.deepEqual(compare('a b c', paragraphs('a c')).issues, [
    {
      code: 'fidelity-words',
      file: 'a.mdx',
      line: 9,
      message:
        'After “a” the capture says “b c” (line 1) where the page says “c”. Restore the capture’s words, or declare an omission with its reason.',
    },
  ]);
});

for (const [what, texts, line] of [
  ['a word that differs', ['a', 'b x', 'd'], 11],
  ['the first word of a passage that differs', ['a', 'x c', 'd'], 11],
  ['a word that is missing at the end of a passage', ['a', 'b', 'd'], 11],
  ['a passage that is missing', ['a', 'd'], 11],
  ['a passage that is missing at the end', ['a', 'b c'], 11],
  ['words that the capture does not have', ['a', 'b c', 'd', 'x'], 15],
  ['a transcription without words', [], 9],
] as const)
  test(`the line of ${what} is that of the passage`, () => {
    const { issues } = compare('a\nb c\nd', paragraphs(...texts));
    assert.deepEqual(
      issues.map((issue) => [issue.code, issue.line]),
      [['fidelity-words', line]],
    );
  });

test('the line of a mark that is not shown is that of the passage', () => {
  const { issues } = compare('a\n- b\nc', paragraphs('a', 'b', 'c'));
  assert.deepEqual(
    issues.map((issue) => [issue.code, issue.line]),
    [['fidelity-mark', 11]],
  );
});

test('alike is to the character', () => {
  assert.equal(
    firstDivergence([{ word: '6\u00a0May', line: 2 }], ['6', 'May'])?.message,
    'At the beginning the capture says “6\u00a0May” (line 2) where the page says “6 May”. The first sign that differs is U+00A0 in the capture and U+0020 on the page. Restore the capture’s words, or declare an omission with its reason.',
  );
  assert.equal(firstDivergence([{ word: '6\u00a0May', line: 2 }], ['6\u00a0May']), undefined);
});

test('where two texts part the words around are shown, a few of each', () => {
  const capture = 'a b c d e f g h i j k l'.split(' ').map((word) => ({ word, line: 1 }));
  assert.equal(
    firstDivergence(capture, 'a b c d e F G H I J'.split(' '))?.message,
    'After “b c d e” the capture says “f g h i” (line 1) where the page says “F G H I”. Restore the capture’s words, or declare an omission with its reason.',
  );
  assert.equal(
    firstDivergence(capture, 'a b c d e f g h i j k l 1 2 3 4 5 6 7'.split(' '))?.message,
    'After “i j k l” the page goes on with “1 2 3 4 5 6”, which the capture does not say. Take it out.',
  );
});

test('a page that ends early is reported', () => {
  assert.equal(
    firstDivergence([{ word: 'a', line: 1 }], [])?.message,
    'At the beginning the capture says “a” (line 1) where the page ends. Restore the capture’s words, or declare an omission with its reason.',
  );
});

test('a page that goes on is reported', () => {
  assert.equal(
    firstDivergence([{ word: 'a', line: 1 }], ['a', 'b'])?.message,
    'After “a” the page goes on with “b”, which the capture does not say. Take it out.',
  );
});

test('a marked heading is shown as a heading of its level', () => {
  assert.deepEqual(compare('== a ==', [{ kind: 'heading', level: 2, text: 'a', line: 1 }]).issues, []);
  assert.deepEqual(compare('== a ==', [{ kind: 'heading', level: 1, text: 'a', line: 1 }]).issues, [
    {
      code: 'fidelity-mark',
      file: 'a.mdx',
      line: 9,
      message:
        'Line 1 of the capture has the marks of a heading of level 2, but “a” is not shown as one. Show it so, or do not declare the mark.',
    },
  ]);
});

test('a marked heading holds no other words', () => {
  assert.equal(compare('= a =\nb', [{ kind: 'heading', level: 1, text: 'a b', line: 1 }]).issues.length, 1);
});

test('a marked item is shown as an item', () => {
  assert.deepEqual(compare('- a', [{ kind: 'item', level: 0, text: 'a', line: 1 }]).issues, []);
  assert.deepEqual(compare('- a', paragraphs('a')).issues, [
    {
      code: 'fidelity-mark',
      file: 'a.mdx',
      line: 9,
      message:
        'Line 1 of the capture has the marks of a list item, but “a” is not shown as one. Show it so, or do not declare the mark.',
    },
  ]);
});

test('each marked item is an item of its own', () => {
  assert.deepEqual(compare('- a\n- a', [{ kind: 'item', level: 0, text: 'a a', line: 1 }]).issues, [
    {
      code: 'fidelity-mark',
      file: 'a.mdx',
      line: 9,
      message:
        'Line 2 of the capture has the marks of a list item, but “a” is not shown as one. Show it so, or do not declare the mark.',
    },
  ]);
  assert.deepEqual(compare('- a\nb', [{ kind: 'item', level: 0, text: 'a b', line: 1 }]).issues, []);
});

for (const [captured, shown, said] of [
  ['6\u00a0May', '6 May', 'U+00A0 in the capture and U+0020 on the page'],
  ['ми\u0306', 'мй', 'U+0438 in the capture and U+0439 on the page'],
  ['wo\u00adrd', 'word', 'U+00AD in the capture and U+0072 on the page'],
  ['word', 'word\u200b', 'U+0020 in the capture and U+200B on the page'],
  ['word\u200b', 'word', 'U+200B in the capture and U+0020 on the page'],
  ['Lуhansk', 'Luhansk', 'U+0443 in the capture and U+0075 on the page'],
] as const) {
  test(`signs that look alike or are not seen are named: ${said}`, () => {
    const message = firstDivergence([{ word: captured, line: 2 }], shown.split(' '))?.message ?? '';
    assert.ok(message.includes(`. The first sign that differs is ${said}. Restore`), message);
  });
}

test('signs that a reader tells apart are not named', () => {
  for (const shown of ['ward', 'wo', 'word-s', ''])
    assert.ok(!firstDivergence([{ word: 'word', line: 2 }], [shown])?.message.includes('first sign'), shown);
});
