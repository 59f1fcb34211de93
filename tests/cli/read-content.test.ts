import assert from 'node:assert/strict';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { ArchiveIssues } from '../../src/issue.ts';
import { copyArchive } from '../archive-copy.ts';

test('files whose bytes are no text are all named, beside the issues of the others', () => {
  const { content, change } = copyArchive();
  const bad = Buffer.from([0x61, 0x0a, 0xff]);
  for (const file of ['documents/0002.mdx', 'glossary/turlynka.mdx', 'permalinks.csv'])
    appendFileSync(join(content, file), bad);
  change('events/teleskop-pratsiuie.mdx', 'title:', 'titel:');
  assert.throws(
    () => readContent(content),
    (error) => {
      assert.ok(error instanceof ArchiveIssues);
      const found = error.issues.map(({ code, file }) => `${code} ${file.slice(content.length + 1)}`);
      assert.deepEqual(
        [...new Set(found)],
        [
          'file-unreadable documents/0002.mdx',
          'frontmatter-field events/teleskop-pratsiuie.mdx',
          'file-unreadable glossary/turlynka.mdx',
          'file-unreadable permalinks.csv',
        ],
      );
      return true;
    },
  );
});

test('an archive without a file of references has none', () => {
  const { content } = copyArchive();
  rmSync(join(content, 'references.yaml'));
  const { issues } = buildArchive(readContent(content));
  assert.deepEqual([...new Set(issues.map(({ code }) => code))], ['name-unknown']);
});
