import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeResults } from '../../src/search/results.ts';

/** A result of a page with passages such as `p4`. */
function result(score: number, url: string, ...passages: string[]) {
  return {
    score,
    page: {
      url,
      excerpt: '',
      meta: { title: `Title of ${url}` },
      sub_results: passages.map((id) => ({ title: id, url: `${url}#${id}`, excerpt: id })),
    },
  };
}

function shape(...results: ReturnType<typeof result>[]) {
  return mergeResults(results).map(({ url, passages }) => [url, passages.map(({ title }) => title)]);
}

test('nothing found is nothing', () => {
  assert.deepEqual(mergeResults([]), []);
});

test('a page that several alternatives found stands once, with all its passages', () => {
  assert.deepEqual(shape(result(1, '/a/', 'p2'), result(2, '/a/', 'p1')), [['/a/', ['p1', 'p2']]]);
});

test('a passage stands once', () => {
  assert.deepEqual(shape(result(1, '/a/', 'p1'), result(1, '/a/', 'p1')), [['/a/', ['p1']]]);
});

test('passages stand in the order of their numbers, not of their letters', () => {
  assert.deepEqual(shape(result(1, '/a/', 'p10', 'p9')), [['/a/', ['p9', 'p10']]]);
});

test('the best score of a page counts', () => {
  assert.deepEqual(shape(result(2, '/a/'), result(1, '/b/'), result(3, '/b/')), [
    ['/b/', []],
    ['/a/', []],
  ]);
});

test('equal scores are ordered by address', () => {
  assert.deepEqual(shape(result(1, '/b/'), result(1, '/a/')), [
    ['/a/', []],
    ['/b/', []],
  ]);
});

test('a page without a title is named by its address', () => {
  const { page, score } = result(1, '/a/');
  assert.equal(mergeResults([{ score, page: { ...page, meta: {} } }])[0]?.title, '/a/');
});
