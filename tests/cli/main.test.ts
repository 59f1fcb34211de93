import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { failureOf } from '../../src/cli/failure.ts';

/** A copy of the archive for tests whose ledger does not promise one page yet. */
function copyArchive() {
  const content = join(mkdtempSync(join(tmpdir(), 'archive-')), 'content');
  cpSync('tests/fixtures/content', content, { recursive: true });
  const ledger = join(content, 'permalinks.csv');
  const full = readFileSync(ledger, 'utf8');
  const row = '/about/gaps/,page,2026-01-15,minted,,,\n';
  assert.ok(full.includes(row));
  writeFileSync(ledger, full.replace(row, ''));
  const readLedger = () => readFileSync(ledger, 'utf8');
  return { content, readLedger };
}

function run(content: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...words], {
    env: { ...process.env, CONTENT_DIR: content },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('mint promises what is new on the day that is given, once', () => {
  const { content, readLedger } = copyArchive();
  const before = readLedger();
  const first = run(content, 'mint', '--date', '2026-01-16');
  assert.equal(first.status, 0, first.stderr);
  assert.equal(readLedger(), `${before}/about/gaps/,page,2026-01-16,minted,,,\n`);
  assert.deepEqual(run(content, 'mint', '--date', '2026-01-17'), {
    status: 0,
    stdout: 'Every address is in the ledger already.\n',
    stderr: '',
  });
});

test('mint with a day that is none writes nothing', () => {
  const { content, readLedger } = copyArchive();
  const before = readLedger();
  assert.deepEqual(run(content, 'mint', '--date', 'tomorrow'), {
    status: 2,
    stdout: '',
    stderr: 'The command could not run: --date takes a day such as 2026-11-21, not “tomorrow”.\n',
  });
  assert.equal(readLedger(), before);
});

test('an option that nobody knows is refused', () => {
  const { content, readLedger } = copyArchive();
  const before = readLedger();
  const { status, stdout, stderr } = run(content, 'mint', '--day', '2026-01-16');
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /--day/u);
  assert.equal(readLedger(), before);
});

test('a command that nobody knows is refused', () => {
  const { status, stderr } = run('tests/fixtures/content', 'mend');
  assert.equal(status, 2);
  assert.match(stderr, /^There is no command “mend”\.\n/u);
});

test('a word that a command would leave unread is refused', () => {
  const { content, readLedger } = copyArchive();
  const before = readLedger();
  for (const words of [
    ['mint', 'now'],
    ['verify', 'dist'],
    ['status', '0001'],
    ['find-terms', '0001'],
    ['migrate', 'there'],
    ['explain', 'link-broken', 'file-unreadable'],
    ['fields', 'term', 'event'],
    ['new', 'term', 'salt', 'mill'],
  ])
    assert.deepEqual(run(content, ...words), {
      status: 2,
      stdout: '',
      stderr: `The command could not run: ${words[0]} does not take the word “${words.at(-1)}”. “${words[0]} --help” tells what it takes.\n`,
    });
  assert.equal(readLedger(), before);
  assert.ok(!existsSync(join(content, 'glossary', 'salt.mdx')));
});

test('a comparison needs the build that is compared', () => {
  assert.deepEqual(run('tests/fixtures/content', 'verify', '--against', 'dist'), {
    status: 2,
    stdout: '',
    stderr: 'The command could not run: --against compares with the build that --built names: give both.\n',
  });
});

test('verify says what is wrong and ends with 1', () => {
  const { content } = copyArchive();
  const { status, stdout, stderr } = run(content, 'verify');
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(
    stderr,
    /^1 issue:\naddress-unminted {2}\S+permalinks\.csv:1 {2}\/about\/gaps\/ is not in the ledger\./u,
  );
});

test('a folder without an archive is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  assert.deepEqual(run(folder, 'verify'), {
    status: 2,
    stdout: '',
    stderr: `The command could not run: ${folder} holds no archive: there is no archive.yaml in it. Name the folder of an archive with CONTENT_DIR.\n`,
  });
});

test('a folder that is not there is named, and no command makes it', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'archive-')), 'contnet');
  for (const words of [['mint'], ['verify'], ['migrate'], ['new', 'term', 'salt'], ['revise', '0001']])
    assert.deepEqual(run(folder, ...words), {
      status: 2,
      stdout: '',
      stderr: `The command could not run: there is no folder ${folder}. Name the folder of an archive with CONTENT_DIR.\n`,
    });
  assert.ok(!existsSync(folder));
  assert.equal(run(folder, 'explain', 'link-broken').status, 0);
});

