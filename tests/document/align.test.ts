import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignPassages } from '../../src/document/align.ts';

const former = (...texts: string[]) => texts.map((text, index) => ({ id: `p${index + 1}`, text }));

test('a passage with the same words keeps its number wherever it stands', () => {
  assert.deepEqual(alignPassages(former('one', 'two', 'three'), ['three', 'one', 'two']).ids, ['p3', 'p1', 'p2']);
});

test('a corrected passage keeps its number between its neighbours, however little is left of it', () => {
  const { ids, gone } = alignPassages(former('a b c', 'the old words', 'd e f'), [
    'a b c',
    'quite another text',
    'd e f',
  ]);
  assert.deepEqual(ids, ['p1', 'p2', 'p3']);
  assert.deepEqual(gone, []);
});

test('a passage that is found later is new, and its neighbours keep theirs', () => {
  const { ids } = alignPassages(former('the mill is old', 'the river is wide'), [
    'the mill is old',
    'a passage that was left out',
    'the river is very wide',
  ]);
  assert.deepEqual(ids, ['p1', undefined, 'p2']);
});

test('of several passages that are like the former one, that with the most words in common keeps its number', () => {
  const before = former('the mill is old and tall', 'the river');
  const alike = 'the mill is old and very tall';
  assert.deepEqual(alignPassages(before, ['the mill is shut', alike, 'the river']).ids, [undefined, 'p1', 'p2']);
  assert.deepEqual(alignPassages(before, [alike, 'the mill is shut', 'the river']).ids, ['p1', undefined, 'p2']);
  const two = former('the mill is shut', 'the mill is old and tall', 'the river');
  assert.deepEqual(alignPassages(two, [alike, 'the river']).ids, ['p2', 'p3']);
});

test('a passage that became part of another one leads there', () => {
  const { ids, gone } = alignPassages(former('Heading', 'the mill is old', 'the river is wide'), [
    'Heading',
    'the mill is old the river is wide',
  ]);
  assert.deepEqual(ids, ['p1', 'p2']);
  assert.deepEqual(gone, [{ id: 'p3', text: 'the river is wide', into: 1 }]);
});

test('a passage of which nothing is left leads nowhere', () => {
  const { gone } = alignPassages(former('the mill is old', 'Read more'), ['the mill is old']);
  assert.deepEqual(gone, [{ id: 'p2', text: 'Read more', into: undefined }]);
});

test('every former passage is one passage now, or is gone; none is two', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 })
    .map((list) => list.join(' '));
  const texts = fc.array(words, { maxLength: 8 });
  fc.assert(
    fc.property(texts, texts, (before, now) => {
      const passages = former(...before);
      const { ids, gone } = alignPassages(passages, now);
      const kept = ids.filter((id) => id !== undefined);
      assert.equal(ids.length, now.length);
      assert.deepEqual([...kept, ...gone.map(({ id }) => id)].sort(), passages.map(({ id }) => id).sort());
      // As many passages as can keep the same words do.
      for (const text of new Set(before)) {
        const both = Math.min(
          before.filter((other) => other === text).length,
          now.filter((other) => other === text).length,
        );
        const same = ids.filter(
          (id, index) => now[index] === text && passages.find((passage) => passage.id === id)?.text === text,
        );
        assert.ok(same.length >= both);
      }
    }),
  );
});
