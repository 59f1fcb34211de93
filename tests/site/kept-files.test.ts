import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import type { Ledger, PlacedRow } from '../../src/permalink/ledger.ts';
import { openKeptFiles } from '../../src/site/kept-files.ts';
import { letter, type Replacement, river, saltMill, tinyArchive } from '../tiny-archive.ts';

const place = { site: 'https://mill.example', base: '/', address: 'https://mill.example/' };
const frame = '<link rel="stylesheet" href="/_astro/a.css">';
const pages = ['', 'capture/', 'cite/'].map((kind) => `documents/0001/${kind}index.html`);
const [page = ''] = pages;
const made = ['capture.txt', 'citation.bib'].map((name) => `documents/0001/${name}`);
const files = [...pages, ...made];
const contentOf = (file: string) => `<p>${file}</p>${frame}`;
const digests = new Map(files.map((file) => [file, sha256(contentOf(file))]));
const none = files.map(() => undefined);

/** Opens what was kept for the tiny archive after some replacements, when the first page has been made. */
function open(folder: string, replacements: readonly Replacement[] = [], { published = place, first = frame } = {}) {
  const sources = tinyArchive(...replacements);
  const kept = openKeptFiles(folder, { ...buildArchive(sources), sources }, published);
  for (const file of pages) kept.noteFirst(file, first);
  return kept;
}

/** A folder in which the pages of the tiny archive are kept, as a build without a fault leaves it. */
function keepAll(...replacements: Replacement[]): string {
  const work = mkdtempSync(join(tmpdir(), 'kept-'));
  for (const file of files) {
    mkdirSync(dirname(join(work, 'dist', file)), { recursive: true });
    writeFileSync(join(work, 'dist', file), contentOf(file));
  }
  const folder = join(work, 'kept');
  open(folder, replacements).keep(join(work, 'dist'), digests);
  rmSync(join(work, 'dist'), { recursive: true });
  return folder;
}

/** What stands in an empty built folder where a page was asked for; nothing where it is to be made. */
function placed(kept: ReturnType<typeof open>, file: string): string | undefined {
  const built = mkdtempSync(join(tmpdir(), 'built-'));
  const digest = kept.place(file, built);
  assert.equal(existsSync(join(built, file)), digest !== undefined);
  if (digest === undefined) return undefined;
  const content = readFileSync(join(built, file), 'utf8');
  assert.equal(digest, sha256(content));
  return content;
}

const found = (kept: ReturnType<typeof open>) => files.map((file) => placed(kept, file));

test('files of a document are given again while nothing has changed', () => {
  const kept = open(keepAll());
  assert.deepEqual(files.filter(kept.isPut), []);
  assert.deepEqual(found(kept), files.map(contentOf));
  assert.deepEqual(files.filter(kept.isPut), files);
});

test('the first page of each kind is made anew, and no other page is of the kept kinds', () => {
  const sources = tinyArchive();
  const kept = openKeptFiles(keepAll(), { ...buildArchive(sources), sources }, place);
  for (const file of pages) {
    assert.equal(kept.isFirst(file), true);
    assert.equal(placed(kept, file), undefined);
    kept.noteFirst(file, frame);
    assert.equal(kept.isFirst(file), false);
  }
  for (const file of ['glossary/river/index.html', ...made]) assert.equal(kept.isFirst(file), false);
  assert.equal(placed(kept, 'glossary/river/index.html'), undefined);
});

for (const [what, ...changes] of [
  ['its summary', { file: letter, words: 'A letter about a mill.', by: 'Another letter.' }],
  ['its provenance', { file: letter, words: 'ground: Not signed.', by: 'ground: Nobody signed.' }],
  ['a form of a term', { file: saltMill, words: 'form: Salt Mill', by: 'form: Salt Mill }, { form: Brine Mill' }],
  ['the title of a term', { file: river, words: 'title: River', by: 'title: The river' }],
  ['the first sentence of a term', { file: river, words: 'A mill stands by it.', by: 'A mill stands near it.' }],
  ['a reference', { file: 'references.yaml', words: 'A book of mills', by: 'Another book' }],
  ['the name of the archive', { file: 'archive.yaml', words: 'name: Mill Archive', by: 'name: Archive of Mills' }],
] as [string, ...Replacement[]][])
  test(`a file is made anew after a change of ${what}`, () => {
    assert.deepEqual(found(open(keepAll(), changes)), none);
  });