test('explain says what a code means, which rule it guards, and how an issue of it is mended', () => {
  const { status, stdout, stderr } = run('tests/fixtures/content', 'explain', 'link-broken');
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  assert.match(
    stdout,
    /^link-broken\n {2}A link .+ leads nowhere\.\n {2}Rule 7: Every link and anchor leads somewhere\.\n {2}Example: .+\.\n$/u,
  );
});

test('a file where a folder is needed is named, that of an archive as that of a built site', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'archive-')), 'file');
  writeFileSync(file, 'words');
  const refused = (content: string, ...words: string[]) => {
    const { status, stderr } = run(content, ...words);
    return [status, stderr];
  };
  for (const words of [['mint'], ['verify']])
    assert.deepEqual(refused(file, ...words), [
      2,
      `The command could not run: ${file} is no folder. Name the folder of an archive with CONTENT_DIR.\n`,
    ]);
  for (const words of [
    ['--built', file],
    ['--built', tmpdir(), '--against', file],
  ])
    assert.deepEqual(refused('tests/fixtures/content', 'verify', ...words), [
      2,
      `The command could not run: there is no folder ${file}. Name the folder of a built site.\n`,
    ]);
});

test('a device is read by no command: it may never end', { skip: !existsSync('/dev/zero') }, () => {
  const { content } = copyArchive();
  const why = 'a device or a pipe';
  for (const [words, status, said] of [
    [['add', '--yes', '/dev/zero'], 1, `This is ${why}, which may never end. Save what it gives as a file.`],
    [['add', '--yes', '--defaults', '/dev/zero', 'package.json'], 1, `This is ${why}, and a file belongs here.`],
    [['revise', '0001', '--with', '/dev/zero'], 1, `This is ${why}, and a file belongs here.`],
    [['revise', '0001', '--capture', '/dev/zero', '--custody', 'x'], 2, `/dev/zero is ${why}. Name the file`],
  ] as const) {
    const ran = run(content, ...words);
    assert.equal(ran.status, status, ran.stderr);
    assert.ok((ran.stderr + ran.stdout).includes(said), ran.stderr + ran.stdout);
  }
});

test('a folder that cannot be made is named, with what to do', () => {
  for (const [folder, said] of [
    ['package.json', 'package.json cannot be a folder: it, or what stands above it, is a file. Name another folder.'],
    [
      'package.json/a',
      'package.json/a cannot be a folder: it, or what stands above it, is a file. Name another folder.',
    ],
    ['', 'no folder is named. Name one.'],
  ] as const) {
    const { status, stdout, stderr } = run('content', 'fields', '--schemas', folder);
    assert.deepEqual([status, stdout, stderr], [2, '', `The command could not run: ${said}\n`]);
  }
});

test('a file whose permissions forbid to read it is named, with what to do', () => {
  const denied = Object.assign(new Error("EACCES: permission denied, open 'a.yaml'"), {
    code: 'EACCES',
    syscall: 'open',
    path: 'a.yaml',
  });
  assert.equal(
    failureOf(denied),
    'a.yaml cannot be read: its permissions forbid it (EACCES). Give the account that runs the command the right to it, then run it again.',
  );
  assert.equal(failureOf(new Error('Plain words.')), 'Plain words.');
});

test('fields lists those of an event and of a map', () => {
  for (const kind of ['event', 'map']) {
    const { status, stdout, stderr } = run('tests/fixtures/content', 'fields', kind);
    assert.equal(status, 0, stderr);
    assert.ok(stdout.startsWith(`${kind}\n  title: `), stdout);
  }
});

test('a kind that nobody knows is refused, whatever objects inherit', () => {
  assert.deepEqual(run('tests/fixtures/content', 'fields', 'toString'), {
    status: 2,
    stdout: '',
    stderr:
      'The command could not run: there is no kind “toString”. Name one of archive, document, draft, term, event, difference, page, reference, names, map, regions, defaults.\n',
  });
});

test('fields writes the format as a page, or as files for programs of editors, one at a time', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'archive-')), 'schemas');
  const page = run('tests/fixtures/content', 'fields', '--markdown');
  assert.deepEqual([page.status, page.stderr], [0, '']);
  assert.match(page.stdout, /^# The format of the content\n/u);
  const { status, stdout } = run('tests/fixtures/content', 'fields', '--schemas', folder);
  assert.deepEqual([status, stdout], [0, `13 files are written in ${folder}.\n`]);
  assert.equal(readFileSync(join(folder, 'content-format.md'), 'utf8'), page.stdout);
  const { stderr } = run('tests/fixtures/content', 'fields', 'term', '--markdown');
  assert.equal(stderr, 'The command could not run: fields takes a kind, --markdown or --schemas: give one of them.\n');
});
