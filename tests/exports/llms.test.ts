import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { writeLlms } from '../../src/exports/llms.ts';
import { en } from '../../src/words/en.ts';
import { tinyArchive } from '../tiny-archive.ts';

test('the example of an address is that of a passage which is shown', () => {
  const { archive } = buildArchive(tinyArchive());
  const [document] = archive?.documents ?? [];
  assert.ok(archive && document);
  const absolute = (path: string) => `https://mill.example${path}`;
  const withDocuments = (...documents: (typeof document)[]) =>
    writeLlms({ archive: { ...archive, documents }, words: en, absolute });
  const withdrawn = { ...document, passages: [] };
  assert.ok(withDocuments(document).includes('https://mill.example/documents/0001/#p1;'));
  assert.ok(withDocuments(withdrawn, { ...document, id: '0002' }).includes('https://mill.example/documents/0002/#p1;'));
  assert.ok(!withDocuments(withdrawn).includes('#p1'));
});
