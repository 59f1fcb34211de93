import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import { madeFile } from '../../src/exports/document-files.ts';
import { letter, type Replacement, tinyArchive } from '../tiny-archive.ts';

function prepare(...replacements: Replacement[]) {
  const document = buildArchive(tinyArchive(...replacements)).archive?.documents[0];
  assert.ok(document);
  return document;
}

test('a transcription as plain text is its passages, set apart by empty lines', () => {
  assert.equal(
    madeFile(prepare(), 'transcription.txt'),
    'The mill\n\nWritten 6 May 1901\n\nPicture: A miller\n\nThe Salt Mill stands by the river.\n\nThe mill is old.\n',
  );
});

test('a transcription as Markdown is as the editors wrote it', () => {
  assert.equal(
    madeFile(prepare(), 'document.md'),
    '# The mill\n\nWritten 6 May 1901\n\nPicture: A miller\n\nThe Salt Mill stands by the river.\n\n- The mill is old.\n',
  );
});

test('a proof accounts for every character of the capture', () => {
  const document = prepare(
    {
      file: letter,
      words: 'reason: A button. }\n',
      by: 'reason: A button. }\n  - { lines: "3", words: "Picture:", reason: A label. }\n',
    },
    { file: letter, words: 'Picture: A miller', by: 'A miller' },
  );
  const proof = JSON.parse(madeFile(document, 'proof.json'));
  const { capture, transcription, omissions, markupMarks } = proof.characters;
  assert.equal(capture, transcription + omissions + markupMarks);
  const { method, ...rest } = proof;
  assert.match(method, /^Words are runs of characters between spaces/u);
  assert.deepEqual(rest, {
    document: '0001',
    capture: { file: 'letter.txt', sha256: sha256(document.captureText) },
    characters: { capture: 89, transcription: 70, omissions: 16, markupMarks: 3 },
    omissions: [
      { lines: [4, 4], characters: 8, reason: 'A button.' },
      { lines: [3, 3], words: 'Picture:', characters: 8, reason: 'A label.' },
    ],
    passages: [
      { id: 'p1', kind: 'heading', lines: [1, 1], sha256: sha256('The mill') },
      { id: 'p2', kind: 'paragraph', lines: [2, 2], sha256: sha256('Written 6 May 1901') },
      { id: 'p6', kind: 'paragraph', lines: [3, 3], sha256: sha256('A miller') },
      { id: 'p4', kind: 'paragraph', lines: [5, 5], sha256: sha256('The Salt Mill stands by the river.') },
      { id: 'p5', kind: 'item', lines: [6, 6], sha256: sha256('The mill is old.') },
    ],
  });
});
