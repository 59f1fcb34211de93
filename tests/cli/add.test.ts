import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { buildArchive } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import type { AddReport } from '../../src/cli/add.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { settle } from '../../src/cli/transaction.ts';
import { pdf } from '../accession/samples.ts';
import { killAfter } from './workshop.ts';

/** The fixture in a folder of its own, and files to add beside it. */
function workshop() {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const content = join(folder, 'content');
  cpSync('tests/fixtures/content', content, { recursive: true });
  const put = (name: string, text: string | Uint8Array) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...words], {
      env: { ...process.env, CONTENT_DIR: content },
      encoding: 'utf8',
    });
    return {
      status,
      stdout: stdout.replaceAll(content, 'content').replaceAll(folder, '.'),
      stderr: stderr.replaceAll(content, 'content').replaceAll(folder, '.'),
    };
  };
  const list = (of: string) => {
    try {
      return readdirSync(join(content, of)).sort();
    } catch (error) {
      // A command that runs may take the folder away at this moment.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return [];
    }
  };
  const read = (file: string) => readFileSync(join(content, file), 'utf8');
  const all = () =>
    readdirSync(content, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.\w+$/u.test(name))
      .sort()
      .map((name) => [name, sha256(readFileSync(join(content, name)))]);
  return { content, put, run, list, read, all };
}

const letter = 'The lower tower\n\n12 March 1932\n\nA letter about {signs} and <b>tags</b>.\n';
const report = 'tests/accession/samples/harbour-report.html';

test('add keeps the bytes, writes the text of a page beside them, and makes a draft that is not published', () => {
  const { run, list, read } = workshop();
  const ledger = read('permalinks.csv');
  const { status, stdout, stderr } = run('add', report, '--date', '2026-01-20');
  assert.deepEqual([status, stderr], [0, '']);
  assert.equal(
    stdout,
    `${report}: draft content/drafts/harbour-report.mdx; open: omissions, place, licence, summary, custody, rights\n`,
  );
  const digest = sha256(readFileSync(report));
  const kept = list('captures').filter((name) => name.startsWith('harbour'));
  assert.deepEqual(kept, [
    `harbour-report-${digest.slice(0, 12)}.extracted.txt`,
    `harbour-report-${digest.slice(0, 12)}.html`,
  ]);
  assert.equal(sha256(read(`captures/${kept[1]}`)), digest);
  const draft = read('drafts/harbour-report.mdx');
  assert.match(
    draft,
    /title:\n {4}status: stated\n {4}value: Night shared at the observatory\n {4}evidence:\n {6}line: 13\n/u,
  );
  assert.match(
    draft,
    /originalAddress:\n {4}status: inferred\n {4}value: "https:\/\/hill-post\.example\/1932\/03\/observatory-night"\n {4}ground: ".*link canonical/u,
  );
  assert.match(draft, /\nThe paper of 1931 used \\\{braces\\\}, a \\< b and \\\*stars\\\*; import duties/u);
  assert.match(draft, /\nBy Mira Dovbush, 14 March 1932\n/u);
  assert.equal(read('permalinks.csv'), ledger);
  const { status: verified, stdout: said } = run('verify');
  assert.equal(verified, 0);
  assert.match(said, /^No issue\. Documents: 4; terms: 8; addresses: \d+\.\n$/u);
});

test('a PDF with text is taken in, its bytes as they are', () => {
  const { content, run, put, list, read } = workshop();
  const bytes = pdf([[[12, 700, 'The lower tower stands.']]]);
  const { status, stderr } = run('add', put('tower.pdf', bytes), '--date', '2026-01-20');
  assert.deepEqual([status, stderr], [0, '']);
  const [text, file] = list('captures').filter((name) => name.startsWith('tower'));
  assert.ok(readFileSync(join(content, `captures/${file}`)).equals(bytes));
  assert.equal(read(`captures/${text}`), 'The lower tower stands.\n');
});

