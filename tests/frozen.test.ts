import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { listFiles } from '../src/cli/read-content.ts';

test('the release that the archive names has its ledger frozen', () => {
  const { released } = parse(readFileSync('content/archive.yaml', 'utf8')) as { released: string };
  assert.ok(
    existsSync(`tests/frozen/${released}.csv`),
    `Copy content/permalinks.csv to tests/frozen/${released}.csv: what is released is promised for good.`,
  );
});

test('the ledger begins with every ledger that was ever released, to the byte', () => {
  const ledger = readFileSync('content/permalinks.csv', 'utf8');
  const released = listFiles('tests/frozen', '.csv');
  assert.ok(released.length > 0);
  for (const file of released) assert.ok(ledger.startsWith(readFileSync(file, 'utf8')), file);
});
