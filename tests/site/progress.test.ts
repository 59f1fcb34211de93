import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressOf } from '../../src/site/progress.ts';

test('a long step says every five seconds how far it has come, a short one nothing', () => {
  let now = 0;
  const said: string[] = [];
  const tell = progressOf(
    'files packed',
    (text) => said.push(text),
    () => now,
  );
  for (let done = 1; done <= 12; done++) {
    now = done * 1000 - 1;
    tell(done, 12);
  }
  assert.deepEqual(said, ['files packed: 6 of 12', 'files packed: 11 of 12']);
});
