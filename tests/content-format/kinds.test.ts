import assert from 'node:assert/strict';
import { matchesGlob } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { listFiles } from '../../src/cli/read-content.ts';
import { kinds } from '../../src/content-format/kinds.ts';
import { exampleOf } from '../../src/content-format/page.ts';
import { listFields } from '../../src/entry/fields.ts';

test('every field of every kind has its sentence', () => {
  for (const { name, schema } of kinds) {
    const fields = listFields(schema);
    assert.ok(fields.length > 1, name);
    for (const { path, meaning } of fields) assert.match(meaning, /^\S.*\S\.$/u, `${name}: ${path}`);
  }
});

test('the example of each kind passes its checks and has every field', () => {
  for (const { name, schema, example } of kinds) {
    const value: unknown = parse(example);
    const { error } = schema.safeParse(value);
    assert.equal(error, undefined, name);
    const leaves = listFields(schema).filter(({ type, like }) => !type.includes('fields') && like === undefined);
    for (const { path } of leaves) assert.notEqual(exampleOf(value, path), undefined, `${name}: ${path}`);
  }
});

test('every file of an archive is of one kind, or is said to be none', () => {
  const others = ['captures/*', 'permalinks.csv', 'revisions/*.mdx'];
  for (const archive of ['content', 'tests/fixtures/content', 'tests/fixtures/format-0', 'src/cli/template/en']) {
    for (const file of listFiles(archive, '')) {
      const path = file.slice(archive.length + 1).replaceAll('\\', '/');
      const patterns = [...kinds.flatMap(({ files }) => files ?? []), ...others];
      assert.equal(patterns.filter((pattern) => matchesGlob(path, pattern)).length, 1, path);
    }
  }
});
