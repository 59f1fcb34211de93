import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { askOfArchive, planArchive } from '../../src/cli/init.ts';
import { listFiles } from '../../src/cli/read-content.ts';
import { withoutControls } from '../../src/entry/controls.ts';
import { type Settings, settingsSchema } from '../../src/settings/settings.ts';
import { killAfter, openWorkshop } from './workshop.ts';

const settingsOf = (text: string) => parse(text) as Settings;

for (const [language, example, interfaceName] of [
  ['en', 'en', 'A new archive'],
  ['uk', 'uk', 'Новий архів'],
  ['fr', 'en', 'A new archive'],
] as const) {
  test(`init makes an archive in “${language}” that passes every check`, () => {
    const { content, run, read } = openWorkshop();
    const { status, stdout, stderr } = run('init', content, '--language', language, '--date', '2026-03-04');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^\.\/content holds a new archive: 9 files, 40 addresses promised\.\n/u);
    assert.equal(stdout.includes(`is in “${example}”: there is none in “${language}”`), example !== language);
    const { name, released, ...rest } = settingsOf(read('archive.yaml'));
    assert.deepEqual([name, rest.language, released, rest.format], [interfaceName, language, '2026-03-04', 1]);
    assert.match(read('documents/0001.mdx'), /\naccession: "2026-03-04"\n/u);
    assert.match(read('permalinks.csv'), /^path,kind,.*\n\/,page,2026-03-04,minted,,,\n/u);
    assert.equal(run('verify').stdout, 'No issue. Documents: 1; terms: 1; addresses: 40.\n');
    const template = `src/cli/template/${example}/captures/notice.txt`;
    assert.deepEqual(readFileSync(join(content, 'captures/notice.txt')), readFileSync(template));
  });
}

test('what is given stands in archive.yaml, and the ledger promises the addresses made of it', () => {
  const { content, run, read } = openWorkshop();
  const given = ['--name', 'Archive of “Lights”: no. 1', '--slug', 'lights', '--address', 'https://lights.example/a/'];
  const { status, stdout } = run('init', content, ...given, '--json', '--date', '2026-03-04');
  assert.equal(status, 0);
  const { name, slug, address } = settingsOf(read('archive.yaml'));
  assert.deepEqual([name, slug, address], ['Archive of “Lights”: no. 1', 'lights', 'https://lights.example/a/']);
  assert.match(read('permalinks.csv'), /\n\/exports\/lights-bag\.zip,file,/u);
  assert.deepEqual(JSON.parse(stdout), {
    folder: './content',
    language: 'en',
    example: 'en',
    addresses: 40,
    files: [
      'archive.yaml',
      'captures/notice.txt',
      'documents/0001.mdx',
      'events/lamp-dark.mdx',
      'glossary/heron-rock-lighthouse.mdx',
      'pages/about.mdx',
      'pages/about/rights.mdx',
      'references.yaml',
      'permalinks.csv',
    ],
  });
});

test('archive.yaml explains each of its fields', () => {
  for (const language of ['en', 'uk']) {
    const lines = readFileSync(`src/cli/template/${language}/archive.yaml`, 'utf8').split('\n');
    for (const field of Object.keys(settingsSchema.shape)) {
      const at = lines.findIndex((line) => line.startsWith(`${field}:`));
      assert.match(lines[at - 1] ?? '', /^# .*\.$/u, `${language}: ${field}`);
    }
  }
});

test('the worked example is the same in every language', () => {
  const [english = [], ...others] = ['en', 'uk'].map((language) =>
    listFiles(`src/cli/template/${language}`, '').map((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line) => /^ *(?:- )?[a-zA-Z]+:/u.exec(line)?.[0].trim() ?? [])
        .filter((field) => !['- form:', 'endings:'].includes(field)),
    ),
  );
  assert.ok(english.flat().length > 40);
  for (const other of others) assert.deepEqual(other, english);
});

