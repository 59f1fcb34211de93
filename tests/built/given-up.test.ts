/** The fixture after withdrawals of both strengths, a correction and a move, as it is built. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { buildArchive } from '../../src/archive.ts';
import { distinctiveRuns, findRun } from '../../src/cli/find-words.ts';
import { listFiles, readContent } from '../../src/cli/read-content.ts';
import { verifyBuilt } from '../../src/cli/verify-built.ts';
import { knownValue } from '../../src/provenance/provenance.ts';
import { resolvePlace } from '../../src/settings/settings.ts';
import { readPage } from '../../src/site/built.ts';
import { copyArchive } from '../archive-copy.ts';
import { buildSite, fixtureContent } from './build-site.ts';

const before = buildArchive(readContent(fixtureContent)).archive ?? assert.fail();
const copy = copyArchive();
const because = ['--reason', 'На прохання власника.', '--yes', '--date'];
copy.change('glossary/zoriana-cherha.mdx', 'по дві ночі на тиждень кожному', 'по дві ночі щотижня для кожного');
await copy.does('withdraw', '0001#p6', '--closed', ...because, '2026-02-01');
await copy.does('withdraw', '0003#p10', '--removed', ...because, '2026-02-02');
await copy.does('withdraw', '0004', '--closed', ...because, '2026-02-03');
await copy.does('withdraw', '0002', '--removed', ...because, '2026-02-04');
await copy.does('rename-term', 'turlynka', 'selo-turlynka', ...because, '2026-02-05');
await copy.does('revise', '0001');
copy.change('revisions/0001.mdx', 'працює з 1931 року', 'працює від 1931 року');
copy.change('events/teleskop-pratsiuie.mdx', 'працює з 1931 року', 'працює від 1931 року');
const capture = join(mkdtempSync(join(tmpdir(), 'capture-')), 'a-2.txt');
writeFileSync(
  capture,
  readFileSync(join(fixtureContent, 'captures/a.txt'), 'utf8').replace('працює з 1931 року', 'працює від 1931 року'),
);
await copy.does('revise', '0001', '--capture', capture, '--custody', 'Отримано вдруге.', ...because, '2026-02-06');

const { archive = assert.fail(), withheld } = buildArchive(readContent(copy.content));
const build = buildSite({ CONTENT_DIR: copy.content });
const read = (file: string) => readFileSync(join(build.folder, file), 'utf8');
const page = (file: string) => readPage(file, read(file));

test('the archive is built', () => {
  assert.equal(build.status, 0, build.output);
});

/** Text of a built file, unpacked where it is packed. */
function* textsIn(path: string): Generator<string> {
  const bytes = readFileSync(path);
  yield bytes.toString('utf8');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield gunzipSync(bytes).toString('utf8');
  if (path.endsWith('.zip')) yield spawnSync('unzip', ['-p', path], { maxBuffer: 2 ** 30 }).stdout.toString('utf8');
}

test('no built file, packed or not, holds words that were withdrawn', () => {
  const gone = new Map(
    before.documents.flatMap(({ id, passages }) =>
      passages.flatMap(({ id: passage, text }) =>
        id === '0002' || id === '0004' || `${id}#${passage}` === '0001#p6' || `${id}#${passage}` === '0003#p10'
          ? [[`${id}#${passage}`, text] as const]
          : [],
      ),
    ),
  );
  assert.equal(gone.size, 8 + 7 + 2);
  const allowed = [
    ...archive.documents.flatMap(({ passages, description }) => [
      ...passages.map(({ text }) => text),
      ...Object.values(description.provenance).map((statement) => knownValue(statement) ?? ''),
    ]),
    ...[...archive.terms.values()].flatMap(({ title, forms }) => [title, ...forms.map(({ form }) => form)]),
  ];
  const found: string[] = [];
  const files = listFiles(build.folder, '');
  assert.ok(files.some((file) => file.endsWith('.pf_fragment')));
  for (const [name, text] of gone) {
    const runs = distinctiveRuns([text], allowed);
    const whole = text.length > 30 ? text : undefined;
    for (const file of files) {
      for (const built of textsIn(file)) {
        const run = findRun(built, runs) ?? (whole !== undefined && built.includes(whole) ? whole : undefined);
        if (run !== undefined && !allowed.includes(text))
          found.push(`${relative(build.folder, file)}: ${name}: ${run}`);
      }
    }
  }
  assert.deepEqual(found, []);
});

test('withdrawn words that come into the build by whatever way are found by the check of the build', () => {
  const place = resolvePlace(archive.settings.address, {});
  assert.deepEqual(verifyBuilt({ archive, withheld }, build.folder, place), []);
  const words = before.documents[0]?.passages[5]?.text ?? '';
  const run = words.split(' ').slice(2, 10).join(' ');
  writeFileSync(join(build.folder, 'leak.json'), JSON.stringify({ note: `… ${run} …` }));
  const issues = verifyBuilt({ archive, withheld }, build.folder, place);
  assert.deepEqual(
    issues.map(({ code, file }) => [code, file]),
    [['withdrawn-words', 'leak.json']],
  );
});

