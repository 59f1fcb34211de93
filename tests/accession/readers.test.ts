import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { programs } from '../../src/accession/programs.ts';
import { type ReadOptions, readSource } from '../../src/accession/read-source.ts';
import { Refusal, type Source } from '../../src/accession/source.ts';
import { linesOf, wordsOf } from '../../src/capture/reading-text.ts';
import { show } from './pipeline.ts';
import {
  address,
  bytesOf,
  mhtml,
  page,
  pdf,
  record,
  report,
  response,
  wacz,
  warc,
  warcGz,
  wikitext,
} from './samples.ts';

const read = (name: string, bytes: Uint8Array | string, options?: ReadOptions) =>
  readSource(name, typeof bytes === 'string' ? bytesOf(bytes) : bytes, options);
const lines = ({ text }: Source) => linesOf(text).filter((line) => line !== '');
const outline = ({ blocks }: Source) => blocks.map(({ kind, level, text }) => `${kind} ${level}: ${text}`);
const given = ({ metadata }: Source, field: string) =>
  metadata.filter((datum) => datum.field === field).map(({ value, origin }) => `${origin}: ${value}`);

async function refusal(name: string, bytes: Uint8Array | string, options?: ReadOptions): Promise<[number, string]> {
  try {
    await read(name, bytes, options);
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return [error.line, error.message];
  }
  assert.fail(`${name} was taken in`);
}

test('a page of tags that are never closed is read as far as calls can nest, and refused beyond', async () => {
  const nested = (levels: number) => `<html><body>${'<div>word '.repeat(levels)}`;
  for (const levels of [150, 1_900]) assert.equal((await read('a.html', nested(levels))).blocks.length, levels);
  const [line, message] = await refusal('a.html', nested(30_000));
  assert.equal(line, 1);
  assert.match(message, /nests 30003 elements.*save it from there, or as text/u);
});

test('a saved page gives all that a reader sees, in order, and nothing that is hidden or run', async () => {
  const source = await read('report.html', report);
  assert.deepEqual(lines(source).slice(0, 8), [
    'Hill Post',
    'Menu',
    'News',
    'Sky',
    'We keep cookies.',
    'Accept',
    'Night shared at the observatory',
    'By Mira Dovbush, 14 March 1932',
  ]);
  assert.deepEqual(outline(source).slice(10, 19), [
    'item 1: Each village has three nights of the week.',
    'item 1: On the seventh night the tower is open to schools:',
    'item 2: in winter until nine;',
    'item 2: in summer until eleven.',
    'quotation 0: “The sky has no owner,” the keeper of the tower said.',
    'paragraph 0: Nights of April',
    'row 0: Day\tVillage',
    'row 0: Monday\tUpper',
    'row 0: Tuesday\tLower | both',
  ]);
  for (const hidden of ['hidden from readers', 'alert', 'changed by a script', 'display'])
    assert.ok(!source.text.includes(hidden), hidden);
});

test('the metadata of a page is read with where it stands', async () => {
  const source = await read('report.html', report);
  assert.deepEqual(given(source, 'title'), [
    'JSON-LD headline: Night shared at the observatory',
    'meta og:title: Night shared at the observatory',
    'title: Night shared at the observatory – Hill Post',
    'h1: Night shared at the observatory',
  ]);
  assert.deepEqual(given(source, 'creator'), ['JSON-LD author: Mira Dovbush', 'meta author: Mira Dovbush']);
  assert.deepEqual(given(source, 'originalAddress').slice(0, 1), [`link canonical: ${address}`]);
  assert.deepEqual(given(source, 'kind'), ['JSON-LD @type: news-report']);
});

