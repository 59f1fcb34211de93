import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldForm } from '../../src/glossary/lexicon.ts';
import { readMarks, writeMarks } from '../../src/search/marks.ts';

test('marks written are read again, each once', () => {
  assert.equal(
    writeMarks(['ЛНР', 'People’s Republic', 'ЛНР']),
    '?mark=%D0%9B%D0%9D%D0%A0&mark=People%E2%80%99s+Republic',
  );
  const words = fc.uniqueArray(
    fc.string({ unit: 'grapheme', maxLength: 30 }).filter((word) => word.trim() !== ''),
    { maxLength: 12, selector: foldForm },
  );
  fc.assert(fc.property(words, (given) => assert.deepEqual(readMarks(writeMarks(given)), given)));
});

test('a word written in several ways is carried once, as it stands first', () => {
  assert.deepEqual(readMarks(writeMarks(['War', 'WAR', 'People’s', "people's", 'war'])), ['War', 'People’s']);
});

test('without words there is nothing to write', () => assert.equal(writeMarks([]), ''));

test('the words of a long sentence are carried, but no text without end', () => {
  const sentence = 'treaties of friendship, cooperation and mutual assistance between the parties to the agreement';
  assert.deepEqual(readMarks(writeMarks([sentence])), [sentence]);
  assert.equal(writeMarks(['x'.repeat(10_000)]), '');
  assert.deepEqual(readMarks(`?mark=${'x'.repeat(10_000)}`), []);
});

test('no more than a dozen words are marked, and none of spaces alone', () => {
  const many = Array.from({ length: 20 }, (_, index) => `w${index}`);
  assert.deepEqual(readMarks(writeMarks(many)), many.slice(0, 12));
  assert.deepEqual(readMarks(`?${many.map((word) => `mark=${word}`).join('&')}`), many.slice(0, 12));
  assert.deepEqual(readMarks('?mark=&mark=+&mark=a&other=b'), ['a']);
});
