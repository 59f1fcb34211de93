import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listFiles } from '../src/cli/read-content.ts';

test('the ledger begins with every ledger that was ever released, to the byte', () => {
  const ledger = readFileSync('content/permalinks.csv', 'utf8');
  const released = listFiles('tests/frozen', '.csv');
  assert.ok(released.length > 0);
  for (const file of released) assert.ok(ledger.startsWith(readFileSync(file, 'utf8')), file);
});