test('of what a page tells in JSON-LD the article comes first; a report is the work of a body, not of a newspaper', async () => {
  const readThings = (things: unknown) =>
    read('a.html', `<script type="application/ld+json">${JSON.stringify(things)}</script><p>Words.</p>`);
  const site = { '@type': 'WebPage', headline: 'Hill Post', mainEntityOfPage: { '@id': address } };
  const article = { '@type': ['Thing', 'ReportageNewsArticle'], headline: 'Night shared' };
  const news = await readThings({ '@graph': [site, { '@graph': [article] }] });
  assert.deepEqual(given(news, 'title'), ['JSON-LD headline: Night shared', 'JSON-LD headline: Hill Post']);
  assert.deepEqual(given(news, 'kind'), ['JSON-LD @type: news-report']);
  assert.deepEqual(given(news, 'originalAddress'), [`JSON-LD mainEntityOfPage: ${address}`]);
  for (const type of ['Report', 'WebPage', 'BlogPosting']) {
    const other = await readThings({ '@type': type, headline: 'The tower in 1931' });
    assert.deepEqual([given(other, 'kind'), given(other, 'title').length], [[], 1], type);
  }
});

test('a licence is where a page links to one as such; address and day of a saved page are in the note of its program', async () => {
  const licence = 'https://licences.example/open';
  for (const link of [`<a rel="nofollow License" href="${licence}">Open</a>`, `<link rel="license" href="${licence}">`])
    assert.match(
      given(await read('a.html', `<p>Words. ${link}`), 'licence').join(),
      /^(?:a|link) license: \S+\/open$/u,
    );
  const saved = await read('report.html', report);
  assert.deepEqual(given(saved, 'licence'), []);
  assert.equal(given(saved, 'originalAddress').at(-1), `SingleFile: ${address}?from=front`);
  assert.match(given(saved, 'captured').join(), /^SingleFile: Sat Nov 01 2025 /u);
  assert.deepEqual(given(await read('a.html', '<!-- url: https://a.example/ --><p>Words.'), 'originalAddress'), []);
});

test('what is open, hidden or declared as a shadow is told apart', async () => {
  const source = await read(
    'a.html',
    '<body><div hidden>1</div><p style="color: red; display:none">2</p><p class="sf-hidden">3</p><dialog>4</dialog><noscript>5</noscript><template>6</template><svg><title>7</title><text>8</text></svg><div><template shadowrootmode="open"><p>9</p></template></div><iframe srcdoc="&lt;p>10&lt;/p>"></iframe><details><summary>11</summary>12</details><p style="display:nonesuch">13</p></body>',
  );
  assert.deepEqual(wordsOf(source.text), ['8', '9', '10', '11', '12', '13']);
});

test('lines of preformatted text and line breaks stay lines; inline elements join words', async () => {
  const source = await read('a.html', '<p>one<br>t<b>w</b>o</p><pre>three\n  four</pre><td>five</td>');
  assert.deepEqual(lines(source), ['one', 'two', 'three', 'four', 'five']);
});

test('an item has on the page the number that it has in the source', async () => {
  const { html } = await show(
    'a.html',
    bytesOf(
      '<p>Act.</p><ol start="3"><li>c<ol start="5"><li>e</li></ol></li><li>d<p>more</p></li><li hidden>no</li><li>f</li></ol><ol><li>a</li><li value="7">g</li></ol>',
    ),
  );
  assert.equal(
    html.replace(/<(?!\/?ol)[^>]*>|\s(?!start)/gu, ''),
    'Act.<ol start="3">c<ol start="5">e</ol>d</ol>more<ol start="5">f</ol><ol>a</ol><ol start="7">g</ol>',
  );
});

test('a cell stands in its column, also beside cells that reach over several rows or columns', async () => {
  const page =
    '<table><tr><th>Day<th colspan="2">Nights<th>Sky<tr><td rowspan="2">Monday<td>1<td>2<td>clear<tr><td>3<td><td>rain<tr><td colspan="99">closed</table>';
  const wiki =
    '{|\n! Day !! colspan=2 | Nights !! Sky\n|-\n| rowspan="2" | Monday || 1 || 2 || clear\n|-\n| 3 || || rain\n|-\n| colspan="99" | closed\n|}\n';
  for (const [name, text] of [
    ['a.html', page],
    ['a.wiki', wiki],
  ] as const) {
    const { blocks } = await read(name, text);
    assert.deepEqual(
      blocks.map(({ cells }) => cells),
      [['Day', 'Nights', '', 'Sky'], ['Monday', '1', '2', 'clear'], ['', '3', '', 'rain'], ['closed']],
    );
  }
});

