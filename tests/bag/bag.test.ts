import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type BagEntry,
  type BagInfo,
  type DigestedFile,
  type Fixity,
  makeBag,
  type PayloadFile,
} from '../../src/bag/bag.ts';

const info: BagInfo = [['Bagging-Date', '2026-01-01']];

function payload(files: Record<string, string>): PayloadFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, mediaType: 'text/plain', read: () => [text] }));
}

function unpack(files: readonly PayloadFile[], about = info): Map<string, string> {
  return new Map(makeBag(files, about).map((entry) => [entry.path, readEntry(entry)]));
}

const readEntry = ({ read }: BagEntry) => Buffer.concat([...read()]).toString('utf8');

const digest = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

test('a bag has the declaration, the payload, its information and the manifests, to the letter', () => {
  const bag = unpack(payload({ 'a.txt': 'A', 'b/c.txt': 'Ще' }));
  assert.equal(bag.get('bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  assert.equal(bag.get('bag-info.txt'), 'Bagging-Date: 2026-01-01\nPayload-Oxum: 5.2\n');
  for (const by of ['sha256', 'sha512']) {
    assert.equal(bag.get(`manifest-${by}.txt`), `${digest(by, 'A')}  data/a.txt\n${digest(by, 'Ще')}  data/b/c.txt\n`);
    const tags = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'];
    assert.equal(
      bag.get(`tagmanifest-${by}.txt`),
      tags.map((tag) => `${digest(by, bag.get(tag) ?? '')}  ${tag}\n`).join(''),
    );
  }
});

test('paths in manifests have their line ends and percent signs encoded, and nothing else', () => {
  const bag = unpack(payload({ 'a%b\nc\rd é.txt': '' }));
  assert.match(bag.get('manifest-sha256.txt') ?? '', / {2}data\/a%25b%0Ac%0Dd é\.txt\n$/u);
});

test('a value with line ends stays one field', () => {
  const bag = unpack([], [['External-Description', 'One\nPayload-Oxum: 9.9\r\n\n two\n']]);
  assert.equal(bag.get('bag-info.txt'), 'External-Description: One Payload-Oxum: 9.9 two\nPayload-Oxum: 0.0\n');
});

test('a file that is read is told to those after it, and a manifest misses none', () => {
  const files = payload({ 'a.txt': 'A' });
  const seen: string[] = [];
  files.push({
    path: 'z.json',
    mediaType: 'application/json',
    read: (before) => {
      seen.push(...before.map(({ path, bytes }) => `${path} ${bytes}`));
      return ['{}'];
    },
  });
  unpack(files);
  assert.deepEqual(seen, ['a.txt 1']);
  const entries = makeBag(files, info);
  const manifest = entries.find(({ path }) => path === 'manifest-sha256.txt');
  assert.throws(() => [...(manifest?.read() ?? [])], /^Error: 2 files of the bag were not read in their order\.$/u);
});

test('the manifests and the count of bytes hold for any payload', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/u), fc.string({ unit: 'binary' })), (files) => {
      const bag = unpack(payload(files));
      const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      assert.ok(bag.get('bag-info.txt')?.endsWith(`Payload-Oxum: ${bytes}.${Object.keys(files).length}\n`));
      for (const [path, text] of Object.entries(files))
        assert.ok(bag.get('manifest-sha512.txt')?.includes(`${digest('sha512', text)}  data/${path}\n`));
    }),
  );
});

test('a file whose bytes are known from an earlier bag is passed in its turn, and the rest of the bag is the same', () => {
  const files = payload({ 'a.txt': 'A', 'b.txt': 'B' });
  const read = new Map<string, Fixity>();
  const onRead = ({ path, bytes, sha256, sha512 }: DigestedFile) => read.set(path, { bytes, sha256, sha512 });
  const whole = makeBag(files, info, { known: new Map(), onRead }).map((entry) => [entry.path, readEntry(entry)]);
  assert.deepEqual([...read.keys()], ['a.txt', 'b.txt']);
  const fixity = read.get('a.txt');
  assert.ok(fixity);
  const told: string[] = [];
  const entries = makeBag(files, info, { known: new Map([['a.txt', fixity]]), onRead: ({ path }) => told.push(path) });
  const passed = entries.map((entry) => [entry.path, entry.pass ? entry.pass() : readEntry(entry)]);
  assert.deepEqual(
    passed,
    whole.map(([path, text]) => [path, path === 'data/a.txt' ? digest('sha256', 'A') : text]),
  );
  assert.deepEqual(told, ['a.txt', 'b.txt']);
});
