import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftSchema, lineInDraft, openQuestions, toDocumentText } from '../../src/accession/draft.ts';
import { escapeText, toMarkdown } from '../../src/accession/markdown.ts';
import { LikenessIndex } from '../../src/accession/similar.ts';
import { type TakenIn, takeIn } from '../../src/accession/take-in.ts';
import { parseEntry } from '../../src/entry/entry.ts';
import { en } from '../../src/words/en.ts';
import { bytesOf, report, warcGz } from './samples.ts';

const take = (name: string, content: string | Uint8Array) =>
  takeIn({ name, bytes: typeof content === 'string' ? bytesOf(content) : content }, en.accessionWords, '2026-01-01');
const abouts = ({ proposals }: TakenIn) => proposals.questions.map(({ about }) => about);

test('what a line says is stated, what only the metadata say is inferred, the rest is unknown', async () => {
  const { proposals } = await take('report.html', report);
  const { title, creator, date, originalAddress, place, captured } = proposals.provenance;
  assert.deepEqual(title, {
    status: 'stated',
    value: 'Night shared at the observatory',
    evidence: { line: 13, words: 'Night shared at the observatory' },
  });
  assert.deepEqual(creator, { status: 'stated', value: 'Mira Dovbush', evidence: { line: 15, words: 'Mira Dovbush' } });
  assert.deepEqual(date, {
    status: 'stated',
    value: '1932-03-14',
    evidence: { line: 15, words: 'By Mira Dovbush, 14 March 1932' },
  });
  assert.equal(
    originalAddress.status === 'inferred' && originalAddress.ground,
    'Given by the metadata of the file (link canonical), not by the visible text.',
  );
  assert.deepEqual(place, {
    status: 'unknown',
    ground: 'Looked for in the metadata of the file by a program, and not found there.',
  });
  assert.equal(captured.status, 'inferred');
  assert.deepEqual([proposals.language, proposals.kind], ['en', 'news-report']);
  assert.ok(!proposals.questions.some(({ about }) => ['language', 'kind', 'title', 'date'].includes(about)));
});

test('of several authors all are proposed, as the line says it that names them all', async () => {
  const authors = ['Mira Dovbush', 'Ivan (Jr.) Pole', 'Mira Dovbush'].map((name) => ({ '@type': 'Person', name }));
  const structured = JSON.stringify({ '@type': 'NewsArticle', author: authors });
  const heads = [
    `<script type="application/ld+json">${structured}</script><meta name="author" content="Mira Dovbush">`,
    '<meta name="citation_author" content="Mira Dovbush"><meta name="citation_author" content="Ivan (Jr.) Pole">',
  ];
  const creatorOf = async (page: string) => (await take('a.html', page)).proposals.provenance.creator;
  for (const head of heads) {
    for (const words of ['Mira Dovbush and Ivan (Jr.) Pole', 'Mira Dovbush, Ivan (Jr.) Pole']) {
      const given = await creatorOf(`${head}<h1>Mill</h1><p>By ${words}</p><p>Mira Dovbush grinds.</p>`);
      assert.deepEqual(given, { status: 'stated', value: words, evidence: { line: 3, words } });
    }
    const apart = await creatorOf(`${head}<h1>Mill</h1><p>Mira Dovbush</p><p>A mill.</p><p>Ivan (Jr.) Pole</p>`);
    assert.deepEqual([apart.status, 'value' in apart && apart.value], ['inferred', 'Mira Dovbush, Ivan (Jr.) Pole']);
  }
  const alone = await creatorOf('<meta name="author" content="Mira Dovbush, Hill Post"><p>Mira Dovbush, Hill Post</p>');
  assert.equal(alone.status, 'stated');
});

test('omissions are proposed with their reasons, a byline is none', async () => {
  const { proposals } = await take('report.html', report);
  assert.deepEqual(
    proposals.omissions.map(({ lines, reason }) => `${lines} ${reason}`),
    [
      '1-3 The head of the site.',
      '5-7 Navigation of the site.',
      '9-11 A notice of the site on cookies.',
      '42 An advertisement or its label.',
      '46-48 Pointers to other texts of the site.',
      '50 The foot of the site.',
    ],
  );
});

