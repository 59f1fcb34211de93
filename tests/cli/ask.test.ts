import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Defaults } from '../../src/accession/draft.ts';
import { takeIn } from '../../src/accession/take-in.ts';
import { addFiles } from '../../src/cli/add.ts';
import { askAbout, terminal } from '../../src/cli/ask.ts';
import { Cancelled } from '../../src/cli/cancelled.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { wordsFor } from '../../src/words/words.ts';
import { openWorkshop } from './workshop.ts';

const prose = { slantedWords: ['wicked'], language: 'en' };
const down = '\u001B[B';
const enter = '\r';
const breakOff = '\u0003';
const endOfInput = '\u0004';

function take(name: string, text: string) {
  return takeIn({ name, bytes: Buffer.from(text) }, wordsFor('en').accessionWords, '2026-01-20');
}

const page = '<h1>Night</h1><p>Words by Mira of the Post.</p><nav>Menu of the site</nav>';

/**
 * Asks about a source at a terminal, and presses keys when the words before them have been shown.
 *
 * @param keys a question's words, and what is typed then
 */
async function answer(name: string, text: string, keys: readonly (readonly [words: string, typed: string])[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 200, rows: 50 });
  let shown = '';
  output.setEncoding('utf8').on('data', (data: string) => {
    shown += stripVTControlCharacters(data);
  });
  const taken = await take(name, text);
  let outcome: Defaults | Error | undefined;
  const asking = askAbout(taken, name, prose, terminal({ input, output })).then(
    (answers) => {
      outcome = answers;
    },
    (error: Error) => {
      outcome = error;
    },
  );
  let read = 0;
  for (const [words, typed] of keys) {
    for (let tries = 0; !shown.includes(words, read); tries++) {
      assert.ok(outcome === undefined && tries < 2000, `${words} is asked; what was shown: ${shown}`);
      await setTimeout(5);
    }
    read = shown.indexOf(words, read) + words.length;
    for (const key of typed.startsWith('\u001B') ? [typed.slice(0, 3), typed.slice(3)] : [typed])
      if (key !== '') input.write(key);
  }
  await asking;
  return { outcome, shown, taken };
}

test('what is proposed is shown first: statements with their evidence, omissions with their words', async () => {
  const { shown } = await answer('a.html', page, [['Is each', breakOff]]);
  assert.match(shown, /a\.html: \d+ lines\n/u);
  assert.match(shown, /left out, line \d+: “Menu of the site” Navigation of the site\./u);
  assert.match(shown, /title: Night \(line 1\)/u);
});

test('Enter leaves every question open', async () => {
  const { outcome, taken } = await answer('a.html', page, [
    ['Is each', enter],
    ['In which language', enter],
    ['What is the document as a source', enter],
    ['Who wrote it?', enter],
    ['Who published it?', enter],
    ['When was it published?', enter],
    ['Where was it written', enter],
    ['At which address', enter],
    ['Does it state a licence', enter],
    ['When was the capture made?', enter],
    ['What is the text', enter],
    ['Who made the file', enter],
  ]);
  assert.deepEqual(outcome, { provenance: {} });
  assert.equal(taken.write([], outcome as Defaults), taken.write([]));
});

test('a value that stands in a line is stated, another needs its ground; what would be refused is asked again', async () => {
  const { outcome, shown, taken } = await answer('a.html', page, [
    ['Is each', down + enter],
    ['In which language', `English!${enter}`],
    ['is no language tag', '\u0015en\r'],
    ['What is the document as a source', down + enter],
    ['Who wrote it?', `Mira${enter}`],
    ['Who published it?', `Evening${enter}`],
    ['How is “Evening” known?', enter],
    ['How is “Evening” known?', `The wicked cover${enter}`],
    ['takes sides', '\u0015It stands on the cover.\r'],
    ['When was it published?', `12 March${enter}`],
    ['is no EDTF date', '\u00151932-03-12\r'],
    ['How is “1932-03-12” known?', `By the cover.${enter}`],
    ['Where was it written', enter],
    ['At which address', enter],
    ['Does it state a licence', enter],
    ['When was the capture made?', enter],
    ['What is the text', `A text on a night.${enter}`],
    ['Who made the file', enter],
  ]);
  assert.deepEqual(outcome, {
    kind: 'primary-text',
    language: 'en',
    omissions: 'as proposed',
    summary: 'A text on a night.',
    provenance: {
      creator: { status: 'stated', value: 'Mira', evidence: { line: 3, words: 'Mira' }, sources: [] },
      publisher: { status: 'inferred', value: 'Evening', ground: 'It stands on the cover.', sources: [] },
      date: { status: 'inferred', value: '1932-03-12', ground: 'By the cover.', sources: [] },
    },
  });
  const text = taken.write([], outcome as Defaults);
  assert.match(text, /creator:\n {4}status: stated\n {4}value: Mira\n/u);
  assert.doesNotMatch(text, /about: (?:kind|omissions|language|summary|creator|publisher|date)\n/u);
  assert.match(shown, /“12 March” is no EDTF date\. Write it as 2022-02-23, 2022-02 or 2022\./u);
});