test('publish refuses while a question is open, by line; then numbers, mints and takes the draft away', () => {
  const { run, list, read, put, all } = workshop();
  run('add', put('letter.txt', letter), '--date', '2026-01-20');
  const before = all();
  const refused = run(
    'publish',
    'letter',
    '--accept-unknown=creator,publisher,place,licence,originalAddress,captured,title,date,language,kind,rights,custody',
    '--date',
    '2026-01-21',
  );
  assert.equal(refused.status, 1);
  assert.equal(refused.stdout, '');
  assert.match(refused.stderr, /^1 issue:\ndraft-question {2}content\/drafts\/letter\.mdx:\d+ {2}Open \(summary\): /u);
  assert.deepEqual(all(), before);
  const dry = run('publish', 'letter', '--accept-unknown', '--dry-run');
  assert.match(dry.stdout, /letter\.mdx: would be document 0005\n/u);
  assert.deepEqual(all(), before);
  const done = run('publish', 'letter', '--accept-unknown', '--date', '2026-01-21');
  assert.deepEqual([done.status, done.stderr], [0, '']);
  assert.match(done.stdout, /letter\.mdx: document 0005\n15 new addresses are promised/u);
  assert.deepEqual(list('drafts'), []);
  assert.deepEqual(list('documents').at(-1), '0005.mdx');
  assert.ok(!read('documents/0005.mdx').includes('questions'));
  assert.match(read('permalinks.csv'), /\n\/documents\/0005\/,page,2026-01-21,minted,,,\n/u);
  assert.equal(run('verify').status, 0);
});

test('many files at once, without a question: what cannot be taken in is named, the others are published', () => {
  const { run, list, put } = workshop();
  const files = [
    put('one.txt', letter),
    put('same.txt', letter),
    put('like.txt', letter.replace('lower', 'upper')),
    put('latin.txt', Uint8Array.from([0x63, 0xe9, 0x20])),
    put('empty.txt', ''),
    put('copy.txt', readFileSync('tests/fixtures/content/captures/a.txt')),
    './nothing.txt',
  ];
  const { status, stdout, stderr } = run(
    'add',
    '--yes',
    '--publish',
    '--accept-unknown',
    '--date',
    '2026-01-20',
    ...files,
  );
  assert.equal(status, 1);
  assert.equal(
    stdout,
    `./same.txt: skipped, there already as captures/one-${sha256(letter).slice(0, 12)}.txt (draft one)
./like.txt: document 0006
  It has most of its words in common with draft one.
./copy.txt: skipped, there already as captures/a.txt (document 0001)
`,
  );
  assert.deepEqual(
    stderr.split('\n').map((line) => line.split('  ').slice(0, 2).join(' ')),
    [
      '3 issues:',
      'capture-refused ./nothing.txt:1',
      'capture-refused ./empty.txt:1',
      'capture-refused ./latin.txt:1',
      '',
    ],
  );
  assert.deepEqual(list('documents').slice(4), ['0005.mdx', '0006.mdx']);
  assert.deepEqual(list('drafts'), []);
  assert.equal(run('verify').status, 0);
});

test('a page of an address that the archive has is named', () => {
  const { run, put } = workshop();
  const page = (title: string) =>
    `<link rel="canonical" href="http://www.visnyk-polonyny.example/1932/03/dva-sela/"><h1>${title}</h1>`;
  const { stdout } = run('add', put('a.html', page('Words')));
  assert.match(stdout, /\n {2}Its original address is that of document 0001\.\n$/u);
});

