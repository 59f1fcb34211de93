/** Builds an archive with the engine, in a folder of the bench. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha256 } from '../../src/capture/digest.ts';
import { engineDigest, listFiles } from '../../src/cli/read-content.ts';
import { cacheFolder } from './write-corpus.ts';

export interface OurSite {
  built: string;
  cache: string;
  command: string[];
  environment: Record<string, string>;
}

/** What `npm run build` runs, without npm: the peer is run without it as well. */
const [, ...flags] = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { build: string } }
).scripts.build.split(' ');

/** How an archive is built; `name` tells the builds of the bench apart. */
export function ourSite(content: string, name: string): OurSite {
  const built = resolve(cacheFolder, `ours-${name}`);
  const cache = resolve(cacheFolder, `ours-${name}.cache`);
  return {
    built,
    cache,
    command: [process.execPath, ...flags],
    environment: { CONTENT_DIR: content, OUT_DIR: built, CACHE_DIR: cache, ASTRO_TELEMETRY_DISABLED: '1' },
  };
}

/** A built site of an archive, built where it is not there or the archive or the engine has changed. */
export function ensureOurs(content: string, name: string): string {
  const pages = listFiles('src', '').filter((file) => /\.(?:astro|css)$/u.test(file));
  const files = [...listFiles(content, ''), ...pages, 'astro.config.mjs'];
  const stamp = sha256([engineDigest(), ...files.map((file) => `${file} ${sha256(readFileSync(file))}`)].join('\n'));
  const site = ourSite(content, name);
  const stampFile = join(cacheFolder, `ours-${name}.stamp`);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && existsSync(site.built)) return site.built;
  console.log(`Building ${content}.`);
  const [program = '', ...rest] = site.command;
  const { status, stdout, stderr } = spawnSync(program, rest, {
    encoding: 'utf8',
    env: { ...process.env, ...site.environment },
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${content} could not be built:\n${(stdout + stderr).slice(-4000)}`);
  writeFileSync(stampFile, stamp);
  return site.built;
}
