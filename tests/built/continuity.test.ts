import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { listFiles } from '../../src/cli/read-content.ts';
import { ensureProgram } from '../ensure-program.ts';
import { buildSite } from './build-site.ts';

ensureProgram('unzip', '-v', 'unzip');

/** The commands of the page, each as it stands there. */
const commands = [...readFileSync('docs/continuity.md', 'utf8').matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gmu)].map(
  ([, indent = '', block = '']) => block.replaceAll(new RegExp(`^${indent}`, 'gmu'), ''),
);

/** A project with nothing of the engine: its content, a built site, the history. */
const project = mkdtempSync(join(tmpdir(), 'continuity-'));
const { folder, status: built, output } = buildSite({ CONTENT_DIR: 'content' });
cpSync('content', join(project, 'content'), { recursive: true });
symlinkSync(folder, join(project, 'dist'));

function run(command: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-e', '-o', 'pipefail', '-c', command], {
    cwd: project,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', GIT_DIR: resolve('.git') },
    encoding: 'utf8',
  });
  return { status, lines: stdout.split('\n').slice(0, -1), stderr };
}

test('every command of the page on continuity runs with the tools of a system alone, and says what the page says', () => {
  assert.equal(built, 0, output);
  assert.equal(commands.length, 6);
  const [row, captures, bag, passages, identifier, addresses] = commands.map((command) => {
    const { status, lines, stderr } = run(command);
    assert.deepEqual([status, stderr], [0, ''], command);
    return lines;
  });
  assert.match(row?.join() ?? '', /^\/documents\/0002\/#p4,passage,[^,]+,minted,[0-9a-f]{64},,$/u);
  assert.equal(captures?.length, listFiles('content/captures', '').length);
  assert.ok(captures?.every((line) => line.endsWith(': OK')));
  assert.deepEqual(bag, ['All bytes are as they were.']);
  assert.deepEqual(passages, []);
  assert.match(identifier?.join() ?? '', /^swh:1:dir:[0-9a-f]{40}$/u);
  const pages = listFiles(folder, 'index.html').length;
  assert.ok(addresses && addresses.length > 100 && addresses.length <= pages + 1);
  assert.ok(addresses.every((line) => /^https:\/\/\S+\/$/u.test(line)));
});

test('a changed byte of a capture, of the bag, or of a passage is found by these commands', () => {
  const [, captures = '', bag = '', passages = ''] = commands;
  const [capture = ''] = listFiles(join(project, 'content/captures'), '');
  appendFileSync(capture, ' ');
  const changed = run(captures);
  assert.notEqual(changed.status, 0);
  assert.ok(changed.lines.some((line) => line.endsWith(': FAILED')));
  const [transcription = ''] = listFiles(join(project, 'bag'), 'transcription.txt');
  const text = readFileSync(transcription, 'utf8');
  writeFileSync(transcription, text.replace(/\w/u, 'Q'));
  assert.deepEqual(run(passages).lines, [`0001: ${text.split('\n')[0]?.replace(/\w/u, 'Q')}`]);
  const check = bag.split('\n').find((line) => line.includes('sha256sum')) ?? '';
  assert.notEqual(run(`cd bag/*\n${check}`).status, 0);
});
