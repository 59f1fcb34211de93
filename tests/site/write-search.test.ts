import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { makeSearch } from '../../src/site/write-search.ts';
import { tinyArchive } from '../tiny-archive.ts';

test('two documents of the same words are each found by their own number, by kept keys too', async () => {
  const sources = tinyArchive();
  const { archive } = buildArchive(sources, { base: '/' });
  const [letter] = archive?.documents ?? [];
  assert.ok(archive && letter);
  const twice = { ...archive, documents: [letter, { ...letter, id: '0002' }] };
  const bytes = new Map<string, Buffer>();
  const kept = {
    engine: 'a',
    find: (key: string) => bytes.get(key),
    keep: (key: string, value: Uint8Array) => void bytes.set(key, Buffer.from(value)),
  };
  for (const build of ['the first', 'one with kept keys']) {
    const made = await makeSearch({ archive: twice, sources, issues: [], withheld: [] }, { kept });
    const places = made?.keys.documents.ofFile(0, 1);
    assert.deepEqual([places?.['zn0001'], places?.['zn0002']], [[0], [1]], build);
  }
});
