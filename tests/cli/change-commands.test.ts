import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { buildArchive, withheldRuns } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { settle } from '../../src/cli/transaction.ts';
import { servedCaptures } from '../../src/document/document.ts';
import { findRun } from '../../src/document/find-words.ts';
import { parseLedger } from '../../src/permalink/ledger.ts';
import { copyArchive, newRows } from '../archive-copy.ts';

const because = ['--reason', 'На прохання.', '--date', '2026-02-01', '--yes'];
const refusal = (message: string) => ({ status: 2, stdout: '', stderr: `The command could not run: ${message}\n` });

test('a term that is renamed is renamed everywhere, and its old address leads to the new one', async () => {
  const copy = copyArchive();
  await copy.does('rename-term', 'turlynka', 'selo-turlynka', ...because);
  assert.deepEqual(newRows(copy.read('permalinks.csv')), [
    '/glossary/turlynka/,page,2026-02-01,moved,,/glossary/selo-turlynka/,На прохання.',
    '/glossary/selo-turlynka/,page,2026-02-01,minted,,,',
  ]);
  assert.ok(!existsSync(join(copy.content, 'glossary/turlynka.mdx')));
  for (const [file, text] of copy.state())
    assert.ok(
      file === 'permalinks.csv' || !/(?<!selo-)\bturlynka\b(?!-)/u.test(text.replace(/-i-turlynka/gu, '')),
      file,
    );
  const { archive, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  assert.ok(archive?.terms.has('selo-turlynka'));
});

for (const name of ['1932', '0001', '1e5', 'null', 'true', '2022-01-01'])
  test(`a term may be named ${name}, which YAML would take for no text`, async () => {
    const copy = copyArchive();
    await copy.does('rename-term', 'turlynka', name, ...because);
    const { archive, issues } = buildArchive(readContent(copy.content));
    assert.deepEqual(issues, []);
    assert.ok(archive?.terms.has(name));
    assert.ok(copy.read('events/kliuch-vid-bashty.mdx').includes(`terms: ["${name}", soichynets`));
  });

test('an event moves with the differences that name it; every file but those stays to the byte', async () => {
  const copy = copyArchive();
  const before = copy.state();
  await copy.does('move', '/events/nich-na-7-liutoho/', '/events/nich-u-liutomu/', ...because);
  const after = copy.state();
  assert.equal(after.get('events/nich-u-liutomu.mdx'), before.get('events/nich-na-7-liutoho.mdx'));
  assert.equal(
    after.get('differences/nich-na-7-liutoho.mdx'),
    before.get('differences/nich-na-7-liutoho.mdx')?.replace('[nich-na-7-liutoho]', '[nich-u-liutomu]'),
  );
  const changed = [...after].filter(([file, bytes]) => before.get(file) !== bytes).map(([file]) => file);
  assert.deepEqual(changed.sort(), [
    'differences/nich-na-7-liutoho.mdx',
    'events/nich-u-liutomu.mdx',
    'permalinks.csv',
  ]);
});

test('a page that moves keeps the links in and to it', async () => {
  const copy = copyArchive();
  mkdirSync(join(copy.content, 'pages/about'));
  writeFileSync(
    join(copy.content, 'pages/about/pravyla.mdx'),
    '---\ntitle: Правила\ndescription: Правила архіву.\norder: 2\n---\n\n[Події](../../events/#x) тут, [пошук](../../search/?q=a:b#y) там.\n',
  );
  await copy.does('mint');
  copy.change(
    'glossary/soichynets.mdx',
    '---\n\n',
    '---\n\nПро [правила](../../about/pravyla/#a) сказано там. <Source of="kataloh-bashty" /> ',
  );
  await copy.does('move', '/about/pravyla/', '/pravyla/', ...because);
  assert.match(copy.read('pages/pravyla.mdx'), /\[Події\]\(\.\.\/events\/#x\)/u);
  assert.match(copy.read('pages/pravyla.mdx'), /\[пошук\]\(\.\.\/search\/\?q=a:b#y\)/u);
  assert.match(copy.read('glossary/soichynets.mdx'), /\[правила\]\(\.\.\/\.\.\/pravyla\/#a\)/u);
});

test('a page below a folder named pages has its whole path as its address', async () => {
  const copy = copyArchive();
  mkdirSync(join(copy.content, 'pages/tower/pages'), { recursive: true });
  writeFileSync(
    join(copy.content, 'pages/tower/pages/rules.mdx'),
    '---\ntitle: Правила\ndescription: Правила архіву.\norder: 2\n---\n\nПравила.\n',
  );
  await copy.does('mint', '--date', '2026-01-20');
  assert.deepEqual(newRows(copy.read('permalinks.csv')), ['/tower/pages/rules/,page,2026-01-20,minted,,,']);
});

test('in the content folder itself commands find every document', () => {
  const copy = copyArchive();
  const program = resolve('src/cli/main.ts');
  const runHere = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
      cwd: copy.content,
      env: { ...process.env, CONTENT_DIR: '.' },
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr], [0, ''], words.join(' '));
    return stdout;
  };
  assert.match(runHere('verify'), /^No issue\./u);
  const said = runHere('withdraw', '0003', '--closed', '--dry-run', ...because);
  assert.match(said, /^Document 0003 is closed: /u);
  assert.match(runHere('revise', '0003'), /^A working copy is written: revisions\/0003\.mdx\n/u);
});

test('an address whose page is gone leads to another one', async () => {
  const copy = copyArchive();
  copy.change('events/kliuch-vid-bashty.mdx', 'terms: [turlynka, soichynets, zoriana-polonyna]', 'terms: []');
  copyFileSync(join(copy.content, 'events/kliuch-vid-bashty.mdx'), join(copy.content, 'events/kopiia.mdx'));
  await copy.does('mint', '--date', '2026-01-20');
  rmSync(join(copy.content, 'events/kopiia.mdx'));
  assert.equal((await copy.run('verify')).status, 1);
  await copy.does('move', '/events/kopiia/', '/events/kliuch-vid-bashty/', ...because);
  assert.ok(
    copy
      .read('permalinks.csv')
      .endsWith('/events/kopiia/,page,2026-02-01,moved,,/events/kliuch-vid-bashty/,На прохання.\n'),
  );
});

test('an address that was given up gets no page again, and no other leads to it', async () => {
  const copy = copyArchive();
  await copy.does('rename-term', 'turlynka', 'selo-turlynka', ...because);
  await copy.does('rename-term', 'selo-turlynka', 'turlynka-selo', ...because);
  const given = refusal('/glossary/turlynka/ was moved on 2026-02-01, and is not given again. Name another address.');
  assert.deepEqual(await copy.run('rename-term', 'turlynka-selo', 'turlynka', ...because), given);
  rmSync(join(copy.content, 'glossary/turlynka-selo.mdx'));
  assert.deepEqual(await copy.run('move', '/glossary/turlynka-selo/', '/glossary/turlynka/', ...because), given);
});

for (const [what, words, message] of [
  [
    'an address that nobody promised',
    ['move', '/events/nichoho/', '/events/shchos/'],
    '/events/nichoho/ is not in the ledger. Name an address that stands, such as /glossary/article-51/.',
  ],
  [
    'an address that is taken',
    ['move', '/glossary/turlynka/', '/glossary/soichynets/'],
    '/glossary/soichynets/ is promised already, and an address is given once. Name another one, or take the file of /glossary/turlynka/ out first to lead it there.',
  ],
  [
    'an address of another kind',
    ['move', '/glossary/turlynka/', '/events/turlynka/'],
    '/events/turlynka/ is no address of the kind of /glossary/turlynka/. Name one such as /glossary/another-name/.',
  ],
  [
    'a term in a folder',
    ['rename-term', 'turlynka', 'selo/turlynka'],
    '/glossary/selo/turlynka/ is no address of the kind of /glossary/turlynka/. Name one such as /glossary/another-name/.',
  ],
  [
    'an event in a folder',
    ['move', '/events/kliuch-vid-bashty/', '/events/1933/kliuch/'],
    '/events/1933/kliuch/ is no address of the kind of /events/kliuch-vid-bashty/. Name one such as /events/another-name/.',
  ],
  [
    'a document',
    ['move', '/documents/0001/', '/documents/0009/'],
    'A document keeps its number and its addresses for ever; nothing of it moves.',
  ],
  [
    'a page that the archive makes itself',
    ['move', '/search/', '/about/gaps/'],
    '/search/ is made from all that the archive holds, not from a file of its own, and stays where it is.',
  ],
  [
    'a passage that is shown',
    ['move', '/documents/0001/#p1', '/documents/0001/#p2'],
    '/documents/0001/#p1 is shown where it stands. “revise” leads a passage elsewhere, where a correction joins it with another one.',
  ],
  [
    'a term that is none',
    ['rename-term', 'nichoho', 'shchos'],
    'there is no term “nichoho”. Name a file of content/glossary without its ending.',
  ],
  [
    'a number with fewer figures',
    ['withdraw', '3', '--closed'],
    'withdraw takes a document such as 0003, or a passage such as 0003#p4, not “3”.',
  ],
  [
    'two documents at once',
    ['revise', '0003', '0004'],
    'revise takes the number of a document of the archive, such as 0003, or the address of another page, such as /glossary/article-51/, not “0003 0004”.',
  ],
  [
    'a document that is none',
    ['withdraw', '0009', '--closed'],
    'the archive holds no document 0009. Name one by its number, such as 0003 or 0003#p4.',
  ],
  [
    'a passage that is none',
    ['withdraw', '0001#p99', '--closed'],
    'document 0001 holds no passage p99. Its page numbers the passages.',
  ],
  [
    'no strength',
    ['withdraw', '0001'],
    'say how: --closed keeps the words in the files of the archive and shows them nowhere, --removed takes them out of the files too.',
  ],
  [
    'two strengths',
    ['withdraw', '0001', '--closed', '--removed'],
    'say how: --closed keeps the words in the files of the archive and shows them nowhere, --removed takes them out of the files too.',
  ],
] as const) {
  test(`${what} is refused, and nothing is written`, async () => {
    const copy = copyArchive();
    const before = copy.state();
    assert.deepEqual(await copy.run(...words, ...because), refusal(message));
    assert.deepEqual(copy.state(), before);
  });
}

for (const [file, ...words] of [
  ['documents/0002.mdx', 'withdraw', '0002', '--closed'],
  ['documents/0002.mdx', 'revise', '0002'],
  ['glossary/turlynka.mdx', 'rename-term', 'turlynka', 'selo-turlynka'],
] as const) {
  test(`${words[0]} of what cannot be read says where the fault is, not that nothing is there`, async () => {
    const copy = copyArchive();
    copy.change(file, '---\n', '---\ntitle: one: two\n');
    const before = copy.state();
    const { status, stderr } = await copy.run(...words, ...because);
    assert.match(stderr, new RegExp(`^1 issue:\\nfrontmatter-syntax {2}\\S+${file}:2 {2}[^\\n]+\\n$`, 'u'));
    assert.equal(status, 1);
    assert.deepEqual(copy.state(), before);
  });
}

test('without a reason, or without a yes, on no terminal, a command asks for the option', async () => {
  const copy = copyArchive();
  const before = copy.state();
  assert.deepEqual(
    await copy.run('withdraw', '0001#p7', '--closed', '--yes'),
    refusal('there is no terminal to ask “Why? In a whole sentence, for readers:” on. Give the answer with --reason.'),
  );
  const unsure = await copy.run('withdraw', '0002#p7', '--closed', '--reason', 'На прохання.', '--date', '2026-02-01');
  assert.equal(unsure.status, 2);
  assert.equal(
    unsure.stderr,
    'The command could not run: there is no terminal to ask “Do this? (yes/no)” on. Give the answer with --yes.\n',
  );
  assert.deepEqual(copy.state(), before);
});

test('a dry run says what would be done and writes nothing', async () => {
  const copy = copyArchive();
  const before = copy.state();
  assert.equal(
    await copy.does('withdraw', '0002#p7', '--closed', ...because, '--dry-run'),
    `Passage 0002#p7 is closed: its words are kept in the files of the archive, and shown nowhere.
tombstone: /documents/0002/capture.txt
tombstone: /documents/0002/#p7
written: glossary/soichynets-i-turlynka.mdx
2 rows of the ledger, dated 2026-02-01.
Nothing is written: --dry-run.
`,
  );
  assert.deepEqual(copy.state(), before);
});

test('a closed passage keeps its words in its own file alone', async () => {
  const copy = copyArchive();
  const before = copy.state();
  const said = await copy.does('withdraw', '0002#p7', '--closed', ...because);
  assert.ok(said.endsWith('the published site, until it is built and published anew.\n'));
  for (const beyond of ['history of the repository', 'deposits', 'copies of readers'])
    assert.ok(said.includes(beyond), beyond);
  assert.equal(copy.state().get('documents/0002.mdx'), before.get('documents/0002.mdx'));
  assert.match(copy.read('glossary/soichynets-i-turlynka.mdx'), /вони <Quote of="0002#p7" \/>\./u);
  const digest = sha256(readFileSync('tests/fixtures/content/captures/b.txt'));
  const passage = sha256('Без Звёздной Полонины обе деревни останутся при своих керосиновых лампах.');
  assert.deepEqual(newRows(copy.read('permalinks.csv')), [
    `/documents/0002/capture.txt,capture,2026-02-01,withdrawn,${digest},,На прохання.`,
    `/documents/0002/#p7,passage,2026-02-01,withdrawn,${passage},,На прохання.`,
  ]);
  const { archive, withheld, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  assert.deepEqual(
    withheld.map(({ passage: id }) => id),
    ['p7'],
  );
  assert.ok(!JSON.stringify(archive?.documents).includes('керосиновых'));
  const [, document] = archive?.documents ?? [];
  assert.deepEqual(document?.withdrawn, [
    { id: 'p7', date: '2026-02-01', reason: 'На прохання.', digest: passage, lines: [13, 13] },
  ]);
  const { capture, transcription, omissions, marks, withdrawn } = document?.proof ?? assert.fail();
  assert.equal(capture, transcription + omissions.reduce((sum, count) => sum + count, 0) + marks + withdrawn);
});

test('a removed passage is taken out of every file; the rest stays proven against what is left of the capture', async () => {
  const copy = copyArchive();
  await copy.does('withdraw', '0002#p7', '--removed', ...because);
  for (const [file, bytes] of copy.state())
    assert.ok(!Buffer.from(bytes, 'latin1').toString('utf8').includes('керосиновых'), file);
  assert.ok(!existsSync(join(copy.content, 'captures/b.txt')));
  const { archive, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  const document = archive?.documents[1];
  assert.deepEqual(
    document?.passages.map(({ id }) => id),
    ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p8'],
  );
  assert.equal(
    document?.description.captures[0]?.redactedFrom,
    sha256(readFileSync('tests/fixtures/content/captures/b.txt')),
  );
  assert.match(document?.description.captures[0]?.file ?? '', /^b\.redacted-[0-9a-f]{8}\.txt$/u);
  await copy.does('withdraw', '0002#p4', '--removed', ...because);
  assert.equal(
    buildArchive(readContent(copy.content)).archive?.documents[1]?.description.captures[0]?.redactedFrom,
    document?.description.captures[0]?.redactedFrom,
  );
});

test('words that the archive says itself are named before they are withdrawn', async () => {
  const copy = copyArchive();
  const before = copy.state();
  const { status, stderr } = await copy.run('withdraw', '0001#p6', '--removed', ...because);
  assert.equal(status, 1);
  const [, line] =
    /^1 issue:\nwithdrawn-words {2}\S+zoriana-cherha\.mdx:(\d+) {2}The archive says these words itself: “по дві ночі на тиждень кожному селу”\. Say it in other words, then withdraw\.\n$/u.exec(
      stderr,
    ) ?? [];
  assert.match(copy.read('glossary/zoriana-cherha.mdx').split('\n')[Number(line) - 1] ?? '', /по дві ночі/u, stderr);
  assert.deepEqual(copy.state(), before);
});

test('what is wrong with a working copy is told by its own file and line', async () => {
  const copy = copyArchive();
  await copy.does('revise', '0002');
  const file = join(copy.content, 'revisions/0002.mdx');
  const lineOf = (words: string) => copy.read('revisions/0002.mdx').split('\n').indexOf(words) + 1;
  copy.change('revisions/0002.mdx', 'останутся при своих керосиновых', 'останутся без керосиновых');
  const unfaithful = await copy.run('revise', '0002', ...because);
  assert.equal(unfaithful.status, 1);
  const words =
    copy
      .read('revisions/0002.mdx')
      .split('\n')
      .findIndex((line) => line.includes('без керосиновых')) + 1;
  assert.match(unfaithful.stderr, new RegExp(`^1 issue:\nfidelity-words {2}${file}:${words} {2}`, 'u'));
  copy.change('revisions/0002.mdx', 'останутся без керосиновых', 'останутся при своих керосиновых');
  copy.change('revisions/0002.mdx', 'language: ru', 'language: ru\nkolour: red');
  const unread = await copy.run('revise', '0002', ...because);
  assert.match(unread.stderr, new RegExp(`^1 issue:\nfrontmatter-field {2}${file}:${lineOf('kolour: red')} {2}`, 'u'));
});

test('what is wrong once a better capture is there is told by the lines that an editor sees', async () => {
  const copy = copyArchive();
  const capture = join(mkdtempSync(join(tmpdir(), 'capture-')), 'other.txt');
  writeFileSync(capture, 'Other words.\n');
  const words = ['revise', '0003', '--capture', capture, '--custody', 'Позичено.', ...because];
  for (const file of ['documents/0003.mdx', 'revisions/0003.mdx']) {
    if (file.startsWith('revisions/')) await copy.does('revise', '0003');
    const { stderr } = await copy.run(...words);
    const lines = copy.read(file).split('\n');
    const told = [...stderr.matchAll(/^\S+ {2}(\S+):(\d+) {2}(.*)$/gmu)].map(([, of = '', line, message]) => {
      assert.equal(of, join(copy.content, file));
      assert.equal(
        message?.endsWith(' Do so in a working copy, which “revise 0003” alone writes, and give the capture again.'),
        file.startsWith('documents/'),
      );
      return lines[Number(line) - 1];
    });
    assert.deepEqual(told, [
      '  title:',
      '  publisher:',
      '  date:',
      '  originalAddress:',
      '  licence:',
      '  - lines: "21-23"',
      '# The telescope of Zoriana Polonyna: a year of turns',
    ]);
  }
});

test('a working copy whose bytes are no text, or a folder in the place of a file, changes nothing', async () => {
  const copy = copyArchive();
  await copy.does('revise', '0001');
  const path = join(copy.content, 'revisions/0001.mdx');
  const lines = readFileSync(path, 'latin1').replace(/^summary: .*$/mu, 'summary: caf\xe9.');
  writeFileSync(path, lines, 'latin1');
  const before = copy.state();
  const line = lines.slice(0, lines.indexOf('summary:')).split('\n').length;
  assert.deepEqual(await copy.run('revise', '0001', ...because), {
    status: 1,
    stdout: '',
    stderr: `1 issue:\nfile-unreadable  ${path}:${line}  The bytes of this line are not UTF-8. Save the file in that encoding.\n`,
  });
  assert.deepEqual(await copy.run('revise', '0001', '--with', copy.content, ...because), {
    status: 1,
    stdout: '',
    stderr: `1 issue:\nfile-unreadable  ${copy.content}:1  This is a folder, and a file belongs here. Name the file, or give the folder another name.\n`,
  });
  const words = ['--capture', copy.content, '--custody', 'Позичено.', ...because];
  assert.deepEqual(
    await copy.run('revise', '0002', ...words),
    refusal(`${copy.content} is a folder. Name the file of the better capture.`),
  );
  assert.deepEqual(copy.state(), before);
});

test('words are not removed while a working copy holds them', async () => {
  const copy = copyArchive();
  await copy.does('revise', '0002');
  const before = copy.state();
  const held = await copy.run('withdraw', '0002#p7', '--removed', ...because);
  const file = join(copy.content, 'revisions/0002.mdx');
  assert.deepEqual(
    held,
    refusal(
      `the working copy ${file} holds the words too. Finish that correction with “revise 0002”, or delete the file.`,
    ),
  );
  assert.deepEqual(copy.state(), before);
  rmSync(file);
  await copy.does('withdraw', '0002#p7', '--removed', ...because);
});

test('what a source that stays says too, and the title, the archive may go on saying', async () => {
  const words = 'Без Звёздной Полонины обе деревни останутся при своих керосиновых лампах.';
  const own = ['text: Листа від 20 березня в архіві немає.', `text: Далі ${words}`] as const;
  const copy = copyArchive();
  copy.change('documents/0002.mdx', ...own);
  assert.match(
    (await copy.run('withdraw', '0002#p7', '--closed', ...because)).stderr,
    /The archive says these words itself/u,
  );
  copy.change('documents/0002.mdx', 'value: Лист Северина Дички до Ганни Торлиці', `value: "${words}"`);
  await copy.does('withdraw', '0002#p7', '--closed', ...because);

  const other = copyArchive();
  other.change('documents/0002.mdx', ...own);
  const former = sha256(readFileSync(join(other.content, 'captures/c.txt')));
  writeFileSync(join(other.content, 'captures/c.txt'), `${other.read('captures/c.txt').trimEnd()}\n\n${words}\n`);
  const now = sha256(readFileSync(join(other.content, 'captures/c.txt')));
  other.change('documents/0003.mdx', former, now);
  other.change('permalinks.csv', former, now);
  writeFileSync(
    join(other.content, 'documents/0003.mdx'),
    `${other.read('documents/0003.mdx').trimEnd()}\n\n${words}\n`,
  );
  await other.does('mint');
  assert.equal((await other.run('verify')).stderr, '');
  const said = await other.does('withdraw', '0002#p7', '--closed', ...because);
  assert.match(said, /^Look at \S+0003\.mdx: it holds the words “[^”]+” too\.$/mu);
});

for (const strength of ['--closed', '--removed'] as const) {
  test(`what a document says itself of another passage must not hold words that are ${strength.slice(2)}`, async () => {
    const copy = copyArchive();
    const note = 'text: Листа від 20 березня в архіві немає.';
    copy.change('documents/0002.mdx', note, 'text: Далі сказано, що обе деревни останутся при своих керосиновых.');
    const before = copy.state();
    const { status, stderr } = await copy.run('withdraw', '0002#p7', strength, ...because);
    assert.equal(status, 1);
    const lines = copy.read('documents/0002.mdx').split('\n');
    const place = lines.findIndex((line) => line.includes('Далі сказано'));
    assert.match(
      stderr,
      new RegExp(
        `0002\\.mdx:${place + 1}  The archive says these words itself: “обе деревни останутся при своих керосиновых”\\.`,
        'u',
      ),
    );
    assert.deepEqual(copy.state(), before);
    copy.change('documents/0002.mdx', 'що обе деревни останутся при своих керосиновых', 'що буде з обома селами');
    await copy.does('withdraw', '0002#p7', strength, ...because);
  });
}

test('each place where the archive says withdrawn words is named at once', async () => {
  const copy = copyArchive();
  const said = 'обе деревни останутся при своих керосиновых лампах';
  copy.change('documents/0002.mdx', 'Листа від 20 березня в архіві немає', `Далі сказано, що ${said}`);
  copy.change('documents/0002.mdx', 'Староста наводить слова угоди', `І ще раз, що ${said}`);
  const { stderr } = await copy.run('withdraw', '0002#p7', '--closed', ...because);
  const lines = copy.read('documents/0002.mdx').split('\n');
  const places = lines.flatMap((line, index) => (line.includes(said) && line.includes('text:') ? [index + 1] : []));
  assert.deepEqual(
    [...stderr.matchAll(/0002\.mdx:(\d+) {2}The archive says these words itself: “(.+?)”/gu)].map(([, line, words]) => [
      Number(line),
      words,
    ]),
    places.map((line) => [line, said]),
    stderr,
  );
  assert.equal(places.length, 2);
});

test('the name of a term that has words in common with withdrawn ones may go on being said', async () => {
  const copy = copyArchive();
  copy.change(
    'glossary/uhoda-pro-okuliar.mdx',
    'forms:',
    'forms:\n  - { form: Дві деревни останутся при своих керосиновых лампах }',
  );
  copy.change(
    'documents/0002.mdx',
    'Листа від 20 березня в архіві немає',
    'Дві деревни останутся при своих керосиновых лампах',
  );
  await copy.does('withdraw', '0002#p7', '--closed', ...because);
});

test('the note and the speaker of a passage that is removed go with it', async () => {
  const copy = copyArchive();
  const added = `speakers:
  - { passage: p5, words: Каждая деревня, name: Северин Дычка }
  - { passage: p7, name: Северин Дычка }
notes:
  - { passage: p7, words: керосиновых, text: Гасових. }
`;
  copy.change('documents/0002.mdx', 'notes:\n', added);
  await copy.does('withdraw', '0002#p7', '--removed', ...because);
  const { archive, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  const { speakers, notes } = archive?.documents[1]?.description ?? assert.fail();
  assert.deepEqual(
    speakers.map(({ passage }) => passage),
    ['p5'],
  );
  assert.deepEqual(
    notes.map(({ passage }) => passage),
    ['p3', 'p4', 'p5'],
  );
});

test('a passage whose words stand in an omission too cannot be removed alone', async () => {
  const copy = copyArchive();
  const words = 'Без Звёздной Полонины обе деревни останутся при своих керосиновых лампах.';
  const former = sha256(readFileSync(join(copy.content, 'captures/b.txt')));
  writeFileSync(join(copy.content, 'captures/b.txt'), `${copy.read('captures/b.txt')}Ще: ${words}\n`);
  const now = sha256(readFileSync(join(copy.content, 'captures/b.txt')));
  copy.change('documents/0002.mdx', former, now);
  copy.change('documents/0002.mdx', 'notes:\n', 'omissions:\n  - { lines: "17", reason: Ще раз. }\nnotes:\n');
  copy.change('permalinks.csv', former, now);
  assert.equal((await copy.run('verify')).stderr, '');
  const { status, stderr } = await copy.run('withdraw', '0002#p7', '--removed', ...because);
  assert.equal(status, 2);
  assert.match(
    stderr,
    /the words of p7 \(“без звёздной полонины обе деревни останутся”\) stand in the capture a second time, among what is omitted, and the copy that stays would hold them\. Close the passage, or withdraw the document\.\n$/u,
  );
});

test('an omission that says the same as a closed passage is not shown either', async () => {
  const copy = copyArchive();
  const words = 'Без Звёздной Полонины обе деревни останутся при своих керосиновых лампах.';
  const file = 'captures/b.txt';
  const former = sha256(readFileSync(join(copy.content, file)));
  const text = copy.read(file).replace('Андреевна!', `Андреевна! (${words})`);
  writeFileSync(join(copy.content, file), `${text}Меню\nБез Звёздной Полонины обе деревни останутся\nпри своих\n`);
  const now = sha256(readFileSync(join(copy.content, file)));
  const omissions = `omissions:
  - { lines: "5", words: "(${words})", reason: Ще раз. }
  - { lines: "17", reason: Меню. }
  - { lines: "18-19", reason: І ще раз. }
speakers:
  - { passage: p7, words: керосиновых лампах, name: Северин Дычка }
`;
  copy.change('documents/0002.mdx', former, now);
  copy.change('documents/0002.mdx', 'notes:\n', `${omissions}notes:\n`);
  copy.change('permalinks.csv', former, now);
  assert.equal((await copy.run('verify')).stderr, '');
  await copy.does('withdraw', '0002#p7', '--closed', ...because);
  const { archive, withheld, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  const document = archive?.documents[1] ?? assert.fail();
  assert.doesNotMatch(JSON.stringify(document), /керосиновых|деревни останутся/u);
  assert.deepEqual(document.withheldLines, [13, 18, 19]);
  const lines = document.captureText.split('\n');
  assert.equal(lines[4], 'Уважаемая Ганна Андреевна! […]');
  assert.deepEqual([lines[12], lines[16], lines[17], lines[18]], ['', 'Меню', '', '']);
  assert.equal(withheld[0]?.text, words);
});

test('an omission of a later capture that says the same as a removed passage is not shown', async () => {
  const copy = copyArchive();
  const words = 'Без Звёздной Полонины обе деревни останутся при своих керосиновых лампах.';
  const later = join(copy.content, '../b2.txt');
  const [before = '', after = ''] = copy.read('captures/b.txt').split(words);
  writeFileSync(later, `${before}${words.replace(' обе', '\nобе')}${after}`);
  await copy.does('withdraw', '0002#p7', '--removed', ...because);
  await copy.does('revise', '0002');
  const line = before.split('\n').length;
  const omission = `omissions:\n  - { lines: "${line}-${line + 2}", reason: Відкликано. }\nnotes:\n`;
  copy.change('revisions/0002.mdx', 'notes:\n', omission);
  copy.change('revisions/0002.mdx', 'line: 16', 'line: 17');
  await copy.does('revise', '0002', '--capture', later, '--custody', 'Знов.', ...because);
  const { archive, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  const { captureText, withheldLines, description } = archive?.documents[1] ?? assert.fail();
  assert.deepEqual(withheldLines, [line, line + 1, line + 2]);
  assert.ok(!captureText.includes('керосиновых'));
  assert.deepEqual(servedCaptures(description), []);
});

test('words that an editor selected in any way to quote a withdrawn passage are taken out', async () => {
  for (const quote of [
    `<Quote of='0002#p7' from='керосиновых лампах' />`,
    '<Quote from="Без" to="керосиновых"\n  of="0002#p7" />',
    '<Quote of="0002#p7" from="керосиновых"></Quote>',
  ]) {
    const copy = copyArchive();
    const text = copy.read('glossary/soichynets-i-turlynka.mdx');
    const [old = ''] = /<Quote of="0002#p7"[^>]*>/u.exec(text) ?? [];
    copy.change('glossary/soichynets-i-turlynka.mdx', old, quote);
    assert.equal((await copy.run('verify')).stderr, '', quote);
    await copy.does('withdraw', '0002#p7', '--removed', ...because);
    assert.ok(!copy.read('glossary/soichynets-i-turlynka.mdx').includes('керосиновых'), quote);
  }
});

test('a passage in which a description states a fact cannot be closed alone', async () => {
  const copy = copyArchive();
  const { status, stderr } = await copy.run('withdraw', '0002#p1', '--closed', ...because);
  assert.equal(status, 1);
  assert.match(
    stderr,
    /withdrawn-words {2}\S+0002\.mdx:\d+ {2}The date is stated in words of passage p1, which is withdrawn\. Give it as inferred or unknown, without those words\./u,
  );
});

test('a passage in which a description states facts is removed once they are known otherwise', async () => {
  const copy = copyArchive();
  const before = copy.state();
  const file = join(copy.content, 'documents/0002.mdx');
  const refused = await copy.run('withdraw', '0002#p1', '--removed', ...because);
  const lineOf = (field: string) => copy.read('documents/0002.mdx').split('\n').indexOf(`  ${field}:`) + 1;
  const issue = (field: string) =>
    `withdrawn-words  ${file}:${lineOf(field)}  The ${field} is stated in words of passage p1, which would be removed. Give it as inferred or unknown, without those words, or give other words of the capture as its evidence; then withdraw.\n`;
  assert.deepEqual(refused, { status: 1, stdout: '', stderr: `2 issues:\n${issue('date')}${issue('place')}` });
  assert.deepEqual(copy.state(), before);
  const unknown = 'status: unknown\n    ground: Не названо.\n';
  const text = copy.read('documents/0002.mdx');
  const without = (['date', 'place'] as const).reduce(
    (fields, field) => fields.replace(new RegExp(`^  ${field}:\\n(?: {4}.*\\n)+`, 'mu'), `  ${field}:\n    ${unknown}`),
    text,
  );
  writeFileSync(file, without);
  await copy.does('withdraw', '0002#p1', '--removed', ...because);
  assert.equal((await copy.run('verify')).status, 0);
});

test('a reason that takes sides is refused', async () => {
  const copy = copyArchive();
  const before = copy.state();
  const slanted = ['--reason', 'Ганебний лист.', '--date', '2026-02-01', '--yes'];
  const { status, stderr } = await copy.run('withdraw', '0002#p7', '--closed', ...slanted);
  assert.equal(status, 1);
  assert.match(stderr, /^2 issues:\nstatement-slanted {2}\S+permalinks\.csv:\d+ /u);
  assert.deepEqual(copy.state(), before);
});

test('a document that is removed leaves its addresses and digests alone; closed after that is refused', async () => {
  const copy = copyArchive();
  await copy.does('withdraw', '0002', '--removed', ...because);
  const { archive, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  assert.deepEqual(
    archive?.documents.map(({ id }) => id),
    ['0001', '0003', '0004'],
  );
  assert.ok(!existsSync(join(copy.content, 'captures/b.txt')));
  const promised = [...parseLedger({ file: '', text: copy.read('permalinks.csv') }).ledger.keys()];
  const own = promised.filter((path) => path.startsWith('/documents/0002/'));
  assert.equal(newRows(copy.read('permalinks.csv')).length, own.length);
  assert.equal((await copy.run('withdraw', '0002', '--closed', ...because)).status, 2);
});

test('of a document or a passage that is not in the files any more the refusal says what became of it', async () => {
  const copy = copyArchive();
  await copy.does('withdraw', '0002', '--removed', ...because);
  await copy.does('withdraw', '0001#p7', '--removed', ...because);
  for (const [command, what] of [
    [['withdraw', '0002', '--closed'], 'document 0002'],
    [['withdraw', '0002#p1', '--removed'], 'document 0002'],
    [['revise', '0002'], 'document 0002'],
    [['withdraw', '0001#p7', '--removed'], '0001#p7'],
  ] as const)
    assert.deepEqual(
      await copy.run(...command, ...because),
      refusal(`${what} was withdrawn on 2026-02-01, and its words are not in the files of the archive.`),
    );
});

test('a closed document can be removed later, and its number is never given again', async () => {
  const copy = copyArchive();
  await copy.does('withdraw', '0002', '--closed', ...because);
  assert.deepEqual(await copy.run('withdraw', '0002', '--closed', ...because), refusal('0002 is withdrawn already.'));
  await copy.does('withdraw', '0002', '--removed', ...because);
  assert.ok(!existsSync(join(copy.content, 'documents/0002.mdx')));
  copyFileSync('tests/fixtures/content/documents/0002.mdx', join(copy.content, 'documents/0002.mdx'));
  copyFileSync('tests/fixtures/content/captures/b.txt', join(copy.content, 'captures/b.txt'));
  assert.match(
    (await copy.run('verify')).stderr,
    /address-reused {2}\S+ {2}\/documents\/0002\/ was withdrawn on 2026-02-01 and is published again\./u,
  );
});

/** A correction of the fixture: one passage with other words, in the capture and in the transcription. */
async function correct(copy: ReturnType<typeof copyArchive>): Promise<string[]> {
  await copy.does('revise', '0002');
  copy.change('revisions/0002.mdx', 'керосиновых лампах', 'восковых свечах');
  const capture = join(mkdtempSync(join(tmpdir(), 'capture-')), 'b-2.txt');
  writeFileSync(
    capture,
    readFileSync('tests/fixtures/content/captures/b.txt', 'utf8').replace('керосиновых лампах', 'восковых свечах'),
  );
  copy.change('glossary/soichynets-i-turlynka.mdx', 'to="лампах"', 'to="свечах"');
  return ['revise', '0002', '--capture', capture, '--custody', 'Отримано вдруге.', ...because];
}

test('a revision keeps numbers, former words and digests, and writes ledger and document together', async () => {
  const copy = copyArchive();
  const said = await copy.does(...(await correct(copy)));
  const former = 'Без Звёздной Полонины обе деревни останутся при своих керосиновых лампах.';
  const now = 'Без Звёздной Полонины обе деревни останутся при своих восковых свечах.';
  assert.ok(said.startsWith(`p7\n  − ${former}\n  + ${now}\ncaptures:\n`), said);
  const kept = [...copy.state().keys()].filter((file) => file.startsWith('captures/b'));
  const [newDigest = '', oldDigest = ''] = kept.map((file) => sha256(readFileSync(join(copy.content, file))));
  assert.deepEqual(kept, [`captures/b-2-${newDigest.slice(0, 12)}.txt`, 'captures/b.txt']);
  assert.deepEqual(newRows(copy.read('permalinks.csv')), [
    '/documents/0002/,page,2026-02-01,corrected,,,На прохання.',
    `/documents/0002/#p7,passage,2026-02-01,corrected,${sha256(now)},,На прохання.`,
    `/documents/0002/capture.txt,capture,2026-02-01,corrected,${newDigest},,На прохання.`,
    `/documents/0002/capture-2.txt,capture,2026-02-01,minted,${oldDigest},,`,
  ]);
  assert.ok(!existsSync(join(copy.content, 'revisions/0002.mdx')));
  const { archive, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  const document = archive?.documents[1];
  assert.deepEqual(document?.description.revisions, [
    {
      date: '2026-02-01',
      reason: 'На прохання.',
      passages: [{ passage: 'p7', former }],
      capture: oldDigest,
      fields: ['captures'],
    },
  ]);
  assert.equal(document?.passages[6]?.id, 'p7');
  assert.equal(document?.passages[6]?.text, now);
});

test('a passage that a correction finds to be none leaves its tombstone, and its captures are served on', async () => {
  const copy = copyArchive();
  await copy.does('revise', '0002');
  const words = 'Без Звёздной Полонины обе деревни останутся при своих керосиновых лампах.';
  copy.change('revisions/0002.mdx', `${words}\n\n`, '');
  copy.change('revisions/0002.mdx', 'notes:\n', 'omissions:\n  - { lines: "13", reason: Меню. }\nnotes:\n');
  const quoting = copy.read('glossary/soichynets-i-turlynka.mdx');
  const said = await copy.does('revise', '0002', ...because);
  assert.match(said, /^p7 is withdrawn: no passage holds its words$/mu);
  assert.deepEqual(newRows(copy.read('permalinks.csv')), [
    '/documents/0002/,page,2026-02-01,corrected,,,На прохання.',
    `/documents/0002/#p7,passage,2026-02-01,withdrawn,${sha256(words)},,На прохання.`,
  ]);
  const { archive, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  const document = archive?.documents[1];
  assert.deepEqual(document?.withdrawn, [
    { id: 'p7', date: '2026-02-01', reason: 'На прохання.', digest: sha256(words), corrected: true },
  ]);
  assert.ok(document.captureText.includes(words));
  assert.deepEqual(
    servedCaptures(document.description).map(({ name }) => name),
    ['capture.txt'],
  );
  assert.equal(copy.read('glossary/soichynets-i-turlynka.mdx'), quoting);
  await copy.does('withdraw', '0002#p4', '--closed', ...because);
  assert.equal(buildArchive(readContent(copy.content)).archive?.documents[1]?.description.isWithheld, true);
});

test('a passage that a correction took for none comes back with another correction, under a number of its own', async () => {
  const copy = copyArchive();
  const words = '\n\nТелескоп на Зоряній Полонині працює з 1931 року.';
  const omission = 'omissions:\n  - { lines: "15", reason: Підпис сайту. }\n';
  const day = (date: string, reason: string) => ['--date', date, '--reason', reason, '--yes'];
  await copy.does('revise', '0001');
  copy.change('revisions/0001.mdx', words, '');
  copy.change('revisions/0001.mdx', 'omissions:\n', omission);
  await copy.does('revise', '0001', ...day('2026-02-01', 'Підпис сайту.'));
  await copy.does('revise', '0001');
  copy.change('revisions/0001.mdx', 'аркуш №\u00A02.', `аркуш №\u00A02.${words}`);
  copy.change('revisions/0001.mdx', omission, 'omissions:\n');
  assert.match(await copy.does('revise', '0001', ...day('2026-02-02', 'Таки текст.')), /^p8 is new$/mu);
  const { archive, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  const { passages, withdrawn } = archive?.documents[0] ?? assert.fail();
  assert.equal(passages.at(-1)?.id, 'p8');
  assert.deepEqual(
    withdrawn.map(({ id }) => id),
    ['p7'],
  );
});

test('words that were removed are not taken for new ones when a correction brings them back', async () => {
  const copy = copyArchive();
  const words = 'Без Звёздной Полонины обе деревни останутся при своих керосиновых лампах.';
  await copy.does('withdraw', '0002#p7', '--removed', ...because);
  await copy.does('revise', '0002');
  copy.change('revisions/0002.mdx', 'С уважением', `${words}\n\nС уважением`);
  const before = copy.state();
  const capture = ['--capture', 'tests/fixtures/content/captures/b.txt', '--custody', 'Знов.'];
  assert.deepEqual(
    await copy.run('revise', '0002', ...capture, ...because),
    refusal(
      `${join(copy.content, 'revisions/0002.mdx')} holds the words of p7 again, which was withdrawn on 2026-02-01 and is shown no more. Take them out of it, and out of the capture.`,
    ),
  );
  assert.deepEqual(copy.state(), before);
});

test('a correction of a page of the archive’s own words is recorded in the ledger alone', async () => {
  const copy = copyArchive();
  const before = copy.state();
  await copy.does('revise', '/glossary/turlynka/', ...because);
  const after = copy.state();
  assert.deepEqual(newRows(copy.read('permalinks.csv')), [
    '/glossary/turlynka/,page,2026-02-01,corrected,,,На прохання.',
  ]);
  after.delete('permalinks.csv');
  before.delete('permalinks.csv');
  assert.deepEqual(after, before);
  assert.equal((await copy.run('verify')).stderr, '');
});

for (const [address, message] of [
  ['/documents/0001/cite/', '/documents/0001/cite/ belongs to document 0001: revise 0001 corrects it.'],
  [
    '/glossary/nichoho/',
    '/glossary/nichoho/ is not in the ledger. Name an address that stands, such as /glossary/article-51/.',
  ],
  ['/feed.xml', '/feed.xml is no page: it is made anew with every build. Name the page that was corrected.'],
] as const)
  test(`no correction is recorded of ${address}`, async () => {
    const copy = copyArchive();
    const before = copy.state();
    assert.deepEqual(await copy.run('revise', address, ...because), refusal(message));
    assert.deepEqual(copy.state(), before);
  });

for (const [address, line, words] of [
  ['/documents/0002/capture.txt', 23, ['withdraw', '0002#p7', '--closed']],
  ['/events/nich-na-7-liutoho/', 78, ['move', '/events/nich-na-7-liutoho/', '/events/nich-u-liutomu/']],
  ['/glossary/turlynka/', 72, ['rename-term', 'turlynka', 'selo-turlynka']],
  ['/glossary/turlynka/', 72, ['revise', '/glossary/turlynka/']],
] as const)
  test(`${words.slice(0, 2).join(' ')} on a day before its address was promised changes nothing`, async () => {
    const copy = copyArchive();
    const before = copy.state();
    const told = await copy.run(...words, '--reason', 'На прохання.', '--yes', '--date', '2026-01-14');
    assert.equal(told.status, 2);
    assert.equal(told.stdout, '');
    assert.match(
      told.stderr,
      new RegExp(
        `^The command could not run: ${address} was minted on 2026-01-15 \\(\\S+/permalinks\\.csv:${line}\\), and what is done to it after that cannot be dated 2026-01-14\\. Give --date 2026-01-15 or a later day\\.\n$`,
        'u',
      ),
    );
    assert.deepEqual(copy.state(), before);
  });

test('a reason is one line of the ledger, and has a word', async () => {
  const copy = copyArchive();
  const act = ['revise', '/glossary/soichynets/', '--date', '2026-02-01', '--yes', '--reason'];
  for (const reason of [' \n', '\u200b', '…'])
    assert.deepEqual(
      await copy.run(...act, reason),
      refusal('a reason is needed: it is shown to readers. Give it with --reason.'),
    );
  assert.deepEqual(
    await copy.run(...act, 'На \u0007прохання.'),
    refusal('the reason holds the control character U+0007, which a page cannot hold. Give it without that.'),
  );
  await copy.does(...act, 'На прохання.\n/documents/9999/ тут.\n');
  assert.deepEqual(newRows(copy.read('permalinks.csv')), [
    '/glossary/soichynets/,page,2026-02-01,corrected,,,На прохання. /documents/9999/ тут.',
  ]);
});

test('a correction before an earlier one of the same page changes nothing', async () => {
  const copy = copyArchive();
  await copy.does('revise', '/glossary/turlynka/', ...because);
  const before = copy.state();
  const { status, stderr } = await copy.run('revise', '/glossary/turlynka/', ...because, '--date', '2026-01-31');
  assert.equal(status, 2);
  assert.match(
    stderr,
    /\/glossary\/turlynka\/ was corrected on 2026-02-01 .* Give --date 2026-02-01 or a later day\./u,
  );
  assert.deepEqual(copy.state(), before);
});

test('a revision of a document before it was promised changes nothing', async () => {
  const copy = copyArchive();
  const words = await correct(copy);
  const before = copy.state();
  const { status, stderr } = await copy.run(...words, '--date', '2026-01-14');
  assert.equal(status, 2);
  assert.match(stderr, /\/documents\/0002\/ was minted on .* Give --date 2026-01-15 or a later day\./u);
  assert.deepEqual(copy.state(), before);
});

test('a revision of a fact alone is dated too; one of nothing is refused', async () => {
  const copy = copyArchive();
  await copy.does('revise', '0003');
  assert.deepEqual(
    await copy.run('revise', '0003', ...because),
    refusal(
      `nothing differs from ${copy.content}/documents/0003.mdx. Change ${copy.content}/revisions/0003.mdx first.`,
    ),
  );
  const elsewhere = join(copy.content, 'documents/0003.mdx');
  assert.deepEqual(
    await copy.run('revise', '0003', '--with', elsewhere, ...because),
    refusal(`nothing differs from ${elsewhere}. Change ${elsewhere} first.`),
  );
  const summary = /^summary: .*$/mu.exec(copy.read('revisions/0003.mdx'))?.[0] ?? '';
  copy.change('revisions/0003.mdx', summary, 'summary: Повідомлення.');
  copy.change('revisions/0003.mdx', 'Знімок не називає місця видання.', 'Місця видання не названо.');
  copy.change('revisions/0003.mdx', 'Рядки, які додано до тексту під час його збереження.', 'Рядки збереження.');
  assert.equal(
    await copy.does('revise', '0003', ...because),
    `omissions:
  − {"lines":"21-23","reason":"Рядки, які додано до тексту під час його збереження."}
  + {"lines":"21-23","reason":"Рядки збереження."}
provenance:
  − place: ground: "Знімок не називає місця видання."
  + place: ground: "Місця видання не названо."
summary:
  − ${JSON.stringify(summary.slice('summary: '.length))}
  + "Повідомлення."
1 row of the ledger, dated 2026-02-01.
Done.
`,
  );
  assert.deepEqual(newRows(copy.read('permalinks.csv')), ['/documents/0003/,page,2026-02-01,corrected,,,На прохання.']);
  assert.equal((await copy.run('verify')).status, 0);
});

test('a passage that a correction joined with the one before leads there, and is not withdrawn by its former number', async () => {
  const copy = copyArchive();
  await copy.does('revise', '0002');
  copy.change('revisions/0002.mdx', 'лампах.\n\n', 'лампах. ');
  copy.change('glossary/severyn-dychka.mdx', '0002#p8', '0002#p7');
  assert.match(await copy.does('revise', '0002', ...because), /^p8 leads to p7$/mu);
  assert.deepEqual(
    await copy.run('withdraw', '0002#p8', '--closed', ...because),
    refusal('0002#p8 leads to /documents/0002/#p7 since 2026-02-01. Name what stands there.'),
  );
});

test('a better capture of another kind has an address of its own, and the former address leads to the former capture', async () => {
  const copy = copyArchive();
  const former = readFileSync('tests/fixtures/content/captures/b.txt', 'utf8');
  const saved = join(mkdtempSync(join(tmpdir(), 'capture-')), 'b.html');
  writeFileSync(saved, `<!DOCTYPE html><pre>${former}</pre>`);
  await copy.does('revise', '0002');
  // A page has no empty lines.
  copy.change('revisions/0002.mdx', 'line: 16', 'line: 9');
  await copy.does('revise', '0002', '--capture', saved, '--custody', 'Знов.', ...because);
  const moved = `/documents/0002/capture.txt,capture,2026-02-01,moved,${sha256(former)},/documents/0002/capture-2.txt,На прохання.`;
  assert.ok(newRows(copy.read('permalinks.csv')).includes(moved));
  const { archive, issues } = buildArchive(readContent(copy.content));
  assert.deepEqual(issues, []);
  assert.deepEqual(
    servedCaptures(archive?.documents[1]?.description ?? assert.fail()).map(({ name }) => name),
    ['capture.html.txt', 'capture-2.txt', 'extracted.txt'],
  );
});

test('a revision neither brings the capture that the document has nor corrects the words of a closed passage', async () => {
  const copy = copyArchive();
  await copy.does('withdraw', '0002#p7', '--closed', ...because);
  await copy.does('revise', '0002');
  const before = copy.state();
  const again = ['--capture', 'tests/fixtures/content/captures/b.txt', '--custody', 'Знов.'];
  const { status, stderr } = await copy.run('revise', '0002', ...again, ...because);
  assert.equal(status, 2);
  assert.match(stderr, / is a capture that the document has already, byte for byte\.\n$/u);
  assert.deepEqual(copy.state(), before);
  for (const words of ['керосиновых', 'Без Звёздной Полонины обе деревни останутся при своих керосиновых лампах.\n']) {
    writeFileSync(join(copy.content, 'revisions/0002.mdx'), copy.read('documents/0002.mdx').replace(words, ''));
    assert.deepEqual(
      await copy.run('revise', '0002', ...because),
      refusal('p7 is withdrawn, and its words cannot be corrected. Put them back as they were.'),
    );
  }
});

test('a revision whose words are not those of the capture is refused, and nothing is written', async () => {
  const copy = copyArchive();
  await copy.does('revise', '0002');
  copy.change('revisions/0002.mdx', 'керосиновых', 'масляных');
  const before = copy.state();
  const { status, stderr } = await copy.run('revise', '0002', ...because);
  assert.equal(status, 1);
  assert.match(stderr, /fidelity-words/u);
  assert.deepEqual(copy.state(), before);
});

test('former words that were never promised, and a correction without its revision, are found', async () => {
  const copy = copyArchive();
  await copy.does(...(await correct(copy)));
  const { change, run, read } = copy;
  const file = 'documents/0002.mdx';
  const whole = read(file);
  change(file, 'former: Без Звёздной', 'former: Для Звёздной');
  const issues = (await run('verify')).stderr;
  assert.match(issues, /^2 issues:\nrevision-record/u);
  assert.match(issues, /The revision of 2026-02-01 gives former words of p7 that the ledger never promised\./u);
  writeFileSync(join(copy.content, file), whole.replace(/^revisions:[\s\S]*?^---$/mu, '---'));
  assert.match(
    (await run('verify')).stderr,
    /The ledger says that the document was corrected on 2026-02-01, but it has no revision of that day\./u,
  );
});

for (const wait of [0, 1, 3, 9, 200]) {
  test(`killed by SIGKILL ${wait} ms after it said what it does, a withdrawal has done all or nothing`, async () => {
    const copy = copyArchive();
    const before = copy.state();
    const child = spawn(process.execPath, ['src/cli/main.ts', 'withdraw', '0002', '--removed', ...because], {
      env: { ...process.env, CONTENT_DIR: copy.content },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    await setTimeout(wait);
    child.kill('SIGKILL');
    await ended;
    await settle(copy.content);
    const state = copy.state();
    if (state.has('documents/0002.mdx')) assert.deepEqual(state, before);
    else {
      assert.ok(!state.has('captures/b.txt'));
      assert.equal((await copy.run('verify')).stderr, '');
    }
  });
}

test('two commands at once do both, one after the other', async () => {
  const copy = copyArchive();
  const children = ['0002#p7', '0003#p10'].map((target) =>
    spawn(process.execPath, ['src/cli/main.ts', 'withdraw', target, '--closed', ...because], {
      env: { ...process.env, CONTENT_DIR: copy.content },
      stdio: 'ignore',
    }),
  );
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
  assert.deepEqual(codes, [0, 0]);
  assert.equal(newRows(copy.read('permalinks.csv')).length, 4);
  assert.equal((await copy.run('verify')).status, 0);
});

test('what the record of a closed document goes on stating is no sign of its words: citations print it side by side', async () => {
  const copy = copyArchive();
  await copy.does('withdraw', '0003', '--closed', ...because);
  const { archive, withheld } = buildArchive(readContent(copy.content), { base: '/' });
  assert.ok(archive);
  const runs = withheldRuns(archive, withheld);
  assert.ok(withheld.some(({ text }) => text === 'The Hill Post, 5 October 1933'));
  for (const printed of [
    'The telescope of Zoriana Polonyna: a year of turns. The Hill Post, 5 October 1933.',
    'In: <i>The Hill Post</i>, 5 October 1933, [Online]',
  ])
    assert.equal(findRun(printed, runs), undefined, printed);
  assert.equal(findRun('keep to the star rota that Hanna drew', runs), 'keep to the star rota that');
});
