import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTranscription } from '../../src/document/transcription.ts';
import { findBlocks } from '../../src/passage/passage.ts';

function textsOf(body: string) {
  const { tree, issues } = parseTranscription(body, 'a.mdx', 1);
  assert.deepEqual(issues, []);
  assert.ok(tree);
  return findBlocks(tree).map(({ text }) => text);
}

test('plain Markdown is read', () => {
  assert.deepEqual(
    textsOf('# Mill\n\nAn *old* ~~new~~ **mill**\n\n- stone\n\n> wood\n\n| a | b |\n| - | - |\n| c | d |\n'),
    ['Mill', 'An old new mill', 'stone', 'wood', 'a b', 'c d'],
  );
});

test('a bare address is words', () => {
  assert.deepEqual(textsOf('At https://mill.example/ and www.mill.example or miller@mill.example today'), [
    'At https://mill.example/ and www.mill.example or miller@mill.example today',
  ]);
});

test('a single tilde is a sign of the source', () => {
  assert.deepEqual(textsOf('~six~ mills'), ['~six~ mills']);
});

for (const [what, body, type, remedy] of [
  [
    'An expression in a line',
    'a {1} b',
    'mdxTextExpression',
    'An expression in braces is code. Write \\{ for the source’s brace.',
  ],
  ['An expression', '{1}', 'mdxFlowExpression', 'An expression in braces is code. Write \\{ for the source’s brace.'],
  [
    'A comment',
    '{/* hidden */}',
    'mdxFlowExpression',
    'An expression in braces is code. Write \\{ for the source’s brace.',
  ],
  [
    'A tag in a line',
    'a <b>b</b>',
    'mdxJsxTextElement',
    'A component or tag is not the source’s words. Write \\< for the source’s sign.',
  ],
  [
    'A component',
    '<Mill />',
    'mdxJsxFlowElement',
    'A component or tag is not the source’s words. Write \\< for the source’s sign.',
  ],
  [
    'A line that begins with import',
    'import "a"',
    'mdxjsEsm',
    'A line that begins with import or export is code. Write its first letter as a character reference, such as &#105;mport.',
  ],
  [
    'A link',
    '[a](https://mill.example/)',
    'link',
    'A link is markup that the source’s words do not need. Write \\[ for the source’s bracket.',
  ],
  [
    'A link without words',
    'a [](http://x.example) b',
    'link',
    'A link is markup that the source’s words do not need. Write \\[ for the source’s bracket.',
  ],
  [
    'A link by reference',
    '[a]\n\n[a]: /b',
    'linkReference',
    'A link is markup that the source’s words do not need. Write \\[ for the source’s bracket.',
  ],
  ['An image', '![a](b.png)', 'image', 'An image is not words. Write \\! for the source’s sign.'],
  [
    'An image by reference',
    '![a]\n\n[a]: /b',
    'imageReference',
    'An image is not words. Write \\! for the source’s sign.',
  ],
  [
    'A link definition',
    'a\n\n[b]: /c',
    'definition',
    'A link definition hides words. Write \\[ for the source’s bracket.',
  ],
  [
    'A footnote mark',
    'a[^1]\n\n[^1]: b',
    'footnoteReference',
    'Footnotes move words. Write \\[ for the source’s bracket.',
  ],
  ['A footnote', 'a\n\n[^1]: b', 'footnoteDefinition', 'Footnotes move words. Write \\[ for the source’s bracket.'],
  ['Code in a line', '`a`', 'inlineCode', 'Backticks would vanish from the page. Write \\` for the source’s sign.'],
  ['A code block', '```\na\n```', 'code', 'A code block is not plain text. Write \\` for the source’s sign.'],
  [
    'A rule',
    'a\n\n***',
    'thematicBreak',
    'A rule would put a line for the source’s signs. Write a backslash before the first sign.',
  ],
  ['A task', '- [x] a', 'listItem', 'Write a backslash before the sign that makes it markup.'],
] as const) {
  test(`${what} is refused`, () => {
    const { tree, issues } = parseTranscription(body, 'a.mdx', 1);
    assert.equal(tree, undefined);
    const found = issues.find(({ message }) => message.includes(`(${type})`));
    assert.deepEqual(found, {
      code: 'transcription-markup',
      file: 'a.mdx',
      line: type === 'thematicBreak' || type === 'definition' || type === 'footnoteDefinition' ? 3 : 1,
      message: `The transcription holds markup that is refused (${type}). ${remedy}`,
    });
  });
}