test('a file of defaults answers for a batch; what it does not answer stays a draft', () => {
  const { run, put, read, list } = workshop();
  const defaults = put(
    'defaults.yaml',
    `kind: primary-text
language: en
summary: A letter about the towers.
custody: Copied by hand for the tests.
rights: { statement: "http://rightsstatements.org/vocab/NKC/1.0/", ground: Written for the tests. }
provenance:
  place: { status: inferred, value: The meadow, ground: The letters were found there. }
`,
  );
  const args = ['--yes', '--publish', '--defaults', defaults, '--date', '2026-01-20', put('letter.txt', letter)];
  const open = run('add', '--accept-unknown=title,date,creator,publisher,originalAddress,captured', ...args);
  assert.equal(open.status, 1);
  assert.match(open.stderr, /^1 issue:\ndraft-question {2}content\/drafts\/letter\.mdx:13 {2}Open \(licence\): /u);
  assert.deepEqual(list('drafts'), ['letter.mdx']);
  const rest = run('publish', 'letter', '--accept-unknown');
  assert.deepEqual([rest.status, rest.stderr], [0, '']);
  assert.match(read('documents/0005.mdx'), /place:\n {4}status: inferred\n {4}value: The meadow\n/u);
  const wrong = run('add', '--defaults', put('wrong.yaml', 'kind: letter\n'), put('b.txt', 'words'));
  assert.equal(wrong.status, 1);
  assert.match(
    wrong.stderr,
    /^1 issue:\nfrontmatter-field {2}\.\/wrong\.yaml:1 {2}Field “kind” is “letter”\. Write one of primary-text, /u,
  );
});

test('a file of defaults whose bytes are no text, or that is a folder, is refused', () => {
  const { run, put, content, list } = workshop();
  const file = put('letter.txt', letter);
  const latin = run(
    'add',
    '--defaults',
    put('latin.yaml', Buffer.from('kind: primary-text\nsummary: caf\xe9\n', 'latin1')),
    file,
  );
  assert.deepEqual(latin, {
    status: 1,
    stdout: '',
    stderr:
      '1 issue:\nfile-unreadable  ./latin.yaml:2  The bytes of this line are not UTF-8. Save the file in that encoding.\n',
  });
  assert.deepEqual(run('add', '--defaults', content, file), {
    status: 1,
    stdout: '',
    stderr:
      '1 issue:\nfile-unreadable  content:1  This is a folder, and a file belongs here. Name the file, or give the folder another name.\n',
  });
  assert.deepEqual(list('drafts'), []);
});

test('a draft that an editor broke is kept back with its issue; the others are published without a gap', () => {
  const { run, put, content, list } = workshop();
  run('add', put('one.txt', letter), put('two.txt', 'Second letter\n'), put('three.txt', 'Third letter\n'));
  const draft = join(content, 'drafts/two.mdx');
  writeFileSync(draft, readFileSync(draft, 'utf8').replace(/Second letter\n$/u, 'Second lettre\n'));
  const { status, stdout, stderr } = run('publish', '--accept-unknown', 'one', 'two', 'three');
  assert.equal(status, 1);
  assert.match(stdout, /one\.mdx: document 0005\ncontent\/drafts\/three\.mdx: document 0006\n/u);
  const line = readFileSync(draft, 'utf8').split('\n').indexOf('Second lettre') + 1;
  assert.match(
    stderr,
    new RegExp(
      `^1 issue:\nfidelity-words {2}content/drafts/two\\.mdx:${line} {2}After “Second” the capture says “letter” \\(line 1\\)`,
      'u',
    ),
  );
  assert.deepEqual(list('drafts'), ['two.mdx']);
});

test('of files added and published at once, one whose question is open stays a draft with its capture', () => {
  const { run, put, list } = workshop();
  const accepted = '--accept-unknown=omissions,place,licence,summary,custody,rights';
  const { stdout } = run('add', '--publish', accepted, report, put('letter.txt', letter));
  assert.match(stdout, /: document 0005\n/u);
  assert.deepEqual([list('documents').at(-1), list('drafts')], ['0005.mdx', ['letter.mdx']]);
  assert.equal(run('verify').status, 0);
});