test('a file is made anew after a change of the code that makes it, or of what that is built with', () => {
  const home = process.cwd();
  process.chdir(mkdtempSync(join(tmpdir(), 'code-')));
  try {
    mkdirSync('src');
    const code = ['src/a.ts', 'astro.config.mjs', 'package-lock.json'];
    for (const file of code) writeFileSync(file, 'one');
    for (const file of code) {
      const folder = keepAll();
      assert.deepEqual(found(open(folder)), files.map(contentOf));
      writeFileSync(file, 'two');
      assert.deepEqual(found(open(folder)), none, file);
    }
  } finally {
    process.chdir(home);
  }
});

test('a page is made anew for another address, or with other styles', () => {
  const folder = keepAll();
  const elsewhere = { ...place, base: '/mills/' };
  assert.equal(placed(open(folder, [], { published: elsewhere }), page), undefined);
  assert.equal(placed(open(folder, [], { first: frame.replace('a.css', 'b.css') }), page), undefined);
});

test('a kept file or list of files that was changed counts for none', () => {
  const folder = keepAll();
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'x');
  assert.deepEqual(found(open(folder)), none);
  const other = keepAll();
  for (const name of readdirSync(other).filter((file) => file !== 'index.json')) writeFileSync(join(other, name), 'x');
  assert.deepEqual(found(open(other)), none);
  const third = keepAll();
  appendFileSync(join(third, 'index.json'), ' ');
  assert.deepEqual(found(open(third)), none);
});

test('what was damaged is kept anew by the build that has made it anew', () => {
  const folder = keepAll();
  const [name = ''] = readdirSync(folder);
  writeFileSync(join(folder, name), 'x');
  const built = mkdtempSync(join(tmpdir(), 'built-'));
  const next = open(folder);
  for (const file of files) {
    if (next.place(file, built) !== undefined) continue;
    mkdirSync(dirname(join(built, file)), { recursive: true });
    writeFileSync(join(built, file), contentOf(file));
  }
  next.keep(built, digests);
  assert.deepEqual(found(open(folder)), files.map(contentOf));
});

test('a file that was put and is not what was kept is told, and nothing counts as kept the next time', () => {
  const folder = keepAll();
  const kept = open(folder);
  assert.deepEqual(found(kept), files.map(contentOf));
  assert.deepEqual(kept.findChanged(digests), []);
  assert.deepEqual(
    kept.findChanged(new Map([...digests, [page, sha256('another')]])).map(({ code, file }) => [code, file]),
    [['fidelity-built', page]],
  );
  assert.deepEqual(found(open(folder)), none);
});

test('nothing is kept of a document with withdrawn passages, and what was kept of it goes', () => {
  const folder = keepAll();
  const sources = tinyArchive();
  const built = buildArchive(sources);
  assert.ok(built.archive);
  const withdrawn = [{ id: 'p2', date: '2026-02-01', reason: 'Asked for.', digest: '' }];
  const documents = built.archive.documents.map((document) => ({ ...document, withdrawn }));
  const archive = { ...built.archive, documents };
  const kept = openKeptFiles(folder, { ...built, archive, sources }, place);
  kept.noteFirst(page, frame);
  assert.equal(placed(kept, page), undefined);
  kept.keep(mkdtempSync(join(tmpdir(), 'built-')), digests);
  assert.deepEqual(readdirSync(folder), ['index.json']);
  assert.ok(existsSync(folder));
});

test('a file is made anew when what moved out of its document has moved on from there', () => {
  const sources = tinyArchive();
  const built = buildArchive(sources);
  const { archive } = built;
  assert.ok(archive);
  const moved = [{ id: 'p9', date: '2026-02-01', target: '/documents/0002/#p1' }];
  const [document, ...others] = archive.documents;
  assert.ok(document);
  const inputs = (ledger: Ledger) => {
    const documents = [{ ...document, moved }, ...others];
    const folder = mkdtempSync(join(tmpdir(), 'kept-'));
    const kept = openKeptFiles(folder, { ...built, archive: { ...archive, documents, ledger }, sources }, place);
    return documents.map(kept.inputsOf);
  };
  const words = { kind: 'passage', digest: '', target: '', reason: '' } as const;
  const minted: PlacedRow = { path: '/documents/0002/#p1', act: 'minted', date: '2026-01-01', line: 2, ...words };
  const before = inputs(new Map([[minted.path, minted]]));
  const after = inputs(new Map([[minted.path, { ...minted, act: 'moved', target: '/documents/0003/#p1' }]]));
  assert.deepEqual(
    before.map((digest, index) => digest !== after[index]),
    [true, ...others.map(() => false)],
  );
});
