import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Root } from 'hast';
import { buildArchive } from '../../src/archive.ts';
import { buildLexicon } from '../../src/glossary/lexicon.ts';
import rehypeMentions from '../../src/glossary/rehype-mentions.ts';
import { tinyArchive } from '../tiny-archive.ts';

const terms = [...(buildArchive(tinyArchive()).archive?.terms.values() ?? [])];
const lexicon = buildLexicon(terms);

/** The links that an element of a file has after mentions were linked. */
function linksIn(path: string, tagName = 'p'): unknown[] {
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'element', tagName, properties: {}, children: [{ type: 'text', value: 'By the river it stood.' }] },
    ],
  };
  rehypeMentions({ lexicon: () => lexicon, base: '/', glossary: '/mill/content/glossary' })(tree, { path });
  const [paragraph] = tree.children;
  return paragraph?.type === 'element'
    ? paragraph.children.flatMap((child) => (child.type === 'element' ? [child.properties['href']] : []))
    : [];
}

test('a term is linked everywhere but on its own page', () => {
  assert.deepEqual(linksIn('/mill/content/glossary/river.mdx'), []);
  for (const file of ['glossary/mill.mdx', 'pages/river.mdx', 'pages/glossary/river.mdx', 'events/river.mdx'])
    assert.deepEqual(linksIn(`/mill/content/${file}`), ['/glossary/river/'], file);
});

test('in the title of a work, which stands in italics, nothing is linked', () => {
  assert.deepEqual(linksIn('/mill/content/events/river.mdx', 'em'), []);
});
