import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginningOf, countBeyond, pageLength, pageParameter, paginate } from '../../src/site/list.ts';

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