test('a value is stated by the line in which it stands whole, be it after a longer word that holds it', async () => {
  const page = '<title>Mill</title><p>Of millers.</p><p>Millers, Mills and a Mill.</p>';
  const { proposals } = await take('a.html', page);
  assert.deepEqual(proposals.provenance.title, {
    status: 'stated',
    value: 'Mill',
    evidence: { line: 3, words: 'Mill' },
  });
  const own = await take('b.html', '<title>Mill</title><p>A Mill.</p><pre>  Mill</pre><p>Mill</p>');
  const { title } = own.proposals.provenance;
  assert.equal(title.status === 'stated' && title.evidence.line, 3);
});

test('nothing is left out where nothing would be left', async () => {
  const { proposals } = await take('a.html', '<nav>All words are here</nav>');
  assert.deepEqual([proposals.omissions, proposals.kept.length], [[], 1]);
});

test('what the text alone suggests is asked', async () => {
  const taken = await take(
    'letter.txt',
    'The lower tower\n\n12 March 1932\n\nOf the tower and the village that is near.\n',
  );
  const { title, date } = taken.proposals.provenance;
  assert.deepEqual([title.status, date.status], ['stated', 'stated']);
  assert.ok(abouts(taken).includes('title') && abouts(taken).includes('date') && abouts(taken).includes('language'));
  assert.equal(taken.proposals.language, 'en');
  assert.equal((await take('a.txt', 'Башта стоїть над селом, її видно здалеку.')).proposals.language, 'uk');
  assert.equal((await take('a.txt', 'Tour du village')).proposals.language, 'und');
  for (const [text, language] of [
    ['Съезд был в башне.', 'ru'],
    ['Башня над селом.', 'und'],
    ['The tower of the village and the mill, in its own words «Вежа».', 'en'],
  ] as const)
    assert.equal((await take('a.txt', text)).proposals.language, language, text);
});

test('a title that is read out of the text alone has words in one line, which is no sentence', async () => {
  const titleOf = async (text: string) => {
    const { title } = (await take('notes.md', text)).proposals.provenance;
    return title.status === 'stated' ? title.value : title.status;
  };
  const wrapped = 'The mill that stands by the river, of which this book tells a story';
  assert.equal(await titleOf('---\n\n* * *\n\nThe mill, No. 2\n\nIt grinds.\n'), 'The mill, No. 2');
  for (const begun of ['It grinds.', 'Dear miller,', `A${' long'.repeat(40)} line`, `${wrapped}\n${wrapped}`])
    assert.equal(await titleOf(`${begun}\n\nIt grinds.\n`), 'unknown', begun);
});

test('a line with a year of a copyright is no date, and an address that is none is not proposed', async () => {
  for (const address of ['javascript:alert(1)', '/mill', 'https:mill.example', 'https://mill.example/a mill']) {
    const { proposals } = await take('a.html', `<link rel="canonical" href="${address}"><p>Words.</p><p>© 1997</p>`);
    const { date, originalAddress } = proposals.provenance;
    assert.deepEqual([date.status, originalAddress.status], ['unknown', 'unknown'], address);
  }
});

test('a day is read out of the first lines, where one stands: no year, none in a long line, none of later lines', async () => {
  const dateOf = async (text: string) => {
    const { date } = (await take('a.txt', text)).proposals.provenance;
    return date.status === 'stated' ? `${date.evidence.line}: ${date.value}` : date.status;
  };
  const lines = (amount: number) => 'Words.\n'.repeat(amount);
  assert.equal(await dateOf(`${lines(19)}12 March 1932\n${lines(40)}`), '20: 1932-03-12');
  assert.equal(await dateOf(`${lines(20)}12 March 1932\n${lines(40)}`), 'unknown');
  assert.equal(await dateOf('March 1932\n\nWords.\n'), 'unknown');
  assert.equal(await dateOf(`12 March 1932${' word'.repeat(30)}\n`), 'unknown');
});

