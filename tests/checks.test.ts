import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../src/archive.ts';
import { sha256 } from '../src/capture/digest.ts';
import type { ContentFiles } from '../src/content-files.ts';
import type { Issue, IssueCode } from '../src/issue.ts';
import { capture, ledger, letter, type Replacement, river, saltMill, tinyArchive } from './tiny-archive.ts';

function issuesAfter(...replacements: Replacement[]): Issue[] {
  return buildArchive(tinyArchive(...replacements)).issues;
}

function issue(code: IssueCode, file: string, line: number, message: string): Issue {
  return { code, file: `content/${file}`, line, message };
}

function passagesOf(files: ContentFiles): [string, string][] {
  return (buildArchive(files).archive?.documents ?? []).flatMap(({ passages }) =>
    passages.map(({ id, text }): [string, string] => [id, text]),
  );
}

test('an archive without fault has no issue', () => {
  assert.deepEqual(issuesAfter(), []);
});

test('documents stand in the order of their numbers, also from 10000 on', () => {
  const files = tinyArchive();
  const text = files.documents[0]?.text ?? '';
  const documents = ['0001', '10000', '9999'].map((id) => ({ file: `content/documents/${id}.mdx`, text }));
  assert.deepEqual(
    buildArchive({ ...files, documents }).archive?.documents.map(({ id }) => id),
    ['0001', '9999', '10000'],
  );
});

test('all issues are collected, not the first alone', () => {
  const issues = issuesAfter(
    { file: letter, words: 'line: 2, words: 6 May 1901', by: 'line: 3, words: 6 May 1901' },
    { file: saltMill, words: '[river]', by: '[sea]' },
  );
  assert.deepEqual(issues, [
    issue(
      'name-unknown',
      saltMill,
      5,
      'There is no other term “sea”. Name a file of content/glossary without its ending.',
    ),
    issue(
      'provenance-evidence',
      letter,
      15,
      'The date is stated by “6 May 1901” at line 3 of the capture, but that line does not hold these words. Give the line and the words as they stand.',
    ),
  ]);
});

// Rule 0: the form of the files.

test('a page must not stand where another page of the archive does', () => {
  const files = tinyArchive();
  const text = '---\ntitle: Search\ndescription: What it is.\n---\n\nThese are invented words.\n';
  for (const path of ['search', 'documents/0001', 'glossary/river'])
    files.pages.push({ file: `content/pages/${path}.mdx`, text });
  assert.deepEqual(
    buildArchive(files).issues,
    ['search', 'documents/0001', 'glossary/river'].map((path) =>
      issue(
        'file-unreadable',
        `pages/${path}.mdx`,
        1,
        `Another page of the archive stands at /${path}/. Rename the file.`,
      ),
    ),
  );
});

test('a page about the archive may name an address as code; one whose sentences are backed may not', () => {
  const page = 'pages/about.mdx';
  const code = {
    file: page,
    words: 'These are invented words.',
    by: 'They stand at `/documents/`. <Source of="archive" />',
  };
  assert.deepEqual(issuesAfter(code), []);
  const backed = { file: page, words: 'title: About\n', by: 'title: About\nbacked: true\n' };
  assert.deepEqual(
    issuesAfter(code, backed).map(({ code: name, file, line }) => [name, file, line]),
    [['quotation-typed', `content/${page}`, 7]],
  );
});

test('a document must be named by its number', () => {
  const files = tinyArchive();
  files.documents.push({ file: 'content/documents/letter.mdx', text: '' });
  assert.deepEqual(buildArchive(files).issues, [
    issue(
      'file-unreadable',
      'documents/letter.mdx',
      1,
      'A document is named by its number, such as 0005.mdx. Rename the file.',
    ),
  ]);
});

test('a document must be named by no more digits than its number needs', () => {
  const files = tinyArchive();
  for (const id of ['00001', '000012345', '12345']) {
    const text = files.documents[0]?.text ?? '';
    files.documents.push({ file: `content/documents/${id}.mdx`, text });
  }
  assert.deepEqual(
    buildArchive(files).issues,
    [
      ['00001', '0001'],
      ['000012345', '12345'],
    ].map(([id, number]) =>
      issue(
        'file-unreadable',
        `documents/${id}.mdx`,
        1,
        `A number has four digits, or as many as it needs: ${id} is ${number}. Rename the file to ${number}.mdx, or to a number that is free.`,
      ),
    ),
  );
});

