/**
 * Builds, serves and edits the site: `node src/cli/site.ts build | serve | start | dev | compress | hosting`.
 *
 * Astro is called as a library, so that it runs in the foreground everywhere and sends no telemetry.
 * `start` is `build`, then `serve`; `compress` and `hosting` prepare a built site for a server of one's own.
 * PORT names the port; where it is not set, a port in use gives way to the next free one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import sirv from 'sirv';
import { addressRulesOf } from '../hosting/address-rules.ts';
import { toCaddyfile, toNginx } from '../hosting/hosting.ts';
import { ArchiveIssues, ReadableError } from '../issue.ts';
import { parseLedger } from '../permalink/ledger.ts';
import { compressSite } from '../site/compress.ts';
import { readPlace } from '../site/read-site.ts';
import { contentFolder, readLedgerFile } from './read-content.ts';
import { settle } from './transaction.ts';
import { formatFolder, writeContentFormat } from './write-content-format.ts';

const command = process.argv[2] ?? 'build';
process.env['NODE_ENV'] = command === 'dev' ? 'development' : 'production';
/** No build takes as long as this, in milliseconds: an older lock was left behind. */
const longestBuild = 3_600_000;

/**
 * How the memory of a build is cleaned up. By default V8 goes through all of it each time that 64 MB of bytes
 * outside of it were asked for, which every few hundred pages do: of 10,000 documents that took a fifth of the time.
 * How much it may hold, and how small the part for what is new is kept, only the start of a process decides: see
 * the scripts of package.json.
 */
const memoryFlags = ['--external-memory-accounted-in-global-limit', '--heap-growing-percent=60'];
/** An older Node knows not all of them, and says so at every build. */
const firstNodeWithFlags = 24;
/** The bundler's own memory is given back as soon as it is free, in milliseconds: else it holds some 200 MB to the end. */
const bundlerHoldsFor = '0';

/** Media types of the text files of which a browser would otherwise guess type or encoding. */
const textTypes: Record<string, string> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.bib': 'application/x-bibtex',
  '.ris': 'application/x-research-info-systems',
};
const folder = resolve(process.env['OUT_DIR'] ?? 'dist');

const commands = ['build', 'serve', 'start', 'dev', 'compress', 'hosting'];

