import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { makePages, type PageToMake } from '../../src/site/make-pages.ts';

/** Pages that say which file they are; each rendering is noted. */
function pagesOf(...files: string[]): { pages: PageToMake[]; rendered: string[] } {
  const rendered: string[] = [];
  const pages = files.map((file) => ({
    file,
    render: async () => {
      rendered.push(file);
      return new TextEncoder().encode(`<p>${file}`);
    },
  }));
  return { pages, rendered };
}

const nothing = { isFirst: () => false, noteFirst: () => undefined, place: () => undefined };

test('pages are written in their order, and each is announced when it stands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const { pages } = pagesOf('index.html', 'a/b/index.html', '404.html');
  const announced: string[] = [];
  const announce = (file: string) => {
    assert.equal(readFileSync(join(folder, file), 'utf8'), `<p>${file}`);
    announced.push(file);
  };
  const told: number[][] = [];
  const onProgress = (...counts: number[]) => told.push(counts);
  assert.equal(await makePages(pages, { folder, kept: nothing, announce, onProgress }), 3);
  assert.deepEqual(announced, ['index.html', 'a/b/index.html', '404.html']);
  assert.deepEqual(told, [
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test('a page that was kept is not rendered; the first of a kind is, once, and before any is put', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const { pages, rendered } = pagesOf('a.html', 'b.html', 'c.html');
  const noted: string[] = [];
  const kept = {
    isFirst: (file: string) => file === 'b.html',
    noteFirst: (_: string, html: string) => noted.push(html),
    place: (file: string) => {
      assert.deepEqual(noted, ['<p>b.html']);
      if (file === 'a.html') writeFileSync(join(folder, file), 'kept');
      return file === 'a.html' ? 'digest' : undefined;
    },
  };
  const announced: string[] = [];
  const work = { folder, kept, announce: (file: string) => announced.push(file), onProgress: () => undefined };
  assert.equal(await makePages(pages, work), 2);
  assert.deepEqual(rendered, ['b.html', 'c.html']);
  assert.deepEqual(announced, ['a.html', 'b.html', 'c.html']);
  assert.equal(readFileSync(join(folder, 'a.html'), 'utf8'), 'kept');
});

test('two pages of one address end the build, and so does one that cannot be rendered; the file is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const work = { folder, kept: nothing, announce: () => undefined, onProgress: () => undefined };
  await assert.rejects(
    makePages(pagesOf('a.html', 'a.html').pages, work),
    /^Error: Two pages would stand in a\.html\./u,
  );
  const broken = { file: 'b/index.html', render: () => Promise.reject(new Error('no such term')) };
  await assert.rejects(makePages([broken], work), /^Error: b\/index\.html cannot be made: no such term$/u);
  assert.equal(existsSync(join(folder, 'b')), false);
});