test('a page must be named by lower-case words, unless its address is promised', () => {
  const files = tinyArchive();
  const text = '---\ntitle: Rights\ndescription: Whose they are.\n---\n\nThese are invented words.\n';
  for (const path of ['about/Our rights', 'Über uns/a', 'про', 'Old'])
    files.pages.push({ file: `content/pages/${path}.mdx`, text });
  files.ledger.text += '/Old/,page,2026-01-01,minted,,,\n';
  const named =
    'A page and its folders are named by lower-case words joined by hyphens, such as how-to-cite.mdx, since its path is its address. Rename the file';
  assert.deepEqual(buildArchive(files).issues, [
    issue('file-unreadable', 'pages/about/Our rights.mdx', 1, `${named} to pages/about/our-rights.mdx.`),
    issue('file-unreadable', 'pages/Über uns/a.mdx', 1, `${named} to pages/uber-uns/a.mdx.`),
    issue('file-unreadable', 'pages/про.mdx', 1, `${named}.`),
  ]);
});

test('a term must be named by lower-case words', () => {
  const files = tinyArchive();
  files.terms.push({ file: 'content/glossary/Bad Name.mdx', text: '' });
  assert.deepEqual(buildArchive(files).issues, [
    issue(
      'file-unreadable',
      'glossary/Bad Name.mdx',
      1,
      'A term is named by lower-case words joined by hyphens, such as article-51.mdx. Rename the file.',
    ),
  ]);
});

test('a file without frontmatter is refused', () => {
  const files = tinyArchive();
  files.pages.push({ file: 'content/pages/rights.mdx', text: 'Words.\n' });
  assert.deepEqual(buildArchive(files).issues, [
    issue(
      'file-unreadable',
      'pages/rights.mdx',
      1,
      'The file does not begin with frontmatter. Begin it with a line “---”, the fields, and a line “---”.',
    ),
  ]);
});

test('frontmatter that is not YAML is refused at its line', () => {
  assert.deepEqual(issuesAfter({ file: 'pages/about.mdx', words: 'description', by: 'title' }), [
    issue('frontmatter-syntax', 'pages/about.mdx', 3, 'This field stands twice. Take one of them out.'),
  ]);
});

test('where a file cannot be read, names of what was not read are no faults of their own', () => {
  assert.deepEqual(
    issuesAfter(
      { file: 'archive.yaml', words: 'language: en\n', by: '' },
      { file: river, words: 'type: place', by: 'type: brook' },
    ).map(({ code, file }) => [code, file]),
    [
      ['frontmatter-field', 'content/archive.yaml'],
      ['frontmatter-field', `content/${river}`],
    ],
  );
});

test('where the settings alone cannot be read, all else is checked', () => {
  assert.deepEqual(
    issuesAfter(
      { file: 'archive.yaml', words: 'language: en\n', by: '' },
      { file: saltMill, words: '[river]', by: '[sea]' },
      { file: saltMill, words: '0001#p4', by: '0001#p99' },
      { file: letter, words: 'passage: p5', by: 'passage: p55' },
    ).map(({ code, file, line }) => [code, file, line]),
    [
      ['frontmatter-field', 'content/archive.yaml', 1],
      ['name-unknown', `content/${saltMill}`, 5],
      ['anchor-words', `content/${letter}`, 26],
      ['quotation-words', `content/${saltMill}`, 8],
    ],
  );
});

test('settings that cannot be read leave no archive', () => {
  const { archive, issues } = buildArchive(tinyArchive({ file: 'archive.yaml', words: 'language: en\n', by: '' }));
  assert.equal(archive, undefined);
  assert.deepEqual(issues, [
    issue(
      'frontmatter-field',
      'archive.yaml',
      1,
      'Field “language” is missing. What belongs there: Language of the archive’s own words and of its interface.',
    ),
  ]);
});

for (const [by, said] of [
  [
    '',
    'The content is of format 0, since archive.yaml names none, and this engine reads format 1. Run “npm run archive -- migrate”, which lifts it.',
  ],
  ['format: 2\n', 'The content is of format 2, and this engine reads format 1. Use a newer engine.'],
] as const) {
  test(`content of another format has that one issue: ${by.trim() || 'none is named'}`, () => {
    const { archive, issues } = buildArchive(
      tinyArchive(
        { file: 'archive.yaml', words: 'format: 1\n', by },
        { file: saltMill, words: 'type: place', by: 'type: of another time' },
        { file: 'references.yaml', words: 'body: Mill Press', by: 'press: Mill Press' },
      ),
    );
    assert.equal(archive, undefined);
    assert.deepEqual(issues, [issue('format-version', 'archive.yaml', 1, said)]);
  });
}

