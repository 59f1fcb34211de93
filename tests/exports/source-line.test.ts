import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { sourceLine } from '../../src/exports/source-line.ts';
import { en } from '../../src/words/en.ts';
import { letter, type Replacement, tinyArchive } from '../tiny-archive.ts';

function lineAfter(...replacements: Replacement[]): string {
  const document = buildArchive(tinyArchive(...replacements)).archive?.documents[0];
  assert.ok(document);
  return sourceLine(document, 'en', en);
}

test('publisher and date make one line: unknown in words, inferred in brackets', () => {
  const unknown = '{ status: unknown, ground: Not named. }';
  const date = '{ status: stated, value: "1901-05-06", evidence: { line: 2, words: 6 May 1901 } }';
  const inferred = (value: string) => `{ status: inferred, value: ${value}, ground: By the hand. }`;
  assert.equal(lineAfter(), 'publisher unknown, 6 May 1901');
  assert.equal(
    lineAfter(
      { file: letter, words: `publisher: ${unknown}`, by: `publisher: ${inferred('The Daily')}` },
      { file: letter, words: date, by: inferred('"1901-05"') },
    ),
    '[The Daily], [May 1901]',
  );
  assert.equal(lineAfter({ file: letter, words: date, by: unknown }), 'publisher unknown, undated');
});
