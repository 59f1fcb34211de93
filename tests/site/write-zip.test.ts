import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { openKeptBytes } from '../../src/site/kept-bytes.ts';
import { packBytes, packOnce, writeZip } from '../../src/site/write-zip.ts';
import { ensureProgram } from '../ensure-program.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'zip-'));
const entry = (path: string, text: string) => ({ path, pack: () => packBytes(Buffer.from(text)) });

test('a zip holds what was packed, empty files and names in any script too', async () => {
  const zip = join(folder(), 'new/a.zip');
  const texts = { 'a/b.txt': 'salt '.repeat(10_000), 'сіль.txt': 'Сіль', 'empty.txt': '' };
  await writeZip(
    zip,
    '2026-01-02',
    Object.entries(texts).map(([path, text]) => entry(path, text)),
  );
  const found = Object.entries(unzipSync(readFileSync(zip))).map(([path, bytes]) => [
    path,
    Buffer.from(bytes).toString(),
  ]);
  assert.deepEqual(found, Object.entries(texts));
});

test('more files than an old zip can count are in the format ZIP64, and every one can be read', async () => {
  ensureProgram('unzip', '-v', 'unzip');
  const zip = join(folder(), 'a.zip');
  const packed = packBytes(Buffer.from('salt'));
  await writeZip(
    zip,
    '2026-01-02',
    Array.from({ length: 70_000 }, (_, index) => ({ path: `${index}.txt`, pack: () => packed })),
  );
  const said = execFileSync('unzip', ['-tq', zip], { encoding: 'utf8' });
  assert.match(said, /No errors detected/u);
  const listed = execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8', maxBuffer: 1 << 24 })
    .trim()
    .split('\n');
  assert.deepEqual([listed.length, listed.at(-1)], [70_000, '69999.txt']);
});

test('what was packed before is taken again without reading it', () => {
  const kept = openKeptBytes(join(folder(), 'store'));
  const first = packOnce(kept, 'key', () => Buffer.from('salt '.repeat(100)));
  const again = packOnce(kept, 'key', () => assert.fail('read again'));
  assert.deepEqual(again, first);
  assert.notDeepEqual(
    packOnce(kept, 'other', () => Buffer.from('brine')),
    first,
  );
  kept.discard();
});
