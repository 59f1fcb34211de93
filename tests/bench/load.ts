/**
 * `npm run bench:load [-- N]`: requests a second, beside the same nginx serving Starlight's build of the same N
 * texts, by wrk; and a burst of ten thousand requests, of which none may be lost.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { compressSite } from '../../src/site/compress.ts';
import { nginx } from '../hosting/servers.ts';
import { markdownTable, whole } from './markdown-table.ts';
import { ensureOurs } from './ours.ts';
import { circumstances, writeSection } from './report.ts';
import { readSizes } from './sizes.ts';
import { ensureStarlight } from './starlight.ts';
import { cacheFolder, ensureCorpus } from './write-corpus.ts';

const burst = 10_000;
const connections = 50;

interface Load {
  perSecond: number;
  /** 99th percentile of the latency, as wrk writes it. */
  percentile: string;
  bytes: number;
  failed: number;
}

function load(address: string): Load {
  const { stdout, status, error } = spawnSync(
    'wrk',
    ['-t2', `-c${connections}`, '-d5s', '--latency', '-H', 'Accept-Encoding: br', address],
    { encoding: 'utf8' },
  );
  if (error || status !== 0) throw new Error('wrk is not there: install the Debian package wrk.');
  const figure = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const socket = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/u.exec(stdout)?.slice(1) ?? [];
  return {
    perSecond: figure(/Requests\/sec:\s+([\d.]+)/u),
    percentile: /99%\s+(\S+)/u.exec(stdout)?.[1] ?? '',
    bytes: 0,
    failed: figure(/Non-2xx or 3xx responses: (\d+)/u) + socket.reduce((sum, count) => sum + Number(count), 0),
  };
}

/** Bytes of one answer's body. */
function weigh(address: string, agent?: Agent): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  get(address, { headers: { 'Accept-Encoding': 'br' }, ...(agent ? { agent } : {}) }, (response) => {
    let bytes = 0;
    response.on('data', (part: Buffer) => {
      bytes += part.length;
    });
    response.on('end', () =>
      response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${address}: ${response.statusCode}`)),
    );
  }).on('error', reject);
  return promise;
}

/** Asks ten thousand times as fast as can be. @returns how many answers were lost or not whole */
async function askBurst(address: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });
  const wanted = await weigh(address);
  const answers = await Promise.allSettled(Array.from({ length: burst }, () => weigh(address, agent)));
  agent.destroy();
  return answers.filter((answer) => answer.status === 'rejected' || answer.value !== wanted).length;
}

if (!existsSync(nginx.program) || spawnSync('wrk', ['--version']).error) {
  console.error('nginx and wrk are needed: apt-get install nginx libnginx-mod-http-brotli-static wrk');
  process.exit(2);
}
const [size = 1000] = readSizes('bench:load');
const content = ensureCorpus(size);
const sites = [
  { who: 'this engine', built: ensureOurs(content, String(size)) },
  { who: 'Starlight', built: ensureStarlight(content, String(size)) },
];
const rows: (string | number)[][] = [];
const bursts: (string | number)[][] = [];
for (const { who, built } of sites) {
  const folder = join(cacheFolder, 'load');
  rmSync(folder, { recursive: true, force: true });
  cpSync(built, folder, { recursive: true });
  console.log(`Compressing ${built}.`);
  compressSite(folder, () => undefined);
  const server = await nginx.start(folder);
  const fragment = readdirSync(join(folder, 'pagefind/fragment')).sort()[0] ?? '';
  const index = readdirSync(join(folder, 'pagefind/index')).sort()[0] ?? '';
  const asked = [
    ['document', 'documents/0001/'],
    ['glossary', 'glossary/'],
    ['search fragment', `pagefind/fragment/${fragment}`],
    ['search index', `pagefind/index/${index}`],
  ] as const;
  for (const [what, path] of asked) {
    const address = server.address + path;
    const { perSecond, percentile, failed } = load(address);
    rows.push([what, who, whole(perSecond), percentile, whole(await weigh(address)), failed]);
    console.log(rows.at(-1)?.join(' | '));
  }
  bursts.push([who, whole(burst), await askBurst(`${server.address}documents/0001/`)]);
  await server.stop();
}
rows.sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0));
const text = [
  `## Under load\n\n${circumstances('bench:load')}\n- ${spawnSync(nginx.program, ['-v'], { encoding: 'utf8' }).stderr.trim()}, ${connections} connections of wrk for 5 s, brotli, ${whole(size)} documents`,
  markdownTable(['file', 'site', 'requests/s', '99th percentile', 'bytes', 'failed'], rows),
  `A burst:\n\n${markdownTable(['site', 'requests', 'lost'], bursts)}`,
].join('\n\n');
writeSection('bench:load', text);
console.log(`\n${text}`);
