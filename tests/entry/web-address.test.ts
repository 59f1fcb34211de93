import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { letter, tinyArchive } from '../tiny-archive.ts';

const places = [
  { file: letter, words: 'statement: "https://mill.example/licence"', by: 'statement: "javascript:alert(1)"' },
  { file: 'archive.yaml', words: 'https://mill.example/licence', by: 'javascript:alert(1)' },
  { file: 'archive.yaml', words: 'address: https://mill.example/', by: 'address: javascript:alert(1)/' },
  { file: 'references.yaml', words: 'https://press.example/mills', by: 'javascript:alert(1)' },
  { file: 'references.yaml', words: 'https://press.example/mills', by: 'data:text/html,<b>mills</b>' },
];
for (const place of places) {
  test(`${place.by} is no address in ${place.file}`, () => {
    const { issues } = buildArchive(tinyArchive(place));
    const found = issues.filter(({ file, code }) => file === `content/${place.file}` && code === 'frontmatter-field');
    assert.equal(found.length, 1, JSON.stringify(issues, null, 1));
    assert.match(found[0]?.message ?? '', /Write a whole address, such as https:/u);
  });
}
