import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderTranscription } from '../../src/document/render.ts';
import { parseTranscription } from '../../src/document/transcription.ts';
import type { Mention } from '../../src/glossary/mention.ts';
import { findBlocks, type PassageKind } from '../../src/passage/passage.ts';

/** Renders with the passages numbered from 1; `mentions` and `kinds` by number. */
function render(body: string, mentions: Record<string, Mention[]> = {}, kinds: Record<string, PassageKind> = {}) {
  const { tree } = parseTranscription(body, 'a.mdx', 1);
  assert.ok(tree);
  const blocks = findBlocks(tree).map((block, index) => {
    const id = `p${index + 1}`;
    return { ...block, id, kind: kinds[id] ?? block.kind, mentions: mentions[id] ?? [] };
  });
  return renderTranscription(tree, blocks, '/base/');
}

const number = '<a class="number" href="#p1" aria-label="¶ 1" data-number="1"></a>';

test('a passage has its number as anchor and as an empty link', () => {
  assert.deepEqual(render('mill'), [
    { html: `<p id="p1" data-pagefind-title="¶ 1" class="passage">${number}mill</p>`, passages: ['p1'] },
  ]);
});

test('a heading stands one level below that of the page', () => {
  assert.match(render('# mill')[0]?.html ?? '', /^<h2 id="p1".*<\/h2>$/u);
  assert.match(render('###### mill')[0]?.html ?? '', /^<h6 id="p1".*<\/h6>$/u);
});

test('a caption is marked as one', () => {
  assert.match(render('mill', {}, { p1: 'caption' })[0]?.html ?? '', / class="passage caption"/u);
});

test('a mention is linked, under the base', () => {
  assert.equal(
    render('the mill stands', { p1: [{ term: 'salt-mill', start: 4, end: 8 }] })[0]?.html,
    `<p id="p1" data-pagefind-title="¶ 1" class="passage">${number}the <a class="mention" href="/base/glossary/salt-mill/">mill</a> stands</p>`,
  );
});

test('a term is linked at its first mention in a passage only', () => {
  const mentions = { p1: [0, 5].map((start) => ({ term: 'mill', start, end: start + 4 })) };
  assert.match(
    render('mill mill', mentions)[0]?.html ?? '',
    /<a class="mention" href="\/base\/glossary\/mill\/">mill<\/a> mill<\/p>$/u,
  );
});

test('a mention that crosses emphasis is linked on both sides', () => {
  assert.match(
    render('salt *mill*', { p1: [{ term: 'm', start: 0, end: 9 }] })[0]?.html ?? '',
    /<a class="mention" href="\/base\/glossary\/m\/">salt <\/a><em><a class="mention" href="\/base\/glossary\/m\/">mill<\/a><\/em>/u,
  );
});

test('the blocks of a list are rendered together', () => {
  assert.deepEqual(
    render('a\n\n- b\n- c').map(({ passages }) => passages),
    [['p1'], ['p2', 'p3']],
  );
});

test('the number of a row stands in its first cell', () => {
  const html = render('| a | b |\n| - | - |')[0]?.html ?? '';
  assert.match(html, /^<div class="wide" tabindex="0" role="group"><table>/u);
  assert.match(html, /<tr id="p1"[^>]*>\s*<th><a class="number"[^>]*><\/a>a<\/th>/u);
});

test('signs of the source are escaped', () => {
  assert.match(render('a \\< b & c')[0]?.html ?? '', /a &#x3C; b &#x26; c<\/p>$/u);
});

test('how a cell is aligned is said to the stylesheet', () => {
  const html = render('| a | b |\n| --: | - |\n| c | d |')[0]?.html ?? '';
  assert.match(html, /<th data-align="right">.*<th>b/su);
  assert.doesNotMatch(html, / (?:align|style)=/u);
});
