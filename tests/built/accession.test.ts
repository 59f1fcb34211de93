import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordsOf } from '../../src/capture/reading-text.ts';
import type { AddReport } from '../../src/cli/add.ts';
import { compareFolders } from '../../src/cli/compare-builds.ts';
import { readPage } from '../../src/site/built.ts';
import { anyText, isSeen } from '../accession/texts.ts';
import { buildSite, fixtureContent } from './build-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
const content = join(folder, 'content');
cpSync(fixtureContent, content, { recursive: true });
mkdirSync(join(folder, 'files'));
const page = 'tests/accession/samples/harbour-report.html';

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...words], {
    env: { ...process.env, CONTENT_DIR: content },
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return { status, stdout, stderr };
}

/** 200 texts that are no two alike, of those that are taken in. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: texts with these are refused.
const control = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/u;
const texts = [...new Set(fc.sample(anyText, { numRuns: 600, seed: 6 }))]
  .filter((text) => !control.test(text) && isSeen(text))
  .slice(0, 199);
const files = texts.map((text, index) => {
  const file = join(folder, 'files', `text-${index}.txt`);
  writeFileSync(file, text);
  return file;
});

test('200 documents of any text are added, published, built, and show the words of their captures', () => {
  assert.equal(files.length, 199);
  const added = run('add', '--yes', '--publish', '--accept-unknown', '--json', '--date', '2026-01-20', ...files, page);
  assert.equal(added.status, 0, added.stderr);
  const report = JSON.parse(added.stdout) as AddReport;
  assert.ok(report.files.every(({ outcome }) => outcome === 'published'));
  // A draft that is there at the time leaves no trace in the build.
  const draft = join(folder, 'draft-of-a-lighthouse.txt');
  writeFileSync(draft, 'Words of the unpublished lighthouse.\n');
  assert.equal(run('add', '--yes', draft).status, 0);
  const build = buildSite({ CONTENT_DIR: content });
  assert.equal(build.status, 0, build.output);
  let whole = 0;
  for (const { file, id = '' } of report.files.slice(0, -1)) {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
    const source = readFileSync(join(content, 'documents', `${id}.mdx`), 'utf8');
    if (/^(?:omissions|markupMarks):/mu.test(source)) continue;
    const html = readFileSync(join(build.folder, 'documents', id, 'index.html'), 'utf8');
    assert.deepEqual(readPage('a', html).transcription, wordsOf(text), file);
    whole++;
  }
  assert.ok(whole > 150, `${whole} texts without omissions`);
  const last = join(build.folder, 'documents', report.files.at(-1)?.id ?? '');
  assert.ok(readFileSync(join(last, 'capture.html.txt')).equals(readFileSync(page)));
  assert.match(readFileSync(join(last, 'extracted.txt'), 'utf8'), /^Hill Post\n/u);
  assert.doesNotMatch(readFileSync(join(last, 'index.html'), 'utf8'), /alert\(|hidden from readers/u);
  assert.match(readFileSync(join(last, 'proof.json'), 'utf8'), /"program": "visible text 1 \(parse5 /u);
  assert.ok(!existsSync(join(build.folder, 'drafts')));
  for (const name of readdirSync(build.folder, { recursive: true, encoding: 'utf8' })) {
    assert.doesNotMatch(name, /lighthouse/u);
    if (/\.(?:html|json|txt|xml|md|csv)$/u.test(name))
      assert.ok(!readFileSync(join(build.folder, name), 'utf8').includes('unpublished lighthouse'), name);
  }
  const home = readFileSync(join(build.folder, 'index.html'), 'utf8');
  assert.match(home, /20 січня 2026 р\., додано 200 документів:(?:\s*<a [^>]*>\d+<\/a>){10}\s*І ще 190\./u);
  assert.doesNotMatch(readFileSync(join(content, 'permalinks.csv'), 'utf8'), /draft/u);
});

test('a draft and its capture change no byte of a build: pages, index, feed, bag and copies', () => {
  const edited = join(mkdtempSync(join(tmpdir(), 'archive-')), 'content');
  cpSync(fixtureContent, edited, { recursive: true });
  const before = buildSite({ CONTENT_DIR: edited });
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', 'add', '--yes', page], {
    env: { ...process.env, CONTENT_DIR: edited },
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.ok(existsSync(join(edited, 'drafts/harbour-report.mdx')));
  const after = buildSite({ CONTENT_DIR: edited });
  assert.deepEqual([before.status, after.status], [0, 0], before.output + after.output);
  assert.deepEqual(compareFolders(before.folder, after.folder), []);
});

test('while editing, a draft is seen with its questions, and its capture is text', async () => {
  const env = {
    ...process.env,
    CONTENT_DIR: content,
    CACHE_DIR: join(folder, 'dev-cache'),
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const server = spawn(process.execPath, ['src/cli/site.ts', 'dev'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let said = '';
    const address = await new Promise<string>((resolve, reject) => {
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /Editing: (\S+)/u.exec(said)?.[1];
        if (found) resolve(found);
      });
      server.once('exit', () => reject(new Error(said)));
    });
    const get = async (path: string) => {
      const response = await fetch(address + path);
      return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
    };
    const draft = await get('documents/draft-draft-of-a-lighthouse/');
    assert.equal(draft.status, 200, said);
    assert.deepEqual(readPage('a', draft.text).transcription, ['Words', 'of', 'the', 'unpublished', 'lighthouse.']);
    assert.match(draft.text, /<aside class="draft-notice"/u);
    assert.match(draft.text, /<meta name="robots" content="noindex"/u);
    assert.match((await get('drafts/')).text, /documents\/draft-draft-of-a-lighthouse\//u);
    const number = readdirSync(join(content, 'documents')).sort().at(-1)?.replace('.mdx', '');
    const capture = await get(`documents/${number}/capture.html.txt`);
    assert.equal(capture.type, 'text/plain; charset=utf-8');
    assert.doesNotMatch((await get('documents/')).text, /lighthouse/u);
  } finally {
    server.kill();
  }
});