test('a dry run says what would be, and makes no folder', () => {
  const { content, run, state, folder } = openWorkshop();
  const { status, stdout } = run('init', content, '--dry-run');
  assert.equal(status, 0);
  assert.equal(stdout, './content would hold a new archive: 9 files, 40 addresses promised.\n');
  assert.deepEqual([state(), readdirSync(folder)], [[], []]);
});

test('a folder that holds anything is refused and left as it is', () => {
  const { content, run, folder } = openWorkshop();
  mkdirSync(content);
  writeFileSync(join(content, 'notes.txt'), 'mine');
  assert.deepEqual(run('init', content), {
    status: 2,
    stdout: '',
    stderr:
      'The command could not run: ./content is not empty: it holds notes.txt. Name a folder that is empty or not there yet.\n',
  });
  assert.deepEqual(readdirSync(content), ['notes.txt']);
  writeFileSync(join(folder, 'file'), '');
  assert.match(run('init', join(folder, 'file')).stderr, /file is a file\. Name a folder\.\n$/u);
});

test('an empty folder is taken, one below folders that are not there too', () => {
  const { content, run, folder } = openWorkshop();
  mkdirSync(content);
  assert.equal(run('init', content).status, 0);
  assert.equal(run('init', join(folder, 'a/b/content')).status, 0);
});

test('what cannot stand in archive.yaml is refused by name, and nothing is made', () => {
  const { content, run, folder } = openWorkshop();
  for (const [words, said] of [
    [['--language', 'in English'], '--language takes a language tag such as en or uk, not “in English”.'],
    [['--name', 'My \u0007Lights'], '--name holds the control character U+0007, which a page cannot hold.'],
    [['--slug', 'My Lights'], '--slug takes lower-case letters, figures and hyphens, not “My Lights”.'],
    [
      ['--address', 'https://lights.example'],
      '--address takes a whole address with a final slash, such as https://archive.example/, not “https://lights.example”.',
    ],
  ] as const) {
    const { status, stdout, stderr } = run('init', content, ...words);
    assert.deepEqual([status, stdout, stderr], [2, '', `The command could not run: ${said}\n`]);
  }
  assert.equal(run('init').status, 2);
  assert.equal(run('init', content, content).status, 2);
  assert.deepEqual(readdirSync(folder), []);
});

test('any name that a page can hold is the name of an archive, as one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (given) => {
      const name = withoutControls(given);
      const line = name.replace(/\s+/gu, ' ').trim();
      const { changes } = planArchive({ name }, '2026-03-04');
      const text = String(changes.find(({ path }) => path === 'archive.yaml')?.bytes);
      assert.equal(settingsOf(text).name, line === '' ? 'A new archive' : line);
      assert.match(settingsOf(text).slug, /^[a-z0-9-]+$/u);
    }),
    { numRuns: 40 },
  );
});

test('at a terminal, name and language are asked for where they are not given', async () => {
  const asked: string[] = [];
  const answers = ['Archive of Lights', ''];
  const prompter = {
    text: async (question: string) => {
      asked.push(question);
      return answers[asked.length - 1] ?? '';
    },
    select: async () => '',
    tell: () => undefined,
  };
  assert.deepEqual(await askOfArchive({ slug: 'lights' }, prompter), {
    name: 'Archive of Lights',
    language: undefined,
    slug: 'lights',
  });
  assert.deepEqual(asked, [
    'What is the archive called?',
    'In which language does it speak, as a tag such as en or uk?',
  ]);
  assert.deepEqual(await askOfArchive({ name: 'Mill', language: 'uk' }, prompter), { name: 'Mill', language: 'uk' });
  assert.equal(asked.length, 2);
});

test('killed at any moment, init has made the whole archive or nothing of it', async () => {
  const { content, run, state } = openWorkshop();
  for (const wait of [100, 400, 500, 600, 700]) {
    rmSync(content, { recursive: true, force: true });
    await killAfter(wait, content, 'init', content, '--yes');
    // What is left of one that was stopped before its moment stands in no other's way.
    if (state().length === 0) assert.equal(run('init', content, '--yes').status, 0);
    assert.equal(run('verify').status, 0);
  }
});
