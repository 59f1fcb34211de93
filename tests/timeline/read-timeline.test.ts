import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { readContent } from '../../src/cli/read-content.ts';
import type { Issue, IssueCode } from '../../src/issue.ts';
import { tinyArchive } from '../tiny-archive.ts';

const flood = `---
title: A flood
date: "1901-05"
place: river
terms: [salt-mill, river]
accounts:
  - of: 0001#p4
    from: The Salt Mill
    says: names the mill
    voice: own
---

The mill stands. <Source of="0001#p4" />
`;

const difference = `---
title: Where the mill stands
order: 1
events: [flood]
terms: [river]
accounts:
  - { of: "0001#p4", says: by the river, voice: own }
  - { of: "0001#p5", says: it is old, voice: reports, reporting: The miller }
---

The letter says both. <Source of="0001#p4" />
`;

/** What is read, and every issue but that the new addresses are not promised yet. */
function read(events: Record<string, string>, differences: Record<string, string> = {}) {
  const files = tinyArchive();
  for (const [name, text] of Object.entries(events)) files.events.push({ file: `content/events/${name}.mdx`, text });
  for (const [name, text] of Object.entries(differences))
    files.differences.push({ file: `content/differences/${name}.mdx`, text });
  const { archive, issues } = buildArchive(files);
  return { archive, issues: issues.filter(({ code }) => code !== 'address-unminted') };
}

function issuesAfter(words: string, by: string): Issue[] {
  assert.equal(flood.split(words).length, 2, words);
  return read({ flood: flood.replace(words, by) }).issues;
}

function issue(code: IssueCode, line: number, message: string, file = 'events/flood'): Issue {
  return { code, file: `content/${file}.mdx`, line, message };
}

test('events stand by date and differences in their order, without an issue', () => {
  const { archive, issues } = read(
    { flood, fire: flood.replace('1901-05', '1901-04') },
    { river: difference, mill: difference, walls: difference.replace('order: 1', 'order: 0') },
  );
  assert.deepEqual(issues, []);
  assert.deepEqual(
    archive?.events.map(({ id }) => id),
    ['fire', 'flood'],
  );
  assert.deepEqual(
    archive?.differences.map(({ id }) => id),
    ['walls', 'mill', 'river'],
  );
});

test('an event that cannot be read is said to be so, and a difference needs two wordings', () => {
  const one = difference.replace(/\n {2}- \{ of: "0001#p5".*\}/u, '');
  const { archive, issues } = read({ flood: flood.replace('title: A flood\n', '') }, { mill: one });
  assert.deepEqual([archive?.events, archive?.differences], [[], []]);
  assert.deepEqual(
    issues.map(({ code, file, line }) => `${code} ${file}:${line}`),
    ['frontmatter-field content/events/flood.mdx:2', 'frontmatter-field content/differences/mill.mdx:6'],
  );
});

test('the pages of events and differences are addresses', () => {
  const files = tinyArchive();
  files.events.push({ file: 'content/events/flood.mdx', text: flood });
  files.differences.push({ file: 'content/differences/mill.mdx', text: difference });
  assert.deepEqual(
    buildArchive(files).issues.map(({ code, message }) => `${code} ${message.split(' ')[0]}`),
    ['address-unminted /events/', 'address-unminted /events/flood/', 'address-unminted /differences/'],
  );
});

test('an event must be named by lower-case words', () => {
  assert.deepEqual(read({ 'The Flood': flood }).issues, [
    issue(
      'file-unreadable',
      1,
      'An event or difference is named by lower-case words joined by hyphens. Rename the file.',
      'events/The Flood',
    ),
  ]);
});

test('an event that is left out for its date is not said to be lost too', () => {
  const files = readContent('tests/fixtures/content');
  const events = files.events.map(({ file, text }) => ({
    file,
    text: text.replace(/^date: "1931"$/mu, 'date: in autumn'),
  }));
  const { issues } = buildArchive({ ...files, events });
  assert.deepEqual(
    issues.map(({ code }) => code),
    ['provenance-date'],
  );
});

test('the date of an event must be a date, and an event without one is left out', () => {
  const { archive, issues } = read({ flood: flood.replace('"1901-05"', 'in spring') });
  assert.deepEqual(issues, [
    issue('provenance-date', 3, '“in spring” is not an EDTF date. Write it as 2022-02-23, 2022-02 or 2022.'),
  ]);
  assert.deepEqual(archive?.events, []);
});

test('a term that an event names must exist', () => {
  assert.deepEqual(issuesAfter('[salt-mill, river]', '[salt-mill, sea]'), [
    issue('name-unknown', 5, 'There is no term “sea”. Name a file of content/glossary without its ending.'),
  ]);
});

test('the place on which the date of an event depends must exist', () => {
  assert.deepEqual(issuesAfter('place: river', 'place: sea'), [
    issue('name-unknown', 4, 'There is no term “sea”. Name a file of content/glossary without its ending.'),
  ]);
});

test('an event that a difference names must exist', () => {
  assert.deepEqual(read({}, { mill: difference }).issues, [
    issue(
      'name-unknown',
      4,
      'There is no event “flood”. Name a file of content/events without its ending.',
      'differences/mill',
    ),
  ]);
});

test('an account of an event must be the words of its passage', () => {
  assert.deepEqual(issuesAfter('from: The Salt Mill', 'from: The Sea Mill'), [
    issue(
      'quotation-words',
      7,
      '“The Sea Mill” does not stand once in passage 0001#p4. Give words that stand there once, to the letter.',
    ),
  ]);
});

for (const [what, words, by, line] of [
  ['title of an event', 'title: A flood', 'title: A wicked flood', 2],
  ['place of a date', 'place: river', 'datePlace: The wicked river', 4],
  ['words of an account', 'names the mill', 'names the wicked mill', 9],
  ['name of those reported', 'voice: own', 'voice: reports\n    reporting: The wicked miller', 11],
  ['text of an event', 'The mill stands.', 'The wicked mill stands.', 13],
] as const) {
  test(`the ${what} must not take sides`, () => {
    assert.deepEqual(issuesAfter(words, by), [
      issue(
        'statement-slanted',
        line,
        '“wicked” takes sides and stands here in the archive’s own words. Say it plainly, or quote the source that says it.',
      ),
    ]);
  });
}

test('a sentence of an event must have a source mark', () => {
  assert.deepEqual(issuesAfter(' <Source of="0001#p4" />', ''), [
    issue(
      'statement-unbacked',
      13,
      '“The mill stands.” has no source mark. Put <Source of="…" /> after it, with a passage or a reference.',
    ),
  ]);
});