test('a format that is no number is a field to mend', () => {
  assert.deepEqual(issuesAfter({ file: 'archive.yaml', words: 'format: 1', by: 'format: one' }), [
    issue('frontmatter-field', 'archive.yaml', 1, 'Field “format” is a text, not a number. Write a number.'),
  ]);
});

for (const [file, words, by, line, is] of [
  [letter, 'language: en', 'language: e', 3, 'Field “language” is “e”.'],
  [river, '{ form: river }', '{ form: river, language: in English }', 4, 'Field “forms.0.language” is “in English”.'],
  ['archive.yaml', 'language: en', 'language: e', 7, 'Field “language” is “e”.'],
] as const) {
  test(`a language in ${file} must be a tag`, () => {
    const [first] = issuesAfter({ file, words, by });
    const { message = '', ...place } = first ?? {};
    assert.deepEqual(place, { code: 'frontmatter-field', file: `content/${file}`, line });
    assert.equal(message.split(' What belongs there')[0], `${is} Write a language tag such as en, uk or ru-Latn.`);
  });
}

test('a place has no text to publish', () => {
  assert.deepEqual(issuesAfter({ file: river, words: 'type: place', by: 'type: place\ntextPublishedAt: mill-book' }), [
    issue(
      'frontmatter-field',
      river,
      4,
      'river is a place, which has no text. Take out textPublishedAt, or give the type instrument or speech.',
    ),
  ]);
});

test('a term that a note names must exist', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: 'identifies: salt-mill', by: 'identifies: sea' }), [
    issue('name-unknown', letter, 26, 'There is no term “sea”. Name a file of content/glossary without its ending.'),
  ]);
});

test('a term whose text a document is must exist', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: 'captures:\n', by: 'textOf: sea\ncaptures:\n' }), [
    issue('name-unknown', letter, 6, 'There is no term “sea”. Name a file of content/glossary without its ending.'),
  ]);
});

test('a term that a statement of provenance names must exist', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: 'term: salt-mill', by: 'term: sea' }), [
    issue('name-unknown', letter, 16, 'There is no term “sea”. Name a file of content/glossary without its ending.'),
  ]);
});

test('a reference that a document names must exist', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: 'sources: [mill-book]', by: 'sources: [sea-book]' }), [
    issue(
      'name-unknown',
      letter,
      16,
      'There is no reference “sea-book”. Add it to content/references.yaml, or name one that stands there.',
    ),
  ]);
});

test('a reference that a note names must exist, and is reported at its own line', () => {
  const by = 'the button.,\n      sources: [mill-book,\n        sea-book] }';
  assert.deepEqual(issuesAfter({ file: letter, words: 'the button. }', by }), [
    issue(
      'name-unknown',
      letter,
      29,
      'There is no reference “sea-book”. Add it to content/references.yaml, or name one that stands there.',
    ),
  ]);
});

test('a reference that holds the text of an instrument must exist', () => {
  assert.deepEqual(
    issuesAfter({ file: river, words: 'type: place', by: 'type: instrument\ntextPublishedAt: sea-book' }),
    [
      issue(
        'name-unknown',
        river,
        4,
        'There is no reference “sea-book”. Add it to content/references.yaml, or name one that stands there.',
      ),
    ],
  );
});

test('a source mark must name a passage or a reference that exists', () => {
  assert.deepEqual(issuesAfter({ file: river, words: '0001#p4', by: '0001#p9' }), [
    issue(
      'name-unknown',
      river,
      7,
      '<Source of="0001#p9" /> names no passage and no reference. Name a passage such as 0001#p4, or a reference of content/references.yaml.',
    ),
  ]);
});

test('a transcription that holds a component is refused', () => {
  const [first] = issuesAfter({ file: letter, words: '# The mill', by: '# The <b>mill</b>' });
  assert.deepEqual(
    first,
    issue(
      'transcription-markup',
      letter,
      30,
      'The transcription holds markup that is refused (mdxJsxTextElement). A component or tag is not the source’s words. Write \\< for the source’s sign.',
    ),
  );
});

test('a caption must be a passage of the document', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: '[p3]', by: '[p9]' }), [
    issue('anchor-words', letter, 24, 'There is no passage p9; the document has 5. Name a passage of this document.'),
  ]);
});

