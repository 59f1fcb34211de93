import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTranscription } from '../../src/document/transcription.ts';
import { findBlocks, numberBlocks } from '../../src/passage/passage.ts';

function blocksOf(body: string) {
  const { tree } = parseTranscription(body, 'a.mdx', 1);
  assert.ok(tree);
  return findBlocks(tree);
}

function kindsAndTexts(body: string) {
  return blocksOf(body).map(({ kind, text }) => [kind, text]);
}

test('headings, paragraphs, items, quotations and rows are passages', () => {
  assert.deepEqual(kindsAndTexts('# a\n\nb\n\n- c\n\n> d\n\n| e | f |\n| - | - |\n| g | h |'), [
    ['heading', 'a'],
    ['paragraph', 'b'],
    ['item', 'c'],
    ['quotation', 'd'],
    ['row', 'e f'],
    ['row', 'g h'],
  ]);
});

test('a heading has its level, other passages have none', () => {
  assert.deepEqual(
    blocksOf('# a\n\n### b\n\nc').map(({ level }) => level),
    [1, 3, 0],
  );
});

test('an item holds its own words, not those of the items inside it', () => {
  assert.deepEqual(kindsAndTexts('- a\n  - b\n- c'), [
    ['item', 'a'],
    ['item', 'b'],
    ['item', 'c'],
  ]);
});

test('a heading inside an item has its words to itself', () => {
  assert.deepEqual(kindsAndTexts('- a\n  # b'), [
    ['item', 'a'],
    ['heading', 'b'],
  ]);
  assert.deepEqual(kindsAndTexts('- # a'), [['heading', 'a']]);
});

test('in a loose list the first paragraph of an item is the item, the others are paragraphs', () => {
  assert.deepEqual(kindsAndTexts('- a\n\n  b'), [
    ['item', 'a'],
    ['paragraph', 'b'],
  ]);
});

test('a row without words is no passage', () => {
  assert.deepEqual(kindsAndTexts('|  |  |\n| - | - |\n| a |  |'), [['row', 'a']]);
});

test('the words of a passage are set apart by single spaces', () => {
  assert.deepEqual(kindsAndTexts('a\nb  \nc\\\nd &#32; e'), [['paragraph', 'a b c d e']]);
});

test('emphasis inside a word does not cut it', () => {
  assert.deepEqual(kindsAndTexts('mi*lle*r'), [['paragraph', 'miller']]);
});

test('every piece stands in the text where it says', () => {
  for (const { text, pieces } of blocksOf('a\n*b  c*  \n**d** e\n\n| f | g *h* |\n| - | - |'))
    for (const { node, start } of pieces)
      assert.equal(text.slice(start, start + node.value.length), node.value.slice(0, text.length - start));
});

test('passages that nobody promised are numbered in reading order', () => {
  assert.deepEqual(numberBlocks(['a', 'b'], new Map(), 0), ['p1', 'p2']);
});

test('a promised passage keeps its number, another takes the next free one', () => {
  const pinned = new Map([
    ['a', ['p1']],
    ['b', ['p2']],
  ]);
  assert.deepEqual(numberBlocks(['a', 'new', 'b', 'newer'], pinned, 7), ['p1', 'p8', 'p2', 'p9']);
});

test('equal passages take their numbers in the order of minting', () => {
  assert.deepEqual(numberBlocks(['a', 'a', 'a'], new Map([['a', ['p1', 'p4']]]), 4), ['p1', 'p4', 'p5']);
});

test('every passage knows the line on which it begins, in plain Markdown and in any other', () => {
  const lines = (body: string) => blocksOf(body).map(({ text, line }) => [text, line]);
  const plain = '# a\n\n\nb\n\n- c\n\n- d\n';
  const said = [
    ['a', 1],
    ['b', 4],
    ['c', 6],
    ['d', 8],
  ];
  assert.deepEqual(lines(plain), said);
  assert.deepEqual(lines(`${plain}\n> *e*\n> f\n\n| g |\n| - |\n| h |\n`), [
    ...said,
    ['e f', 10],
    ['g', 13],
    ['h', 15],
  ]);
});
