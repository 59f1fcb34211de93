import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

test('a command that there is not is told, with those that there are', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/site.ts', 'biuld'], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.equal(stderr, 'There is no command “biuld”. Give one of build, serve, start, dev, compress, hosting.\n');
});
