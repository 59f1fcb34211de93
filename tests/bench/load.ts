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
/** Times that each file is asked for, of one site and the other in turns; the median counts. */
const rounds = 7;
const seconds = 3;

interface Load {
  perSecond: number;
  /** 99th percentile of the latency, as wrk writes it. */
  percentile: string;
  failed: number;
}

function load(address: string): Load {
  const { stdout, status, error } = spawnSync(
    'wrk',
    ['-t2', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: br', address],
    { encoding: 'utf8' },
  );
  if (error || status !== 0) throw new Error('wrk is not there: install the Debian package wrk.');
  const figure = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const socket = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/u.exec(stdout)?.slice(1) ?? [];
  return {
    perSecond: figure(/Requests\/sec:\s+([\d.]+)/u),
    percentile: /^\s+99%\s+([\d.]+\w+)$/mu.exec(stdout)?.[1] ?? '',
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
  {
    who: 'this engine',
    built: ensureOurs(content, String(size)),
    texts: 'search/texts/documents',
    index: 'pagefind/documents/index',
  },
  {
    who: 'Starlight',
    built: ensureStarlight(content, String(size)),
    texts: 'pagefind/fragment',
    index: 'pagefind/index',
  },
];
const served = [];
for (const { who, built, texts, index } of sites) {
  const folder = join(cacheFolder, `load-${served.length}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(built, folder, { recursive: true });
  console.log(`Compressing ${built}.`);
  compressSite(folder, () => undefined);
  const firstOf = (path: string) => {
    const names = readdirSync(join(folder, path)).filter((name) => !/\.(?:br|gz)$/u.test(name));
    return `${path}/${names.sort()[0]}`;
  };
  const files = ['documents/0001/', 'glossary/', firstOf(texts), firstOf(index)];
  served.push({ who, folder, files, server: await nginx.start(folder) });
}
const rows: (string | number)[][] = [];
for (const [place, what] of ['document', 'glossary', 'texts of the search', 'index of the search'].entries()) {
  const addresses = served.map(({ server, files }) => server.address + files[place]);
  const runs: Load[][] = addresses.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [site, address] of addresses.entries()) runs[site]?.push(load(address));
  const medians = runs.map((own) => own.sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds / 2)]);
  for (const [site, median] of medians.entries()) {
    const { perSecond = 0, percentile = '' } = median ?? {};
    const bytes = await weigh(addresses[site] ?? '');
    const failed = runs[site]?.reduce((sum, run) => sum + run.failed, 0) ?? 0;
    const ratio = (perSecond / (medians.at(-1)?.perSecond ?? 1)).toFixed(2);
    rows.push([what, served[site]?.who ?? '', whole(perSecond), ratio, percentile, whole(bytes), failed]);
    console.log(rows.at(-1)?.join(' | '));
  }
}
const bursts: (string | number)[][] = [];
for (const { who, folder, server } of served) {
  bursts.push([who, whole(burst), await askBurst(`${server.address}documents/0001/`)]);
  await server.stop();
  rmSync(folder, { recursive: true });
}
const text = [
  `## Under load\n\n${circumstances('bench:load')}\n- ${spawnSync(nginx.program, ['-v'], { encoding: 'utf8' }).stderr.trim()}, ${connections} connections of wrk for ${seconds} s, median of ${rounds} in turns, brotli, ${whole(size)} documents`,
  markdownTable(['file', 'site', 'requests/s', 'ratio', '99th percentile', 'bytes', 'failed'], rows),
  `A burst:\n\n${markdownTable(['site', 'requests', 'lost'], bursts)}`,
].join('\n\n');
writeSection('bench:load', text);
console.log(`\n${text}`);
