import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { applyChanges } from '../../src/cli/apply-changes.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'archive-'));

test('files are written, replaced and removed, in folders that are made', () => {
  const at = folder();
  writeFileSync(join(at, 'old'), 'old');
  writeFileSync(join(at, 'gone'), 'gone');
  applyChanges([
    { path: join(at, 'new/one'), content: new Uint8Array([0, 255]) },
    { path: join(at, 'old'), content: 'new' },
    { path: join(at, 'gone'), content: undefined },
    { path: join(at, 'never'), content: undefined },
  ]);
  assert.deepEqual([...readFileSync(join(at, 'new/one'))], [0, 255]);
  assert.equal(readFileSync(join(at, 'old'), 'utf8'), 'new');
  assert.deepEqual(readdirSync(at).sort(), ['new', 'old']);
});

test('where one file cannot be written, nothing has changed', () => {
  const at = folder();
  writeFileSync(join(at, 'old'), 'old');
  assert.throws(() =>
    applyChanges([
      { path: join(at, 'old'), content: 'new' },
      { path: join(at, 'old/inside-a-file'), content: 'x' },
    ]),
  );
  assert.deepEqual(readdirSync(at), ['old']);
  assert.equal(readFileSync(join(at, 'old'), 'utf8'), 'old');
  assert.ok(!existsSync(join(at, 'old/inside-a-file')));
});