test('a note must be on a passage of the document', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: 'passage: p5', by: 'passage: p9' }), [
    issue('anchor-words', letter, 26, 'There is no passage p9. Name a passage of this document.'),
  ]);
});

test('of a passage whose words were changed no note, caption or speaker is told to name another', () => {
  const issues = issuesAfter(
    {
      file: letter,
      words: 'captions: [p3]\n',
      by: 'captions: [p3]\nspeakers:\n  - { passage: p5, name: Salt Mill }\n',
    },
    { file: letter, words: '\nPicture: A miller', by: '\nPicture: The miller' },
    { file: letter, words: 'mill is old.', by: 'mill is new.' },
  );
  assert.deepEqual(
    issues.map(({ code }) => code),
    ['fidelity-words'],
  );
});

test('a promised passage that was changed is told of alone, not what quotes it or names it as a source', () => {
  const issues = issuesAfter(
    { file: letter, words: 'Mill stands by the river.', by: 'Mill stood by the river.' },
    { file: capture, words: 'Mill stands', by: 'Mill stood' },
  );
  assert.deepEqual(
    issues.map(({ code, message }) => `${code} ${/\/documents\/0001\/#?[\w.]+/u.exec(message)?.[0]}`),
    ['passage-changed /documents/0001/#p4', 'passage-changed /documents/0001/capture.txt'],
  );
});

test('the words of a note must stand in its passage', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: 'words: The mill, id', by: 'words: The sea, id' }), [
    issue(
      'anchor-words',
      letter,
      26,
      '“The sea” does not stand once in passage p5. Give words that stand there once, to the letter.',
    ),
  ]);
});

test('the words of a note must not stand in its passage twice', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: 'words: The mill, id', by: 'words: l, id' }), [
    issue(
      'anchor-words',
      letter,
      26,
      '“l” does not stand once in passage p5. Give words that stand there once, to the letter.',
    ),
  ]);
});

test('a note on lines must be on an omission', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: '"4", text', by: '"5", text' }), [
    issue(
      'anchor-words',
      letter,
      27,
      'The note is about lines 5, which are no omission. Give the lines as an omission gives them.',
    ),
  ]);
});

test('two notes must not identify overlapping words', () => {
  const note = 'text: The one by the river. }\n';
  const other = '  - { passage: p5, words: mill is, identifies: river, text: By the water. }\n';
  assert.deepEqual(issuesAfter({ file: letter, words: note, by: note + other }), [
    issue(
      'anchor-words',
      letter,
      27,
      '“mill is” in passage p5 overlaps words that another note identifies. Give words that only this note identifies.',
    ),
  ]);
});

test('two terms must not share a form', () => {
  assert.deepEqual(issuesAfter({ file: river, words: 'form: river', by: 'form: salt mill' }), [
    issue(
      'form-shared',
      river,
      4,
      'The form “salt mill” belongs to salt-mill too, so a mention of it would be a guess. Give it to one of them, to a collective term, or mark it “mention: false” in both.',
    ),
  ]);
});

test('a form is shared, however its accents are written', () => {
  const forms = ['café', 'café'].map((form, index) => form.normalize(index === 0 ? 'NFC' : 'NFD'));
  const issues = issuesAfter(
    { file: saltMill, words: 'form: Salt Mill }', by: `form: Salt Mill }, { form: ${forms[0]} }` },
    { file: river, words: 'form: river }', by: `form: river }, { form: ${forms[1]} }` },
  );
  assert.deepEqual(
    issues.map(({ code, file }) => [code, file]),
    [['form-shared', `content/${river}`]],
  );
});

test('a place has no text', () => {
  const summary = 'summary: A letter about a mill.';
  assert.deepEqual(issuesAfter({ file: letter, words: summary, by: `${summary}\ntextOf: river` }), [
    issue(
      'frontmatter-field',
      letter,
      6,
      'This primary-text cannot be the text of river, a term of the type place. Only a primary text is one, and only of an instrument or a speech.',
    ),
  ]);
});

test('a news report is the text of nothing', () => {
  const summary = 'summary: A letter about a mill.';
  assert.deepEqual(
    issuesAfter(
      { file: river, words: 'type: place', by: 'type: instrument' },
      { file: letter, words: 'kind: primary-text', by: 'kind: news-report' },
      { file: letter, words: summary, by: `${summary}\ntextOf: river` },
    ),
    [
      issue(
        'frontmatter-field',
        letter,
        6,
        'This news-report cannot be the text of river, a term of the type instrument. Only a primary text is one, and only of an instrument or a speech.',
      ),
    ],
  );
});

