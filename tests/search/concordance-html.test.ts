import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesListed } from '../../src/search/concordance.ts';
import { concordanceHtml } from '../../src/search/concordance-html.ts';
import { en } from '../../src/words/en.ts';

test('each word has a link to every passage that is listed, and the links stand apart', () => {
  const places = [
    { document: '0001', passage: 'p2' },
    { document: '0012', passage: 'p30' },
  ];
  assert.equal(
    concordanceHtml([{ word: "people's", count: 2, places }], en, (path) => `/a&b${path}`),
    "<div><dt>people's</dt><dd>" +
      '<a href="/a&amp;b/documents/0001/#p2">0001 ¶ 2</a> <a href="/a&amp;b/documents/0012/#p30">0012 ¶ 30</a></dd></div>',
  );
});

test('of a word with more passages than are listed their number is said', () => {
  const places = Array.from({ length: placesListed }, (_, at) => ({ document: '0001', passage: `p${at + 1}` }));
  const concordanceFirst = (listed: number, total: number) => `${listed} < ${total}:`;
  const html = concordanceHtml(
    [{ word: 'war', count: placesListed + 1, places }],
    { concordanceFirst },
    (path) => path,
  );
  assert.ok(
    html.startsWith(`<div><dt>war</dt><dd>${placesListed} &lt; ${placesListed + 1}: <a href="/documents/0001/#p1">`),
  );
  assert.equal(html.match(/<a /gu)?.length, placesListed);
});
