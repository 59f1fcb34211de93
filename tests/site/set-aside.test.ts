import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { setAside } from '../../src/site/set-aside.ts';

/** A folder with a file in a folder, in a folder of its own. */
function filled(name = 'dist'): { around: string; folder: string } {
  const around = mkdtempSync(join(tmpdir(), 'clear-'));
  const folder = join(around, name);
  mkdirSync(join(folder, 'a'), { recursive: true });
  writeFileSync(join(folder, 'a/b'), 'x');
  return { around, folder };
}

test('a folder stands aside until it is removed', async () => {
  const { around, folder } = filled();
  const aside = setAside(`${folder}/`);
  assert.ok(!existsSync(folder));
  assert.equal(aside?.folder, `${folder}.old`);
  assert.deepEqual(readdirSync(aside.folder), ['a']);
  await Promise.all([aside.remove(), aside.remove()]);
  assert.deepEqual(readdirSync(around), []);
  assert.equal(setAside(folder), undefined);
  assert.deepEqual(readdirSync(around), []);
});

test('where one stands aside already, the folder stays to be emptied in its place', async () => {
  const { around, folder } = filled('dist.old');
  mkdirSync(join(around, 'dist'));
  const aside = setAside(join(around, 'dist'));
  assert.equal(aside?.folder, folder);
  assert.deepEqual(readdirSync(around), ['dist', 'dist.old']);
  await aside.remove();
  assert.deepEqual(readdirSync(around), ['dist']);
});

test('a folder in which Git keeps something stays', () => {
  const { folder } = filled();
  mkdirSync(join(folder, '.git'));
  assert.equal(setAside(folder), undefined);
  assert.deepEqual(readdirSync(folder), ['.git', 'a']);
});

test('a process that ends without removing what stands aside leaves nothing of it', () => {
  const { around, folder } = filled();
  const program = `import(${JSON.stringify(resolve('src/site/set-aside.ts'))}).then(({ setAside }) => setAside(${JSON.stringify(folder)}))`;
  assert.equal(spawnSync(process.execPath, ['-e', program]).status, 0);
  assert.deepEqual(readdirSync(around), []);
});