test('every refusal is reported at its line of the file', () => {
  const { issues } = parseTranscription('\n`a`\n\nb {1}\n', 'a.mdx', 20);
  assert.deepEqual(
    issues.map(({ line }) => line),
    [21, 23],
  );
});

test('a body that is no MDX is reported at its line', () => {
  assert.deepEqual(parseTranscription('a\n\n{', 'a.mdx', 20), {
    tree: undefined,
    issues: [
      {
        code: 'transcription-markup',
        file: 'a.mdx',
        line: 22,
        message:
          'The body cannot be read as MDX: Unexpected end of file in expression, expected a corresponding closing brace for `{`. Write \\{ and \\< for signs of the source.',
      },
    ],
  });
});

/** Longer than what is read at once. */
const long = Array.from({ length: 4000 }, (_, index) => `Word ${index} of *very* many\nwords, an even number of them.`);

test('a long body is read as a short one is: every passage, each word at its place in the file', () => {
  const body = `- one\n\n- two\n\n${long.join('\n\n')}\n\n# The end\n`;
  assert.ok(body.length > 200_000);
  const { tree, issues } = parseTranscription(body, 'a.mdx', 5);
  assert.deepEqual(issues, []);
  const blocks = findBlocks(tree ?? assert.fail());
  assert.deepEqual(
    blocks.map(({ text }) => text),
    ['one', 'two', ...long.map((text) => text.replaceAll('*', '').replace('\n', ' ')), 'The end'],
  );
  for (const { pieces, line } of [blocks[2], blocks[3999], blocks.at(-1)].map((block) => block ?? assert.fail())) {
    const { position, value } = pieces[0]?.node ?? assert.fail();
    assert.equal(body.slice(position?.start.offset, position?.end.offset), value);
    assert.equal(body.split('\n')[line - 1]?.includes(value.split('\n')[0] ?? '?'), true);
  }
});

test('a long body without a paragraph to cut it at is read', () => {
  const words = `${'word '.repeat(30_000)}end`;
  assert.deepEqual(textsOf(words), [words]);
});

test('what is refused in a long body is reported at its lines, all of it', () => {
  const { tree, issues } = parseTranscription(`\`a\`\n\n${long.join('\n\n')}\n\nb {1}\n`, 'a.mdx', 20);
  assert.equal(tree, undefined);
  assert.deepEqual(
    issues.map(({ line }) => line),
    [20, 20 + 2 + 3 * long.length],
  );
});

test('after what cannot be read in a long body nothing more is reported', () => {
  const body = `a {\n\n${long.join('\n\n')}\n\n\`b\`\n`;
  assert.equal(parseTranscription(body, 'a.mdx', 1).issues.length, 1);
});

test('a character reference keeps a word that would be code', () => {
  assert.deepEqual(textsOf('&#105;mport duties'), ['import duties']);
});

test('words with a backslash before every punctuation sign come back as they are', () => {
  const ascii = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'];
  const unit = fc.constantFrom(...ascii, ...'abwxyzABжї0159“”«»’—…№', '\u00a0', '\u0301', '𐐀', '😀');
  const word = fc.string({ unit, minLength: 1, maxLength: 8 });
  const paragraph = fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '\n', '\t')), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 3 }), (paragraphs) => {
      const escaped = (text: string) => text.replace(/[!-/:-@[-`{-~]/gu, '\\$&');
      const body = paragraphs.map((words) =>
        words
          .map(([text, space]) => escaped(text) + space)
          .join('')
          .replace(/[ \n\t]+$/u, ''),
      );
      assert.deepEqual(
        textsOf(body.join('\n\n')),
        paragraphs.map((words) => words.map(([text]) => text).join(' ')),
      );
    }),
    { numRuns: 300 },
  );
});
