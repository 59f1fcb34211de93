import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPlainMarkdown } from '../../src/document/plain-markdown.ts';
import { parseMarkdown } from '../../src/document/transcription.ts';

/** A tree without the places of its nodes in the text. */
const bare = (tree: unknown) =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value))) as unknown;

const pieces = fc.constantFrom(
  ...[
    '# ',
    '## ',
    '####### ',
    '- ',
    '-',
    '* ',
    '1. ',
    '> ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\n\n\n',
    ' ',
    '  ',
    'word',
    'Слово',
  ],
  ...[
    'é',
    'import a',
    'export',
    'www.a.example',
    'http://a.example',
    'a@b.example',
    '~',
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    '{',
    '}',
    '<',
    '>',
    '&',
    '&amp;',
    '\\',
    '|',
    ':-',
    '---',
    '===',
    '+',
    '"',
    '“',
    '’',
    '.',
    ',',
    ':',
    '1',
    '\u00a0',
    '\u200b',
    '\r',
  ],
);
const plain = fc.constantFrom(
  '# ',
  '## ',
  '- ',
  '\n\n',
  '\n\n',
  '\n',
  ' ',
  'word',
  'Слово',
  'one, two: (three)',
  '"',
  '1900',
  '.',
  ' – ',
  '-',
);

const blocks = fc.constantFrom('# Title', '## Слово', '- One', '- Two.', 'Words, “more”', '6 May 1901', '1900', '(x)');
const texts = (parts: fc.Arbitrary<string>, between: string) =>
  fc.array(parts, { maxLength: 14 }).map((list) => list.join(between));

for (const [name, bodies] of [
  ['any signs', texts(pieces, '')],
  ['signs of plain texts', texts(plain, '')],
  ['plain blocks', texts(blocks, '\n\n')],
] as const) {
  test(`what is read without the parser is what the parser reads: ${name}`, () => {
    let read = 0;
    fc.assert(
      fc.property(bodies, (body) => {
        const tree = readPlainMarkdown(body);
        if (!tree) return;
        read++;
        assert.deepEqual(bare(tree), bare(parseMarkdown(body)), JSON.stringify(body));
      }),
      { numRuns: 9000 },
    );
    assert.ok(read > 50, `${read} were read`);
  });
}

test('paragraphs, headings and items are read without the parser', () => {
  assert.ok(readPlainMarkdown('# Title\n\nWords, and “more words”.\n\n- One.\n\n- Two.\n\nThe end.\n'));
});

test('a text with a sign of markup is left to the parser', () => {
  for (const body of ['*a*', 'a\nb', 'A www.b.example', 'import a', 'A {b}', '1. one', '1)', 'a\\', '']) {
    assert.equal(readPlainMarkdown(body), undefined, body);
  }
});
