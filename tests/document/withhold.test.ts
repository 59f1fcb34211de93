import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { renderTranscription } from '../../src/document/render.ts';
import { parseTranscription } from '../../src/document/transcription.ts';
import {
  cutFromMarkdown,
  cutsFor,
  outermostEnds,
  paragraphsBetween,
  removeFromTree,
  replaceInMarkdown,
} from '../../src/document/withhold.ts';
import { type Block, findBlocks } from '../../src/passage/passage.ts';

function read(body: string) {
  const { tree } = parseTranscription(body, 'x.mdx', 1);
  assert.ok(tree, body);
  return { tree, blocks: findBlocks(tree) };
}

const texts = (body: string) => read(body).blocks.map(({ text }) => text);

const body = `# The **mill**

Written in May

> He spoke.
>
> And spoke.

- one
  - inner
- two

1. first
2. second
   1. by day
   2. by night
4. fourth

| a | b |
| - | - |
| c | d |
`;

for (const [index, text] of texts(body).entries()) {
  test(`without “${text}” the others stay as they were, in Markdown and in the tree`, () => {
    const others = texts(body).filter((_, other) => other !== index);
    const { tree, blocks } = read(body);
    const own = blocks.filter((_, at) => at === index);
    const stands = replaceInMarkdown(
      body,
      cutsFor(own, () => '[gone]'),
    );
    assert.deepEqual(texts(stands), texts(body).with(index, '[gone]'));
    assert.deepEqual(texts(cutFromMarkdown(body, own)), others);
    removeFromTree(tree, own);
    assert.deepEqual(
      findBlocks(tree).map((block) => block.text),
      others,
    );
    assert.ok(!toHtml(tree).includes(text));
  });
}

test('items keep their numbers without those before them, in Markdown and in the tree', () => {
  const list = '3. a\n4. b\n   1. c\n   2. d\n5. e\n6. f\n';
  const numbersWithout = (whole: string, change: (read: { tree: Root; blocks: Block[] }) => void) => {
    const { tree, blocks } = read(whole);
    change({ tree, blocks });
    const [list] = renderTranscription(tree, [], '/');
    return list?.html.replace(/\s*\n|<\/li>| (?=<)/gu, '');
  };
  const whole = '<ol start="3"><li>a<li>b<ol><li>c<li>d</ol><li>e<li>f</ol>';
  assert.equal(
    numbersWithout(list, () => undefined),
    whole,
  );
  const gone = ({ blocks }: { blocks: Block[] }) => blocks.filter(({ text }) => /^[ace]$/u.test(text));
  assert.equal(
    numbersWithout(list, (all) => removeFromTree(all.tree, gone(all))),
    '<ol start="3"><li value="4">b<ol><li value="2">d</ol><li value="6">f</ol>',
  );
  const cut = cutFromMarkdown(list, gone(read(list)));
  assert.equal(cut, '4. b\n\n   2. d\n6. f\n');
  assert.match(numbersWithout(cut, () => undefined) ?? '', /^<ol start="4">.*<ol start="2">.*<li value="6">/u);
});

test('a heading that is underlined goes with its line', () => {
  for (const line of ['=====', '  ---'])
    for (const first of ['', 'One\n\n']) {
      const whole = `${first}The mill\n${line}\n\nTwo\n`;
      const heading = read(whole).blocks.filter(({ text }) => text === 'The mill');
      assert.equal(cutFromMarkdown(whole, heading), `${first}\nTwo\n`);
    }
});

test('whichever paragraphs, headings and quotations are cut, the rest reads as before', () => {
  const word = fc.stringMatching(/^[\p{L}\p{N}]{1,6}$/u);
  const block = fc
    .tuple(fc.constantFrom('', '# ', '## ', '> '), fc.array(word, { minLength: 1, maxLength: 5 }))
    .map(([mark, words]) => mark + words.join(' '));
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), fc.nat(), (blocks, choice) => {
      const whole = `${blocks.join('\n\n')}\n`;
      const { blocks: found } = read(whole);
      const cut = found.filter((_, index) => (choice >> index) % 2 === 1);
      const rest = found.filter((own) => !cut.includes(own)).map(({ text }) => text);
      assert.deepEqual(texts(cutFromMarkdown(whole, cut)), rest);
    }),
  );
});

test('a paragraph stands for each passage of which the file holds nothing, after the block of the one before it', () => {
  const list = '# a\n\n- b\n  - c\n- d\n\ne\n';
  const { tree, blocks } = read(list);
  const ends = outermostEnds(
    tree,
    blocks.map((block, index) => ({ ...block, id: `p${index + 1}` })),
  );
  const block = (...passages: string[]) => ({ html: '', passages });
  const anchor = (givenUp: string) => ({ html: '', passages: [], givenUp });
  const placed = [
    ...[anchor('p8'), block('p1'), anchor('p6'), anchor('p7'), block('p2', 'p3', 'p4')],
    ...[anchor('p9'), anchor('p10'), anchor('p5'), anchor('p11')],
  ];
  const between = paragraphsBetween(placed, ends, (id) => (id === 'p9' ? undefined : `[${id}]`));
  assert.equal(
    replaceInMarkdown(list, between).trim(),
    '[p8]\n\n# a\n\n[p6]\n\n[p7]\n\n- b\n  - c\n- d\n\n[p10]\n\ne\n\n[p11]',
  );
});

test('a list of very many items ends where its last item does', () => {
  const { tree, blocks } = read(Array.from({ length: 150_000 }, () => '- a\n').join('\n'));
  const ends = outermostEnds(
    tree,
    blocks.map((block, index) => ({ ...block, id: `p${index + 1}` })),
  );
  assert.equal(ends.size, 150_000);
  assert.deepEqual(new Set(ends.values()), new Set([150_000 * 5 - 2]));
});