test('a number is never given twice, though its document went', () => {
  const { run, put, content, read } = workshop();
  writeFileSync(
    join(content, 'permalinks.csv'),
    `${read('permalinks.csv')}/documents/0009/,page,2026-01-16,minted,,,\n/documents/0009/,page,2026-01-17,withdrawn,,,taken back\n`,
  );
  const { stdout } = run('add', '--publish', '--accept-unknown', put('a.txt', letter));
  assert.match(stdout, /: document 0010\n$/u);
});

test('--dry-run does not touch the folder of the archive, not even for a lock', () => {
  const { content, run, put } = workshop();
  run('add', put('other.txt', 'Second letter\n'));
  const touched = () => statSync(content, { bigint: true }).mtimeNs;
  const before = touched();
  for (const words of [
    ['add', put('letter.txt', letter)],
    ['publish', 'other', '--accept-unknown'],
    ['new', 'term', 'salt-mill'],
    ['migrate'],
    ['withdraw', '0002', '--closed', '--reason', 'Asked.', '--date', '2026-02-02'],
    ['revise', '0002', '--date', '2026-02-02'],
  ]) {
    const { status, stderr } = run(...words, '--dry-run');
    assert.equal(status, 0, stderr);
    assert.equal(touched(), before, words.join(' '));
  }
});

test('--dry-run writes nothing and says what it would do; --json tells it to programs', () => {
  const { run, put, all } = workshop();
  const before = all();
  const file = put('letter.txt', letter);
  assert.match(
    run('add', '--dry-run', file).stdout,
    /^\.\/letter\.txt: would be draft content\/drafts\/letter\.mdx; open: /u,
  );
  const { status, stdout } = run('add', '--dry-run', '--json', '--publish', '--accept-unknown', file, './nothing.txt');
  const report = JSON.parse(stdout) as AddReport;
  assert.equal(status, 1);
  assert.deepEqual(
    report.files.map(({ outcome, id }) => [outcome, id]),
    [
      ['published', '0005'],
      ['refused', undefined],
    ],
  );
  assert.deepEqual(
    report.issues.map(({ code, file: of, line }) => [code, of, line]),
    [['capture-refused', './nothing.txt', 1]],
  );
  assert.deepEqual(all(), before);
});

