import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locatorOf } from '../../src/citation/locator.ts';

for (const [passages, locator] of [
  ['p7', '¶ 7'],
  ['p3 p4', '¶¶ 3–4'],
  ['p3 p4 p5', '¶¶ 3–5'],
  ['p9 p10 p12', '¶¶ 9–10, 12'],
  ['p3 p12 p4', '¶¶ 3, 12, 4'],
] as const)
  test(`passages ${passages} are cited as ${locator}`, () => {
    assert.equal(locatorOf(passages.split(' ')), locator);
  });
