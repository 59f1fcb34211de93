import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { killAfter, openWorkshop } from './workshop.ts';

/** Content of format 0 in a folder of its own. */
function oldArchive() {
  const workshop = openWorkshop();
  cpSync('tests/fixtures/format-0', workshop.content, { recursive: true });
  const edit = (file: string, from: string, to: string) => {
    const text = workshop.read(file);
    assert.ok(text.includes(from), from);
    writeFileSync(join(workshop.content, file), text.replace(from, to));
  };
  return { ...workshop, edit };
}

const old = readFileSync('tests/fixtures/format-0/archive.yaml', 'utf8');
const lifted = old.replace('\nname:', '\nformat: 1\nname:');

test('migrate lifts old content, of which every other file stays to the byte; then the checks pass', () => {
  const { run, state } = oldArchive();
  const before = state();
  const { status, stdout, stderr } = run('migrate');
  assert.deepEqual([status, stderr], [0, '']);
  assert.equal(
    stdout,
    'The content is lifted from format 0 to 1.\n  archive.yaml names the format of the content.\n  archive.yaml\n',
  );
  const expected = before.map(([path, bytes]) => [path, path === 'archive.yaml' ? latin(lifted) : bytes]);
  assert.deepEqual(state(), expected);
  assert.match(run('verify').stdout, /^No issue\. Documents: 1; terms: 1; addresses: \d+\.\n$/u);
  assert.deepEqual(run('migrate'), { status: 0, stdout: 'The content is of format 1 already.\n', stderr: '' });
  assert.deepEqual(state(), expected);
});

const latin = (text: string) => Buffer.from(text).toString('latin1');

test('a dry run says the same and writes nothing; --json tells it to programs', () => {
  const { run, state } = oldArchive();
  const before = state();
  assert.match(run('migrate', '--dry-run').stdout, /^The content would be lifted from format 0 to 1\.\n/u);
  assert.deepEqual(JSON.parse(run('migrate', '--dry-run', '--json').stdout), {
    from: 0,
    to: 1,
    done: ['archive.yaml names the format of the content.'],
    files: ['archive.yaml'],
    issues: [],
  });
  assert.deepEqual(state(), before);
});

test('what is wrong in lifted content is named by the line at which it stands', () => {
  const { run, edit, read } = oldArchive();
  edit('archive.yaml', 'publisher: The publisher of the archive', 'publisher: ""');
  const line = read('archive.yaml').split('\n').indexOf('publisher: ""') + 2;
  const { status, stderr } = run('migrate');
  assert.equal(status, 1);
  assert.ok(
    stderr.startsWith(`1 issue:\nfrontmatter-field  ./content/archive.yaml:${line}  Field “publisher” is empty. `),
    stderr,
  );
  assert.match(read('archive.yaml'), /\nformat: 1\n/u);
});

test('content of a newer format, or of none that can be read, is left as it is', () => {
  for (const [format, issue] of [
    [
      'format: 2\n',
      /^1 issue:\nformat-version {2}\.\/content\/archive\.yaml:9 {2}The content is of format 2, and this engine reads format 1\. Use a newer engine\.\n$/u,
    ],
    [
      'format: first\n',
      /^1 issue:\nfrontmatter-field {2}\.\/content\/archive\.yaml:9 {2}Field “format” is a text, not a number\. /u,
    ],
    ['name: Twice\n', /^1 issue:\nfrontmatter-syntax {2}\.\/content\/archive\.yaml:10 {2}This field stands twice\. /u],
  ] as const) {
    const { run, edit, state } = oldArchive();
    edit('archive.yaml', 'name: ', `${format}name: `);
    const before = state();
    const { status, stdout, stderr } = run('migrate');
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, issue);
    assert.deepEqual(state(), before);
  }
});

test('every other command refuses old content, says how it is lifted, and writes nothing', () => {
  const { run, state } = oldArchive();
  const before = state();
  for (const words of [
    ['verify'],
    ['status'],
    ['find-terms'],
    ['mint'],
    ['add', '--yes', 'tests/fixtures/format-0/captures/notice.txt'],
    ['publish', '--accept-unknown', 'second-notice'],
    ['new', 'term', 'salt-mill'],
    ['rename-term', 'heron-rock-lighthouse', 'light', '--yes', '--reason', 'Shorter.'],
    ['withdraw', '0001', '--closed', '--yes', '--reason', 'Asked.'],
    ['revise', '0001'],
  ]) {
    const { status, stderr } = run(...words);
    assert.equal(status, 1, words.join(' '));
    assert.match(stderr, /^1 issue:\nformat-version {2}\S+:1 {2}.*npm run archive -- migrate/u, words.join(' '));
  }
  assert.deepEqual(state(), before);
});

test('killed at any moment, migrate leaves the content in the one format or in the other', async () => {
  const { content, run, state, read } = oldArchive();
  const before = state();
  for (const wait of [100, 400, 500, 600, 700, 2000]) {
    await killAfter(wait, content, 'migrate');
    if (read('archive.yaml') === lifted) break;
    assert.deepEqual(state(), before);
  }
  run('migrate');
  assert.equal(run('verify').status, 0);
});
