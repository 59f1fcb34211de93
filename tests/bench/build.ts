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
import { writeStarlight } from './starlight.ts';
import { cacheFolder, ensureCorpus, mintCorpus } from './write-corpus.ts';

const allSizes = [100, 1000, 4000, 10_000];
/** Sizes at which the peer is built as well. */
const peerSizes = new Set([1000, 4000]);
/** Sizes at which one document is changed. */
const changeSizes = new Set([4000, 10_000]);
const stages = ['read', 'check', 'render', 'index', 'check pages', 'export'];

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

/** Changes the summary of one document, builds with what was kept, and once more without. */
async function changeOne(content: string, size: number, full: Built): Promise<(string | number)[]> {
  const changed = join(cacheFolder, `changed-${size}`);
  rmSync(changed, { recursive: true, force: true });
  cpSync(content, changed, { recursive: true });
  const name = `change-${size}`;
  await buildCold(changed, name);
  const document = join(changed, 'documents', `${String(Math.ceil(size / 2)).padStart(4, '0')}.mdx`);
  writeFileSync(
    document,
    readFileSync(document, 'utf8').replace(/^summary: .*$/mu, 'summary: Another summary than before.'),
  );
  mintCorpus(changed);
  const warm = await buildOurs(changed, name);
  const kept = join(cacheFolder, `kept-${size}`);
  rmSync(kept, { recursive: true, force: true });
  cpSync(ourSite(changed, name).built, kept, { recursive: true });
  await buildCold(changed, name);
  const differing = compareFolders(kept, ourSite(changed, name).built);
  rmSync(kept, { recursive: true, force: true });
  const withoutIndex = (built: Built) => built.wall - (built.stages['index'] ?? 0);
  return [
    whole(size),
    seconds(full.wall),
    seconds(full.stages['index']),
    seconds(warm.wall),
    seconds(warm.stages['index']),
    (withoutIndex(warm) / withoutIndex(full)).toFixed(2),
    differing.length === 0 ? 'the same' : `${differing.length} files differ`,
  ];
}

const named = process.argv.slice(2).map(Number);
const sizes = named.length > 0 ? named : allSizes;
const ours = new Map<number, Built>();
const rows: (string | number)[][] = [];
const ratios: (string | number)[][] = [];
const changes: (string | number)[][] = [];
for (const size of sizes) {
  const content = ensureCorpus(size);
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
  if (changeSizes.has(size)) changes.push(await changeOne(content, size, built));
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
  `Seconds of each stage; indexing and the checks of the pages run side by side:\n\n${markdownTable(
    ['documents', ...stages],
    [...ours].map(([size, built]) => [whole(size), ...stages.map((stage) => seconds(built.stages[stage]))]),
  )}`,
  ...(slope.length > 0
    ? [`Wall time per document by that at 1,000 documents:\n\n${markdownTable(['documents', 'slope'], slope)}`]
    : []),
  ...(changes.length > 0
    ? [
        `One document changed:\n\n${markdownTable(
          ['documents', 'full s', 'of it index', 'changed s', 'of it index', 'ratio without index', 'bytes'],
          changes,
        )}`,
      ]
    : []),
];
writeSection('bench', sections.join('\n\n'));
console.log(`\n${sections.join('\n\n')}\n\nWritten to docs/benchmarks.md.`);
