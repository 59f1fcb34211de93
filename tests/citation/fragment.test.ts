import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fragmentOf, wholeWords } from '../../src/citation/fragment.ts';

const text = 'The Salt Mill stands by the river. The mill is well-known, old & grey.';

function fragmentFor(words: string, before = '', passage = text): string {
  const start = passage.indexOf(words);
  assert.ok(start >= 0);
  return fragmentOf({ passage: 'p7', text: passage, start, end: start + words.length, before });
}

/** The terms of a text directive, decoded: prefix, start, end, suffix. */
function termsOf(fragment: string): string[] {
  return (fragment.split(':~:text=')[1] ?? '').split(',').map((term) => decodeURIComponent(term));
}

test('words that stand nowhere before are the whole directive', () => {
  assert.equal(fragmentFor('stands by the river'), '#p7:~:text=stands%20by%20the%20river');
});

test('hyphens, commas and ampersands are encoded, or Chromium would not find the words', () => {
  assert.equal(fragmentFor('well-known, old & grey'), '#p7:~:text=well%2Dknown%2C%20old%20%26%20grey');
});

test('full stops are encoded, or programs would take the last for the end of a sentence', () => {
  assert.equal(fragmentFor('by the U.N.', '', 'Told by the U.N.'), '#p7:~:text=by%20the%20U%2EN%2E');
});

test('words that stood before are told apart by the words before them, then by those after', () => {
  assert.equal(fragmentFor('river', 'A river ran.'), '#p7:~:text=the-,river');
  assert.equal(
    fragmentFor('river', 'A salt mill stands by the river, by the river.'),
    '#p7:~:text=The%20Salt%20Mill%20stands%20by%20the-,river',
  );
  assert.equal(fragmentFor('The Salt', 'The salt was dear.'), '#p7:~:text=The%20Salt,-Mill');
});

test('signs that touched the words before, such as quotation marks, do not tell them apart', () => {
  const before = 'A mill “grinds” salt.';
  assert.equal(fragmentFor('grinds', before, 'The mill “grinds corn”'), '#p7:~:text=The%20mill%20%E2%80%9C-,grinds');
  assert.equal(fragmentFor('grinds', before, 'grinds” corn'), '#p7:~:text=grinds,-%E2%80%9D%20corn');
});

test('words that cannot be told apart are left to the anchor of the passage', () => {
  assert.equal(fragmentFor('A mill.', 'A mill. A mill.', 'A mill.'), '#p7');
});

