/**
 * A tiny archive in memory, without fault: one letter, two terms, one page, its ledger minted.
 *
 * A test takes it as it is, or with replacements that break one rule.
 */
import { addressesOf, buildArchive } from '../src/archive.ts';
import { sha256 } from '../src/capture/digest.ts';
import type { ContentFiles } from '../src/content-files.ts';
import { appendRows, mint } from '../src/permalink/ledger.ts';

export const letter = 'documents/0001.mdx';
export const capture = 'captures/letter.txt';
export const saltMill = 'glossary/salt-mill.mdx';
export const river = 'glossary/river.mdx';
export const ledger = 'permalinks.csv';

/** Stands in the letter for the digest of its capture. */
const digestPlace = 'DIGEST';

const texts: Readonly<Record<string, string>> = {
  'archive.yaml': `format: 1
name: Mill Archive
slug: mill-archive
description: One letter
address: https://mill.example/
publisher: Mill Archive
language: en
released: "2026-01-01"
rights:
  statement: https://mill.example/licence
  ground: Invented.
slantedWords: [wicked]
`,
  'references.yaml': `mill-book:
  title: A book of mills
  body: Mill Press
  date: "1935"
  address: https://press.example/mills
`,
  [capture]: `= The mill =
Written 6 May 1901
Picture: A miller
Read more
The Salt Mill stands by the river.
- The mill is old.
`,
  [letter]: `---
kind: primary-text
language: en
accession: "2026-01-01"
summary: A letter about a mill.
captures:
  - file: letter.txt
    sha256: ${digestPlace}
    mediaType: text/plain
    custody: Invented for the tests.
provenance:
  title: { status: stated, value: The mill, evidence: { line: 1, words: The mill } }
  creator: { status: unknown, ground: Not signed. }
  publisher: { status: unknown, ground: Not named. }
  date: { status: stated, value: "1901-05-06", evidence: { line: 2, words: 6 May 1901 } }
  place: { status: inferred, value: The mill, term: salt-mill, ground: It says so., sources: [mill-book] }
  originalAddress: { status: unknown, ground: Not named. }
  licence: { status: unknown, ground: Not named. }
  captured: { status: unknown, ground: Not recorded. }
rights: { statement: "https://mill.example/licence", ground: Invented. }
markupMarks: { heading: "=", item: "- " }
omissions:
  - { lines: "4", reason: A button. }
captions: [p3]
notes:
  - { passage: p5, words: The mill, identifies: salt-mill, text: The one by the river. }
  - { lines: "4", text: Nothing follows the button. }
---

# The mill

Written 6 May 1901

Picture: A miller

The Salt Mill stands by the river.

- The mill is old.
`,
  [saltMill]: `---
title: Salt Mill
type: place
forms: [{ form: Salt Mill }]
related: [river]
---

It is called <Quote of="0001#p4" from="The Salt" to="Mill" />. Books name it. <Source of="mill-book" />
`,
  [river]: `---
title: River
type: place
forms: [{ form: river }]
---

A mill stands by it. <Source of="0001#p4" />
`,
  'pages/about.mdx': `---
title: About
description: What the archive is.
---

These are invented words.
`,
};

/** One change of the tiny archive: `words`, which stand in `file` once, become `by`. */
export interface Replacement {
  file: string;
  words: string;
  by: string;
}

/** The tiny archive after some replacements; the letter states the digest of its capture as it then is. */
export function tinyArchive(...replacements: readonly Replacement[]): ContentFiles {
  const changed = new Map(Object.entries({ ...texts, [ledger]: mintedLedger }));
  for (const { file, words, by } of replacements) {
    const text = changed.get(file) ?? '';
    if (text.split(words).length !== 2) throw new Error(`“${words}” does not stand once in ${file}.`);
    changed.set(
      file,
      text.replace(words, () => by),
    );
  }
  return contentFiles(changed);
}

function contentFiles(files: ReadonlyMap<string, string>): ContentFiles {
  const captures = [...files].flatMap(([file, text]) =>
    file.startsWith('captures/')
      ? [[file.slice('captures/'.length), { text, sha256: sha256(text), bytes: Buffer.byteLength(text) }] as const]
      : [],
  );
  const digest = sha256(files.get(capture) ?? '');
  const source = (file: string) => ({
    file: `content/${file}`,
    text: (files.get(file) ?? '').replace(digestPlace, digest),
  });
  const below = (folder: string) => [...files.keys()].filter((file) => file.startsWith(folder)).map(source);
  return {
    settings: source('archive.yaml'),
    references: source('references.yaml'),
    ledger: source(ledger),
    documents: below('documents/'),
    terms: below('glossary/'),
    pages: below('pages/'),
    events: below('events/'),
    differences: below('differences/'),
    captures: new Map(captures),
  };
}

const mintedLedger = mintLedger();

function mintLedger(): string {
  const { archive } = buildArchive(contentFiles(new Map(Object.entries(texts))));
  if (!archive) throw new Error('The tiny archive cannot be read.');
  return appendRows('', mint(archive.ledger, addressesOf(archive), '2026-01-01'));
}
