/** A copy of the fixture archive to run commands on. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { parseArgs } from 'node:util';
import { addressesOf, buildArchive } from '../src/archive.ts';
import { runChange } from '../src/cli/change-commands.ts';
import { optionTypes } from '../src/cli/commands.ts';
import { listFiles, readContent } from '../src/cli/read-content.ts';
import { ArchiveIssues } from '../src/issue.ts';
import { appendRows, mint } from '../src/permalink/ledger.ts';

export function copyArchive() {
  const content = join(mkdtempSync(join(tmpdir(), 'archive-')), 'content');
  cpSync('tests/fixtures/content', content, { recursive: true });
  const read = (file: string) => readFileSync(join(content, file), 'utf8');
  /** Runs a command of the editor's command line in this process, as the command line does. */
  const run = async (...words: string[]) => {
    const said: string[] = [];
    const print = mock.method(console, 'log', (text: string) => said.push(`${text}\n`));
    let status = 0;
    let stderr = '';
    try {
      status = await runWords(content, words);
    } catch (error) {
      const isIssues = error instanceof ArchiveIssues;
      status = isIssues ? 1 : 2;
      stderr = `${isIssues ? '' : 'The command could not run: '}${(error as Error).message}\n`;
    } finally {
      print.mock.restore();
    }
    return { status, stdout: said.join(''), stderr };
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
    does: async (...words: string[]) => {
      const { status, stdout, stderr } = await run(...words);
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

/** `verify`, `mint`, or one of the commands that change what is published. */
async function runWords(content: string, [name = '', ...words]: string[]): Promise<number> {
  if (name === 'verify') {
    const { issues } = buildArchive(readContent(content));
    if (issues.length > 0) throw new ArchiveIssues(issues);
    return 0;
  }
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { ...optionTypes, date: { type: 'string', default: '2026-02-01' } },
  });
  if (name !== 'mint') return runChange(name, positionals, content, values);
  const files = readContent(content);
  const { archive } = buildArchive(files);
  assert.ok(archive);
  const rows = mint(archive.ledger, addressesOf(archive), values.date);
  writeFileSync(join(content, 'permalinks.csv'), appendRows(files.ledger.text, rows));
  return 0;
}
