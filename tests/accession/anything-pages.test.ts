import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../src/accession/source.ts';
import { wordsOf } from '../../src/capture/reading-text.ts';
import { show } from './pipeline.ts';
import { anyText, isSeen } from './texts.ts';

const escapeSigns = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** What a page of HTML holds of a text: no controls, and NUL as nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a page holds none of these.
const seen = (text: string) => text.replace(/[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/gu, '');

test('the words of any page are the words that its elements hold, in order', async () => {
  const element = fc.constantFrom('p', 'h1', 'h2', 'li', 'blockquote', 'div', 'td', 'pre', 'figcaption');
  const page = fc.array(fc.tuple(element, anyText), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(page, async (elements) => {
      const html = elements
        .map(([tag, text]) => {
          const inner = escapeSigns(text);
          const list = text.length % 2 === 0 ? 'ul' : `ol start="${text.length}"`;
          if (tag === 'li') return `<${list}><li>${inner}</li></${list.slice(0, 2)}>`;
          return tag === 'td' ? `<table><tr><td>${inner}</td></tr></table>` : `<${tag}>${inner}</${tag}>`;
        })
        .join('');
      const words = elements.flatMap(([, text]) => wordsOf(seen(text)));
      let shown: Awaited<ReturnType<typeof show>>;
      try {
        const bytes = new TextEncoder().encode(
          `<!DOCTYPE html><html><head><title>a</title></head><body>${html}</body></html>`,
        );
        shown = await show('a.html', bytes);
      } catch (error) {
        if (error instanceof Refusal && !isSeen(words.join(' '))) return;
        throw error;
      }
      assert.deepEqual(wordsOf(shown.taken.source.text), words);
      assert.deepEqual(shown.words, shown.expected);
    }),
    { numRuns: 2500 },
  );
});

test('any text that is read as wikitext is shown as the words that were read, and is never lost as a whole', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      try {
        const shown = await show('a.wiki', new TextEncoder().encode(text));
        assert.deepEqual(shown.words, shown.expected);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
});

test('any bytes are taken in as text or refused with a place and a reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
      try {
        await show('a.txt', bytes);
      } catch (error) {
        assert.ok(error instanceof Refusal, String(error));
        assert.ok(error.line >= 1);
        assert.match(
          error.message,
          /(?:is no character of UTF-8|ends inside a character|control character|holds no word|which is not read)/u,
        );
      }
    }),
    { numRuns: 1000 },
  );
});
