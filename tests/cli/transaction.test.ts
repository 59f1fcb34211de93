import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { listFiles } from '../../src/cli/read-content.ts';
import { type Change, type Disk, settle, transact } from '../../src/cli/transaction.ts';

/** A folder with two files; the change below writes both anew, adds one in a new folder and removes none. */
function makeFolder() {
  const folder = join(mkdtempSync(join(tmpdir(), 'content-')), 'content');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(before)) writeFileSync(join(folder, name), text);
  return folder;
}

const before = { 'ledger.csv': 'a\n', 'old.mdx': 'old\n', 'same.mdx': 'same\n' };
const after = { 'ledger.csv': 'a\nb\n', 'same.mdx': 'same\n', 'glossary/new.mdx': 'new\n' };
const change: Change[] = [
  { path: 'ledger.csv', bytes: after['ledger.csv'] },
  { path: 'old.mdx', bytes: undefined },
  { path: 'glossary/new.mdx', bytes: after['glossary/new.mdx'] },
];

/** Every file of a folder, what a stopped command left apart. */
function stateOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    listFiles(folder, '').map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** A disk that stops at an act: with half of what was to be written where it writes. */
function stoppingDisk(at: number, error: Error): Disk & { acts: () => number } {
  let acts = 0;
  const act = (work: () => void, half: () => void = () => undefined) => {
    if (acts++ < at) return work();
    half();
    throw error;
  };
  return {
    acts: () => acts,
    makeFolder: (path) => act(() => mkdirSync(path, { recursive: true })),
    write: (path, bytes) =>
      act(
        () => writeFileSync(path, bytes, { flag: 'wx' }),
        () => writeFileSync(path, String(bytes).slice(0, 1)),
      ),
    rename: (from, to) => act(() => renameSync(from, to)),
    remove: (path) => act(() => rmSync(path, { recursive: true, force: true })),
    sync: (path) => act(() => closeSync(openSync(path, 'r'))),
  };
}

test('a change makes all of its files and leaves nothing else behind', async () => {
  const folder = makeFolder();
  await transact(folder, (commit) => commit(change));
  assert.deepEqual(stateOf(folder), after);
  assert.ok(!existsSync(join(folder, '.journal')));
});

test('what a command throws before it commits changes nothing', async () => {
  const folder = makeFolder();
  await assert.rejects(
    transact(folder, () => {
      throw new Error('no');
    }),
    /^Error: no$/u,
  );
  assert.deepEqual(stateOf(folder), before);
  assert.ok(!existsSync(join(folder, '.journal')));
});

test('stopped at any act, by a full disk or otherwise, a change is as before or as after', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  const seen = new Set<string>();
  let isWhole = false;
  for (let at = 0; !isWhole; at++) {
    const folder = makeFolder();
    const disk = stoppingDisk(at, full);
    isWhole = await transact(folder, (commit) => commit(change), disk).then(
      () => true,
      () => false,
    );
    await settle(folder);
    const state = JSON.stringify(stateOf(folder));
    assert.ok(
      [before, after].some((whole) => JSON.stringify(sorted(whole)) === JSON.stringify(sorted(JSON.parse(state)))),
      `act ${at}: ${state}`,
    );
    assert.ok(!existsSync(join(folder, '.journal')), `act ${at}`);
    seen.add(state);
  }
  assert.equal(seen.size, 2);
});

test('where the disk is full, nothing is left on it of what was to be written, and that is said', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  const folder = makeFolder();
  const seen: string[] = [];
  const { acts: _, ...disk } = stoppingDisk(Infinity, full);
  const filling: Disk = {
    ...disk,
    write: (path, bytes) => {
      if (seen.push(path) === 2) throw full;
      disk.write(path, bytes);
    },
  };
  await assert.rejects(
    transact(folder, (commit) => commit(change), filling),
    {
      name: 'ReadableError',
      message: 'the disk is full. Nothing of the archive is changed: make room, then run the command again.',
    },
  );
  assert.deepEqual(stateOf(folder), before);
  assert.ok(!existsSync(join(folder, '.journal')));
});

test('where a folder of the archive takes no files, nothing is changed, and it is named', async () => {
  const folder = makeFolder();
  const { acts: _, ...disk } = stoppingDisk(Infinity, new Error('never'));
  const closed: Disk = {
    ...disk,
    makeFolder: (path) => {
      if (path.endsWith('.journal/next')) return disk.makeFolder(path);
      throw Object.assign(new Error(`EACCES: permission denied, access '${path}'`), { code: 'EACCES', path });
    },
  };
  await assert.rejects(
    transact(folder, (commit) => commit(change), closed),
    ({ name, message }: Error) => {
      assert.equal(name, 'ReadableError');
      assert.match(
        message,
        /^\S+ cannot be written \(EACCES\)\. Nothing of the archive is changed: give the account that runs the command the right to write there, then run it again\.$/u,
      );
      return true;
    },
  );
  assert.deepEqual(stateOf(folder), before);
  assert.ok(!existsSync(join(folder, '.journal')));
});

