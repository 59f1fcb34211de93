import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { progressOf } from '../../src/site/progress.ts';

test('a long step says every five seconds how far it has come, a short one nothing', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const said: string[] = [];
  const tell = progressOf('files packed', (text) => said.push(text));
  for (let done = 1; done <= 12; done++) {
    mock.timers.tick(900);
    tell(done, 12);
  }
  assert.deepEqual(said, ['files packed: 6 of 12', 'files packed: 12 of 12']);
  mock.timers.reset();
});
