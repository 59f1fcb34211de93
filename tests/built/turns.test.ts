import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { compareFolders } from '../../src/cli/compare-builds.ts';
import { listFiles } from '../../src/cli/read-content.ts';
import { buildSite, fixtureContent, startBuild } from './build-site.ts';

test('two builds at once take turns and make the same site', async () => {
  const [one, two] = await Promise.all([
    startBuild({ CONTENT_DIR: fixtureContent }),
    startBuild({ CONTENT_DIR: fixtureContent }),
  ]);
  assert.equal(one.status, 0, one.output);
  assert.equal(two.status, 0, two.output);
  assert.ok(listFiles(one.folder, '.html').length > 10);
  assert.deepEqual(compareFolders(one.folder, two.folder), []);
});

/** A copy of the project with a lock of its own, so that no other build of this project is disturbed. */
function copyProject() {
  const project = join(mkdtempSync(join(tmpdir(), 'locked-')), 'project');
  for (const name of ['package.json', 'tsconfig.json', 'astro.config.mjs', 'src', 'public', fixtureContent])
    cpSync(name, join(project, name), { recursive: true });
  mkdirSync(join(project, 'node_modules'));
  for (const name of readdirSync('node_modules').filter((entry) => !entry.startsWith('.')))
    symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
  return { project, lock: join(project, 'node_modules/.archive-build.lock') };
}

for (const [what, owner, age] of [
  ['an empty lock that was left a minute ago', () => '', 60],
  ['the lock of a process that has ended', () => String(spawnSync(process.execPath, ['--version']).pid), 0],
] as const) {
  test(`${what} does not stop a build`, () => {
    const { project, lock } = copyProject();
    writeFileSync(lock, owner());
    const written = Date.now() / 1000 - age;
    utimesSync(lock, written, written);
    const build = buildSite({ CONTENT_DIR: fixtureContent }, project);
    assert.equal(build.status, 0, build.output);
    assert.ok(!existsSync(lock));
  });
}