test('a folder that takes no files is found out before anything is changed', () => {
  const folder = makeFolder();
  const closed = join(folder, 'documents');
  mkdirSync(closed, { recursive: true, mode: 0o555 });
  // To root no folder is closed.
  const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
  if (nobody !== undefined)
    for (const path of ['..', '', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
      chownSync(join(folder, path), nobody, nobody);
  const program = `
    import { transact } from ${JSON.stringify(resolve('src/cli/transaction.ts'))};
    ${nobody === undefined ? '' : `process.setuid(${nobody});`}
    const change = [{ path: 'permalinks.csv', bytes: 'new' }, { path: 'documents/0001.mdx', bytes: 'words' }];
    await transact(${JSON.stringify(folder)}, (commit) => commit(change)).catch(({ message }) => console.log(message));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  assert.match(stdout, new RegExp(`^${closed} cannot be written \\(EACCES\\)`, 'u'), stderr);
  assert.deepEqual(stateOf(folder), before);
});

test('stopped again while it recovers, at any act, a change is still as before or as after', async () => {
  const stop = new Error('stop');
  for (let first = 6; first < 16; first++) {
    for (let second = 0; second < 10; second++) {
      const folder = makeFolder();
      for (const at of [first, second])
        await transact(folder, (commit) => commit(change), stoppingDisk(at, stop)).catch((error) =>
          assert.equal(error, stop),
        );
      await settle(folder);
      const state = sorted(stateOf(folder));
      assert.ok(
        [before, after].some((whole) => JSON.stringify(sorted(whole)) === JSON.stringify(state)),
        JSON.stringify(state),
      );
    }
  }
});

const sorted = (state: Record<string, string>) => Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1));

/** A process that counts up in every file of a folder, one change for each number. */
function startCounting(folder: string) {
  const code = `
    import { readFileSync } from 'node:fs';
    import { transact } from ${JSON.stringify(resolve('src/cli/transaction.ts'))};
    const folder = ${JSON.stringify(folder)};
    for (;;) await transact(folder, (commit) => {
      const number = Number(readFileSync(folder + '/0', 'utf8').split('\\n')[0]) + 1;
      commit(Array.from({ length: 8 }, (_, file) => ({ path: String(file), bytes: (number + '\\n').repeat(2000) })));
    });`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' });
}

function countingFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  for (let file = 0; file < 8; file++) writeFileSync(join(folder, String(file)), '0\n'.repeat(2000));
  return folder;
}

/** The number that stands in every file; fails where one is torn or of another change. */
async function numberOf(folder: string): Promise<number> {
  await settle(folder);
  const state = stateOf(folder);
  assert.deepEqual(Object.keys(state), ['0', '1', '2', '3', '4', '5', '6', '7']);
  assert.equal(new Set(Object.values(state)).size, 1, 'all files are of one change');
  const lines = (state['0'] ?? '').split('\n');
  assert.equal(lines.length, 2001);
  assert.equal(new Set(lines.slice(0, -1)).size, 1, 'no file is torn');
  return Number(lines[0]);
}

test('killed at forty moments by SIGKILL, the files are always those of one change', async () => {
  const folder = countingFolder();
  let last = 0;
  let journals = 0;
  for (let round = 0; round < 40; round++) {
    const child = startCounting(folder);
    const from = last;
    while (Number(readFileSync(join(folder, '0'), 'utf8').split('\n')[0]) === from) await setTimeout(1);
    // Moments at all distances from the first change on, in steps of a part of a change.
    await setTimeout((round % 20) * 1.7);
    child.kill('SIGKILL');
    await once(child, 'exit');
    if (['next', 'committed', 'done'].some((name) => existsSync(join(folder, '.journal', name)))) journals++;
    const number = await numberOf(folder);
    assert.ok(number >= from);
    last = number;
  }
  assert.ok(last >= 40);
  assert.ok(journals > 0, 'at least one kill fell into a change');
});

test('two commands at once take turns: no change is lost', async () => {
  const folder = countingFolder();
  const code = (times: number) => `
    import { readFileSync } from 'node:fs';
    import { transact } from ${JSON.stringify(resolve('src/cli/transaction.ts'))};
    const folder = ${JSON.stringify(folder)};
    for (let time = 0; time < ${times}; time++) await transact(folder, (commit) => {
      const number = Number(readFileSync(folder + '/0', 'utf8').split('\\n')[0]) + 1;
      commit(Array.from({ length: 8 }, (_, file) => ({ path: String(file), bytes: (number + '\\n').repeat(2000) })));
    });`;
  const children = [15, 15, 15].map((times) =>
    spawn(process.execPath, ['--input-type=module', '-e', code(times)], { stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
  assert.deepEqual(codes, [0, 0, 0]);
  assert.equal(await numberOf(folder), 45);
});

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  test(`a command that is asked to end by ${signal} before its change leaves nothing behind`, async () => {
    const folder = makeFolder();
    const state = stateOf(folder);
    const code = `
      import { setTimeout } from 'node:timers/promises';
      import { transact } from ${JSON.stringify(resolve('src/cli/transaction.ts'))};
      await transact(${JSON.stringify(folder)}, async (commit) => {
        process.stdout.write('working');
        await setTimeout(60_000);
        commit([{ path: 'a', bytes: 'changed' }]);
      });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    assert.ok(existsSync(join(folder, '.journal')));
    child.kill(signal);
    assert.deepEqual(await ended, [status, null]);
    assert.ok(!existsSync(join(folder, '.journal')));
    assert.deepEqual(stateOf(folder), state);
  });

test('a place that takes no file is found out before anything is changed', async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'glossary/salt.mdx'), { recursive: true });
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'pages/foo'), 'words');
  const file = `${join(folder, 'pages/foo')} is no folder, and one is needed there. Give what has that name another one, or remove it.`;
  const state = stateOf(folder);
  const long = `glossary/${'a'.repeat(300)}.mdx`;
  for (const [path, why] of [
    ['glossary/salt.mdx', 'a folder has that name. Give the folder another one, or remove it.'],
    ['pages/foo/bar.mdx', file],
    ['pages/foo/far/bar.mdx', file],
    [long, 'the disk takes no name of that length. Choose a shorter one.'],
  ] as const)
    await assert.rejects(
      transact(folder, (commit) => commit([...change, { path, bytes: 'words' }])),
      { message: `${join(folder, path)} cannot be written: ${why} Nothing of the archive is changed.` },
    );
  assert.deepEqual(stateOf(folder), state);
  assert.ok(!existsSync(join(folder, '.journal')));
  await transact(folder, (commit) => commit(change));
});