test('status tells what is open, find-terms which names have no term, new writes skeletons', () => {
  const { content, run, put, read } = workshop();
  run('add', put('letter.txt', 'Walter Birch wrote to the Stone Office. Then Walter Birch left; ВРХ stayed.\n'));
  const status = run('status');
  assert.equal(status.status, 0);
  assert.match(status.stdout, /^Questions of drafts: \d+\n {2}content\/drafts\/letter\.mdx:3 {2}\w+: /u);
  assert.match(status.stdout, /\nUnknown: 10\n {2}content\/documents\/0001\.mdx:17 {2}creator: /u);
  run('publish', 'letter', '--accept-unknown');
  const names = JSON.parse(run('find-terms', '--json').stdout) as {
    names: { name: string; count: number; places: string[] }[];
  };
  const own = names.names.filter(({ places }) => places.some((place) => place.startsWith('0005')));
  assert.deepEqual(
    own.map(({ name, count }) => [name, count]),
    [
      ['Walter Birch', 2],
      ['Stone Office', 1],
      ['ВРХ', 1],
    ],
  );
  const missing =
    'The text is empty. Write it below the fields, each sentence with its mark, such as <Source of="0001#p4" />.';
  const next =
    'Fill in what the comments of the file ask for; then “npm run archive -- mint” promises its address, for good.';
  const term = run('new', 'term', 'walter-birch');
  assert.deepEqual(
    [term.status, term.stdout],
    [0, `content/glossary/walter-birch.mdx is written.\n  line 11: ${missing}\n${next}\n`],
  );
  const event = run('new', 'event', 'letter-written', '--when', '1932-03-12', '--title', 'A letter is written');
  assert.deepEqual(
    [event.status, event.stdout],
    [0, `content/events/letter-written.mdx is written.\n  line 10: ${missing}\n${next}\n`],
  );
  const promised = read('permalinks.csv');
  const mint = run('mint', '--date', '2026-01-21');
  assert.deepEqual(
    [mint.status, mint.stderr],
    [
      1,
      `2 issues:\ntext-missing  content/events/letter-written.mdx:10  ${missing}\ntext-missing  content/glossary/walter-birch.mdx:11  ${missing}\n`,
    ],
  );
  const other = run('revise', '/glossary/soichynets/', '--yes', '--reason', 'Mended.', '--date', '2026-01-21');
  assert.deepEqual([other.status, other.stderr], [1, mint.stderr]);
  assert.equal(read('permalinks.csv'), promised);
  for (const file of ['glossary/walter-birch.mdx', 'events/letter-written.mdx'])
    appendFileSync(join(content, file), '\nHe wrote a letter. <Source of="0005#p1" />\n');
  assert.equal(run('mint', '--date', '2026-01-21').status, 0);
  assert.equal(run('verify').status, 0);
  assert.match(read('events/letter-written.mdx'), /^---\ntitle: "A letter is written"\ndate: "1932-03-12"\n/u);
  assert.match(run('new', 'event', 'without-date').stdout, /is written\.\n {2}line 3: Field “date” is empty\. /u);
  assert.equal(run('new', 'term', 'walter-birch').status, 2);
  for (const [words, message] of [
    [
      ['event', 'soon', '--when', 'soon'],
      '--when cannot be written down: “soon” is not an EDTF date. Write it as 2022-02-23, 2022-02 or 2022.',
    ],
    [['event', 'soon', '--when', ''], '--when cannot be written down: Field “date” is empty. '],
    [['event', 'soon', '--title', ''], '--title cannot be written down: Field “title” is empty. '],
    [['term', 'soon', '--title', ''], '--title cannot be written down: Field “title” is empty. '],
    [['term', 'soon', '--title', '?'], '--title cannot be written down: Field “forms.0.form” is “?”'],
    [['term', 'soon', '--when', '1932'], '--when is the date of an event, and a term has none. Leave it out.\n'],
  ] as const) {
    const { status, stdout, stderr } = run('new', ...words);
    assert.deepEqual([status, stdout], [2, '']);
    assert.ok(stderr.startsWith(`The command could not run: ${message}`), stderr);
  }
  assert.ok(!existsSync(join(content, 'events/soon.mdx')) && !existsSync(join(content, 'glossary/soon.mdx')));
});

test('--dry-run says what would be done, also where --yes is silent', () => {
  const { run, put } = workshop();
  const file = put('letter.txt', letter);
  assert.equal(
    run('add', '--yes', '--dry-run', '--publish', '--accept-unknown', file).stdout,
    './letter.txt: would be document 0005\n',
  );
  assert.equal(run('add', '--yes', file).stdout, '');
});

test('a field that is named beside --accept-unknown is no file, and not every question may stay open', () => {
  const { run, put, all } = workshop();
  const before = all();
  const file = put('letter.txt', letter);
  for (const fields of ['licence', 'summary,creator'])
    assert.deepEqual(run('add', '--yes', '--publish', '--accept-unknown', fields, file), {
      status: 2,
      stdout: '',
      stderr: `The command could not run: there is no file ${fields}. Name the questions that may stay open after an equals sign: --accept-unknown=${fields}.\n`,
    });
  assert.deepEqual(all(), before);
});

test('new takes a title in one line, and no name whose address was given up', () => {
  const { run, read, all } = workshop();
  run('rename-term', 'turlynka', 'selo', '--reason', 'Mended.', '--date', '2026-02-01', '--yes');
  const before = all();
  assert.deepEqual(run('new', 'term', 'turlynka', '--title', 'Birch'), {
    status: 2,
    stdout: '',
    stderr:
      'The command could not run: /glossary/turlynka/ was moved on 2026-02-01, and an address that was given up is not given again. Choose another name.\n',
  });
  assert.deepEqual(all(), before);
  assert.equal(run('new', 'term', 'birch', '--title', ' Walter \n\tBirch ').status, 0);
  assert.match(read('glossary/birch.mdx'), /^---\ntitle: "Walter Birch"\n/u);
});

