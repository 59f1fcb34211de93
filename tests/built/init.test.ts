import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPage } from '../../src/site/built.ts';
import { openWorkshop } from '../cli/workshop.ts';
import { buildSite } from './build-site.ts';

test('a new archive is built; a document is added to it, in another language of the archive, and built too', () => {
  const { content, folder, run, read } = openWorkshop();
  assert.equal(run('init', content, '--name', 'Archive of Lights', '--date', '2026-03-04').status, 0);
  const first = buildSite({ CONTENT_DIR: content });
  assert.equal(first.status, 0, first.output);
  const page = (build: typeof first, path: string) => readFileSync(join(build.folder, path, 'index.html'), 'utf8');
  assert.match(page(first, ''), /<html lang="en">.*<h1>Archive of Lights<\/h1>/su);
  assert.ok(existsSync(join(first.folder, 'exports/archive-of-lights-bag.zip')));
  assert.match(page(first, 'documents/0001'), /href="\/glossary\/heron-rock-lighthouse\/"/u);

  writeFileSync(join(content, 'archive.yaml'), read('archive.yaml').replace('language: en', 'language: fr'));
  const letter = join(folder, 'letter.txt');
  writeFileSync(letter, 'A letter on Heron Rock Light\n\nThe lamp burns again.\n');
  const added = run('add', '--yes', '--publish', '--accept-unknown', '--date', '2026-03-05', letter);
  assert.deepEqual([added.status, added.stderr], [0, '']);
  assert.equal(run('verify').status, 0);
  const second = buildSite({ CONTENT_DIR: content });
  assert.equal(second.status, 0, second.output);
  assert.match(page(second, ''), /<html lang="fr">/u);
  const { transcription } = readPage('a', page(second, 'documents/0002'));
  assert.equal(transcription.join(' '), 'A letter on Heron Rock Light The lamp burns again.');
});

test('a new archive in Ukrainian is built in Ukrainian', () => {
  const { content, run } = openWorkshop();
  assert.equal(run('init', content, '--language', 'uk', '--date', '2026-03-04').status, 0);
  const build = buildSite({ CONTENT_DIR: content });
  assert.equal(build.status, 0, build.output);
  assert.match(readFileSync(join(build.folder, 'index.html'), 'utf8'), /<html lang="uk">.*Новий архів/su);
});

test('the worked example is taken out as archive.yaml says; an archive without a document is built', () => {
  const { content, run, read } = openWorkshop();
  assert.equal(run('init', content, '--date', '2026-03-04').status, 0);
  const [, said = ''] = /delete ([\s\S]*?), take the last sentence/u.exec(read('archive.yaml')) ?? [];
  const files = said.split(/,| and /u).map((file) => file.replace(/\n#/u, '').trim());
  assert.equal(files.length, 5);
  for (const file of files) rmSync(join(content, file));
  assert.equal(run('mint', '--date', '2026-03-05').status, 0);
  assert.match(run('verify').stdout, /^No issue\. Documents: 0; terms: 0; addresses: \d+\.\n$/u);
  const build = buildSite({ CONTENT_DIR: content });
  assert.equal(build.status, 0, build.output);
  assert.ok(!existsSync(join(build.folder, 'pagefind')));
});