const letter = 'The lower tower\n\n12 March 1932\n\nWords of the letter about the tower and the sea and the night.\n';

for (const [choice, typed, title] of [
  ['yes', down + enter, { status: 'stated', value: 'The lower tower' }],
  ['leave it open', enter, undefined],
] as const)
  test(`a title that the text alone gave is a question of yes or no: ${choice}`, async () => {
    const { outcome } = await answer('letter.txt', letter, [
      ['In which language', enter],
      ['What is the document as a source', enter],
      ['Is “The lower tower” the title?', typed],
      ...['Who wrote it?', 'Who published it?', 'Is “1932-03-12” the date?', 'Where was it', 'At which address'].map(
        (words) => [words, enter] as const,
      ),
      ...['Does it state', 'When was the capture', 'What is the text', 'Who made'].map(
        (words) => [words, enter] as const,
      ),
    ]);
    const { provenance } = outcome as Defaults;
    assert.deepEqual(
      provenance.title && {
        status: provenance.title.status,
        value: 'value' in provenance.title ? provenance.title.value : '',
      },
      title,
    );
  });

test('Ctrl+C breaks off', async () => {
  const { outcome, shown } = await answer('a.html', page, [
    ['Is each', enter],
    ['In which language', breakOff],
  ]);
  assert.ok(outcome instanceof Cancelled);
  assert.match(shown, /Nothing was written\./u);
});

for (const question of ['Is each', 'In which language'])
  test(`Ctrl+D breaks off as Ctrl+C does, at “${question}”`, { timeout: 20_000 }, async () => {
    const before = question === 'Is each' ? [] : [['Is each', enter] as const];
    const { outcome, shown } = await answer('a.html', page, [...before, [question, endOfInput]]);
    assert.ok(outcome instanceof Cancelled);
    assert.match(shown, /Nothing was written\./u);
  });

test('where what is typed has come to its end, no question waits for an answer', { timeout: 20_000 }, async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 200, rows: 50 });
  output.resume();
  const asked = terminal({ input, output }).text('What is the text?');
  input.end();
  await assert.rejects(asked, Cancelled);
  await assert.rejects(terminal({ input, output }).text('What is the text?'), Cancelled);
});

test('a file whose questions are broken off ends the command, and is not said to be unreadable', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const file = join(folder, 'letter.txt');
  writeFileSync(file, letter);
  const adding = addFiles(
    [file, 'tests/accession/samples/harbour-report.html'],
    readContent('tests/fixtures/content'),
    {
      words: wordsFor('en').accessionWords,
      date: '2026-01-20',
      publish: false,
      accepted: new Set(),
      defaults: { provenance: {} },
      ask: () => Promise.reject(new Cancelled()),
    },
  );
  await assert.rejects(adding, Cancelled);
});

// A pseudo-terminal is what script(1) of Linux gives.
if (process.platform === 'linux' && existsSync('/usr/bin/script'))
  for (const [command, question] of [
    ['add letter.txt', 'In which language'],
    ['withdraw 0001 --closed', 'Why?'],
    ['rename-term turlynka selo --reason Better. --date 2026-02-02', 'Do this?'],
  ] as const)
    for (const [key, typed] of [
      ['Ctrl+C', breakOff],
      ['Ctrl+D', endOfInput],
    ] as const)
      test(`on a terminal, “${command}” asks; ${key} ends it with 1 and leaves the archive as it was`, async () => {
        const { content, folder, state } = openWorkshop();
        cpSync('tests/fixtures/content', content, { recursive: true });
        const before = state();
        writeFileSync(join(folder, 'letter.txt'), letter);
        const words = command.replace('letter.txt', `"${join(folder, 'letter.txt')}"`);
        const line = `stty cols 120 rows 40 && "${process.execPath}" src/cli/main.ts ${words}`;
        const child = spawn('script', ['-qec', line, '/dev/null'], {
          env: { ...process.env, CONTENT_DIR: content, TERM: 'xterm' },
          stdio: ['pipe', 'pipe', 'inherit'],
        });
        const ended = once(child, 'exit');
        let shown = '';
        child.stdout.setEncoding('utf8').on('data', (data: string) => {
          const isAsked = shown.includes(question);
          shown += data;
          if (!isAsked && shown.includes(question)) child.stdin.write(typed);
        });
        const [status] = (await ended) as [number | null];
        child.stdin.end();
        assert.equal(status, 1, shown);
        assert.match(shown, /Nothing (?:is|was) written\./u);
        assert.doesNotMatch(shown, /capture-refused|could not run/u);
        assert.deepEqual(state(), before);
        assert.ok(!existsSync(join(content, '.journal')));
      });
