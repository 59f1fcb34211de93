import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { clearAside } from '../../src/site/clear-aside.ts';

/** A folder with a file in a folder, in a folder of its own. */
function filled(name = 'dist'): { around: string; folder: string } {
  const around = mkdtempSync(join(tmpdir(), 'clear-'));
  const folder = join(around, name);
  mkdirSync(join(folder, 'a'), { recursive: true });
  writeFileSync(join(folder, 'a/b'), 'x');
  return { around, folder };
}

test('a folder is empty at once, and nothing is left of it', async () => {
  const { around, folder } = filled();
  const cleared = clearAside(`${folder}/`);
  assert.ok(!existsSync(folder));
  await cleared;
  assert.deepEqual(readdirSync(around), []);
  await clearAside(folder);
  assert.deepEqual(readdirSync(around), []);
});

test('what was left aside before is removed, and the folder stays to be emptied in its place', async () => {
  const { around, folder } = filled('dist.old');
  mkdirSync(join(around, 'dist'));
  await clearAside(join(around, 'dist'));
  assert.ok(!existsSync(folder));
  assert.deepEqual(readdirSync(around), ['dist']);
});

test('a folder in which Git keeps something stays', async () => {
  const { folder } = filled();
  mkdirSync(join(folder, '.git'));
  await clearAside(folder);
  assert.deepEqual(readdirSync(folder), ['.git', 'a']);
});
