/** Builds an archive into a folder of its own, for the tests on built sites. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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
  const { folder, env } = prepareBuild(environment);
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(project, 'src/cli/site.ts'), 'build'], {
    env,
    cwd: project,
    encoding: 'utf8',
  });
  return { folder, status, output: stdout + stderr };
}

/** Builds from a cold cache, without holding up the tests: several builds may run at once. */
export async function startBuild(environment: Record<string, string>): Promise<Build> {
  const { folder, env } = prepareBuild(environment);
  const child = spawn(process.execPath, ['src/cli/site.ts', 'build'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return { folder, status, output };
}

/** A folder and a cache of its own for a build. */
function prepareBuild(environment: Record<string, string>) {
  const work = mkdtempSync(join(tmpdir(), 'archive-'));
  const folder = join(work, 'dist');
  return { folder, env: { ...process.env, OUT_DIR: folder, CACHE_DIR: join(work, 'cache'), ...environment } };
}
