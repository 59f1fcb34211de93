import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byLine } from '../../src/capture/by-line.ts';

test('the items of a line are those that reach over it, in the order given', () => {
  const at = byLine<[number, number]>(
    [
      [2, 4],
      [1, 2],
      [0, -1],
    ],
    (range) => range,
  );
  assert.deepEqual(
    [1, 2, 4, 5].map((line) => at(line).length),
    [1, 2, 1, 0],
  );
  assert.deepEqual(at(2), [
    [2, 4],
    [1, 2],
  ]);
});
