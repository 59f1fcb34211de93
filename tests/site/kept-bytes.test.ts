import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openKeptBytes } from '../../src/site/kept-bytes.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'bytes-')), 'store');
const large = Buffer.alloc(3 << 20, 'brine ');

/** A file in which a build has kept two things. */
function keepTwo(): string {
  const file = newFile();
  const kept = openKeptBytes(file);
  kept.keep('a', Buffer.from('salt'));
  kept.keep('b', large);
  kept.close();
  return file;
}

test('what one build keeps, the same build and the next find', () => {
  const file = newFile();
  const first = openKeptBytes(file);
  assert.equal(first.find('a'), undefined);
  first.keep('a', Buffer.from('salt'));
  first.keep('b', large);
  first.keep('c', Buffer.alloc(0));
  assert.equal(String(first.find('a')), 'salt');
  assert.deepEqual(first.find('b'), large);
  first.close();
  const next = openKeptBytes(file);
  assert.equal(String(next.find('a')), 'salt');
  assert.deepEqual(next.find('b'), large);
  assert.deepEqual(next.find('c'), Buffer.alloc(0));
  next.discard();
});

test('what a build neither finds nor keeps stands in no file after it', () => {
  const file = keepTwo();
  const next = openKeptBytes(file);
  next.find('b');
  next.close();
  const last = openKeptBytes(file);
  assert.equal(last.find('a'), undefined);
  assert.deepEqual(last.find('b'), large);
  last.discard();
  assert.ok(!readFileSync(file, 'latin1').includes('salt'));
});

test('a file of which more is gone than stays is written anew', () => {
  const file = keepTwo();
  const next = openKeptBytes(file);
  next.find('a');
  next.keep('c', Buffer.from('mud'));
  next.close();
  assert.equal(readFileSync(file, 'latin1'), 'saltmud');
  const last = openKeptBytes(file);
  assert.deepEqual([String(last.find('a')), last.find('b'), String(last.find('c'))], ['salt', undefined, 'mud']);
  last.discard();
  assert.deepEqual(readdirSync(join(file, '..')).sort(), ['store', 'store.json']);
});

test('a build adds behind what stands, also where one before it was ended in the middle', () => {
  const file = keepTwo();
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('broken off')]));
  const next = openKeptBytes(file);
  next.keep('c', Buffer.from('mud'));
  assert.deepEqual(next.find('b'), large);
  assert.equal(String(next.find('a')), 'salt');
  next.close();
  assert.equal(readFileSync(file, 'latin1'), `salt${large}mud`);
});

test('a build that fails changes nothing', () => {
  const file = keepTwo();
  const failed = openKeptBytes(file);
  failed.keep('d', Buffer.from('mud'));
  failed.discard();
  const next = openKeptBytes(file);
  assert.equal(String(next.find('a')), 'salt');
  assert.equal(next.find('d'), undefined);
  next.discard();
  assert.deepEqual(readdirSync(join(file, '..')).sort(), ['store', 'store.json']);
});

test('bytes that something has changed are not found, nor any by a changed list', () => {
  const file = keepTwo();
  const bytes = readFileSync(file);
  bytes[0] = 0;
  writeFileSync(file, bytes);
  const damaged = openKeptBytes(file);
  assert.equal(damaged.find('a'), undefined);
  assert.deepEqual(damaged.find('b'), large);
  damaged.discard();
  writeFileSync(file, bytes.subarray(0, 100));
  const short = openKeptBytes(file);
  assert.equal(short.find('b'), undefined);
  short.discard();
  const other = keepTwo();
  writeFileSync(`${other}.json`, readFileSync(`${other}.json`, 'utf8').replace('"a"', '"d"'));
  const misled = openKeptBytes(other);
  assert.equal(misled.find('d'), undefined);
  assert.equal(misled.find('b'), undefined);
  misled.discard();
});
