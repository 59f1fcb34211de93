import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressSite } from '../../src/site/compress.ts';

const text = 'The same words again. '.repeat(100);

function site(): string {
  const folder = mkdtempSync(join(tmpdir(), 'compress-'));
  writeFileSync(join(folder, 'index.html'), text);
  writeFileSync(join(folder, 'small.html'), 'Short.');
  writeFileSync(join(folder, 'face.woff2'), text);
  return folder;
}

test('large texts are compressed beside themselves, the same each time; small and packed files are not', () => {
  const [one = '', two = ''] = [site(), site()];
  for (const folder of [one, two]) assert.equal(compressSite(folder, () => undefined).files, 1);
  assert.equal(brotliDecompressSync(readFileSync(join(one, 'index.html.br'))).toString('utf8'), text);
  assert.equal(gunzipSync(readFileSync(join(one, 'index.html.gz'))).toString('utf8'), text);
  for (const name of ['index.html.br', 'index.html.gz'])
    assert.ok(readFileSync(join(one, name)).equals(readFileSync(join(two, name))));
  for (const name of ['small.html.br', 'face.woff2.br']) assert.ok(!existsSync(join(one, name)));
});

test('where no site was built there is nothing to compress, which is told', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'compress-')), 'dist');
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/site.ts', 'compress'], {
    env: { ...process.env, OUT_DIR: folder },
    encoding: 'utf8',
  });
  assert.deepEqual([status, stderr], [1, `There is no built site in ${folder}. Run npm run build first.\n`]);
});
