import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../src/accession/source.ts';
import { wordsOf } from '../../src/capture/reading-text.ts';
import { show } from './pipeline.ts';
import { anyText, isSeen } from './texts.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
// biome-ignore lint/suspicious/noControlCharactersInRegex: texts with these are what is refused.
const control = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/u;
/** The words of a file: a byte order mark at its head is none of them. */
const wordsIn = (text: string) => wordsOf(text.replace(/^\uFEFF/u, ''));

/** Takes a text in; its page must show its words, unless it is refused for one of the two reasons. */
async function holdText(text: string): Promise<void> {
  const words = wordsIn(text);
  let shown: Awaited<ReturnType<typeof show>>;
  try {
    shown = await show('a.txt', bytesOf(text));
  } catch (error) {
    if (error instanceof Refusal && (control.test(text) || !isSeen(text))) return;
    throw error;
  }
  assert.ok(!control.test(text), 'a control character was taken in');
  assert.ok(isSeen(text), 'a text that shows nothing was taken in');
  assert.deepEqual(shown.words, shown.expected);
  const { marks, program } = shown.taken.source;
  const isWhole = Object.keys(marks).length === 0 && program === undefined;
  // Marks and omissions are counted by the proof, which has been checked; without them, all words are shown.
  if (isWhole && shown.taken.proposals.omissions.length === 0) assert.deepEqual(shown.words, words);
  assert.deepEqual(foreignIn(shown), []);
}

/** Elements and links of a page that no text may become. */
function foreignIn({ html, links }: Awaited<ReturnType<typeof show>>): string[] {
  const tags = [...html.matchAll(/<([a-z0-9-]+)/gu)].map((match) => match[1] ?? '');
  const known = 'p h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td div a br'.split(' ');
  return [
    ...tags.filter((tag) => !known.includes(tag)),
    ...links.filter((link) => !/^(?:#p\d+|\/glossary\/mill\/)$/u.test(link)),
  ];
}

const cases = JSON.parse(readFileSync('tests/accession/cases.json', 'utf8')) as string[];
for (const text of cases) {
  test(`a text that once failed, or might: ${JSON.stringify(text)}`, () => holdText(text));
}

test('the page of any text shows the words of the text', async () => {
  await fc.assert(fc.asyncProperty(anyText, holdText), { numRuns: 7000 });
});
