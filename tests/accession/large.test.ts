import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

for (const size of [
  'one line of 10 MB',
  'one word of 10 MB',
  '100,000 lines',
  '100,000 equal paragraphs',
  'a line of spaces',
]) {
  test(`a capture of ${size} is taken in and shown with 1.5 GB of memory`, () => {
    const args = ['--max-old-space-size=1536', 'tests/accession/large-case.ts', size];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
}
