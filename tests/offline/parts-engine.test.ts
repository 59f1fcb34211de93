import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CopyStart, copyIndex, KeyIndex, keysPart } from '../../src/offline/copy-index.ts';
import { partsEngine } from '../../src/offline/parts-engine.ts';
import { type CollectionName, collectionNames } from '../../src/search/files.ts';
import { indexKeys } from '../../src/search/index-keys.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { groupUnits } from '../../src/search/unit.ts';
import { answer, index, passagesOf, readQuestions } from '../search/recall.ts';

/** The engines of a copy of the archive, with so many documents that its index has many parts. */
function enginesOf(documents: SearchRecord[]) {
  const collections = { ...index.collections, documents };
  const units = groupUnits(index.groups);
  const keys: Record<CollectionName, KeyIndex> = { documents: new KeyIndex(), pages: new KeyIndex() };
  for (const name of collectionNames)
    for (const [place, record] of collections[name].entries()) keys[name].add(place, indexKeys(record, units));
  const parts = new Map<string, unknown>();
  for (const { read } of copyIndex({ ...index, collections }, keys)) {
    const [, part = '', content = ''] = /^archivePart\("([^"]+)",([\s\S]*)\)$/u.exec(read()) ?? [];
    parts.set(part, JSON.parse(content));
  }
  const bring = async <T>(part: string) => {
    assert.ok(parts.has(part), part);
    return parts.get(part) as T;
  };
  const start = parts.get('start') as CopyStart;
  return { parts, engines: collectionNames.map((name) => partsEngine(name, start, bring)) };
}

const { engines } = enginesOf(index.collections.documents);

for (const set of ['blind', 'open'] as const) {
  test(`the index of a copy answers every question: ${set}`, async () => {
    for (const { query, exact = false, passages } of readQuestions(set))
      assert.deepEqual(passagesOf(await answer(query, exact, engines)), [...passages].sort(), query);
  });
}

test('an index in many parts finds, reads and lists each record', async () => {
  const [first] = index.collections.documents;
  assert.ok(first);
  const many = Array.from({ length: 1200 }, (_, place) => ({
    ...first,
    path: `/documents/${String(place).padStart(4, '0')}/`,
    passages: [['p1', `constructor word${place}`]] as SearchRecord['passages'],
  }));
  const { parts, engines: large } = enginesOf(many);
  const [engine] = large;
  assert.ok(engine && parts.has(keysPart('documents', 2)));
  for (const place of [0, 49, 50, 777, 1199]) {
    const names = await engine.find(`word${place}`);
    assert.deepEqual(
      (await engine.read(names)).map(({ path }) => path),
      [many[place]?.path],
    );
  }
  assert.deepEqual(await engine.find('toString'), []);
  // Each file of keys holds its share of them, and there is no more than 500 records need.
  const sizes = [0, 1, 2].map((file) => Object.keys(parts.get(keysPart('documents', file)) ?? {}).length);
  assert.ok(Math.max(...sizes) < 2 * Math.min(...sizes), sizes.join(' '));
  assert.ok(!parts.has(keysPart('documents', 3)));
  const { names, counts } = await engine.list({}, 'kind', 'best');
  assert.equal(names.length, 1200);
  assert.deepEqual(counts, { document: 1200 });
});

test('records are listed in the order of their numbers, in whatever order they were indexed', async () => {
  const [engine] = enginesOf([...index.collections.documents].reverse()).engines;
  const { names = [] } = (await engine?.list({}, 'kind', 'best')) ?? {};
  assert.deepEqual(
    (await engine?.read(names))?.map(({ path }) => path),
    ['0001', '0002', '0003', '0004'].map((id) => `/documents/${id}/`),
  );
});
