import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance, nearestWords, type WordCounts } from '../../src/search/nearest.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'л'), maxLength: 9 });
const far = 100;

test('a distance is the same both ways', () => {
  fc.assert(fc.property(word, word, (a, b) => assert.equal(editDistance(a, b, far), editDistance(b, a, far))));
});

test('a distance is nought for equal words alone', () => {
  fc.assert(fc.property(word, word, (a, b) => assert.equal(editDistance(a, b, far) === 0, a === b)));
  fc.assert(fc.property(word, (a) => assert.equal(editDistance(a, a, far), 0)));
});

test('a distance is at least the difference of the lengths, at most the longer length', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b, far);
      assert.ok(distance >= Math.abs(a.length - b.length) && distance <= Math.max(a.length, b.length));
    }),
  );
});

test('two neighbours swapped, a letter added, taken out or changed are a distance of one', () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom('x', 'y'), fc.constantFrom('a', 'z'), (before, after, one, other) => {
      assert.equal(editDistance(before + one + other + after, before + other + one + after, far), 1);
      assert.equal(editDistance(before + after, before + one + after, far), 1);
      assert.equal(editDistance(before + one + after, before + other + after, far), 1);
    }),
  );
});

test('a bound cuts off what lies above it, and nothing else', () => {
  fc.assert(
    fc.property(word, word, fc.nat(4), (a, b, bound) => {
      const whole = editDistance(a, b, far);
      const cut = editDistance(a, b, bound);
      assert.ok(whole <= bound ? cut === whole : cut > bound);
    }),
  );
});

const words: WordCounts = [
  ['treaties', 5],
  ['treatise', 1],
  ['treats', 9],
  ['treaty', 12],
  ['war', 3],
  ['was', 7],
];

test('the nearest words come first, then the most frequent, at most so many', () => {
  assert.deepEqual(nearestWords('Traety', words, 4), ['treaty', 'treats']);
  assert.deepEqual(nearestWords('treat', words, 4), ['treaty', 'treats']);
  assert.deepEqual(nearestWords('waz', words, 4), ['was', 'war']);
  assert.deepEqual(nearestWords('waz', words, 1), ['was']);
});

test('short words bear little difference, and a word is not near itself', () => {
  assert.deepEqual(nearestWords('wxz', words, 4), []);
  assert.deepEqual(nearestWords('wa', words, 4), []);
  assert.deepEqual(nearestWords('WAR', words, 4), ['was']);
});