test('status names what is wrong with a draft, a changed byte of its capture too, and does not call it ready', () => {
  const { content, run, put, list } = workshop();
  run('add', put('letter.txt', letter));
  const draft = join(content, 'drafts/letter.mdx');
  const open = readFileSync(draft, 'utf8');
  writeFileSync(draft, open.replace(/^questions:\n(?: {2}.*\n)+/mu, 'questions:\n'));
  assert.match(run('status').stdout, /^Drafts ready to be published: 1\n {2}content\/drafts\/letter\.mdx\n/u);
  const capture = join(content, 'captures', list('captures').find((name) => name.startsWith('letter')) ?? '');
  writeFileSync(capture, `${readFileSync(capture, 'utf8')} `);
  const { status, stdout } = run('status');
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^Wrong in drafts: 1\n {2}content\/drafts\/letter\.mdx:\d+ {2}fixity-digest: The capture letter-/u,
  );
  assert.doesNotMatch(stdout, /ready to be published/u);
});

test('every command has a help of its own; wrong use ends with 2', () => {
  const { run, put } = workshop();
  const { stdout } = run('--help');
  const names = [...stdout.matchAll(/^ {2}([a-z-]+)/gmu)].map((match) => match[1] ?? '');
  assert.ok(names.length >= 9);
  for (const name of names) {
    const help = run(name, '--help');
    assert.deepEqual([help.status, help.stderr], [0, ''], name);
    assert.ok(help.stdout.startsWith(`npm run archive -- ${name}`), name);
  }
  for (const words of [
    ['add'],
    ['publish'],
    ['publish', 'nothing'],
    ['new', 'poem', 'a'],
    ['status', '--built', 'dist'],
    ['verify', '--json', '--sarif'],
    ['add', '--defaults', 'none.yaml', put('a.txt', 'a')],
  ])
    assert.equal(run(...words).status, 2, words.join(' '));
});