test('a cell of 0 rows reaches to the end of its table, one of 0 columns over its own, one of thousands over 100', async () => {
  const { blocks } = await read(
    'a.html',
    '<table><tr><td rowspan="0">Night<td colspan="0">1<td>2<tr><td>3<tr><td>4</table><table><tr><td colspan="9999">All<td>Sky</table>',
  );
  assert.deepEqual(
    blocks.map(({ cells }) => cells),
    [
      ['Night', '1', '2'],
      ['', '3'],
      ['', '4'],
      ['All', ...Array<string>(99).fill(''), 'Sky'],
    ],
  );
});

test('a page in another encoding is read as it declares, and its text is kept as UTF-8', async () => {
  const page = Uint8Array.from([
    ...bytesOf('<meta charset="windows-1251"><p>'),
    0xcc,
    0xeb,
    0xe8,
    0xed,
    ...bytesOf('</p>'),
  ]);
  assert.deepEqual(lines(await read('a.html', page)), ['Млин']);
});

test('MHTML: the first page, its address and day', async () => {
  const source = await read('a.mhtml', mhtml);
  assert.deepEqual(lines(source), ['Night shared', 'The tower – open again.']);
  assert.deepEqual(given(source, 'captured'), ['MHTML Date: 2025-11-01']);
  assert.deepEqual(given(source, 'originalAddress'), [`Snapshot-Content-Location: ${address}`]);
  assert.match((await refusal('b.mht', 'Subject: a\r\n\r\nwords'))[1], /^The file holds no part of HTML\./u);
});

test('MHTML: of a file that breaks off, the editor is asked for a whole one', async () => {
  const cut = mhtml.subarray(0, Buffer.from(mhtml).indexOf('open ag='));
  const { remarks, text } = await read('a.mhtml', cut);
  assert.deepEqual(remarks, ['The file ends before its last part does. Is there a whole one to take instead?']);
  assert.ok(text.includes('The tower'));
  assert.deepEqual((await read('a.mhtml', mhtml)).remarks, []);
});

test('MHTML: the encoding is that of the file, else that which the page declares or an editor names', async () => {
  const saved = (head: string, page: string) => {
    const top =
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html';
    return Uint8Array.from([
      ...bytesOf(`${top}${head}\r\n\r\n${page}<p>`),
      ...[0xcc, 0xeb, 0xe8, 0xed],
      ...bytesOf('</p>\r\n--B--\r\n'),
    ]);
  };
  const meta = '<meta charset="windows-1251">';
  for (const bytes of [saved('; charset=windows-1251', ''), saved('', meta), saved(';\r\n charset="utf-8"', meta)]) {
    const source = await read('a.mht', bytes);
    assert.deepEqual([lines(source), source.remarks], [['Млин'], []]);
  }
  assert.deepEqual(lines(await read('a.mht', saved('', ''), { encoding: 'windows-1251' })), ['Млин']);
  assert.match(
    (await read('a.mht', saved('', ''))).remarks[0] ?? '',
    /^“�” stands in the text, .* with --encoding NAME\.$/u,
  );
});

