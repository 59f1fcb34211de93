import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';
import { buildArchive } from '../../src/archive.ts';
import { linesOf } from '../../src/capture/reading-text.ts';
import { readContent } from '../../src/cli/read-content.ts';
import type { PreparedDocument } from '../../src/prepare-document.ts';
import { captureRows } from '../../src/site/capture-rows.ts';
import { en } from '../../src/words/en.ts';

const { archive } = buildArchive(readContent('content'));
assert.ok(archive);
const { documents, references } = archive;
const [first] = documents;
assert.ok(first);

/** The rows as a browser reads them. */
function rowsOf(document: PreparedDocument, link = (path: string) => path): HTMLTableRowElement[] {
  const { window } = new JSDOM(`<table><tbody>${captureRows(document, en, { references }, link)}</tbody></table>`);
  return [...window.document.querySelectorAll('tr')];
}

test('each line of a capture has a row with its number and its words, to the sign', () => {
  for (const document of documents) {
    const lines = linesOf(document.captureText);
    const rows = rowsOf(document);
    assert.deepEqual(
      rows.map(({ id }) => id),
      lines.map((_, index) => `l${index + 1}`),
    );
    rows.forEach((row, index) => {
      const text = lines[index] ?? '';
      const shown = text.trim() === '' ? en.emptyLine : text;
      assert.equal(row.cells[1]?.textContent, shown, `${document.id}, line ${index + 1}`);
    });
  }
});

test('every passage, note and omission stands beside a line from which it comes', () => {
  let omittedLines = 0;
  for (const document of documents) {
    const rows = rowsOf(document, (path) => `/a&b${path}`);
    const links = new Set(
      rows.flatMap((row) => [...row.querySelectorAll('a:not([rel])')].map((link) => link.getAttribute('href'))),
    );
    assert.deepEqual(
      [...links].sort(),
      document.passages.map(({ id }) => `/a&b/documents/${document.id}/#${id}`).sort(),
    );
    const became = rows.map((row) => row.cells[2]?.textContent ?? '').join('\n');
    for (const { text } of document.description.notes) assert.ok(became.includes(text), text);
    for (const { reason } of document.description.omissions) assert.ok(became.includes(reason), reason);
    const omitted = rows.filter((row) => row.className === 'omitted');
    for (const row of omitted) assert.match(row.cells[2]?.textContent ?? '', /Omitted/u);
    omittedLines += omitted.length;
  }
  assert.ok(omittedLines > 0);
});

test('a note follows what it is about: its passage, or its omission', () => {
  const noted = documents.find(({ description }) => description.notes.some(({ lines }) => lines !== undefined));
  assert.ok(noted);
  for (const row of rowsOf(noted)) assert.notEqual(row.cells[2]?.firstElementChild?.className, 'note', row.id);
});

test('a note names the works that back it, each with its address', () => {
  const marked = documents.flatMap((document) =>
    rowsOf(document).flatMap((row) =>
      [...row.querySelectorAll<HTMLAnchorElement>('.note a')].map(({ textContent, href }) => [textContent, href]),
    ),
  );
  const works = documents.flatMap(({ description }) => description.notes.flatMap(({ sources }) => sources));
  assert.ok(works.length > 0);
  const expected = works.map((id) => [references.get(id)?.body, references.get(id)?.address]);
  assert.deepEqual(marked.map(String).sort(), expected.map(String).sort());
});

test('what a capture says is text, whatever it is', () => {
  const hostile = `<script>alert(1)</script> & <img src=x onerror="alert(1)">`;
  const [row] = rowsOf({ ...first, captureText: `${hostile}\n` });
  assert.equal(row?.cells[1]?.textContent, hostile);
  assert.equal(row?.querySelector('script, img'), null);
});

test('a line of withdrawn words is empty and says so, with the address of what was withdrawn', () => {
  const withdrawn = [{ id: 'p1', lines: [1, 1] }] as unknown as PreparedDocument['withdrawn'];
  const [row] = rowsOf({ ...first, captureText: '\n', passages: [], withdrawn, withheldLines: [1] });
  assert.equal(row?.className, 'empty');
  assert.equal(row?.cells[1]?.textContent, en.lineWithheld);
  assert.equal(row?.cells[2]?.textContent, '¶ 1, withdrawn');
  assert.equal(row?.querySelector('a')?.getAttribute('href'), `/documents/${first.id}/#p1`);
});
