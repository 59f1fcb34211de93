import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { provenanceFields } from '../../src/provenance/provenance.ts';
import { resolvePlace } from '../../src/settings/settings.ts';
import { readPage } from '../../src/site/built.ts';
import { wordsFor } from '../../src/words/words.ts';
import { buildSite, fixtureContent } from './build-site.ts';
import { checkDocumentPages } from './reader-tools.ts';

const build = buildSite({ CONTENT_DIR: fixtureContent });
const read = (file: string) => readFileSync(join(build.folder, file), 'utf8');

test('another archive is built by the same engine, with its name and in its language', () => {
  assert.equal(build.status, 0, build.output);
  assert.match(read('index.html'), /<html lang="uk">/u);
  assert.match(read('index.html'), /Архів Зоряної Полонини/u);
  assert.match(read('documents/0001/index.html'), /Звідки ми це знаємо|Походження|Як ми це знаємо|зазначено/u);
});

test('the build says in one line that a reserved address is not a public one', () => {
  const lines = build.output.split('\n').filter((line) => line.includes('reserved address'));
  assert.equal(lines.length, 1);
  assert.match(
    lines[0] ?? '',
    /https:\/\/fixture\.example\/ is a reserved address: set the public one in tests\/fixtures\/content\/archive\.yaml/u,
  );
});

test('who uses a form of a name is told as it is known: a publisher that is inferred in brackets', () => {
  const html = read('glossary/hanna-torlytsia/index.html');
  assert.match(html, /\/documents\/0001\/">Вісник Полонини<\/a>/u);
  assert.match(html, /\/documents\/0004\/">\[Довідник гірських обсерваторій\]<\/a>/u);
});

test('a note on an omission names the works that back it, as a note on a passage does', () => {
  const [, note = ''] =
    /<aside class="[^"]*on-omissions[^"]*"[^>]*>(.*?)<\/aside>/su.exec(read('documents/0003/index.html')) ?? [];
  assert.match(note, /<a class="source" href="https:\/\/hirski-observatorii\.example\/kataloh\/bashta"/u);
});

test('a table is a table whose rows are passages, and nested items are nested passages', () => {
  const html = read('documents/0003/index.html');
  assert.match(html, /<tr id="p5"/u);
  assert.match(html, /<ul>\s*<li id="p10"[^>]*>.*<ul>\s*<li id="p11"/su);
});

test('signs of code in a capture stand in the page as they are', () => {
  const shown = readPage('x', read('documents/0004/index.html')).transcription.join(' ');
  for (const sign of ['{', '}', '<', '>', '*', '_', '`', '#', '[', ']', '\\', '&amp;', '~'])
    assert.ok(shown.includes(sign), sign);
});

test('NO-BREAK SPACE, quotation marks and two hyphens are not made into anything else', () => {
  const shown = (document: string) => readPage('x', read(`documents/${document}/index.html`)).transcription.join(' ');
  assert.ok(shown('0001').includes('\u00A0'));
  assert.ok(shown('0001').includes('«'));
  assert.ok(shown('0003').includes('--'));
  assert.ok(shown('0003').includes('...'));
});

test('reader mode, reference managers and harvesters get every document right', async () => {
  const { archive } = buildArchive(readContent(fixtureContent));
  assert.ok(archive);
  await checkDocumentPages(build.folder, archive, resolvePlace(archive.settings.address, {}));
});

test('a build stops with every issue when a capture, a passage and a sentence are wrong, and names them all', () => {
  const content = join(mkdtempSync(join(tmpdir(), 'archive-')), 'content');
  cpSync(fixtureContent, content, { recursive: true });
  const change = (file: string, from: string, to: string) => {
    const path = join(content, file);
    const text = readFileSync(path, 'utf8');
    assert.ok(text.includes(from), `${file} holds ${from}`);
    writeFileSync(path, text.replace(from, to));
  };
  change('captures/b.txt', 'Пишу', 'Пишем');
  change('documents/0004.mdx', 'Обсерваторія', 'Обсерватория');
  const sentence = readFileSync(join(content, 'glossary/turlynka.mdx'), 'utf8').split('---\n').at(-1) ?? '';
  change('glossary/turlynka.mdx', sentence, '\nТурлинка стоїть під горою.\n');
  const broken = buildSite({ CONTENT_DIR: content });
  assert.notEqual(broken.status, 0);
  for (const code of ['fixity-digest', 'fidelity-words', 'statement-unbacked'])
    assert.ok(broken.output.includes(code), `${code} in ${broken.output}`);
});

test('an archive without boundaries has no map, and one with events has its timeline', () => {
  assert.ok(!existsSync(join(build.folder, 'map')));
  const { archive } = buildArchive(readContent(fixtureContent));
  assert.ok(archive && archive.events.length > 2);
  const list = read('events/index.html');
  for (const { id, title } of archive.events) assert.equal(list.split(`/events/${id}/"`).length, 2, title);
  assert.match(list, /<p class="later">через /u);
  assert.match(read('names/index.html'), /<table class="accounts"/u);
});

test('an event says after its date where that holds', () => {
  const [, opening = ''] =
    /<p class="eyebrow"[^>]*>(.*?)<\/p>/su.exec(read('events/teleskop-pratsiuie/index.html')) ?? [];
  const said = opening
    .replace(/<[^>]*>/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  assert.equal(said, 'Події · 1931, Зоряна Полонина');
});

test('the gaps name each document once, with what is unknown and what is inferred of it', () => {
  const { archive } = buildArchive(readContent(fixtureContent));
  assert.ok(archive);
  const { field, status } = wordsFor('uk');
  const list = /<dl class="gaps">(.*?)<\/dl>/su.exec(read('about/gaps/index.html'))?.[1] ?? '';
  const entries = list.split('<dt>').slice(1);
  for (const { id, description } of archive.documents) {
    const own = entries.filter((entry) => entry.includes(`/documents/${id}/"`));
    assert.equal(own.length, 1, id);
    const said = (own[0] ?? '').replace(/<[^>]*>/gu, '').replace(/\s+/gu, ' ');
    for (const known of ['unknown', 'inferred'] as const) {
      const fields = provenanceFields.filter((name) => description.provenance[name].status === known);
      const line = `${status(known)}: ${fields.map((name) => field(name).toLowerCase()).join(', ')}`;
      assert.equal(said.includes(line), fields.length > 0, `${id}: ${line}`);
    }
  }
});

test('a build takes the absolute path of an archive', () => {
  const absolute = buildSite({ CONTENT_DIR: resolve(fixtureContent) });
  assert.equal(absolute.status, 0, absolute.output);
  assert.ok(existsSync(join(absolute.folder, 'documents/0001/index.html')));
});

test('a table of a page is aligned without a style of its own, which the policy would refuse', () => {
  const content = join(mkdtempSync(join(tmpdir(), 'archive-')), 'content');
  cpSync(fixtureContent, content, { recursive: true });
  const page = join(content, 'pages/about.mdx');
  writeFileSync(page, `${readFileSync(page, 'utf8')}\n| рік | вежа |\n| --: | :-: |\n| 1934 | так |\n`);
  const aligned = buildSite({ CONTENT_DIR: content });
  assert.equal(aligned.status, 0, aligned.output);
  const html = readFileSync(join(aligned.folder, 'about/index.html'), 'utf8');
  assert.match(html, /<td data-align="right">1934<\/td>\s*<td data-align="center">/u);
  assert.doesNotMatch(html, / style="/u);
});
