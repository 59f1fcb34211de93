import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { buildBacklinks } from '../../src/glossary/backlinks.ts';
import { buildLexicon } from '../../src/glossary/lexicon.ts';
import { findMentions } from '../../src/glossary/mention.ts';
import { termSchema } from '../../src/glossary/term.ts';
import { countNames } from '../../src/names/names.ts';
import { tinyArchive } from '../tiny-archive.ts';

const terms = [
  { id: 'mill', forms: ['Miller’s Mill', 'the Mill', 'Київ'] },
  { id: 'mills', forms: ['both Mills'], members: ['mill'] },
].map(({ id, forms, ...fields }) => ({
  id,
  file: `${id}.mdx`,
  ...termSchema.parse({ title: id, type: 'place', forms: forms.map((form) => ({ form })), ...fields }),
}));

/** Names of the mill in documents of one passage each. */
function namesIn(...texts: string[]) {
  const lexicon = buildLexicon(terms);
  const documents = texts.map((text, index) => ({
    id: `000${index + 1}`,
    passages: [{ id: 'p1', text, mentions: findMentions(text, lexicon) }],
  }));
  return countNames('mill', buildBacklinks(documents, lexicon.terms).get('mill') ?? []);
}

test('names are counted in each document, as it writes them', () => {
  assert.deepEqual(namesIn('The Mill, the Mill and the Mill.', 'the Mill'), [
    { name: 'The Mill', document: '0001', count: 1, together: false },
    { name: 'the Mill', document: '0001', count: 2, together: false },
    { name: 'the Mill', document: '0002', count: 1, together: false },
  ]);
});

test('names that differ in the kind of apostrophe or space, or in how an accent is written, are one name', () => {
  assert.deepEqual(namesIn("Miller's Mill, Miller’s Mill, Millerʼs Mill, Miller‘s\u00a0Mill"), [
    { name: "Miller's Mill", document: '0001', count: 4, together: false },
  ]);
  assert.deepEqual(namesIn(`Київ, ${'Київ'.normalize('NFD')}, КИЇВ`), [
    { name: 'Київ', document: '0001', count: 2, together: false },
    { name: 'КИЇВ', document: '0001', count: 1, together: false },
  ]);
});

test('a name that it shares with others is told apart', () => {
  assert.deepEqual(namesIn('both Mills'), [{ name: 'both Mills', document: '0001', count: 1, together: true }]);
});

function issuesOf(text: string) {
  const files = { ...tinyArchive(), names: { file: 'content/names.yaml', text } };
  return buildArchive(files).issues.filter(({ code }) => code !== 'address-unminted');
}

test('names of terms and words that stand have no issue', () => {
  const text = `entities:
  - term: salt-mill
    descriptions:
      - { of: "0001#p4", from: by the river, voice: own }
`;
  assert.deepEqual(issuesOf(text), []);
});

test('the terms whose names are compared must exist', () => {
  const message = (term: string) => `There is no term “${term}”. Name a file of content/glossary without its ending.`;
  assert.deepEqual(issuesOf('entities:\n  - term: salt-mill\n  - term: sea\n  - term: lake\n'), [
    { code: 'name-unknown', file: 'content/names.yaml', line: 3, message: message('sea') },
    { code: 'name-unknown', file: 'content/names.yaml', line: 4, message: message('lake') },
  ]);
});

test('words in which a document describes a thing must be its words', () => {
  const text = `entities:
  - term: salt-mill
    descriptions:
      - { of: "0001#p4", from: by the sea, voice: own }
`;
  assert.deepEqual(issuesOf(text), [
    {
      code: 'quotation-words',
      file: 'content/names.yaml',
      line: 4,
      message: '“by the sea” does not stand once in passage 0001#p4. Give words that stand there once, to the letter.',
    },
  ]);
});

test('what is said of whom a document reports takes no side, and no quotation is typed in it', () => {
  const text = `entities:
  - term: salt-mill
    descriptions:
      - { of: "0001#p4", from: by the river, voice: reports, reporting: the wicked “miller” }
`;
  assert.deepEqual(
    issuesOf(text).map(({ code, file, line }) => `${code} ${file}:${line}`),
    ['quotation-typed', 'quotation-typed', 'statement-slanted'].map((code) => `${code} content/names.yaml:4`),
  );
});
