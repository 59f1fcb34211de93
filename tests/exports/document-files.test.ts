import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import type { ContentFiles } from '../../src/content-files.ts';
import { linkedFiles, madeFile } from '../../src/exports/document-files.ts';
import { type MadeFile, madeFiles } from '../../src/permalink/permalink.ts';
import { letter, type Replacement, tinyArchive } from '../tiny-archive.ts';

function prepare(...replacements: Replacement[]) {
  return prepareOf(tinyArchive(...replacements));
}

function prepareOf(files: ContentFiles) {
  const { archive } = buildArchive(files);
  const document = archive?.documents[0];
  assert.ok(archive && document);
  const holder = { ...archive, absolute: (path: string) => `https://mill.example${path}` };
  return { document, holder, make: (name: MadeFile) => madeFile(document, name, holder) };
}

test('a transcription as plain text is its passages, set apart by empty lines', () => {
  assert.equal(
    prepare().make('transcription.txt'),
    'The mill\n\nWritten 6 May 1901\n\nPicture: A miller\n\nThe Salt Mill stands by the river.\n\nThe mill is old.\n',
  );
});

test('a transcription as Markdown is as the editors wrote it', () => {
  assert.equal(
    prepare().make('document.md'),
    '# The mill\n\nWritten 6 May 1901\n\nPicture: A miller\n\nThe Salt Mill stands by the river.\n\n- The mill is old.\n',
  );
});

test('a proof accounts for every character of the capture', () => {
  const { document, make } = prepare(
    {
      file: letter,
      words: 'reason: A button. }\n',
      by: 'reason: A button. }\n  - { lines: "3", words: "Picture:", reason: A label. }\n',
    },
    { file: letter, words: 'Picture: A miller', by: 'A miller' },
  );
  const proof = JSON.parse(make('proof.json'));
  const { capture, transcription, omissions, markupMarks } = proof.characters;
  assert.equal(capture, transcription + omissions + markupMarks);
  const { method, ...rest } = proof;
  assert.match(method, /^Words are runs of characters between spaces/u);
  assert.deepEqual(rest, {
    document: '0001',
    capture: { file: 'letter.txt', sha256: sha256(document.captureText) },
    characters: { capture: 89, transcription: 70, omissions: 16, markupMarks: 3 },
    omissions: [
      { lines: [4, 4], characters: 8, reason: 'A button.' },
      { lines: [3, 3], words: 'Picture:', characters: 8, reason: 'A label.' },
    ],
    passages: [
      { id: 'p1', kind: 'heading', lines: [1, 1], sha256: sha256('The mill') },
      { id: 'p2', kind: 'paragraph', lines: [2, 2], sha256: sha256('Written 6 May 1901') },
      { id: 'p6', kind: 'paragraph', lines: [3, 3], sha256: sha256('A miller') },
      { id: 'p4', kind: 'paragraph', lines: [5, 5], sha256: sha256('The Salt Mill stands by the river.') },
      { id: 'p5', kind: 'item', lines: [6, 6], sha256: sha256('The mill is old.') },
    ],
  });
});

test('a withdrawn passage has its notice in text and Markdown, and its digest and reason in the proof', () => {
  const files = tinyArchive();
  const words = 'Picture: A miller';
  const row = `/documents/0001/#p3,passage,2026-01-02,withdrawn,${sha256(words)},,By request.\n`;
  const { make } = prepareOf({ ...files, ledger: { ...files.ledger, text: files.ledger.text + row } });
  const notice = '¶ 3. Withdrawn on 2 January 2026.';
  assert.equal(
    make('transcription.txt'),
    `The mill\n\nWritten 6 May 1901\n\n[${notice} By request.]\n\nThe Salt Mill stands by the river.\n\nThe mill is old.\n`,
  );
  assert.equal(
    make('document.md'),
    `# The mill\n\nWritten 6 May 1901\n\n[${notice}]\n\nThe Salt Mill stands by the river.\n\n- The mill is old.\n`,
  );
  const proof = JSON.parse(make('proof.json'));
  assert.deepEqual(proof.withdrawn, [
    { id: 'p3', sha256: sha256(words), date: '2026-01-02', reason: 'By request.', lines: [3, 3] },
  ]);
  assert.equal(proof.characters.withdrawn, 15);
  assert.ok(!JSON.stringify(proof.passages).includes('p3'));
});

test('a proof names the text that it counts lines of, and what a redacted capture was', () => {
  const { document, holder } = prepare();
  const [capture] = document.description.captures;
  assert.ok(capture);
  const extracted = { file: 'letter.extracted.txt', sha256: 'b'.repeat(64), program: 'reader 1' };
  const captures = [{ ...capture, file: 'letter.html', extracted, redactedFrom: 'c'.repeat(64) }];
  const described = { ...document, description: { ...document.description, captures } };
  const proof = JSON.parse(madeFile(described, 'proof.json', holder));
  assert.deepEqual(proof.capture, { file: 'letter.html', sha256: capture.sha256, redactedFrom: 'c'.repeat(64) });
  assert.deepEqual(proof.extracted, extracted);
});

test('every file made of a document is linked with its media type, as content or as description', () => {
  const { document, holder } = prepare();
  const base = 'https://mill.example/documents/0001/';
  assert.deepEqual(
    linkedFiles(document, holder).map(({ address, mediaType, relation, language = '', sha256: digest }) =>
      [address.slice(base.length), mediaType, relation, language, digest === undefined ? '' : 'proven']
        .join(' ')
        .trim(),
    ),
    [
      'capture.txt text/plain item  proven',
      'transcription.txt text/plain item en',
      'document.md text/markdown item en',
      'proof.json application/json describedby',
      'citation.bib application/x-bibtex describedby',
      'citation.ris application/x-research-info-systems describedby',
      'citation.csl.json application/vnd.citationstyles.csl+json describedby',
      'metadata.jsonld application/ld+json describedby',
    ],
  );
});

test('a capture that a browser would run is linked as the text that it is served as, any other as what it is', () => {
  const { document, holder } = prepare();
  const [capture] = document.description.captures;
  assert.ok(capture);
  const page = { ...capture, file: 'page.html', mediaType: 'text/html' };
  const article = { ...capture, file: 'page.wiki.txt', mediaType: 'text/x-wiki' };
  const active = { ...document, description: { ...document.description, captures: [page, article] } };
  assert.deepEqual(linkedFiles(active, holder).slice(0, 2), [
    {
      address: 'https://mill.example/documents/0001/capture.html.txt',
      mediaType: 'text/plain',
      relation: 'item',
      sha256: capture.sha256,
    },
    { address: 'https://mill.example/documents/0001/capture-2.txt', mediaType: 'text/x-wiki', relation: 'item' },
  ]);
});

test('citation and linked data are made of the same facts', () => {
  const { make } = prepare();
  for (const name of madeFiles) assert.ok(make(name).endsWith('\n'), name);
  assert.match(make('citation.bib'), /^@misc\{mill-archive-0001,\n {2}title = \{\{The mill\}\},\n/u);
  assert.match(make('citation.ris'), /^TY {2}- \w+\r\nID {2}- mill-archive-0001\r\nTI {2}- The mill\r\n/u);
  assert.equal(JSON.parse(make('citation.csl.json'))[0].archive_location, '0001');
  assert.equal(JSON.parse(make('metadata.jsonld'))['@id'], 'https://mill.example/documents/0001/');
  assert.equal(JSON.parse(make('linkset.json')).linkset[0].anchor, 'https://mill.example/documents/0001/');
});