// Rule 1: fixity.

test('a capture that is missing is reported, with what leans on it', () => {
  const files = tinyArchive({ file: letter, words: 'file: letter.txt', by: 'file: lost.txt' });
  assert.deepEqual(
    buildArchive(files).issues.filter(({ file }) => file === `content/${letter}`),
    [
      issue(
        'fixity-capture',
        letter,
        7,
        'There is no capture content/captures/lost.txt. Put back the bytes as they were received.',
      ),
    ],
  );
});

test('a capture must have the digest that the document states', () => {
  const stated = '0'.repeat(64);
  const is = tinyArchive().captures.get('letter.txt')?.sha256;
  const [first] = issuesAfter({ file: letter, words: 'sha256: DIGEST', by: `sha256: "${stated}"` });
  assert.deepEqual(
    first,
    issue(
      'fixity-digest',
      letter,
      8,
      `The capture letter.txt has the digest ${is}, not ${stated}. Put back the bytes as they were received; a capture is never edited.`,
    ),
  );
});

// Rule 2: nothing lost, nothing added.

test('the words of the transcription must be those of the capture', () => {
  const [first] = issuesAfter({ file: letter, words: 'Picture: A miller', by: 'Picture: A baker' });
  assert.deepEqual(
    first,
    issue(
      'fidelity-words',
      letter,
      34,
      'After “May 1901 Picture: A” the capture says “miller The Salt Mill” (line 3) where the page says “baker The Salt Mill”. Restore the capture’s words, or declare an omission with its reason.',
    ),
  );
});

test('the proof counts the characters of the passages, which with omissions and marks are those of the capture', () => {
  const [document] = buildArchive(tinyArchive()).archive?.documents ?? [];
  assert.deepEqual(document?.proof, { capture: 89, transcription: 78, omissions: [8], marks: 3, withdrawn: 0 });
});

test('a line that is marked as a heading must be shown as one', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: '# The mill', by: '## The mill' }), [
    issue(
      'fidelity-mark',
      letter,
      30,
      'Line 1 of the capture has the marks of a heading of level 1, but “The mill” is not shown as one. Show it so, or do not declare the mark.',
    ),
  ]);
});

// Rule 3: provenance.

test('evidence must stand at its line', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: 'line: 1', by: 'line: 2' }), [
    issue(
      'provenance-evidence',
      letter,
      12,
      'The title is stated by “The mill” at line 2 of the capture, but that line does not hold these words. Give the line and the words as they stand.',
    ),
  ]);
});

test('only a date has a time of day', () => {
  const [first] = issuesAfter({ file: letter, words: 'The mill, evidence', by: 'The mill, time: "20:43", evidence' });
  assert.deepEqual(
    first,
    issue(
      'frontmatter-field',
      letter,
      12,
      'There is no field “time” in “provenance.title”. The fields there are status, value, term, evidence, ground, sources.',
    ),
  );
});

test('a stated date must be what its evidence reads as', () => {
  assert.deepEqual(issuesAfter({ file: letter, words: '1901-05-06', by: '1901-06-05' }), [
    issue(
      'provenance-date',
      letter,
      15,
      'The date is 1901-06-05, but its evidence “6 May 1901” reads as 1901-05-06. Give what the words say.',
    ),
  ]);
});

test('the date of a reference must be a date', () => {
  assert.deepEqual(issuesAfter({ file: 'references.yaml', words: '"1935"', by: 'last year' }), [
    issue(
      'provenance-date',
      'references.yaml',
      4,
      '“last year” is not an EDTF date. Write it as 2022-02-23, 2022-02 or 2022.',
    ),
  ]);
});

// Rule 4: addresses.

test('a row of the ledger that cannot be read is reported at its line', () => {
  assert.deepEqual(issuesAfter({ file: ledger, words: '/documents/,page,', by: '/documents/,room,' }), [
    issue(
      'ledger-row',
      ledger,
      3,
      '“/documents/,room,2026-01-01,minted,,,” is no row of the ledger. Rows are written by “npm run archive -- mint”; restore this one from the last commit.',
    ),
  ]);
});

/** The line of the tiny ledger that promises an address. */
const promisedOn = (path: string) =>
  tinyArchive()
    .ledger.text.split('\n')
    .findIndex((line) => line.startsWith(`${path},`)) + 1;

