/** What a document page weighs, brotli-compressed, as the build step left it in dist/. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildArchive } from '../../src/archive.ts';
import { readContent } from '../../src/cli/read-content.ts';

/** Bytes that one round trip carries on a new connection. */
const paintLimit = 14_600;
const scriptLimit = 3_000;
const oneScriptLimit = 41_000;
const twoScriptsLimit = 55_000;
/** Words up to which the limits bind as they are; beyond, the text's own bytes come on top. */
const bindingWords = 2_000;

const compress = (bytes: Uint8Array) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const read = (path: string) => readFileSync(join('dist', path));
const { archive } = buildArchive(readContent('content'));
assert.ok(archive);

const pages = archive.documents.map(({ id, passages }) => {
  const html = read(`documents/${id}/index.html`);
  const linked = (pattern: RegExp) => [...html.toString('utf8').matchAll(pattern)].map((match) => match[1] ?? '');
  const styles = linked(/<link rel="stylesheet" href="([^"]+)"/gu);
  const css = styles.reduce((sum, path) => sum + compress(read(path)), 0);
  const scripts = linked(/<script type="module" src="([^"]+)"/gu).reduce((sum, path) => sum + compress(read(path)), 0);
  const fonts = styles.flatMap((path) =>
    [
      ...read(path)
        .toString('utf8')
        .matchAll(/url\(([^)]+\.woff2)\)/gu),
    ].map((match) => read(match[1] ?? '').length),
  );
  const [latin = 0, cyrillic = 0] = [...fonts].sort((a, b) => b - a);
  const text = passages.map((passage) => passage.text).join('\n');
  const extra = text.split(/\s+/u).length > bindingWords ? compress(Buffer.from(text)) : 0;
  const paint = compress(html) + css;
  return { id, paint, scripts, extra, one: paint + scripts + latin, two: paint + scripts + latin + cyrillic };
});

test('every document page keeps within its limits, and the heaviest is named', (context) => {
  const heaviest = [...pages].sort((a, b) => b.paint - a.paint)[0];
  context.diagnostic(`heaviest: ${JSON.stringify(heaviest)}`);
  console.log(`The heaviest document page, brotli: ${JSON.stringify(heaviest)}`);
  for (const { id, paint, scripts, one, two, extra } of pages) {
    assert.ok(paint <= paintLimit + extra, `${id}: HTML and CSS ${paint}`);
    assert.ok(scripts <= scriptLimit, `${id}: scripts ${scripts}`);
    assert.ok(one <= oneScriptLimit + extra, `${id}: all in one script ${one}`);
    assert.ok(two <= twoScriptsLimit + extra, `${id}: all in two scripts ${two}`);
  }
});

test('a page asks at once for the faces of the scripts in which it is written, and for no other', () => {
  const asked = (path: string) =>
    [...String(read(path)).matchAll(/<link rel="preload" as="font"[^>]*\/serif-(\w+)\./gu)].map(([, script]) => script);
  const isCyrillic = (text: string) => /\p{Script=Cyrillic}/u.test(text);
  const seen = new Set<boolean>();
  for (const { id, passages } of archive.documents) {
    const both = passages.some(({ text }) => isCyrillic(text));
    seen.add(both);
    assert.deepEqual(asked(`documents/${id}/index.html`), both ? ['latin', 'cyrillic'] : ['latin'], id);
  }
  assert.deepEqual(seen, new Set([true, false]));
  assert.deepEqual(asked('about/rights/index.html'), ['latin']);
});