test('case, quotation marks and spaces tell nothing apart, parts of words do', () => {
  assert.match(fragmentFor('RIVER’s', "the river's bank", 'By RIVER’s end'), /^#p7:~:text=By-,RIVER/u);
  assert.equal(fragmentFor('mill', 'A miller, a windmill.', 'An old mill'), '#p7:~:text=mill');
});

test('a long selection names its first and last words, and so does one over several lines or cells', () => {
  const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  const [first, last] = termsOf(fragmentFor(long, '', long));
  assert.equal(first, 'word0 word1 word2 word3 word4 word5 word6 word7');
  assert.equal(last, 'word52 word53 word54 word55 word56 word57 word58 word59');
  assert.equal(fragmentFor('Salt Mill\n7 nights', '', 'Salt Mill\n7 nights'), '#p7:~:text=Salt%20Mill,7%20nights');
  // A browser would end at the first “nights”.
  assert.equal(fragmentFor('7 nights\nnights', '', '7 nights\nnights'), '#p7:~:text=7%20nights');
});

test('forty words are named whole, of more the first and the last eight, told apart by the words before them', () => {
  const words = (from: number, until: number) =>
    Array.from({ length: until - from + 1 }, (_, index) => `w${from + index}`).join(' ');
  const passage = `The ${words(1, 60)}`;
  assert.deepEqual(termsOf(fragmentFor(words(1, 40), '', passage)), [words(1, 40)]);
  const named = [words(1, 8), words(34, 41)];
  assert.deepEqual(termsOf(fragmentFor(words(1, 41), '', passage)), named);
  assert.deepEqual(termsOf(fragmentFor(words(1, 41), words(1, 8), passage)), ['The-', ...named]);
  const again = `${words(1, 41)} ${words(34, 41)}`;
  assert.deepEqual(termsOf(fragmentFor(again, '', `${again} w9`)), named);
});

test('where no word is selected the address is that of the passage', () => {
  assert.equal(fragmentFor(' '), '#p7');
});

test('spaces of every kind are written as one, since browsers find them so', () => {
  assert.equal(fragmentFor('a\u00a0salt  mill', '', 'By a\u00a0salt  mill'), '#p7:~:text=a%20salt%20mill');
});

test('words are told apart by those of their own line', () => {
  const signed = 'Yours,\nthe miller, of the mill\nby the river';
  assert.equal(fragmentFor('miller', 'the miller', signed), '#p7:~:text=the-,miller,-%2C');
  assert.equal(fragmentFor('by', 'by', 'a mill\nby the river'), '#p7:~:text=by,-the');
  assert.equal(fragmentFor('mill', 'the mill', 'near the\nmill\nby'), '#p7');
});

test('a selection grows to whole words and drops the spaces at its ends', () => {
  const grown = (start: number, end: number) => {
    const span = wholeWords(text, start, end);
    return text.slice(span.start, span.end);
  };
  assert.equal(grown(5, 11), 'Salt Mill');
  assert.equal(grown(3, 9), 'Salt');
  assert.equal(grown(0, text.length), text);
  assert.equal(grown(3, 4), '');
});

test('an apostrophe inside a word and the comma of a number part no word', () => {
  const grown = (passage: string, words: string) => {
    const at = passage.indexOf(words);
    const span = wholeWords(passage, at, at + words.length);
    return passage.slice(span.start, span.end);
  };
  assert.equal(grown('the parliament’s upper house', '’s upper'), 'parliament’s upper');
  assert.equal(grown('за п’ять тижнів', 'ять'), 'п’ять');
  assert.equal(grown("more than 600,000 men's coats", '000 men'), "600,000 men's");
  assert.equal(grown('the ‘people’, he said', 'people’'), 'people’');
  assert.equal(fragmentFor('mill', 'A mill’s wheel.', 'The mill'), '#p7:~:text=mill');
});

test('any selection gives an address that a parser takes, whose terms are words of the passage', () => {
  const letters = fc
    .array(fc.constantFrom(...'ab ’“,&-Жї.%#?'.split('')), { maxLength: 60 })
    .map((signs) => signs.join(''));
  fc.assert(
    fc.property(letters, fc.nat(60), fc.nat(60), letters, (passage, from, to, before) => {
      const { start, end } = wholeWords(
        passage,
        Math.min(from, to, passage.length),
        Math.min(Math.max(from, to), passage.length),
      );
      const fragment = fragmentOf({ passage: 'p7', text: passage, start, end, before });
      const url = new URL(fragment, 'https://mill.example/documents/0001/');
      assert.equal(url.hash, fragment);
      const [, directive] = fragment.split(':~:text=');
      if (directive === undefined) return;
      const folded = passage.replace(/\s+/gu, ' ');
      for (const term of directive.split(',')) {
        const words = decodeURIComponent(term.replace(/^-|-$/gu, ''));
        assert.ok(words !== '' && folded.includes(words), `${words} in ${folded}`);
        assert.ok(!/[-,&#\s]/u.test(term.replace(/^-|-$/gu, '')), term);
      }
    }),
  );
});

test('a selection over several passages names its first words and its last', () => {
  const over = (...rest: string[]) => {
    const all = [text, ...rest].join('\n');
    return termsOf(fragmentOf({ passage: 'p7', text: all, start: 35, end: all.length, before: '' }));
  };
  assert.deepEqual(over('It ground salt.'), ['The mill is well-known, old & grey.', 'It ground salt.']);
  const long = 'one two three four five six seven eight nine ten';
  assert.deepEqual(over('Between.', long).at(-1), long.slice(8));
});

test('where the last words of several passages stand before, the address leads to those of the first', () => {
  const all = 'The Salt Mill\nAnother mill\nmill';
  const fragment = fragmentOf({ passage: 'p7', text: all, start: 0, end: all.length, before: '' });
  assert.deepEqual(termsOf(fragment), ['The Salt Mill']);
});
