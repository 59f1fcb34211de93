/** What other programs read from the site of the real archive, as the build step left it in dist/. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { listFiles, readContent } from '../../src/cli/read-content.ts';
import { resolvePlace } from '../../src/settings/settings.ts';
import { checkDocumentPages } from './reader-tools.ts';

const { archive } = buildArchive(readContent('content'));
assert.ok(archive);
const place = resolvePlace(archive.settings.address, {});
const read = (file: string) => readFileSync(join('dist', file), 'utf8');

test('reader mode, reference managers and harvesters get every document right', () =>
  checkDocumentPages('dist', archive, place));

test('the page of citations holds every passage in every style, as text', () => {
  for (const { id, passages } of archive.documents) {
    const html = read(`documents/${id}/cite/index.html`);
    const styles = 'Chicago, note|Chicago, bibliography|APA|MLA|OSCOLA|Bluebook|GOST R 7.0.5'.split('|');
    for (const style of styles)
      assert.equal(html.split(`<dt>${style}</dt>`).length - 1, passages.length + 1, `${id} ${style}`);
    for (const { id: passage } of passages) {
      const address = `${place.address}documents/${id}/#${passage}`;
      assert.ok(html.includes(`<a href="${address}">${address}</a>`), address);
      assert.equal(html.split(`¶ ${passage.slice(1)}, ${address}.</dd>`).length - 1, styles.length, address);
    }
  }
});

test('a citation names the original publication and its address, the archive, the number and its address', () => {
  const shown = (id: string) =>
    read(`documents/${id}/cite/index.html`).replaceAll('&#60;', '<').replaceAll('&#62;', '>');
  const [chicago] = /<dd data-style="chicago-note">.*?<\/dd>/u.exec(shown('0004')) ?? [];
  assert.equal(
    chicago,
    `<dd data-style="chicago-note">“Donetsk and Luhansk ‘people’s republics’ appeal to Putin for help ‘repelling’ Ukraine,” <i>[Meduza]</i>, [February 24, 2022], [https://meduza.io/en/news/2022/02/24/donetsk-and-luhansk-people-s-republics-appeal-to-putin-for-help-repelling-ukraine], Donbas Recognition Archive, document 0004, ${place.address}documents/0004/.</dd>`,
  );
  const [oscola] = /<dd data-style="oscola">.*?<\/dd>/u.exec(shown('0003')) ?? [];
  assert.equal(
    oscola,
    `<dd data-style="oscola">‘Russia establishes diplomatic ties with Ukraine’s separatist regions’ <i>INQUIRER.net</i> (23 February 2022) <[https://newsinfo.inquirer.net/1558639/russia-establishes-diplomatic-ties-with-ukraines-separatist-regions]>, Donbas Recognition Archive, document 0003, ${place.address}documents/0003/.</dd>`,
  );
});

test('a passage that quotes or reports someone is quoted with its speaker', () => {
  assert.match(read('documents/0002/cite/index.html'), /\(Vindobona, citing TASS, 6 May 2022, ¶ 15, <a href="https:/u);
  assert.match(
    read('documents/0004/cite/index.html'),
    /\(\[Meduza\], in part citing UN Secretary General António Guterres, \[24 February 2022\], ¶ 9, <a href="https:/u,
  );
});

test('no script of the site holds the formatter or a style', () => {
  const scripts = listFiles('dist', '.js');
  assert.ok(scripts.some((file) => readFileSync(file, 'utf8').includes('copy-bar')));
  for (const file of scripts) assert.doesNotMatch(readFileSync(file, 'utf8'), /citeproc|citationstyles|CSL\.Engine/iu);
});

test('every page that the archive lists has its Open Graph, and a term says that it is one', () => {
  for (const file of listFiles('dist', '.html')) {
    const html = readFileSync(file, 'utf8');
    if (!html.includes('rel="canonical"')) continue;
    for (const name of ['og:type', 'og:title', 'og:description', 'og:url'])
      assert.equal(html.split(`property="${name}"`).length, 2, `${file} ${name}`);
  }
  const term = JSON.parse(
    /<script type="application\/ld\+json">(.*?)<\/script>/u.exec(read('glossary/article-51/index.html'))?.[1] ?? '',
  );
  assert.equal(term['@type'], 'DefinedTerm');
  assert.deepEqual(term.alternateName, ['Article 51', 'статья 51', 'ст. 51', 'стаття 51']);
});