test('WARC, plain and compressed: the first page that was sent with success; another by its address', async () => {
  for (const bytes of [warc, warcGz]) {
    const source = await read('a.warc.gz', bytes);
    assert.deepEqual(lines(source), ['Night', 'Words of Night.']);
    assert.deepEqual(given(source, 'originalAddress'), [`WARC-Target-URI: ${address}`]);
    assert.deepEqual(given(source, 'captured'), ['WARC-Date: 2025-11-01']);
    assert.match(source.remarks[0] ?? '', /^The file holds 2 pages; this is /u);
  }
  const other = await read('a.warc', warc, { page: 'https://hill-post.example/other' });
  assert.deepEqual([lines(other)[0], other.remarks], ['Other', []]);
  assert.match(
    (await refusal('a.warc', warc, { page: 'https://a.example/' }))[1],
    /holds no page https:\/\/a\.example\/\. Name one of: /u,
  );
  assert.match(
    (await refusal('a.warc', 'WARC/1.1\r\nbroken'))[1],
    /^The web archive (?:cannot be read|holds no page)/u,
  );
});

test('WARC: a page comes before a text that was recorded before it, one that was kept without its answer is taken too', async () => {
  const robots = response('https://hill-post.example/robots.txt', 'text/plain', '200 OK', 'Disallow: /');
  const kept = record(
    [
      'WARC-Type: resource',
      `WARC-Target-URI: ${address}`,
      'WARC-Date: 2025-11-01T10:00:00Z',
      'Content-Type: text/html',
    ],
    page('Kept'),
  );
  const source = await read('a.warc', robots + kept);
  assert.deepEqual([lines(source)[0], given(source, 'captured')], ['Kept', ['WARC-Date: 2025-11-01']]);
  assert.deepEqual(lines(await read('a.warc', robots)), ['Disallow: /']);
  const strict = response(address, 'application/xhtml+xml', '200 OK', page('Strict'));
  assert.equal(lines(await read('a.warc', robots + strict))[0], 'Strict');
  // Of a page that was the same as before, a recording keeps the answer without the page.
  const revisit = response(address, 'text/html', '200 OK', '').replace('WARC-Type: response', 'WARC-Type: revisit');
  assert.equal(lines(await read('a.warc', revisit + kept))[0], 'Kept');
  const named = response(address, 'Text/HTML ; Charset="klingon"', '200 OK', page('Night'));
  assert.match((await refusal('a.warc', named))[1], /^There is no encoding “klingon”\./u);
});

test('WARC: a page is read in the encoding in which it was sent, or which it declares', async () => {
  const meta = '<meta charset="windows-1251">';
  for (const [type, head] of [
    ['text/html; charset="windows-1251"', ''],
    ['text/html', meta],
  ] as const) {
    const sent = response(address, type, '200 OK', `${head}<p>\u00cc\u00eb\u00e8\u00ed</p>`);
    const one = sent.replace(/Content-Length: (\d+)/u, (_, length: string) => `Content-Length: ${Number(length) - 4}`);
    assert.deepEqual(lines(await read('a.warc', new Uint8Array(Buffer.from(one, 'latin1')))), ['Млин']);
  }
});

test('WARC: a page that breaks off is taken as far as it goes, and the editor is asked for a whole one', async () => {
  const cut = warc.subarray(0, Buffer.from(warc).indexOf('of Night.'));
  const asked = `The recording of ${address} breaks off before the page ends. Is there a whole one to take instead?`;
  for (const bytes of [cut, new Uint8Array(gzipSync(cut))]) {
    const source = await read('a.warc', bytes);
    assert.deepEqual([lines(source), source.remarks], [['Night', 'Words'], [asked]]);
  }
  const marked = Buffer.from(warc).toString().replaceAll('WARC-Record-ID', 'WARC-Truncated: length\r\nWARC-Record-ID');
  assert.equal((await read('a.warc', marked)).remarks[0], asked);
});

function knowsBrotli(): boolean {
  try {
    return Boolean(new DecompressionStream('brotli' as CompressionFormat));
  } catch {
    return false;
  }
}