test('a tombstone stands at the anchor of a withdrawn passage: day, reason, digest', () => {
  for (const [file, id] of [
    ['documents/0001/index.html', 'p6'],
    ['documents/0003/index.html', 'p10'],
    ['documents/0004/index.html', 'p2'],
    ['documents/0002/index.html', 'p7'],
  ] as const) {
    const notice = page(file).givenUp.get(id) ?? '';
    const [, document = ''] = /(\d{4})/u.exec(file) ?? [];
    assert.ok(notice.includes('На прохання власника.'), notice);
    assert.ok(notice.includes('лютого 2026 р.'), notice);
    assert.ok(notice.includes(archive.ledger.get(`/documents/${document}/#${id}`)?.digest ?? '?'), notice);
  }
});

test('a closed document keeps its description and proof; its captures and transcription are tombstones', () => {
  const html = read('documents/0004/index.html');
  assert.match(html, /Зоряна Полонина \(обсерваторія\)/u);
  assert.ok(existsSync(join(build.folder, 'documents/0004/proof.json')));
  for (const name of ['capture.txt', 'transcription.txt', 'document.md'])
    assert.match(read(`documents/0004/${name}/index.html`), /Відкликано: \/documents\/0004\//u);
  assert.equal(JSON.parse(read('documents/0004/proof.json')).withdrawn.length, 7);
});

test('a removed document is a tombstone at each of its addresses', () => {
  for (const file of ['index.html', 'capture/index.html', 'capture.txt/index.html', 'proof.json/index.html'])
    assert.match(page(`documents/0002/${file}`).givenUp.get('') ?? '', /На прохання власника/u);
});

test('a quotation of withdrawn words says so and leads to the tombstone', () => {
  assert.match(
    read('events/nich-na-7-liutoho/index.html'),
    /href="\/documents\/0002\/#p6">Слова 0002 ¶ 6 відкликано 4 лютого 2026 р\.</u,
  );
  assert.match(read('names/index.html'), /Слова 0001 ¶ 6 відкликано 1 лютого 2026 р\./u);
  assert.match(read('glossary/uhoda-pro-okuliar/index.html'), /Слова 0002 ¶ 5 відкликано/u);
});

test('an address that moved leads on, by a link, and the search engines to the new one', () => {
  const html = read('glossary/turlynka/index.html');
  assert.match(html, /<link rel="canonical" href="https:\/\/fixture\.example\/glossary\/selo-turlynka\/"/u);
  assert.match(html, /<a href="\/glossary\/selo-turlynka\/" data-moved/u);
  assert.match(html, /<script type="module" src="\/_astro\/[^"]+"><\/script>/u);
  assert.match(read('_redirects'), /^\/glossary\/turlynka\/ \/glossary\/selo-turlynka\/ 301!$/mu);
  assert.match(read('_redirects'), /^\/documents\/0002\/ \/documents\/0002\/index\.html 410!$/mu);
});

test('corrected words stand with the former ones beside them, dated, and the revisions are listed', () => {
  const html = read('documents/0001/index.html');
  assert.deepEqual(readPage('x', html).formerWords, [
    { passage: 'p7', text: 'Телескоп на Зоряній Полонині працює з 1931 року.' },
  ]);
  assert.match(html, /<del datetime="2026-02-06"/u);
  assert.match(html, /id="revision-1"[\s\S]*2026-01-15[\s\S]*id="revision-2"[\s\S]*2026-02-06/u);
  const lost = { archive, withheld: [] };
  const place = resolvePlace(archive.settings.address, {});
  writeFileSync(join(build.folder, 'documents/0001/index.html'), html.replace('працює з 1931', 'працює 1931'));
  assert.ok(
    verifyBuilt(lost, build.folder, place).some(({ message }) =>
      message.startsWith('Passage p7 was corrected, but the page does not give its former words.'),
    ),
  );
  writeFileSync(join(build.folder, 'documents/0001/index.html'), html);
});

test('a tombstone without its reason is found', () => {
  const html = read('documents/0002/index.html');
  writeFileSync(join(build.folder, 'documents/0002/index.html'), html.replaceAll('На прохання власника.', ''));
  const issues = verifyBuilt({ archive, withheld: [] }, build.folder, resolvePlace(archive.settings.address, {}));
  assert.equal(issues.filter(({ code }) => code === 'address-lost').length, 9);
  writeFileSync(join(build.folder, 'documents/0002/index.html'), html);
});

test('the notices are valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      'attr-quotes': 'off',
      'doctype-style': 'off',
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'long-title': 'off',
      'text-content': 'off',
      'tel-non-breaking': 'off',
      'require-sri': 'off',
    },
  });
  const faults: string[] = [];
  for (const file of [
    'documents/0001',
    'documents/0002',
    'documents/0004',
    'documents/0004/capture',
    'documents/0004/capture.txt',
    'glossary/turlynka',
    'names',
  ]) {
    const report = await validator.validateFile(join(build.folder, file, 'index.html'));
    for (const { messages } of report.results)
      for (const { ruleId, message, line } of messages) faults.push(`${file}:${line} ${ruleId} ${message}`);
  }
  assert.deepEqual(faults, []);
});