test('an address that the ledger does not promise is reported', () => {
  assert.deepEqual(issuesAfter({ file: ledger, words: '/glossary/river/,page,2026-01-01,minted,,,\n', by: '' }), [
    issue(
      'address-unminted',
      ledger,
      1,
      '/glossary/river/ is not in the ledger. Run “npm run archive -- mint” to promise it for good, or take it out of the archive.',
    ),
  ]);
});

test('an address that is promised must be published', () => {
  const row = '/glossary/river/,page,2026-01-01,minted,,,\n';
  assert.deepEqual(issuesAfter({ file: ledger, words: row, by: `${row}/glossary/sea/,page,2026-01-01,minted,,,\n` }), [
    issue(
      'address-lost',
      ledger,
      promisedOn('/glossary/river/') + 1,
      '/glossary/sea/ was promised on 2026-01-01 and is not published any more. Restore what stood there with the same words.',
    ),
  ]);
});

test('a capture must keep the bytes that the ledger promises', () => {
  const before = tinyArchive().captures.get('letter.txt')?.sha256.slice(0, 12);
  const after = tinyArchive({ file: capture, words: 'Read more', by: 'Read on' }).captures.get('letter.txt');
  assert.deepEqual(issuesAfter({ file: capture, words: 'Read more', by: 'Read on' }), [
    issue(
      'passage-changed',
      ledger,
      promisedOn('/documents/0001/capture.txt'),
      `/documents/0001/capture.txt no longer has the words that the ledger promises (digest ${before}…, is ${after?.sha256.slice(0, 12)}…). Restore them, so that what was cited stays what is shown.`,
    ),
  ]);
});

test('a second capture has an address of its own', () => {
  const sha = tinyArchive().captures.get('letter.txt')?.sha256;
  const second = `  - { file: letter.txt, sha256: ${sha}, mediaType: text/plain, custody: Received again. }\n`;
  const files = tinyArchive({ file: letter, words: 'provenance:\n', by: `${second}provenance:\n` });
  assert.deepEqual(buildArchive(files).issues, [
    issue(
      'address-unminted',
      ledger,
      1,
      '/documents/0001/capture-2.txt is not in the ledger. Run “npm run archive -- mint” to promise it for good, or take it out of the archive.',
    ),
  ]);
});

test('a passage that loses its words is reported once, by its address', () => {
  const changed = [capture, letter].map((file) => ({ file, words: 'The mill is old.', by: 'The mill is new.' }));
  const old = sha256('The mill is old.').slice(0, 12);
  const issues = issuesAfter(...changed);
  assert.deepEqual(
    issues.filter(({ message }) => message.includes('#p')),
    [
      issue(
        'passage-changed',
        ledger,
        promisedOn('/documents/0001/#p5'),
        `No passage of /documents/0001/ has the words that the ledger promises for /documents/0001/#p5 (digest ${old}…). Restore them, so that what was cited stays what is shown.`,
      ),
    ],
  );
});

test('a speaker is anchored in words of a passage, and named in words of the document', () => {
  const speakers = (fields: string): Replacement => ({
    file: letter,
    words: 'captions: [p3]\n',
    by: `captions: [p3]\nspeakers:\n  - { ${fields} }\n`,
  });
  assert.deepEqual(issuesAfter(speakers('passage: p4, words: stands by the river, name: A miller')), []);
  assert.deepEqual(issuesAfter(speakers('passage: p4, name: A miller')), []);
  const anchor = (line: number, message: string) => issue('anchor-words', letter, line, message);
  assert.deepEqual(issuesAfter(speakers('passage: p9, name: A miller')), [
    anchor(26, 'There is no passage p9. Name a passage of this document.'),
  ]);
  assert.deepEqual(issuesAfter(speakers('passage: p4, words: the sea, name: A miller')), [
    anchor(
      26,
      '“the sea” does not stand once in passage p4. Give words that stand there once, to the letter, or leave them out for the whole passage.',
    ),
  ]);
  assert.deepEqual(issuesAfter(speakers('passage: p4, name: A sailor')), [
    anchor(26, '“A sailor” stands in no passage of the document. Name the speaker in the words of the source.'),
  ]);
});

// Rule 5: quotations.

test('a quotation must be the words of its passage', () => {
  assert.deepEqual(issuesAfter({ file: saltMill, words: 'from="The Salt"', by: 'from="The Sea"' }), [
    issue(
      'quotation-words',
      saltMill,
      8,
      '“The Sea” does not stand once in passage 0001#p4. Give words that stand there once, to the letter.',
    ),
  ]);
});

