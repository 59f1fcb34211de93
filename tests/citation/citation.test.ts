import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { citationOf, dateParts, earlierStates, inferredFacts, stateOf } from '../../src/citation/citation.ts';
import { letter, type Replacement, tinyArchive } from '../tiny-archive.ts';

function cite(...replacements: Replacement[]) {
  const { archive } = buildArchive(tinyArchive(...replacements));
  const document = archive?.documents[0];
  assert.ok(archive && document);
  return citationOf(document, { ...archive, absolute: (path) => `https://mill.example/base${path}` });
}

test('a citation has a key for each fact that is known, with how it is known, and none for the others', () => {
  assert.deepEqual(cite(), {
    number: '0001',
    key: 'mill-archive-0001',
    kind: 'primary-text',
    language: 'en',
    summary: 'A letter about a mill.',
    title: { value: 'The mill', inferred: false },
    date: { value: '1901-05-06', inferred: false },
    place: { value: 'The mill', inferred: true },
    rights: 'https://mill.example/licence',
    address: 'https://mill.example/base/documents/0001/',
    archiveAddress: 'https://mill.example/base/',
    archive: 'Mill Archive',
    archiveLanguage: 'en',
    accession: '2026-01-01',
    revisions: [],
  });
});

test('what the creator and the publisher are comes from the glossary, and a time of day goes with its date', () => {
  const citation = cite(
    {
      file: letter,
      words: 'creator: { status: unknown, ground: Not signed. }',
      by: 'creator: { status: inferred, value: A miller, term: salt-mill, ground: By the hand. }',
    },
    {
      file: letter,
      words: 'publisher: { status: unknown, ground: Not named. }',
      by: 'publisher: { status: inferred, value: A miller, term: salt-mill, ground: By the hand. }',
    },
    { file: 'glossary/salt-mill.mdx', words: 'type: place', by: 'type: person' },
  );
  assert.deepEqual(citation.creator, { value: 'A miller', inferred: true });
  assert.deepEqual([citation.creatorType, citation.publisherType], ['Person', 'Person']);
  assert.deepEqual(inferredFacts(citation), ['creator', 'publisher', 'place']);
});

test('the state of a text is its last revision, before that its accession', () => {
  assert.equal(stateOf(cite()), '2026-01-01');
  const revised = cite({
    file: letter,
    words: 'captures:\n',
    by: `revisions:
  - { date: "2026-02-01", reason: A better capture. }
  - { date: "2026-03-01", reason: A fact., fields: [summary] }
captures:
`,
  });
  assert.deepEqual(revised.revisions, [
    { number: 2, date: '2026-02-01', reason: 'A better capture.' },
    { number: 3, date: '2026-03-01', reason: 'A fact.' },
  ]);
  assert.equal(stateOf(revised), '2026-03-01');
  assert.deepEqual(earlierStates(revised), [
    { number: 1, date: '2026-01-01' },
    { number: 2, date: '2026-02-01' },
  ]);
  assert.deepEqual(earlierStates(cite()), []);
});

test('a date has parts where it is one year, month or day', () => {
  assert.deepEqual(dateParts('1901-05-06'), [1901, 5, 6]);
  assert.deepEqual(dateParts('1901-05'), [1901, 5]);
  assert.deepEqual(dateParts('1901'), [1901]);
  for (const other of ['1901/..', '1901?', '1901~', '190X', '1901-21', '1901/1902', '../1901', '0000-05'])
    assert.equal(dateParts(other), undefined, other);
});
