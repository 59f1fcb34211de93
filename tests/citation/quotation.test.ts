import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Quotable, quotationOf } from '../../src/citation/quotation.ts';
import { en } from '../../src/words/en.ts';

const text = 'The mill is old. “It is mine,” a miller said. The river is wide.';
const quotable: Quotable = {
  text,
  speeches: [{ name: 'a miller', words: '“It is mine,” a miller said.' }],
  notes: [
    { words: 'mine', text: 'Whose, is not known.' },
    { words: 'wide', text: 'Ten feet.' },
  ],
  publisher: '[The Daily]',
  date: 'undated',
  locator: '¶ 7',
};
const address = 'https://mill.example/documents/0001/#p7';

function quote(words: string, changes: Partial<Quotable> = {}): string {
  const start = text.indexOf(words);
  return quotationOf({ ...quotable, ...changes }, { start, end: start + words.length }, address, en.quotationWords);
}

test('words of the source alone name publisher, date as known, passage and address', () => {
  assert.equal(quote('The mill is old.'), `“The mill is old.” ([The Daily], undated, ¶ 7, ${address})`);
});

test('words of another name whom the source cites, with the notes that concern them', () => {
  assert.equal(
    quote('It is mine'),
    `“It is mine” ([The Daily], citing a miller, undated, ¶ 7, ${address})\nNotes of the archive: “mine”: Whose, is not known.`,
  );
});

test('words that are another’s in part say so', () => {
  assert.match(quote('old. “It is mine,”'), /\(\[The Daily\], in part citing a miller, undated/u);
  assert.match(quote(text), /in part citing a miller/u);
});

test('words beside those of another, and words that the passage does not hold, are not another’s', () => {
  const speeches = [{ name: 'a clerk', words: 'It was his.' }, ...quotable.speeches];
  assert.match(quote('The river', { speeches }), /^“The river” \(\[The Daily\], undated, /u);
  assert.match(quote(' The river', { speeches }), /\[The Daily\], undated, /u);
  assert.match(quote('The mill is old. ', { speeches }), /\[The Daily\], undated, /u);
  assert.match(quote('“It is mine,” a miller said.', { speeches }), /\[The Daily\], citing a miller, undated, /u);
});

test('a passage that is a report as a whole cites for any of its words, each speaker once', () => {
  const speeches = [{ name: 'a miller' }, { name: 'a miller', words: 'The river' }, { name: 'a clerk' }];
  assert.match(quote('The river', { speeches }), /, citing a miller; a clerk, /u);
});

test('speeches that adjoin make up a quotation together', () => {
  const speeches = [
    { name: 'a clerk', words: 'The river is wide.' },
    { name: 'a miller', words: '“It is mine,” a miller said.' },
  ];
  assert.match(quote('“It is mine,” a miller said. The river', { speeches }), /, citing a clerk; a miller, /u);
});