test('WARC: a page that is kept compressed is unpacked, or refused as what it is', async () => {
  const sent = (compression: string, body: Uint8Array) => {
    const marked = response(
      address,
      `text/html\r\nContent-Encoding: ${compression}`,
      '200 OK',
      '@'.repeat(body.length),
    );
    const at = marked.indexOf('@@');
    return new Uint8Array(
      Buffer.concat([Buffer.from(marked.slice(0, at)), body, Buffer.from(marked.slice(at + body.length))]),
    );
  };
  const night = Buffer.from(page('Night – ніч'));
  const brotli = sent('br', brotliCompressSync(night));
  const refused = [sent('zstd', Buffer.from('28b52ffd', 'hex')), sent('br', brotliCompressSync(night).subarray(9))];
  const taken = [sent('gzip', gzipSync(night)), sent('br', night)];
  // Node unpacks Brotli in a stream from 22.20 and 24.7 on.
  (knowsBrotli() ? taken : refused).push(brotli);
  for (const body of taken)
    assert.deepEqual(lines(await read('a.warc', body)), ['Night – ніч', 'Words of Night – ніч.']);
  for (const body of refused)
    assert.match((await refusal('a.warc', body))[1], /^The page https:\S+ is kept as it was sent, compressed \(/u);
});

test('WACZ: the first page of its list', async () => {
  const source = await read('a.wacz', wacz);
  assert.deepEqual([source.mediaType, lines(source)], ['application/wacz', ['Other', 'Words of Other.']]);
  assert.equal(lines(await read('a.wacz', wacz, { page: address }))[0], 'Night');
});

test('PDF: lines, paragraphs, headings, page numbers', async () => {
  const body = (page: string): [number, number, string][] => [
    [10, 800, 'Hill Post of March'],
    [20, 740, `Chapter ${page}`],
    [11, 700, 'The first line of a paragraph that goes on'],
    [11, 686, 'in a second line (with signs).'],
    [11, 640, 'Another paragraph.'],
    [10, 40, page],
  ];
  const source = await read('a.pdf', pdf([body('1'), body('2'), body('3')]));
  assert.deepEqual(
    source.blocks.slice(0, 5).map(({ kind, text, region }) => `${kind}: ${text}${region ? ` (${region})` : ''}`),
    [
      'paragraph: Hill Post of March (pageNumber)',
      'heading: Chapter 1',
      'paragraph: The first line of a paragraph that goes on in a second line (with signs).',
      'paragraph: Another paragraph.',
      'paragraph: 1 (pageNumber)',
    ],
  );
  assert.equal(lines(source).length, 18);
  assert.match((await refusal('b.pdf', pdf([[]])))[1], /^The file holds no word: its pages are pictures\./u);
  assert.match((await refusal('c.pdf', '%PDF-1.4\nbroken'))[1], /^The PDF file cannot be read \(/u);
});

test('a role that is called as what every object has tells no region', async () => {
  const { blocks } = await read('a.html', '<p role="constructor">Words</p><p role="navigation">Menu</p>');
  assert.deepEqual(
    blocks.map(({ region }) => region),
    [undefined, 'navigation'],
  );
});

test('wikitext: words of links, items, tables and notes; a template stays as it is written', async () => {
  const source = await read('a.wiki', wikitext);
  assert.deepEqual(outline(source), [
    'paragraph 0: {{Infobox tower | name = Tower | built = 1931 }}',
    'paragraph 0: The tower stands on the high meadow near Upper Village.',
    'heading 2: History',
    'item 1: Built in 1931',
    'item 1: Closed in February',
    'item 2: and opened again',
    'row 0: Day\tVillage',
    'row 0: Monday\tUpper',
    'paragraph 0: Category:Towers of the hills',
    'item 1: {{cite book|title=Towers}} A book of towers.',
  ]);
  assert.equal((await read('a.txt', `${wikitext}[[a]] [[b]]`)).format, 'wikitext');
});

test('wikitext: a line of spaces after the sign of a heading, and a row of 200,000 cells, are read at once', async () => {
  const { blocks } = await read('a.wiki', `=${' '.repeat(1e5)}x\n{|\n${'|| a '.repeat(2e5)}\n|}\n`);
  assert.deepEqual(
    blocks.map(({ kind, text, cells }) => [kind, cells?.length ?? text]),
    [
      ['paragraph', '= x'],
      ['row', 200_000],
    ],
  );
});

test('wikitext: what is opened ten thousands of times and never closed is read at once, as the words that it holds', async () => {
  const said = async (text: string) => (await read('a.wiki', text)).blocks.map((block) => block.text).join(' ');
  for (const open of ['<ref>', '<ref name="', '<gallery>', '[http://mill ']) {
    const words = await said(`The mill. ${`${open} x `.repeat(40_000)}`);
    assert.match(words, /^The mill\./u);
  }
  assert.equal(
    await said('A<REF>note</Ref>\n\nB <ref> C [//mill the mill] D [http://mill E'),
    'A B C the mill D [http://mill E note',
  );
});

test('wikitext: a picture is its caption, which is text; how it is shown is not', async () => {
  const { blocks } = await read(
    'a.wiki',
    `Before.\n[[File:Mill.jpg|thumb|upright=1.2|left|The [[mill|old mill]] in 1930]]\n[[Файл:Млин.png|міні|200px]]\n[[Category:Mills]]\n[[uk:Млин]]\n`,
  );
  assert.deepEqual(
    blocks.map(({ text, region }) => [text, region]),
    [
      ['Before.', undefined],
      ['The old mill in 1930', undefined],
      ['Category:Mills', 'navigation'],
      ['uk:Млин', 'navigation'],
    ],
  );
});

test('plain text: headings and items by their marks, wrapped lines as paragraphs', async () => {
  const source = await read('a.txt', '= Mill =\n\n== Wheel ==\nOne line.\nAnother.\n\n- a\n- b\n');
  assert.deepEqual(outline(source), [
    'heading 1: Mill',
    'heading 2: Wheel',
    'paragraph 0: One line.',
    'paragraph 0: Another.',
    'item 1: a',
    'item 1: b',
  ]);
  assert.deepEqual(source.marks, { heading: '=', item: '- ' });
  const wrapped = `${'a word and '.repeat(6)}on\n${'a word and '.repeat(6)}on\nend.`;
  assert.equal((await read('b.txt', wrapped)).blocks.length, 1);
  assert.equal(source.program, undefined);
});

test('every kind of line end, a byte order mark, a form feed and a line separator are no obstacle', async () => {
  const shown = await show('a.txt', bytesOf('\uFEFFone\rtwo\r\nthree\ffour\u2028five\n'));
  assert.deepEqual(shown.words, ['one', 'two', 'three', 'four\u2028five']);
  assert.equal(shown.taken.source.blocks[0]?.text, 'one');
});

test('bytes that are not UTF-8 are refused at their place, until their encoding is named', async () => {
  const latin = Uint8Array.from([...bytesOf('one\ntwo\ncaf'), 0xe9, ...bytesOf(' x')]);
  assert.deepEqual(await refusal('a.txt', latin), [
    3,
    'Byte 12 of the file (0xE9) is no character of UTF-8. Name the encoding of the file, for example --encoding windows-1251 or --encoding utf-16le.',
  ]);
  const source = await read('a.txt', latin, { encoding: 'latin1' });
  assert.deepEqual([lines(source).at(-1), source.program], ['café x', 'WHATWG Encoding, windows-1252 as UTF-8']);
  assert.match((await refusal('a.txt', latin.subarray(0, 12)))[1], /^The file ends inside a character of UTF-8\./u);
  const ends = Uint8Array.from([...bytesOf('one\rtwo\r\nthree\n'), 0xe9, 0x20]);
  assert.equal((await refusal('a.txt', ends))[0], 4);
  const wide = Uint8Array.from([...Buffer.from('one\r\nĊ\r\n', 'utf16le'), 0x00, 0xd8, 0x20, 0x00]);
  assert.equal((await refusal('a.txt', wide, { encoding: 'utf-16le' }))[0], 3);
  assert.match((await refusal('a.txt', latin, { encoding: 'klingon' }))[1], /^There is no encoding “klingon”\./u);
});

test('wikitext: of a gallery its caption and those of its pictures are text, a line each', async () => {
  const gallery = `<gallery mode="packed" caption="The [[mill]]s">
File:Mill.jpg|The old mill, ''1930''
River.png|alt=A river|The [[river|river Tyn]] in {{date|5}}

Файл:Сад.jpg
</gallery>`;
  const source = await read('a.wiki', `Before.\n${gallery}\nAfter.\n`);
  assert.deepEqual(outline(source), [
    'paragraph 0: Before.',
    'paragraph 0: The mills',
    'paragraph 0: The old mill, 1930',
    'paragraph 0: The river Tyn in {{date|5}}',
    'paragraph 0: After.',
  ]);
});

test('a file that no reader reads is named as what it is', async () => {
  for (const [first, what] of [
    ['PK\u0003\u0004\u0000', 'a package (ZIP), such as a document of a word processor'],
    ['\u00D0\u00CF\u0011\u00E0\u0000', 'a document of an older office program'],
    ['\u0089PNG\r\n', 'a picture'],
    ['\u00FF\u00D8\u00FF\u0000', 'a picture'],
    ['\u001F\u008B\u0008', 'a compressed file'],
    ['{\\rtf1\\ansi A letter.}', 'a text with codes (RTF)'],
  ] as const)
    assert.deepEqual(await refusal('report.docx', new Uint8Array(Buffer.from(first, 'latin1'))), [
      1,
      `The file is ${what}, which is not read. Save what it holds as PDF with text, as a web page or as plain text.`,
    ]);
  assert.deepEqual(lines(await read('a.txt', Uint8Array.of(0xff, 0xd8, 0xff), { encoding: 'windows-1251' })), ['яШя']);
});

test('a heading of plain text may hold a sign that breaks lines elsewhere', async () => {
  const text = '== Mill\u2028Weir ==\nWords.\n== River ==\nMore words.\n';
  assert.deepEqual(outline(await read('a.txt', text)), [
    'heading 2: Mill\u2028Weir',
    'paragraph 0: Words.',
    'heading 2: River',
    'paragraph 0: More words.',
  ]);
});

test('a block of a page may have more lines than a call takes values', async () => {
  const { blocks } = await read('log.html', `<pre>${'a line\n'.repeat(200_000)}</pre>`);
  assert.deepEqual(
    blocks.map(({ lines: [first, last] }) => [first, last]),
    [[1, 200_000]],
  );
});

test('controls that a page cannot hold are refused at their place; a file without a word too', async () => {
  assert.deepEqual(await refusal('a.txt', 'one\r\ntwo\rab\u0000c'), [
    3,
    'Character 3 of this line is the control character U+0000, which a page cannot hold. If the file is in another encoding, name it with --encoding; else ask for the text without it, for a capture is never edited.',
  ]);
  assert.deepEqual(await refusal('a.txt', ' \r\n\t\f'), [
    1,
    'The file holds no word. Take a copy that holds the text.',
  ]);
  assert.deepEqual(await refusal('a.txt', '\u200b \u200e\u00ad\n'), [
    1,
    'The file holds no word. Take a copy that holds the text.',
  ]);
  assert.deepEqual(await refusal('a.html', '<script>words</script>'), [
    1,
    'The file holds no word. Take a copy that holds the text.',
  ]);
});

test('the programs that are named are the versions that are installed', () => {
  const named = Object.values(programs).map(String);
  const versions = named.flatMap((program) => [...program.matchAll(/([a-z][a-z0-9-]+) (\d+\.\d+\.\d+)/gu)]);
  assert.ok(versions.length >= 8);
  for (const [, name = '', version] of versions) {
    const { version: installed } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as {
      version: string;
    };
    assert.equal(version, installed, name);
  }
});
