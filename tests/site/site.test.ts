import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

test('a command that there is not is told, with those that there are', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/site.ts', 'biuld'], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.equal(stderr, 'There is no command “biuld”. Give one of build, serve, start, dev, compress, hosting.\n');
});

/** What a build for a folder says in vain. */
function refusal(folder: string): string {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/site.ts', 'build'], {
    encoding: 'utf8',
    env: { ...process.env, OUT_DIR: folder },
  });
  assert.equal(status, 1, stderr);
  return stderr;
}

test('a folder whose name begins like that of the project is refused before anything is built', () => {
  const folder = `${process.cwd()}-built`;
  assert.match(refusal(folder), /^OUT_DIR is .+-built, which begins like the folder of the project, /u);
  assert.ok(!existsSync(folder));
});

test('a folder that holds anything but a built site is refused, and stays as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'));
  writeFileSync(join(folder, 'letter.txt'), 'Dear reader');
  for (const held of [folder, join(folder, 'letter.txt'), process.cwd()])
    assert.match(refusal(held), /^A build replaces all of .+, which is not a built site\. /u);
  assert.equal(readFileSync(join(folder, 'letter.txt'), 'utf8'), 'Dear reader');
});
