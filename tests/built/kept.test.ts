/** A build that takes what an earlier one has kept, beside one from nothing. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareFolders } from '../../src/cli/compare-builds.ts';
import { copyArchive } from '../archive-copy.ts';
import { buildSite } from './build-site.ts';

test('after a change of one document the pages of the others are put as they were kept, and all bytes are the same', () => {
  const { content, change } = copyArchive();
  const first = buildSite({ CONTENT_DIR: content });
  assert.equal(first.status, 0, first.output);
  const nodeOf = (page: string) => statSync(join(first.folder, 'documents', page, 'index.html')).ino;
  const pages = ['0001', '0001/cite', '0002', '0002/cite', '0003/capture'];
  const before = pages.map(nodeOf);
  // With a letter that no other text has the fonts would change, and every page with them.
  change('documents/0001.mdx', 'summary: Газетне', 'summary: Газетне газетне');
  const again = buildSite({
    CONTENT_DIR: content,
    OUT_DIR: first.folder,
    CACHE_DIR: join(first.folder, '../cache'),
  });
  assert.equal(again.status, 0, again.output);
  // What was kept is the same file on the disk.
  assert.deepEqual(
    pages.map((page, index) => nodeOf(page) !== before[index]),
    [true, true, false, false, false],
  );
  const anew = buildSite({ CONTENT_DIR: content });
  assert.equal(anew.status, 0, anew.output);
  assert.deepEqual(compareFolders(first.folder, anew.folder), []);
});

test('after a change of a document, of an event that another tells of, and of a name to search by, what was kept gives the same bytes', () => {
  const { content, change } = copyArchive();
  const first = buildSite({ CONTENT_DIR: content });
  assert.equal(first.status, 0, first.output);
  change('documents/0001.mdx', 'summary: Газетне', 'summary: Інше газетне');
  change('events/kliuch-vid-bashty.mdx', 'title: Ключ', 'title: Другий ключ');
  change('glossary/turlynka.mdx', '{ form: село,', '{ form: лист,');
  const again = buildSite({
    CONTENT_DIR: content,
    OUT_DIR: first.folder,
    CACHE_DIR: join(first.folder, '../cache'),
  });
  const anew = buildSite({ CONTENT_DIR: content });
  assert.equal(again.status, 0, again.output);
  assert.equal(anew.status, 0, anew.output);
  assert.deepEqual(compareFolders(first.folder, anew.folder), []);
});

test('a link that leads nowhere ends the build, which names every page that has it; mended, it is built', () => {
  const { content, change } = copyArchive();
  const terms = ['turlynka', 'soichynets'];
  const put = (from: string, to: string) => {
    for (const term of terms) change(`glossary/${term}.mdx`, from, to);
  };
  put(' — село, яке', ' — [село](/nowhere/), яке');
  const broken = buildSite({ CONTENT_DIR: content });
  assert.equal(broken.status, 1, broken.output);
  const named = broken.output
    .split('\n')
    .filter((line) => line.startsWith('link-broken') && line.includes('“/nowhere/”'));
  assert.deepEqual(
    terms.map((term) => named.some((line) => line.includes(`glossary/${term}/index.html`))),
    [true, true],
  );
  put('[село](/nowhere/)', 'село');
  const mended = buildSite({
    CONTENT_DIR: content,
    OUT_DIR: broken.folder,
    CACHE_DIR: join(broken.folder, '../cache'),
  });
  assert.equal(mended.status, 0, mended.output);
});
