/** The fixture after withdrawals of both strengths, a correction and a move, as it is built. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { buildArchive } from '../../src/archive.ts';
import { listFiles, readContent } from '../../src/cli/read-content.ts';
import { verifyBuilt } from '../../src/cli/verify-built.ts';
import { distinctiveRuns, findRun } from '../../src/document/find-words.ts';
import { knownValue } from '../../src/provenance/provenance.ts';
import { foldedWords } from '../../src/search/words.ts';
import { resolvePlace } from '../../src/settings/settings.ts';
import { readPage } from '../../src/site/built.ts';
import { uk } from '../../src/words/uk.ts';
import { buildSite, fixtureContent } from './build-site.ts';
import { giveUp } from './give-up.ts';
import { unpackBag, unpackExport } from './unpack-bag.ts';

const before = buildArchive(readContent(fixtureContent)).archive ?? assert.fail();
const copy = await giveUp();

const { archive = assert.fail(), withheld } = buildArchive(readContent(copy.content));
const build = buildSite({ CONTENT_DIR: copy.content });
/** The words of 0003#p14 after its revision, and before it was withdrawn. */
const revisedWords = 'import of glass: "paid in full". So reads a customs slip that Severyn Dychka showed a reporter.';
const read = (file: string) => readFileSync(join(build.folder, file), 'utf8');
const page = (file: string) => readPage(file, read(file));

test('the archive is built', () => {
  assert.equal(build.status, 0, build.output);
});

/** Every file that is published, the zip files as they are unpacked, with its text. */
function publishedTexts(): Map<string, string> {
  const folders = [
    ['', build.folder],
    ['bag/', unpackBag(build.folder)],
    ['copy/', unpackExport(build.folder, '-site.zip')],
  ] as const;
  const files = folders.flatMap(([name, folder]) =>
    listFiles(folder, '').map((path) => [name + relative(folder, path), path] as const),
  );
  return new Map(
    files.map(([name, path]) => {
      const bytes = readFileSync(path);
      const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return [name.replaceAll('\\', '/'), (isPacked ? gunzipSync(bytes) : bytes).toString('utf8')];
    }),
  );
}

/** Passages that were withdrawn, by document: of one alone those named, else all. */
const withdrawnOf: Readonly<Record<string, readonly string[] | undefined>> = {
  '0001': ['p6'],
  '0002': undefined,
  '0003': ['p10', 'p14'],
  '0004': undefined,
};
const gone = new Map(
  before.documents.flatMap(({ id, passages }) =>
    passages.flatMap(({ id: passage, text }) =>
      withdrawnOf[id]?.includes(passage) === false ? [] : [[`${id}#${passage}`, text] as const],
    ),
  ),
);
const allowed = [
  ...archive.documents.flatMap(({ passages, description }) => [
    ...passages.map(({ text }) => text),
    ...Object.values(description.provenance).map((statement) => knownValue(statement) ?? ''),
  ]),
  ...[...archive.terms.values()].flatMap(({ title, forms }) => [title, ...forms.map(({ form }) => form)]),
];

test('no output holds words that were withdrawn', () => {
  assert.equal(gone.size, 1 + 8 + 2 + 7);
  const texts = publishedTexts();
  // What is looked through is all that the archive gives out.
  for (const name of [
    /^index\.html$/u,
    /^llms\.txt$/u,
    /^feed\.xml$/u,
    /^sitemap-1\.xml$/u,
    /^catalogue\.(?:json|csv)$/u,
    /^addresses\.json$/u,
    /^names\/index\.html$/u,
    /^events\/nich-na-7-liutoho\/index\.html$/u,
    /^exports\/bibliography\.(?:bib|ris|csl\.json)$/u,
    /^documents\/0004\/cite\/index\.html$/u,
    /^documents\/000[134]\/(?:citation\.(?:bib|ris|csl\.json)|metadata\.jsonld|linkset\.json|proof\.json)$/u,
    /^documents\/0003\/(?:transcription\.txt|document\.md)$/u,
    /^search\/words\/[^/]+\/index\.html$/u,
    /^search\/(?:texts|near|start)/u,
    /\.pf_(?:index|meta)$/u,
    /^bag\/data\/documents\/0003\/index\.html$/u,
    /^bag\/data\/catalogue\.json$/u,
    /^bag\/data\/content\/glossary\/zoriana-cherha\.mdx$/u,
    /^copy\/documents\/0003\/index\.html$/u,
    /^copy\/search\/.*\.js$/u,
  ])
    assert.ok(
      [...texts.keys()].some((file) => name.test(file)),
      `no file ${name}`,
    );
  const found: string[] = [];
  for (const [name, text] of [...gone, ['0003#p14, revised', revisedWords] as const]) {
    const runs = distinctiveRuns([text], allowed);
    const whole = text.length > 20 && !allowed.some((other) => other.includes(text)) ? text : undefined;
    for (const [file, built] of texts) {
      const run = findRun(built, runs) ?? (whole !== undefined && built.includes(whole) ? whole : undefined);
      if (run !== undefined) found.push(`${file}: ${name}: ${run}`);
    }
  }
  assert.deepEqual(found, []);
});

