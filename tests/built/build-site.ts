/** Builds an archive into a folder of its own, for the tests on built sites. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const fixtureContent = 'tests/fixtures/content';

export interface Build {
  folder: string;
  status: number | null;
  output: string;
}

/** Builds from a cold cache. @param environment goes before the environment of the tests */
export function buildSite(environment: Record<string, string>, project = process.cwd()): Build {
  const work = mkdtempSync(join(tmpdir(), 'archive-'));
  const folder = join(work, 'dist');
  const env = { ...process.env, OUT_DIR: folder, CACHE_DIR: join(work, 'cache'), ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(project, 'src/cli/site.ts'), 'build'], {
    env,
    cwd: project,
    encoding: 'utf8',
  });
  return { folder, status, output: stdout + stderr };
}
