import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listFiles } from '../../src/cli/read-content.ts';
import { beginningOf, countBeyond, pageLength, pageParameter, paginate, titleOfPage } from '../../src/site/list.ts';
import { en } from '../../src/words/en.ts';
import { uk } from '../../src/words/uk.ts';

function lengths(count: number) {
  return paginate(Array.from({ length: count }, (_, index) => index)).map(({ page, pages, entries }) => [
    page,
    pages,
    entries.length,
  ]);
}

test('an empty list has one empty page', () => {
  assert.deepEqual(lengths(0), [[1, 1, 0]]);
});

test('a full page is one page, one entry more begins the second', () => {
  assert.deepEqual(lengths(pageLength), [[1, 1, pageLength]]);
  assert.deepEqual(lengths(pageLength + 1), [
    [1, 2, pageLength],
    [2, 2, 1],
  ]);
});

test('no entry is lost or doubled', () => {
  const entries = Array.from({ length: 250 }, (_, index) => index);
  assert.deepEqual(
    paginate(entries).flatMap((page) => page.entries),
    entries,
  );
});

test('only further pages have a place in the address', () => {
  assert.equal(pageParameter(1), undefined);
  assert.equal(pageParameter(2), 'page/2');
});

test('of a long list the beginning is shown, and how many more there are', () => {
  const list = Array.from({ length: 103 }, (_, index) => index);
  assert.deepEqual(beginningOf(list), list.slice(0, 100));
  assert.equal(countBeyond(list), 3);
  assert.equal(countBeyond([1]), 0);
});

test('the title of every page of a list says which page it is, but for the first', () => {
  assert.equal(titleOfPage('Letters', 1, en), 'Letters');
  assert.equal(titleOfPage('Letters', 12, en), 'Letters, page 12');
  assert.equal(titleOfPage('Листи', 2, uk), 'Листи, сторінка 2');
  const lists = listFiles('src/pages', '.astro').filter((file) => readFileSync(file, 'utf8').includes('<Pager '));
  assert.ok(lists.length > 0);
  for (const file of lists) assert.match(readFileSync(file, 'utf8'), /<Layout\s+title=\{titleOfPage\(/u, file);
});