test('a word that stands in withdrawn passages alone is in no list of words and found by no search', () => {
  const shown = new Set([
    ...[...publishedTexts()]
      .filter(([file]) => file.endsWith('.html') && !file.startsWith('search/') && !file.startsWith('bag/'))
      .flatMap(([, html]) => foldedWords(html.replace(/<[^>]*>/gu, ' '))),
    // What the search says itself.
    ...foldedWords(JSON.stringify(uk.searching)),
  ]);
  const lost = [...new Set([...gone.values()].flatMap((text) => foldedWords(text)))].filter((word) => !shown.has(word));
  assert.ok(lost.length > 20, lost.join(' '));
  const found: string[] = [];
  for (const [file, text] of publishedTexts()) {
    if (!/^(?:search|pagefind)\//u.test(file) || /\.(?:js|wasm|pagefind)$/u.test(file)) continue;
    const words = new Set(foldedWords(text));
    for (const word of lost) if (word.length > 3 && words.has(word)) found.push(`${file}: ${word}`);
  }
  assert.deepEqual(found, []);
});

test('what names a withdrawn address leads to a tombstone, and nothing lists it as if it stood', () => {
  const texts = publishedTexts();
  const sitemap = texts.get('sitemap-1.xml') ?? '';
  for (const path of ['/documents/0002/', '/documents/0002/cite/', '/glossary/turlynka/'])
    assert.ok(!sitemap.includes(`https://fixture.example${path}<`), path);
  assert.ok(sitemap.includes('https://fixture.example/documents/0004/<'));
  const catalogue = JSON.parse(texts.get('catalogue.json') ?? '') as {
    documents: {
      number: string;
      passages: number;
      files: { name: string }[];
      captures: { address?: string }[];
      withdrawn?: { date: string; reason: string };
    }[];
    events: { name: string; documents: string[] }[];
  };
  // An account of a document that was removed leads to no record.
  assert.deepEqual(catalogue.events.find(({ name }) => name === 'nich-na-7-liutoho')?.documents, ['0001']);
  assert.deepEqual(
    catalogue.documents.map(({ number, passages }) => [number, passages]),
    [
      ['0001', 6],
      ['0003', 12],
      ['0004', 0],
    ],
  );
  const closed = catalogue.documents.at(-1);
  assert.deepEqual(
    catalogue.documents.map(({ withdrawn }) => withdrawn?.date),
    [undefined, undefined, '2026-02-03'],
  );
  assert.equal(closed?.withdrawn?.reason, 'На прохання власника.');
  assert.match(texts.get('catalogue.csv') ?? '', /"0004".*"2026-02-03","На прохання власника\."/u);
  assert.deepEqual(
    closed?.files.map(({ name }) => name),
    ['proof.json', 'citation.bib', 'citation.ris', 'citation.csl.json', 'metadata.jsonld', 'linkset.json'],
  );
  assert.deepEqual(
    closed?.captures.map(({ address }) => address),
    [undefined],
  );
  for (const name of ['linkset.json', 'metadata.jsonld'])
    assert.doesNotMatch(texts.get(`documents/0004/${name}`) ?? '', /transcription\.txt|document\.md|capture/u);
});

test('the feed tells of withdrawals, corrections and moves with reasons and digests', () => {
  const feed = read('feed.xml');
  for (const act of ['withdrawn', 'corrected', 'moved'])
    assert.match(feed, new RegExp(`<category term="${act}"/>`, 'u'));
  for (const path of ['/documents/0001/#p6', '/documents/0003/#p10', '/documents/0004/#p2', '/documents/0002/#p7'])
    assert.ok(feed.includes(archive.ledger.get(path)?.digest ?? '?'), path);
  const corrected = archive.acts.filter(({ path, act }) => path === '/documents/0001/#p7' && act === 'corrected');
  const minted = archive.acts.find(({ path }) => path === '/documents/0001/#p7');
  assert.equal(corrected.length, 1);
  assert.ok(feed.includes(corrected[0]?.digest ?? '?') && feed.includes(minted?.digest ?? '?'));
  assert.ok(feed.includes('На прохання власника.'));
});

test('a correction of the archive’s own words stands on their page, in the feed and in the sitemap', () => {
  const html = read('glossary/hanna-torlytsia/index.html');
  assert.match(html, /<section class="corrections"[\s\S]*<li>\s*Виправлено 7 лютого 2026 р\. Уточнено\.\s*<\/li>/u);
  assert.doesNotMatch(read('glossary/soichynets/index.html'), /class="corrections"/u);
  const [entry = ''] =
    /<entry>(?:(?!<entry>)[\s\S])*glossary\/hanna-torlytsia\/(?:(?!<entry>)[\s\S])*<\/entry>/u.exec(read('feed.xml')) ??
    [];
  assert.match(entry, /<title>Виправлено: Ганна Торлиця<\/title>\s*<updated>2026-02-07T00:00:00Z<\/updated>/u);
  assert.match(entry, /Уточнено\./u);
  assert.match(
    read('sitemap-1.xml'),
    /<loc>https:\/\/fixture\.example\/glossary\/hanna-torlytsia\/<\/loc>\s*<lastmod>2026-02-07<\/lastmod>/u,
  );
});

test('a citation names the revision, in every style, file and record', () => {
  const cite = read('documents/0001/cite/index.html');
  const named = 'редакція 2 від 6 лютого 2026 р.';
  const [before = ''] = /<section class="cited" id="revision-1".*?<\/section>/su.exec(cite) ?? [];
  const stylesIn = (html: string) => [...html.matchAll(/<dd[^>]*>((?:[^<]|<\/?i>)+)<\/dd>/gu)].map(([, text]) => text);
  assert.equal(stylesIn(cite).length, (6 + 2) * 7);
  for (const citation of stylesIn(cite.replace(before, ''))) assert.ok(citation?.includes(named), citation);
  assert.equal(stylesIn(before).length, 7);
  for (const citation of stylesIn(before))
    assert.match(
      citation ?? '',
      /, документ 0001, редакція 1 від 15 січня 2026 р\., https:\/\/fixture\.example\/documents\/0001\/\.$/u,
    );
  assert.equal(page('documents/0001/cite/index.html').givenUp.size, 0);
  for (const name of ['citation.bib', 'citation.ris', 'citation.csl.json', 'metadata.jsonld'])
    assert.match(read(`documents/0001/${name}`), /Редакція 2 від 6 лютого 2026 р\.: На прохання власника\./u, name);
  assert.match(read('documents/0001/citation.ris'), /^Y2 {2}- 2026\/02\/06\/\r$/mu);
  assert.equal(JSON.parse(read('documents/0001/metadata.jsonld')).dateModified, '2026-02-06');
});

test('the list of revisions leads to the citation of each; a document without any lists none to cite', () => {
  const html = read('documents/0001/index.html');
  for (const [number, anchor] of [
    [1, 'revision-1'],
    [2, 'document'],
  ] as const) {
    const [item = ''] = new RegExp(`<li id="revision-${number}">.*?</p>`, 'su').exec(html) ?? [];
    assert.ok(item.includes(`href="/documents/0001/cite/#${anchor}"`), item);
  }
  assert.match(
    read('documents/0001/cite/index.html'),
    /<a href="\/documents\/0001\/#revision-1">Редакція 1 \(15 січня 2026 р\.\)</u,
  );
  assert.doesNotMatch(read('documents/0004/index.html'), /cite\/#/u);
  assert.doesNotMatch(read('documents/0004/cite/index.html'), /revision-/u);
});

test('former words of a passage that was withdrawn later are gone with it', () => {
  const html = read('documents/0003/index.html');
  assert.deepEqual(page('documents/0003/index.html').formerWords, []);
  assert.match(html, /id="revision-2"/u);
  assert.doesNotMatch(html, /customs slip/u);
});

test('of the content only what holds withdrawn words is left out of the bag', () => {
  const bag = join(unpackBag(build.folder), 'data/content');
  const held = new Set(listFiles(bag, '').map((path) => relative(bag, path)));
  assert.deepEqual(
    listFiles(copy.content, '')
      .map((path) => relative(copy.content, path))
      .filter((file) => !held.has(file)),
    [
      // Closed: their words are still in the files. The capture of 0003 is the copy that a removal left.
      ...listFiles(join(copy.content, 'captures'), '').map((path) => relative(copy.content, path)),
      'documents/0001.mdx',
      'documents/0003.mdx',
      'documents/0004.mdx',
    ],
  );
});

test('a reader of the bag finds the tombstone, and the former words of what was corrected', () => {
  const bag = unpackBag(build.folder);
  const html = readFileSync(join(bag, 'data/documents/0001/index.html'), 'utf8');
  assert.match(
    html,
    new RegExp(`<p id="p6"[^>]*>.*На прохання власника\\. .*${archive.ledger.get('/documents/0001/#p6')?.digest}`, 'u'),
  );
  assert.match(html, /<del[^>]*>Телескоп на Зоряній Полонині працює з 1931 року\.<\/del>/u);
});

test('withdrawn words that come into the build by whatever way are found by the check of the build', () => {
  const place = resolvePlace(archive.settings.address, {});
  assert.deepEqual(verifyBuilt({ archive, withheld }, build.folder, place), []);
  const words = before.documents[0]?.passages[5]?.text ?? '';
  const run = words.split(' ').slice(2, 10).join(' ');
  const note = `… ${run} …`;
  const html = `<html lang="en"><head><title>x</title><script type="application/ld+json">${JSON.stringify({ note })}</script></head><body></body></html>`;
  const leaks: Record<string, string | Uint8Array> = {
    'leak.csv': `a,"${note}"\r\n`,
    'leak.html': html,
    'leak.json': JSON.stringify({ note }),
    'leak.json.br': brotliCompressSync(JSON.stringify({ note })),
    'leak.txt': `https://archive.example/#:~:text=${encodeURIComponent(run)}`,
    'leak.zip': zipSync({ 'data/inner.zip': zipSync({ 'leak.json.gz': gzipSync(JSON.stringify({ note })) }) }),
  };
  for (const [name, content] of Object.entries(leaks)) writeFileSync(join(build.folder, name), content);
  // Bytes that only begin as packed ones do are no reason to stop.
  writeFileSync(join(build.folder, 'broken.zip'), 'PK\u0003\u0004 and no more');
  writeFileSync(join(build.folder, 'broken.gz'), Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x01]));
  const issues = verifyBuilt({ archive, withheld }, build.folder, place);
  assert.deepEqual(
    issues.map(({ code, file }) => [code, file]),
    Object.keys(leaks).map((file) => ['withdrawn-words', file]),
  );
  assert.match(
    issues.at(-1)?.message ?? '',
    /” stands in data\/inner\.zip\/leak\.json\.gz in this file, and was withdrawn\./u,
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

test('the records of a closed document say that it was withdrawn, those of another do not', () => {
  const said = 'Відкликано 3 лютого 2026 р. На прохання власника';
  for (const file of ['cite/index.html', 'citation.bib', 'citation.ris', 'citation.csl.json', 'metadata.jsonld']) {
    assert.ok(read(`documents/0004/${file}`).includes(said), file);
    assert.ok(!read(`documents/0003/${file}`).includes('Відкликано'), file);
  }
});

test('the files of a transcription say in the language of the archive where a passage was withdrawn', () => {
  const said = '[¶ 6. Відкликано 1 лютого 2026 р.';
  assert.ok(read('documents/0001/transcription.txt').includes(`\n\n${said} На прохання власника.]\n\n`));
  assert.ok(read('documents/0001/document.md').includes(`\n\n${said}]\n\n`));
  // Of a passage that was removed, the file of the document holds no place.
  const removed = '[¶ 10. Відкликано 2 лютого 2026 р.';
  assert.ok(read('documents/0003/transcription.txt').includes(`\n\n${removed} На прохання власника.]\n\n`));
  assert.ok(read('documents/0003/document.md').includes(`\n\n${removed}]\n\n`));
});

test('a removed document is a tombstone at each of its addresses', () => {
  for (const file of ['index.html', 'capture/index.html', 'capture.txt/index.html', 'proof.json/index.html'])
    assert.match(page(`documents/0002/${file}`).givenUp.get('') ?? '', /На прохання власника/u);
});

test('the home page tells what was added last, and does not pass it off as the last change', () => {
  assert.match(
    read('index.html'),
    /Останні надходження<\/h2>\s*<ul class="changes">\s*<li>\s*15 січня 2026 р\., додано/u,
  );
});

test('a quotation of withdrawn words says so and leads to the tombstone', () => {
  assert.match(
    read('events/nich-na-7-liutoho/index.html'),
    /href="\/documents\/0002\/#p6">\[слова 0002 ¶ 6, відкликано 4 лютого 2026 р\.\]</u,
  );
  assert.match(read('names/index.html'), /\[слова 0001 ¶ 6, відкликано 1 лютого 2026 р\.\]/u);
  assert.match(read('glossary/uhoda-pro-okuliar/index.html'), /\[слова 0002 ¶ 5, відкликано/u);
});

test('an address that moved leads on, by a link, and the search engines to the new one', () => {
  const html = read('glossary/turlynka/index.html');
  assert.match(html, /<link rel="canonical" href="https:\/\/fixture\.example\/glossary\/selo-turlynka\/"/u);
  assert.match(html, /<a href="\/glossary\/selo-turlynka\/" data-moved/u);
  assert.match(html, /<script type="module" src="\/_astro\/[^"]+"><\/script>/u);
  assert.match(read('_redirects'), /^\/glossary\/turlynka\/ \/glossary\/selo-turlynka\/ 301!$/mu);
  assert.match(read('.htaccess'), /RedirectMatch 301 "\^\/glossary\/turlynka\(\S+ "\/glossary\/selo-turlynka\/"/u);
  assert.match(read('.htaccess'), /RedirectMatch 410 "\^\/documents\/0004\/capture\\\.txt\(/u);
  // Its passage stands at another anchor, which a host cannot know.
  assert.doesNotMatch(read('_redirects'), /letters/u);
  assert.match(read('letters/index.html'), /<li id="p1"[^>]*>[^<]*<a href="\/documents\/0001\/#p4"/u);
  assert.match(read('_redirects'), /^\/documents\/0002\/ \/documents\/0002\/index\.html 410!$/mu);
});

test('corrected words stand with the former ones beside them, dated, and the revisions are listed', () => {
  const html = read('documents/0001/index.html');
  assert.deepEqual(readPage('x', html).formerWords, [
    { passage: 'p7', text: 'Телескоп на Зоряній Полонині працює з 1931 року.' },
  ]);
  assert.match(html, /<del datetime="2026-02-06"/u);
  assert.match(html, /id="revision-1"[\s\S]*value="2026-01-15"[\s\S]*id="revision-2"[\s\S]*value="2026-02-06"/u);
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

test('every page is valid HTML', async () => {
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
  const pages = listFiles(build.folder, '.html');
  assert.ok(pages.length > 90);
  for (const path of pages) {
    const file = relative(build.folder, path);
    const report = await validator.validateFile(path);
    for (const { messages } of report.results)
      for (const { ruleId, message, line } of messages) faults.push(`${file}:${line} ${ruleId} ${message}`);
  }
  assert.deepEqual(faults, []);
});
