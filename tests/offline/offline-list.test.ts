import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, isKept } from '../../src/offline/offline-list.ts';

const gone = new Set(['/documents/0002/', '/documents/0003/capture.txt']);
const kept = (file: string) => isKept(file, (path) => gone.has(path));

test('pages are kept under their addresses', () => {
  assert.deepEqual(['index.html', 'documents/0001/index.html', 'catalogue.json'].map(addressOf), [
    '',
    'documents/0001/',
    'catalogue.json',
  ]);
});

test('pages, scripts and files of the search are kept; archives, files of hosts and the list itself are not', () => {
  for (const file of ['index.html', '_astro/a.js', 'pagefind/pagefind.js', 'search/start.json', 'addresses.json'])
    assert.ok(kept(file), file);
  for (const file of ['404.html', '.htaccess', '_redirects', 'sw.js', 'offline.json', 'offline-files.json'])
    assert.ok(!kept(file), file);
  assert.ok(!kept('exports/a-bag.zip'));
});

test('what was moved or withdrawn is not kept, page or file', () => {
  assert.ok(!kept('documents/0002/index.html'));
  assert.ok(!kept('documents/0003/capture.txt/index.html'));
  assert.ok(kept('documents/0003/index.html'));
});