for (const wait of [0, 1, 3, 9, 200]) {
  test(`killed by SIGKILL ${wait} ms after its journal stands, publish has done all or nothing`, async () => {
    const { content, run, put, all, list } = workshop();
    run('add', put('one.txt', letter), put('two.txt', 'Second letter\n'));
    const before = all();
    const child = spawn(process.execPath, ['src/cli/main.ts', 'publish', '--accept-unknown', 'one', 'two'], {
      env: { ...process.env, CONTENT_DIR: content },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    // The change begins where the journal holds more than the lock.
    while (child.exitCode === null && !list('.journal').some((name) => !name.startsWith('lock-'))) await setImmediate();
    await setTimeout(wait);
    child.kill('SIGKILL');
    await ended;
    await settle(content);
    if (list('drafts').length > 0) assert.deepEqual(all(), before);
    else {
      assert.deepEqual(list('documents').slice(4), ['0005.mdx', '0006.mdx']);
      assert.deepEqual(run('verify').stderr, '');
    }
  });
}

test('killed at any moment, publish leaves the archive as before or after', async () => {
  const { content, run, put, all, list } = workshop();
  run('add', put('one.txt', letter));
  const before = all();
  for (const wait of [50, 200, 400, 600, 800, 1000, 1300, 1600]) {
    await killAfter(wait, content, 'publish', '--accept-unknown', 'one');
    if (list('drafts').length === 0) break;
    assert.deepEqual(all(), before);
  }
  assert.equal(run('verify').status, 0);
});

test('two that publish at once get two numbers, one after the other', async () => {
  const { content, run, put, list } = workshop();
  run('add', put('one.txt', letter), put('two.txt', 'Second letter\n'));
  const publish = (name: string) =>
    once(
      spawn(process.execPath, ['src/cli/main.ts', 'publish', '--accept-unknown', name], {
        env: { ...process.env, CONTENT_DIR: content },
        stdio: 'ignore',
      }),
      'exit',
    );
  assert.deepEqual(await Promise.all([publish('one'), publish('two')]), [
    [0, null],
    [0, null],
  ]);
  assert.deepEqual(list('documents').slice(4), ['0005.mdx', '0006.mdx']);
  assert.equal(run('verify').status, 0);
});

const asked = ['--reason', 'On request.', '--date', '2026-02-01', '--yes'];

test('words that are removed from a page are in no file any more: its bytes and its extracted text go', () => {
  const { run, list, read, content } = workshop();
  run('add', '--yes', '--publish', '--accept-unknown', '--date', '2026-01-20', report);
  const words = 'The sky has no owner';
  const place = buildArchive(readContent(content)).archive?.documents[4]?.passages.find(({ text }) =>
    text.includes(words),
  );
  const holders = () => list('captures').filter((file) => read(`captures/${file}`).includes(words));
  assert.equal(holders().length, 2);
  const done = run('withdraw', `0005#${place?.id}`, '--removed', ...asked);
  assert.deepEqual([done.status, done.stderr], [0, '']);
  assert.deepEqual(holders(), []);
  assert.ok(!read('documents/0005.mdx').includes(words));
  assert.doesNotMatch(read('documents/0005.mdx'), /extracted/u);
  assert.match(read('permalinks.csv'), /\n\/documents\/0005\/extracted\.txt,capture,2026-02-01,withdrawn,/u);
  assert.equal(run('verify').stderr, '');
});

test('a better capture is of any format that add reads; its text is extracted beside it', () => {
  const { run, put, list, read } = workshop();
  run('add', '--yes', '--publish', '--accept-unknown', '--date', '2026-01-20', report);
  const better = put('better.html', `${readFileSync(report, 'utf8')}<!-- received again -->`);
  const done = run('revise', '0005', '--capture', better, '--custody', 'Received again.', ...asked);
  assert.deepEqual([done.status, done.stderr], [0, '']);
  const digest = sha256(readFileSync(better)).slice(0, 12);
  assert.deepEqual(
    list('captures').filter((file) => file.startsWith('better')),
    [`better-${digest}.extracted.txt`, `better-${digest}.html`],
  );
  assert.match(read('documents/0005.mdx'), new RegExp(`captures:\\n {2}- file: better-${digest}\\.html\\n`, 'u'));
  assert.match(read('permalinks.csv'), /\n\/documents\/0005\/capture-2\.html\.txt,capture,2026-02-01,minted,/u);
  assert.equal(run('verify').stderr, '');
});

for (const [what, change] of [
  ['the bytes', (text: string) => text],
  ['the words of a passage', (text: string) => text.slice(text.indexOf('Без Звёздной'))],
] as const) {
  test(`a file with ${what} of a document that was removed is named, and asks whether they may be shown again`, () => {
    const { content, put, run, read } = workshop();
    const text = read('captures/b.txt');
    const because = ['--reason', 'На прохання.', '--date', '2026-02-01', '--yes'];
    assert.equal(run('withdraw', '0002', '--removed', ...because).status, 0);
    const told = 'It holds what was withdrawn from document 0002 on 2026-02-01';
    const { stdout, status } = run('add', '--yes', put('again.txt', change(text)));
    assert.match(stdout, new RegExp(`^\\./again\\.txt: draft \\S+ open: likeness, .*\\n {2}${told}\\.\\n$`, 'u'));
    assert.equal(status, 0);
    assert.match(
      read('drafts/again.mdx'),
      new RegExp(`about: likeness\\n +ask: "?${told}\\. May it be shown again\\?`, 'u'),
    );
    assert.equal(run('publish', 'again', '--accept-unknown=title,creator').status, 1);
    assert.equal(readContent(content).documents.length, 3);
  });
}
