import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { textsIn } from '../../src/cli/texts-in.ts';

const text = 'The wheel had stopped.';
const bytes = Buffer.from(text);
const read = (packed: Uint8Array, name = 'file') => [...textsIn(packed, name)];

test('a file that is not packed is its text', () => {
  assert.deepEqual(read(bytes), [{ text }]);
});

test('packed files are read as what is in them, to any depth', () => {
  assert.deepEqual(read(gzipSync(bytes)), [{ text }]);
  assert.deepEqual(read(brotliCompressSync(bytes), 'page.html.br'), [{ text }]);
  const zip = zipSync({ 'a/b.txt': bytes, 'c.zip': zipSync({ 'd.gz': gzipSync(bytes) }) });
  assert.deepEqual(read(zip), [
    { text, inside: 'a/b.txt' },
    { text, inside: 'c.zip/d.gz' },
  ]);
});

test('a packed file that is incomplete is read as far as it goes, and one that is none as it stands', () => {
  const many = Buffer.from(Array.from({ length: 9000 }, (_, line) => `${line} ${line * 7919}`).join('\n'));
  const packed = gzipSync(many);
  const [held] = read(packed.subarray(0, packed.length / 2));
  assert.match(held?.text ?? '', /^0 0\n1 7919\n2 15838\n/u);
  assert.equal(read(Buffer.from([0x1f, 0x8b, 0x08, 0x00])).length, 1);
  assert.deepEqual(read(bytes, 'page.html.br'), [{ text }]);
  assert.deepEqual(read(Buffer.from('PK\u0003\u0004 and no more')), [{ text: 'PK\u0003\u0004 and no more' }]);
});