test('quotation marks must not be typed, in pages neither', () => {
  assert.deepEqual(issuesAfter({ file: 'pages/about.mdx', words: 'invented', by: '“invented' }), [
    issue(
      'quotation-typed',
      'pages/about.mdx',
      6,
      'A quotation mark (“) is typed here. Quote with <Quote of="…" from="…" />, so that the words are the source’s.',
    ),
  ]);
});

// Rule 6: the archive's own words.

test('a sentence of the glossary must have a source mark', () => {
  assert.deepEqual(
    issuesAfter({ file: river, words: 'by it.', by: 'by it. <Source of="mill-book" /> It is old.' }),
    [],
  );
  assert.deepEqual(issuesAfter({ file: river, words: ' <Source of="0001#p4" />', by: '' }), [
    issue(
      'statement-unbacked',
      river,
      7,
      '“A mill stands by it.” has no source mark. Put <Source of="…" /> after it, with a passage or a reference.',
    ),
  ]);
});

test('the title of a term must not take sides, unless a form of the term does', () => {
  const title = { file: saltMill, words: 'title: Salt Mill', by: 'title: The wicked Salt Mill' };
  const form = { file: saltMill, words: '[{ form: Salt Mill }]', by: '[{ form: Salt Mill }, { form: Wicked Mill }]' };
  assert.deepEqual(issuesAfter(title), [
    issue(
      'statement-slanted',
      saltMill,
      2,
      '“wicked” takes sides and stands here in the title of a term, and in none of its forms. Say it plainly, or give the form in which a source uses it.',
    ),
  ]);
  assert.deepEqual(issuesAfter(title, form), []);
});

test('a sentence of a page needs no source mark, but must not take sides', () => {
  assert.deepEqual(issuesAfter({ file: 'pages/about.mdx', words: 'invented', by: 'Wicked' }), [
    issue(
      'statement-slanted',
      'pages/about.mdx',
      6,
      '“Wicked” takes sides and stands here in the archive’s own words. Say it plainly, or quote the source that says it.',
    ),
  ]);
});

for (const [what, words, line] of [
  ['summary', 'A letter about', 5],
  ['custody of a capture', 'Invented for the tests.', 10],
  ['ground of a statement', 'Not signed.', 13],
  ['ground of the rights', 'ground: Invented. }', 20],
  ['reason of an omission', 'A button.', 23],
  ['text of a note', 'The one by the river.', 26],
] as const) {
  test(`the ${what} must not take sides`, () => {
    const by = words.replace(/\w+(?=\W*$)/u, 'wicked');
    assert.deepEqual(issuesAfter({ file: letter, words, by }), [
      issue(
        'statement-slanted',
        letter,
        line,
        '“wicked” takes sides and stands here in the archive’s own words. Say it plainly, or quote the source that says it.',
      ),
    ]);
  });
}

for (const [what, file, words, by, line] of [
  ['title of a page', 'pages/about.mdx', 'title: About', 'title: About the wicked', 2],
  ['description of a page', 'pages/about.mdx', 'What the archive is.', 'What the wicked archive is.', 3],
  ['description of the archive', 'archive.yaml', 'One letter', 'One wicked letter', 4],
  ['ground of the rights in the archive', 'archive.yaml', 'ground: Invented', 'ground: A wicked one', 11],
] as const) {
  test(`the ${what} must not take sides`, () => {
    assert.deepEqual(issuesAfter({ file, words, by }), [
      issue(
        'statement-slanted',
        file,
        line,
        '“wicked” takes sides and stands here in the archive’s own words. Say it plainly, or quote the source that says it.',
      ),
    ]);
  });
}

test('the description of the archive may set words apart by quotation marks', () => {
  assert.deepEqual(issuesAfter({ file: 'archive.yaml', words: 'One letter', by: 'One “letter”' }), []);
});

test('a text of the archive must not hold code, in pages neither', () => {
  assert.deepEqual(issuesAfter({ file: 'pages/about.mdx', words: 'invented', by: '{"wicked"}' }), [
    issue(
      'statement-markup',
      'pages/about.mdx',
      6,
      'A text of the archive holds an expression in braces, which the checks cannot read. Write plain Markdown with Source and Quote.',
    ),
  ]);
});

// Numbers of passages.

