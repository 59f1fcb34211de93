import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sha256 } from '../../src/capture/digest.ts';
import { countCharacters, foldSpace, linesOf, wordsOf } from '../../src/capture/reading-text.ts';

const spacedText = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r', '\f', '\u00a0', 'a', 'ж', '𐐀', '“') });

test('ordinary white space sets words apart', () => {
  assert.deepEqual(wordsOf(' a\tb\r\nc\fd  e '), ['a', 'b', 'c', 'd', 'e']);
});

test('a no-break space belongs to its word', () => {
  assert.deepEqual(wordsOf('6\u00a0May 1901'), ['6\u00a0May', '1901']);
});

test('a text without words has none', () => {
  assert.deepEqual(wordsOf(' \n '), []);
});

test('characters are counted as code points, without ordinary space', () => {
  assert.equal(countCharacters('a b\n𐐀\u00a0'), 4);
});

test('a line ends as on any machine, and the last one may have no end', () => {
  assert.deepEqual(linesOf('a\nb\r\nc\rd'), ['a', 'b', 'c', 'd']);
  assert.deepEqual(linesOf('a\n'), ['a']);
  assert.deepEqual(linesOf('a\n\n'), ['a', '']);
  assert.deepEqual(linesOf(''), []);
});

test('a digest is SHA-256 of the text as UTF-8', () => {
  assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(sha256('ж'), sha256(new Uint8Array([0xd0, 0xb6])));
});

test('no word is empty or holds ordinary white space', () => {
  fc.assert(fc.property(spacedText, (text) => wordsOf(text).every((word) => /^[^ \t\r\n\f]+$/u.test(word))));
});

test('folding twice is folding once, and keeps words and characters', () => {
  fc.assert(
    fc.property(spacedText, (text) => {
      const folded = foldSpace(text);
      assert.equal(foldSpace(folded), folded);
      assert.deepEqual(wordsOf(folded), wordsOf(text));
      assert.equal(countCharacters(folded), countCharacters(text));
    }),
  );
});

test('the words of two texts set apart are the words of both', () => {
  fc.assert(
    fc.property(spacedText, spacedText, (one, other) => {
      assert.deepEqual(wordsOf(`${one}\n${other}`), [...wordsOf(one), ...wordsOf(other)]);
    }),
  );
});

test('lines hold every word of the text', () => {
  fc.assert(
    fc.property(spacedText, (text) => {
      assert.deepEqual(linesOf(text).flatMap(wordsOf), wordsOf(text));
    }),
  );
});
