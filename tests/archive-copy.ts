/** A copy of the fixture archive to run commands on. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../src/cli/read-content.ts';

export function copyArchive() {
  const content = join(mkdtempSync(join(tmpdir(), 'archive-')), 'content');
  cpSync('tests/fixtures/content', content, { recursive: true });
  const read = (file: string) => readFileSync(join(content, file), 'utf8');
  /** Runs a command of the editor's command line. */
  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...words], {
      env: { ...process.env, CONTENT_DIR: content },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  return {
    content,
    read,
    /** Puts words for others, which must stand in the file. */
    change: (file: string, from: string, to: string) => {
      assert.ok(read(file).includes(from), `${file} holds ${from}`);
      writeFileSync(
        join(content, file),
        read(file).replaceAll(from, () => to),
      );
    },
    run,
    /** Runs a command that must succeed. */
    does: (...words: string[]) => {
      const { status, stdout, stderr } = run(...words);
      assert.equal(status, 0, stderr);
      return stdout;
    },
    /** Every file with its bytes. */
    state: () =>
      new Map(listFiles(content, '').map((path) => [path.slice(content.length + 1), readFileSync(path, 'latin1')])),
  };
}

/** The rows that a ledger has more than the one of the fixture. */
export function newRows(ledger: string): string[] {
  const before = readFileSync('tests/fixtures/content/permalinks.csv', 'utf8');
  assert.ok(ledger.startsWith(before), 'what stood in the ledger stays to the byte');
  return ledger.slice(before.length).split('\n').slice(0, -1);
}
