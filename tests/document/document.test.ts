import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captureFilesIn } from '../../src/document/document.ts';

for (const [text, ...files] of [
  ['captures:\n  - file: the letter.txt # as received\n    sha256: 0\n', 'the letter.txt'],
  ['- { file: a.html, sha256: 0, extracted: { file: b.txt } }', 'a.html', 'b.txt'],
  ['- { "file": "a, b.txt" }', 'a, b.txt'],
  ["- file: 'miller.txt'\r\n", 'miller.txt'],
  ['- file: one, two.txt\r\n', 'one, two.txt'],
  ['- file:\n    a.txt\n', 'a.txt'],
] as const) {
  test(`captures are found in the text of a document: ${files.join(' and ')}`, () => {
    const found = captureFilesIn(text);
    assert.deepEqual(
      files.filter((file) => !found.includes(file)),
      [],
    );
  });
}

test('a text that names no file names no capture', () => {
  assert.deepEqual(captureFilesIn('---\nsummary: A profile.\n---\n'), []);
});
