/**
 * `npm run bench [-- N …]`: how long builds take, beside Starlight's of the same texts, and a change to one
 * document; the tables go to docs/benchmarks.md.
 */
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFolders } from '../../src/cli/compare-builds.ts';
import { listFiles } from '../../src/cli/read-content.ts';
import { markdownTable, whole } from './markdown-table.ts';
import { measureRun, type Run } from './measured-run.ts';
import { ourSite } from './ours.ts';
import { circumstances, writeSection } from './report.ts';
import { readSizes } from './sizes.ts';
import { writeStarlight } from './starlight.ts';
import { cacheFolder, ensureCorpus, mintCorpus } from './write-corpus.ts';

const allSizes = [100, 1000, 4000, 10_000];
/** Sizes at which the peer is built as well. */
const peerSizes = new Set([1000, 4000]);
/** Sizes at which one document is changed. */
const changeSizes = new Set([4000, 10_000]);
/** How the names of Pagefind's processes begin. */
const indexer = 'pagefind';
const stages = ['read', 'check', 'render', 'index', 'export', 'copy', 'check pages'];

interface Built extends Run {
  files: number;
  bytes: number;
  stages: Record<string, number>;
}

async function buildOurs(content: string, name: string): Promise<Built> {
  const site = ourSite(content, name);
  const times = `${site.built}.stages.json`;
  const run = await measureRun(site.command, {
    environment: { ...site.environment, STAGES_FILE: times },
    log: `${site.built}.log`,
    apart: indexer,
  });
  return { ...run, ...sizeOf(site.built), stages: JSON.parse(readFileSync(times, 'utf8')) as Record<string, number> };
}

/** Builds without anything that an earlier build has kept. */
async function buildCold(content: string, name: string): Promise<Built> {
  const site = ourSite(content, name);
  for (const folder of [site.built, site.cache]) rmSync(folder, { recursive: true, force: true });
  return buildOurs(content, name);
}

async function buildStarlight(content: string, name: string): Promise<Built> {
  const site = writeStarlight(content, `bench-${name}`);
  const run = await measureRun(site.command, {
    cwd: site.folder,
    environment: { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    log: `${site.folder}.log`,
    apart: indexer,
  });
  return { ...run, ...sizeOf(site.built), stages: {} };
}

function sizeOf(folder: string): { files: number; bytes: number } {
  const files = listFiles(folder, '');
  return { files: files.length, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}

const seconds = (figure: number | undefined) => (figure === undefined ? '' : figure.toFixed(2));
const perDocument = (figure: number, documents: number) => ((figure * 1000) / documents).toFixed(2);

function buildRow(who: string, size: number, built: Built): (string | number)[] {
  return [
    who,
    whole(size),
    seconds(built.wall),
    perDocument(built.wall, size),
    perDocument(built.processor, size),
    whole(built.memory),
    whole(built.files),
    (built.bytes / (1 << 20)).toFixed(1),
  ];
}

/** A copy of a content folder, of which a document may be changed. */
function copyContent(content: string, size: number): string {
  const copy = join(cacheFolder, `changed-${size}`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(content, copy, { recursive: true });
  return copy;
}

/**
 * Changes the summary of one document, builds with what the build before has kept, and once more without.
 *
 * @param full the build before, of the same content and under the same name
 */
async function changeOne(content: string, size: number, name: string, full: Built): Promise<(string | number)[]> {
  const document = join(content, 'documents', `${String(Math.ceil(size / 2)).padStart(4, '0')}.mdx`);
  writeFileSync(
    document,
    readFileSync(document, 'utf8').replace(/^summary: .*$/mu, 'summary: Another summary than before.'),
  );
  mintCorpus(content);
  const warm = await buildOurs(content, name);
  const anew = await buildCold(content, `${name}-anew`);
  const differing = compareFolders(ourSite(content, name).built, ourSite(content, `${name}-anew`).built);
  for (const folder of [ourSite(content, `${name}-anew`).built, ourSite(content, `${name}-anew`).cache])
    rmSync(folder, { recursive: true, force: true });
  return [
    whole(size),
    seconds(full.wall),
    seconds(anew.wall),
    seconds(warm.wall),
    (warm.wall / anew.wall).toFixed(2),
    seconds(anew.processor),
    seconds(warm.processor),
    seconds(warm.apart),
    ((warm.processor - warm.apart) / anew.processor).toFixed(2),
    differing.length === 0 ? 'the same' : `${differing.length} files differ`,
  ];
}

const named = readSizes('bench');
const sizes = named.length > 0 ? named : allSizes;
const ours = new Map<number, Built>();
const rows: (string | number)[][] = [];
const ratios: (string | number)[][] = [];
const changes: (string | number)[][] = [];
for (const size of sizes) {
  const corpus = ensureCorpus(size);
  const content = changeSizes.has(size) ? copyContent(corpus, size) : corpus;
  const name = `bench-${size}`;
  const built = await buildCold(content, name);
  ours.set(size, built);
  rows.push(buildRow('this engine', size, built));
  console.log(rows.at(-1)?.join(' | '));
  if (peerSizes.has(size)) {
    const peer = await buildStarlight(content, String(size));
    rows.push(buildRow('Starlight', size, peer));
    console.log(rows.at(-1)?.join(' | '));
    ratios.push([
      whole(size),
      (built.wall / peer.wall).toFixed(2),
      (built.processor / peer.processor).toFixed(2),
      (built.memory / peer.memory).toFixed(2),
    ]);
  }
  if (changeSizes.has(size)) changes.push(await changeOne(content, size, name, built));
}
const first = ours.get(1000);
const slope = [...ours].flatMap(([size, built]) =>
  first && size > 1000 ? [[whole(size), ((built.wall / size) * (1000 / first.wall)).toFixed(2)]] : [],
);
const sections = [
  `## Building\n\n${circumstances('bench')}`,
  markdownTable(
    ['builder', 'documents', 'wall s', 'wall ms/doc', 'processor ms/doc', 'peak MiB', 'files', 'MiB written'],
    rows,
  ),
  ...(ratios.length > 0
    ? [
        `This engine by Starlight, of the same texts:\n\n${markdownTable(['documents', 'wall', 'processor', 'memory'], ratios)}`,
      ]
    : []),
  `Seconds of each stage, of the clock; indexing and the exports run beside the rendering:\n\n${markdownTable(
    ['documents', ...stages],
    [...ours].map(([size, built]) => [whole(size), ...stages.map((stage) => seconds(built.stages[stage]))]),
  )}`,
  ...(slope.length > 0
    ? [`Wall time per document by that at 1,000 documents:\n\n${markdownTable(['documents', 'slope'], slope)}`]
    : []),
  ...(changes.length > 0
    ? [
        `One document changed. Pagefind indexes beside the rest, by processes of its own: their processor time stands apart, and is left out of the last ratio:\n\n${markdownTable(
          [
            'documents',
            'full s',
            'full after the change s',
            'changed s',
            'ratio',
            'processor s, full',
            'changed',
            'of it Pagefind',
            'ratio without Pagefind',
            'bytes',
          ],
          changes,
        )}`,
      ]
    : []),
];
writeSection('bench', sections.join('\n\n'));
console.log(`\n${sections.join('\n\n')}\n\nWritten to docs/benchmarks.md.`);
