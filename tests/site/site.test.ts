import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

test('a command that there is not is told, with those that there are', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/site.ts', 'biuld'], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.equal(stderr, 'There is no command “biuld”. Give one of build, serve, start, dev, compress, hosting.\n');
});

/** What a build for a folder says in vain. */
function refusal(folder: string): string {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/site.ts', 'build'], {
    encoding: 'utf8',
    env: { ...process.env, OUT_DIR: folder },
  });
  assert.equal(status, 1, stderr);
  return stderr;
}

test('a folder whose name begins like that of the project is refused before anything is built', () => {
  const folder = `${process.cwd()}-built`;
  assert.match(refusal(folder), /^OUT_DIR is .+-built, which begins like the folder of the project, /u);
  assert.ok(!existsSync(folder));
});

test('a folder that holds anything but a built site is refused, and stays as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'));
  writeFileSync(join(folder, 'letter.txt'), 'Dear reader');
  for (const held of [folder, join(folder, 'letter.txt'), process.cwd()])
    assert.match(refusal(held), /^A build replaces all of .+, which is not a built site\. /u);
  assert.equal(readFileSync(join(folder, 'letter.txt'), 'utf8'), 'Dear reader');
});

test('a site that is not built is not served', () => {
  const folder = join(tmpdir(), 'no-letters');
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/site.ts', 'serve'], {
    encoding: 'utf8',
    env: { ...process.env, OUT_DIR: folder },
  });
  assert.equal(status, 1);
  assert.equal(stderr, `There is no built site in ${folder}. Run npm run build first.\n`);
});

test('a site that is taken away while it is served, to be built anew, is not found until it stands again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'));
  const page = join(folder, '404.html');
  writeFileSync(page, 'No letter');
  const { PORT: _, ...environment } = process.env;
  const server = spawn(process.execPath, ['src/cli/site.ts', 'serve'], { env: { ...environment, OUT_DIR: folder } });
  try {
    const [said] = await once(server.stdout, 'data');
    const address = /http:\S+/u.exec(String(said))?.[0] ?? '';
    const answer = async () => {
      const response = await fetch(address);
      return [response.status, await response.text()];
    };
    assert.deepEqual(await answer(), [404, 'No letter']);
    rmSync(folder, { recursive: true });
    assert.deepEqual(await answer(), [404, '']);
  } finally {
    server.kill();
  }
});
