/** Takes in a capture of a size that tests a limit, in a process whose memory is limited. */
import assert from 'node:assert/strict';
import { show } from './pipeline.ts';

const sentence = 'The council of the tower met again on the third day and said that {braces} and *stars* are signs. ';
const texts: Record<string, () => string> = {
  'one line of 10 MB': () => sentence.repeat(Math.ceil(1e7 / sentence.length)),
  'one word of 10 MB': () => 'a'.repeat(1e7),
  '100,000 lines': () => Array.from({ length: 100_000 }, (_, index) => `Line ${index} of a list.\n`).join(''),
  '100,000 equal paragraphs': () => 'The same words.\n\n'.repeat(100_000),
  'a line of spaces': () => `a${' '.repeat(1e6)}b`,
};
const { words, expected } = await show('large.txt', new TextEncoder().encode(texts[process.argv[2] ?? '']?.()));
assert.equal(words.length, expected.length);
assert.ok(words.every((word, index) => word === expected[index]));