test('a day that the metadata give is stated by the line of the head or foot that says so', async () => {
  const dateOf = async (before: number, after: number) => {
    const [head, foot] = [before, after].map((amount) => '<p>11 March 1932</p>'.repeat(amount));
    const page = `<meta name="date" content="1932-03-12T10:00:00Z">${head}<p>12 March 1932</p>${foot}`;
    const { date } = (await take('a.html', page)).proposals.provenance;
    return date.status === 'stated' ? date.evidence : date;
  };
  const ground = 'Given by the metadata of the file (meta date), not by the visible text.';
  const inferred = { status: 'inferred', value: '1932-03-12', ground };
  assert.deepEqual(await dateOf(15, 30), { line: 31, words: '12 March 1932' });
  assert.deepEqual(await dateOf(30, 5), { line: 61, words: '12 March 1932' });
  assert.deepEqual(await dateOf(30, 30), inferred);
});

test('an editor is asked for all that is not known, and of what was read out of the text alone', async () => {
  const asked = ({ proposals }: TakenIn) => proposals.questions.map(({ about, ask }) => `${about}: ${ask}`);
  assert.deepEqual(asked(await take('a.txt', 'The tower\n\n12 March 1932\n')), [
    'language: In which language is the text (a tag such as en, uk, ru)? Proposed from its letters: und.',
    'kind: What is the document as a source: primary-text, news-report or reference-work?',
    'title: Is “The tower” the title? It was read out of the text alone.',
    'creator: Who wrote it?',
    'publisher: Who published it?',
    'date: Is “1932-03-12” the date? It was read out of the text alone.',
    'place: Where was it written or published?',
    'originalAddress: At which address was it published?',
    'licence: Does it state a licence, and which?',
    'captured: When was the capture made?',
  ]);
  const byGround = (await take('a.txt', 'The tower\n')).proposals.questions.filter(({ how }) =>
    /^Say in the ground/u.test(how ?? ''),
  );
  assert.deepEqual(
    byGround.map(({ about }) => about),
    ['originalAddress', 'captured'],
  );
  const page = '<html lang="en"><nav>Menu</nav><article><h1>The tower</h1><p>Words of it.</p></article>';
  assert.deepEqual(asked(await take('a.html', page)).slice(0, 3), [
    'omissions: 1 omission is proposed. Is each not the source’s text?',
    'kind: What is the document as a source: primary-text, news-report or reference-work?',
    'creator: Who wrote it?',
  ]);
});

test('a draft is named by its file; a name without a Latin letter by the digest', async () => {
  assert.equal((await take('A Réport (2).html', '<p>a</p>')).slug, 'a-report-2');
  assert.match((await take('Лист.txt', 'a')).slug, /^capture-[0-9a-f]{8}$/u);
  const { captures } = await take('a.warc.gz.txt', 'a');
  assert.match(captures[0]?.file ?? '', /^a-warc-[0-9a-f]{12}\.txt$/u);
  const web = await take('A.WARC.GZ', warcGz);
  assert.match(web.captures[0]?.file ?? '', /^a-[0-9a-f]{12}\.warc\.gz$/u);
  assert.match((await take('“a” «b».txt', 'a')).write([]), /Received as the file _a_ _b_\.txt /u);
});

test('questions are open until they are taken out or may stay; a document has none', async () => {
  const text = (await take('a.txt', 'Words\n')).write([{ about: 'likeness', ask: 'Is it?' }]);
  const { entry } = parseEntry({ file: 'a.mdx', text }, draftSchema);
  assert.ok(entry);
  assert.equal(openQuestions(entry, 'all').length, 0);
  const all = openQuestions(entry, new Set());
  assert.deepEqual([all[0]?.line, all[0]?.message.slice(0, 23)], [3, 'Open (likeness): Is it?']);
  assert.equal(openQuestions(entry, new Set(['likeness'])).length, all.length - 1);
  const document = toDocumentText({ file: 'a.mdx', text });
  assert.match(document, /^---\nkind: undetermined\n/u);
  assert.equal(toDocumentText({ file: 'a.mdx', text: document }), document);
  const moved = document.replace('\n---\n', '\nquestions:\n  - { about: a, ask: b }\n---\n');
  assert.equal(toDocumentText({ file: 'a.mdx', text: moved }), document);
});

