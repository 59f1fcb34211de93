/** A folder of its own in which commands of the editor's command line are run. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { listFiles } from '../../src/cli/read-content.ts';
import { settle } from '../../src/cli/transaction.ts';

/** Runs a command on a content and kills it after so many milliseconds; what it did half is brought to its end. */
export async function killAfter(wait: number, content: string, ...words: string[]): Promise<void> {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...words], {
    env: { ...process.env, CONTENT_DIR: content },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await Promise.race([setTimeout(wait), ended]);
  child.kill('SIGKILL');
  await ended;
  await settle(content);
}

export function openWorkshop() {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const content = join(folder, 'content');
  return {
    folder,
    content,
    /** Runs a command on the content; the folder is a dot in what it says. */
    run: (...words: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...words], {
        env: { ...process.env, CONTENT_DIR: content },
        encoding: 'utf8',
      });
      return { status, stdout: stdout.replaceAll(folder, '.'), stderr: stderr.replaceAll(folder, '.') };
    },
    read: (file: string) => readFileSync(join(content, file), 'utf8'),
    /** Every file of the content with its bytes, in order; none where there is no folder. */
    state: () =>
      existsSync(content)
        ? listFiles(content, '').map((path) => [path.slice(content.length + 1), readFileSync(path, 'latin1')])
        : [],
  };
}