try {
  if (!commands.includes(command))
    throw new ReadableError(`There is no command “${command}”. Give one of ${commands.join(', ')}.`);
  const port = readPort();
  if (command === 'build' || command === 'start') await build();
  if (command === 'serve' || command === 'start') serve(port);
  if (command === 'dev') await dev(process.env['PORT'] === undefined ? {} : { server: { port } });
  if (command === 'compress') compress();
  if (command === 'hosting') writeServerFiles(port);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

async function build(): Promise<void> {
  checkFolder();
  if (Number.parseInt(process.versions.node, 10) >= firstNodeWithFlags) memoryFlags.forEach(setFlagsFromString);
  process.env['MIMALLOC_PURGE_DELAY'] ??= bundlerHoldsFor;
  await takeTurn();
  await settle(contentFolder());
  const started = performance.now();
  const astro = await import('astro');
  await astro.build({ logLevel: 'warn' });
  console.log(`Built ${relative(process.cwd(), folder)} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  const file = process.env['STAGES_FILE'];
  if (file) writeFileSync(file, JSON.stringify(stageSeconds()));
}

/** What a build replaces is a built site, or nothing: whatever else stands in the folder would be lost. */
function checkFolder(): void {
  const project = process.cwd();
  // Astro would look for its own files at the wrong place.
  if (folder.startsWith(project) && !folder.startsWith(`${project}${sep}`) && folder !== project)
    throw new ReadableError(
      `OUT_DIR is ${folder}, which begins like the folder of the project, ${project}, and is not inside it. Name a folder inside the project, or another one.`,
    );
  if (!existsSync(folder)) return;
  const held = statSync(folder).isDirectory() ? readdirSync(folder).filter((name) => name !== '.git') : [folder];
  if (held.length > 0 && !held.includes('_astro'))
    throw new ReadableError(
      `A build replaces all of ${folder}, which is not a built site. Name another folder in OUT_DIR, or remove it first.`,
    );
}

/** How many seconds each stage of the build took; some run side by side. */
function stageSeconds(): Record<string, number> {
  const stages = performance.getEntriesByType('measure').filter(({ name }) => name.startsWith('stage '));
  return Object.fromEntries(stages.map(({ name, duration }) => [name.slice('stage '.length), duration / 1000]));
}

/** Refuses a folder that is not there. */
function checkBuilt(): void {
  if (!existsSync(folder)) throw new ReadableError(`There is no built site in ${folder}. Run npm run build first.`);
}

/** Compresses the built site for servers that serve what stands beside a file. */
function compress(): void {
  checkBuilt();
  // Nothing is waited for meanwhile, so that no timer would tell when to speak.
  let said = Date.now();
  const { files, bytes, compressed } = compressSite(folder, (done, all) => {
    if (Date.now() - said < 5000) return;
    said = Date.now();
    console.log(`${done} of ${all} files`);
  });
  console.log(`${files} files compressed: ${bytes} bytes, ${compressed} as brotli.`);
}

/** Writes the configuration of servers of one's own, for the built site where it stands. */
function writeServerFiles(port: number): void {
  const server = { folder, base: readPlace().base, port };
  const rules = addressRulesOf(parseLedger(readLedgerFile(contentFolder())).ledger);
  mkdirSync('deploy', { recursive: true });
  writeFileSync('deploy/nginx.conf', toNginx(server, rules));
  writeFileSync('deploy/Caddyfile', toCaddyfile(server, rules));
  console.log(`deploy/nginx.conf and deploy/Caddyfile serve ${folder} at ${server.base} on port ${port}.`);
}

/** Waits until no other build runs in this project: Astro keeps files of a build in a folder that all share. */
async function takeTurn(): Promise<void> {
  const lock = resolve('node_modules', '.archive-build.lock');
  for (let said = false; !tryLock(lock); said = true) {
    if (isLeftBehind(lock)) takeAway(lock);
    else if (!said) console.log('Waiting for another build of this project.');
    await setTimeout(200);
  }
  process.once('exit', () => {
    if (existsSync(lock) && readFileSync(lock, 'utf8') === String(process.pid)) rmSync(lock, { force: true });
  });
  // A signal ends a process without “exit”, and would leave the lock behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}

/** Removes a lock that was left; of several that wait, one alone moves it away. */
function takeAway(lock: string): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the process that made a lock runs no more, or the lock is too old to be true. */
function isLeftBehind(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    const age = Date.now() - statSync(lock).mtimeMs;
    // An empty lock is being written at this moment, or was left so.
    if (pid === 0) return age > 5_000;
    if (age > longestBuild) return true;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

async function dev(options: { server?: { port: number } }): Promise<void> {
  await settle(contentFolder());
  writeContentFormat(formatFolder);
  const astro = await import('astro');
  const server = await astro.dev(options);
  console.log(`Editing: http://localhost:${server.address.port}${readPlace().base}`);
}

/** Serves the built folder under its base as a static host does: UTF-8, final slashes, the 404 page. */
function serve(port: number): void {
  checkBuilt();
  const { base } = readPlace();
  const lost = join(folder, '404.html');
  const files = sirv(folder, {
    dev: true,
    setHeaders: (response, path) => {
      // A withdrawn file is a page in a folder of its name.
      const type = path.endsWith('/') ? undefined : textTypes[extname(path)];
      if (type) response.setHeader('Content-Type', `${type}; charset=utf-8`);
    },
  });
  const server = createServer((request, response) => {
    const address = URL.canParse(request.url ?? '', 'http://localhost')
      ? new URL(request.url ?? '', 'http://localhost')
      : undefined;
    if (!address) {
      response.writeHead(400).end();
      return;
    }
    const { pathname, search } = address;
    if (!pathname.startsWith(base)) {
      response.writeHead(302, { Location: base }).end();
    } else if (!pathname.endsWith('/') && existsSync(join(folder, pathname.slice(base.length), 'index.html'))) {
      response.writeHead(301, { Location: `${pathname}/${search}` }).end();
    } else {
      request.url = `/${pathname.slice(base.length)}`;
      files(request, response, () => {
        response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
        // While the site is built anew, there is none.
        response.end(existsSync(lost) ? readFileSync(lost) : '');
      });
    }
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' && process.env['PORT'] === undefined) return serve(port + 1);
    console.error(`The site cannot be served on port ${port}: ${error.message}. Name a free port with PORT.`);
    process.exitCode = 1;
  });
  server.listen(port, 'localhost', () => console.log(`\nOpen http://localhost:${port}${base}\n`));
}

/** A port to serve on. @throws where PORT is none */
function readPort(): number {
  const port = Number(process.env['PORT'] ?? 4321);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new ReadableError(`PORT takes a port from 1 to 65535, not “${process.env['PORT']}”.`);
  return port;
}

/** What went wrong; stacks only where it is the program's fault. Vite loads modules anew, so errors are told by name. */
function messageOf(error: unknown): string {
  const readable = [ArchiveIssues.name, ReadableError.name];
  if (error instanceof Error && readable.includes(error.name)) return error.message;
  return inspect(error);
}
