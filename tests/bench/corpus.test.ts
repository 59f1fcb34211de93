import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { makeCorpus } from './corpus.ts';
import { writeCorpus } from './write-corpus.ts';

test('the same number and seed make the same archive, another seed another', () => {
  const texts = (seed: number) => [...makeCorpus(30, seed)].map(({ path, text }) => `${path}\n${text}`).join('\n');
  assert.equal(texts(1), texts(1));
  assert.notEqual(texts(1), texts(2));
});

test('an invented archive is valid and has what a large archive has', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'corpus-')), 'content');
  writeCorpus(100, 1, folder);
  const { archive, issues } = buildArchive(readContent(folder));
  assert.deepEqual(issues, []);
  assert.equal(archive?.documents.length, 100);
  assert.ok((archive?.terms.size ?? 0) >= 10);
  assert.ok((archive?.events.length ?? 0) >= 5);
  for (const { id, passages, description } of archive?.documents ?? []) {
    const words = passages.flatMap(({ text }) => text.split(' ')).length;
    assert.ok(words >= 300 && words <= 1700, `${id}: ${words} words`);
    assert.ok(passages.flatMap(({ mentions }) => mentions).length >= 5, id);
    assert.ok(description.notes.length >= 1 && description.omissions.length >= 2, id);
  }
  const languages = new Set(archive?.documents.map(({ description }) => description.language));
  assert.deepEqual([...languages].sort(), ['en', 'uk']);
});