test('a passage found later takes the next free number and leaves the others theirs', () => {
  const later = tinyArchive(
    { file: letter, words: 'omissions:\n  - { lines: "4", reason: A button. }\n', by: '' },
    { file: letter, words: '  - { lines: "4", text: Nothing follows the button. }\n', by: '' },
    { file: letter, words: 'The Salt Mill stands', by: 'Read more\n\nThe Salt Mill stands' },
  );
  assert.deepEqual(passagesOf(later), [
    ['p1', 'The mill'],
    ['p2', 'Written 6 May 1901'],
    ['p3', 'Picture: A miller'],
    ['p6', 'Read more'],
    ['p4', 'The Salt Mill stands by the river.'],
    ['p5', 'The mill is old.'],
  ]);
  assert.deepEqual(buildArchive(later).issues, [
    issue(
      'address-unminted',
      ledger,
      1,
      '/documents/0001/#p6 is not in the ledger. Run “npm run archive -- mint” to promise it for good, or take it out of the archive.',
    ),
  ]);
});

test('the number of a withdrawn passage is not given again', () => {
  const withdrawn = tinyArchive({
    file: ledger,
    words: '/glossary/river/,',
    by: [
      `/documents/0001/#p6,passage,2026-01-01,minted,${sha256('Gone')},,`,
      `/documents/0001/#p6,passage,2026-01-02,withdrawn,${sha256('Gone')},,By request.`,
      '/glossary/river/,',
    ].join('\n'),
  });
  const files = tinyArchive();
  const text = files.documents[0]?.text.replace('The mill is old.', 'The mill is old.\n\nNew');
  const added = { ...withdrawn, documents: [{ file: `content/${letter}`, text: text ?? '' }] };
  assert.deepEqual(passagesOf(added).at(-1), ['p7', 'New']);
});

// Results of an earlier build.

test('a kept document is returned as it is where nothing has changed', () => {
  const first = buildArchive(tinyArchive()).archive?.documents[0];
  assert.ok(first);
  const again = buildArchive(tinyArchive(), { kept: new Map([['0001', first]]) });
  assert.equal(again.archive?.documents[0], first);
  assert.deepEqual(again.issues, []);
});

test('a kept document is made anew when a term gains a form that stands in it', () => {
  const first = buildArchive(tinyArchive()).archive?.documents[0];
  assert.ok(first);
  const changed = tinyArchive({ file: river, words: 'form: river', by: 'form: river }, { form: old' });
  const second = buildArchive(changed, { kept: new Map([['0001', first]]) }).archive?.documents[0];
  assert.notEqual(second, first);
  assert.deepEqual(second?.passages.at(-1)?.mentions, [
    { term: 'salt-mill', start: 0, end: 8 },
    { term: 'river', start: 12, end: 15 },
  ]);
});

test('a kept document is made anew when a form that stands in it is said to be of another language', () => {
  const first = buildArchive(tinyArchive()).archive?.documents[0];
  assert.ok(first);
  const changed = tinyArchive({ file: river, words: 'form: river', by: 'form: river, language: uk' });
  const second = buildArchive(changed, { kept: new Map([['0001', first]]) }).archive?.documents[0];
  assert.ok(second?.blocks.some(({ html }) => html.includes('lang="uk">river')));
});

test('a kept document is kept when a term gains a form that does not stand in it', () => {
  const first = buildArchive(tinyArchive()).archive?.documents[0];
  assert.ok(first);
  const changed = tinyArchive({ file: river, words: 'form: river', by: 'form: river }, { form: brook' });
  assert.equal(buildArchive(changed, { kept: new Map([['0001', first]]) }).archive?.documents[0], first);
});

test('a kept document is made anew for another base', () => {
  const first = buildArchive(tinyArchive()).archive?.documents[0];
  assert.ok(first);
  const second = buildArchive(tinyArchive(), { base: '/sub/', kept: new Map([['0001', first]]) }).archive?.documents[0];
  assert.notEqual(second, first);
  assert.ok(second?.blocks.some(({ html }) => html.includes('href="/sub/glossary/river/"')));
});

test('a document with an issue is not kept', () => {
  const faulty = tinyArchive({ file: letter, words: '[p3]', by: '[p9]' });
  const first = buildArchive(faulty);
  const document = first.archive?.documents[0];
  assert.ok(document);
  assert.deepEqual(buildArchive(faulty, { kept: new Map([['0001', document]]) }).issues, first.issues);
});
