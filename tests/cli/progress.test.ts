import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { openProgress } from '../../src/cli/progress.ts';

test('one line is written over with each step, cut to the width of the terminal, and taken away', () => {
  const output = Object.assign(new PassThrough(), { columns: 45 });
  const { advance, end } = openProgress(4, output);
  advance(1, 'one.txt');
  advance(2, 'a-file-with-a-longer-name.txt');
  end();
  const clear = '\u001B[1G\u001B[2K';
  assert.equal(
    String(output.read()),
    `${clear}${'━'.repeat(6)}${'╌'.repeat(18)} 1 of 4  one.txt${clear}${'━'.repeat(12)}${'╌'.repeat(12)} 2 of 4  a-file-with${clear}`,
  );
});