test('what an editor remarked above or below the questions stays in the document', () => {
  const questions = 'questions:\n  - about: kind\n    ask: |\n      Which is it?\n      # Any.\n  # Of this list.\n';
  for (const [above, below] of [
    ['# Above.\n', '# Below.\n\n# More.\nkind: news-report\nlanguage: en\n'],
    ['kind: news-report\n# Above.\n', '# At the end.\n'],
  ])
    for (const end of ['\n', '\r\n']) {
      const write = (fields: string) => `---\n${fields}---\n\nWords\n`.replaceAll('\n', end);
      const draft = { file: 'a.mdx', text: write(`${above}${questions}${below}`) };
      const document = write(`${above}${below}`);
      assert.equal(toDocumentText(draft), document);
      const lineOf = (text: string) => text.split(end).indexOf('Words') + 1;
      assert.equal(lineInDraft(draft)(lineOf(document)), lineOf(draft.text));
    }
});

test('texts that share most of their words are found, others are not', () => {
  const index = new LikenessIndex();
  const words = (from: number) => Array.from({ length: 300 }, (_, number) => `word${from + number}`).join(' ');
  index.add('one', words(0));
  index.add('short', 'Two words');
  assert.deepEqual(index.like(words(100)), ['one']);
  assert.deepEqual(index.like(words(200)), []);
  assert.deepEqual(index.like('two WORDS.'), ['short']);
  index.add('again', words(50));
  assert.deepEqual(index.like(words(25)), ['one', 'again']);
  assert.deepEqual(index.like('word1 word2 word3 word4, “word5”'), ['one']);
  assert.deepEqual(index.like('word1 word2 word3 word4'), []);
  index.add('dash', '—');
  assert.deepEqual(index.like('…'), []);
});

test('signs are escaped where they would be markup, and letters stay as they are', () => {
  assert.equal(
    escapeText('a_b *c* {d} <e> [f] g|h ~i~ `j` k\\l'),
    'a\\_b \\*c\\* \\{d\\} \\<e\\> \\[f\\] g\\|h \\~i\\~ \\`j\\` k\\\\l',
  );
  assert.equal(escapeText('1. a'), '1\\. a');
  assert.equal(escapeText('- a - b'), '\\- a - b');
  assert.equal(escapeText('import a'), '&#105;mport a');
  assert.equal(
    escapeText('see https://a.b/ and www.a.b, a@b.c & Co'),
    'see https\\://a.b/ and www\\.a.b, a\\@b.c & Co',
  );
  assert.equal(escapeText('C# and #1'), 'C\\# and #1');
  // A long run of them is gone over once.
  assert.equal(escapeText('#'.repeat(1e6)), '\\#'.repeat(1e6));
});

test('items nest, tables have a head as wide as their widest row', () => {
  const block = { lines: [1, 1] as [number, number], level: 0 };
  const item = (level: number, text: string, ordered = false) => ({
    ...block,
    kind: 'item' as const,
    level,
    text,
    ordered,
  });
  assert.equal(
    toMarkdown([item(1, 'a'), item(3, 'b', true), item(3, 'c'), item(1, 'd')]),
    '- a\n  1. b\n     - c\n- d\n',
  );
  assert.equal(
    toMarkdown([item(1, 'a', true), item(1, 'b', true), item(1, 'c'), item(2, 'd', true)]),
    '1. a\n2. b\n- c\n  1. d\n',
  );
  const row = (...cells: string[]) => ({ ...block, kind: 'row' as const, table: 1, text: cells.join(' '), cells });
  assert.equal(toMarkdown([row('a'), row('b', 'c|d')]), '| a |  |\n| --- | --- |\n| b | c\\|d |\n');
});