test('the lock of a process that has ended is taken over, also where its number belongs to another by now', async () => {
  const ended = spawnSync(process.execPath, ['--version']).pid;
  for (const [pid, beginning] of [
    [ended, 1],
    [process.pid, 1],
  ]) {
    const folder = makeFolder();
    mkdirSync(join(folder, '.journal'));
    writeFileSync(join(folder, '.journal', `lock-${hostname()}-${pid}-${beginning}`), '');
    await transact(folder, (commit) => commit(change));
    assert.deepEqual(stateOf(folder), after);
  }
});

test('a capture that stands is not changed, and nothing of the change happens', async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'captures'));
  writeFileSync(join(folder, 'captures/a.txt'), 'bytes');
  const state = stateOf(folder);
  await assert.rejects(
    transact(folder, (commit) => commit([...change, { path: 'captures/a.txt', bytes: 'others' }])),
    {
      message:
        'there is another capture captures/a.txt already, and a capture is never changed. Give the new file another name.',
    },
  );
  assert.deepEqual(stateOf(folder), state);
  await transact(folder, (commit) => commit([{ path: 'captures/a.txt', bytes: 'bytes' }]));
});

test('what stands in the place of the journal and is none is named, by those who change and those who read', async () => {
  for (const put of [
    (path: string) => writeFileSync(path, 'words'),
    (path: string) => symlinkSync('/there/is/no/such/folder', path),
  ]) {
    const folder = makeFolder();
    const journal = join(folder, '.journal');
    put(journal);
    const message = `${journal} is no folder, and commands keep there what they are doing. Give what has that name another one, or remove it.`;
    await assert.rejects(settle(folder), { name: 'ReadableError', message });
    await assert.rejects(
      transact(folder, (commit) => commit(change)),
      { name: 'ReadableError', message },
    );
    rmSync(journal);
    assert.deepEqual(stateOf(folder), before);
  }
});

test('a plan that someone changed is not carried out, and nothing outside the archive is touched', async () => {
  const outside = (folder: string) => join(folder, '..', 'outside.txt');
  for (const plan of [undefined, '{', '{}', '[{"path":7}]', '[{"path":"../outside.txt","isWritten":false}]']) {
    const folder = makeFolder();
    const committed = join(folder, '.journal/committed');
    mkdirSync(committed, { recursive: true });
    writeFileSync(outside(folder), 'words');
    if (plan !== undefined) writeFileSync(join(committed, 'plan.json'), plan);
    await assert.rejects(settle(folder), ({ name, message }: Error) => {
      assert.equal(name, 'ReadableError');
      assert.ok(
        message.startsWith(`${committed} holds a change that a command was stopped in, and its plan.json was changed`),
        message,
      );
      return true;
    });
    assert.equal(readFileSync(outside(folder), 'utf8'), 'words');
    rmSync(join(folder, '.journal'), { recursive: true });
    assert.deepEqual(stateOf(folder), before);
  }
});

test('a path that leads out of the archive is refused', async () => {
  const folder = makeFolder();
  for (const path of ['../x', 'a//b', '/x', './x'])
    await assert.rejects(
      transact(folder, (commit) => commit([{ path, bytes: '' }])),
      /is no path below/u,
    );
});
