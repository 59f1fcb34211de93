/**
 * The same texts as a Starlight site: documents, glossary and events of an archive as Markdown.
 *
 * It is made as a person would make it: a page for each, lists of them, and what Starlight does by
 * itself, search included. No sidebar lists every document.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Archive, buildArchive, passageTexts, withdrawnPassages } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import { listFiles, readContent } from '../../src/cli/read-content.ts';
import { knownValue } from '../../src/provenance/provenance.ts';
import { type Quotable, quoteWords } from '../../src/statement/selection.ts';
import { cacheFolder } from './write-corpus.ts';

const peersFolder = join(cacheFolder, 'peers');
const listLength = 100;

/** Installs the peers from their own lock file, once. */
export function installPeers(): void {
  const lock = readFileSync('tests/bench/peers/package-lock.json', 'utf8');
  const stamp = join(peersFolder, 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sha256(lock)) return;
  mkdirSync(peersFolder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join('tests/bench/peers', name), join(peersFolder, name));
  console.log('Installing the peers.');
  const { status } = spawnSync('npm', ['ci'], {
    cwd: peersFolder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The peers cannot be installed: npm ci ended with ${status} in ${peersFolder}.`);
  writeFileSync(stamp, sha256(lock));
}

/** Where a Starlight site stands and how it is built. */
export interface StarlightSite {
  folder: string;
  built: string;
  command: string[];
}

/** Writes the source of a Starlight site of an archive. */
export function writeStarlight(content: string, name: string): StarlightSite {
  installPeers();
  const folder = resolve(peersFolder, name);
  const { archive } = buildArchive(readContent(content));
  if (!archive) throw new Error(`The archive in ${content} cannot be read.`);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of sourceOf(archive, content)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const program = resolve(peersFolder, 'node_modules/astro/bin/astro.mjs');
  return { folder, built: join(folder, 'dist'), command: [process.execPath, program, 'build'] };
}

/** A built Starlight site of an archive, built where it is not there or the archive has changed. */
export function ensureStarlight(content: string, name: string): string {
  const files = [...listFiles(content, ''), 'tests/bench/starlight.ts', 'tests/bench/peers/package-lock.json'];
  const stamp = sha256(files.map((file) => `${file} ${sha256(readFileSync(file))}`).join('\n'));
  const stampFile = join(cacheFolder, `starlight-${name}.stamp`);
  const built = resolve(peersFolder, name, 'dist');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && existsSync(built)) return built;
  const site = writeStarlight(content, name);
  console.log(`Building Starlight of ${content}.`);
  const [program = '', ...rest] = site.command;
  const { status, stdout, stderr } = spawnSync(program, rest, {
    cwd: site.folder,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`Starlight could not build ${content}:\n${(stdout + stderr).slice(-4000)}`);
  writeFileSync(stampFile, stamp);
  return site.built;
}

function* sourceOf(archive: Archive, content: string): Generator<[path: string, text: string]> {
  const quotable = { passages: passageTexts(archive.documents), withdrawn: withdrawnPassages(archive.ledger) };
  const { settings } = archive;
  yield ['astro.config.mjs', configText(settings.name, settings.language)];
  yield ['src/content.config.ts', collectionsText];
  const page = (path: string, title: string, body: string): [string, string] => [
    `src/content/docs/${path}.md`,
    `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body.trim()}\n`,
  ];
  const lists: [kind: string, title: string, entries: { path: string; title: string }[]][] = [
    [
      'documents',
      'Documents',
      archive.documents.map((document) => ({ path: `/documents/${document.id}/`, title: titleOf(document) })),
    ],
    ['glossary', 'Glossary', [...archive.terms.values()].map(({ id, title }) => ({ path: `/glossary/${id}/`, title }))],
    ['events', 'Events', archive.events.map(({ id, title }) => ({ path: `/events/${id}/`, title }))],
  ];
  yield page(
    'index',
    settings.name,
    `${settings.description}.\n\n- [Documents](/documents/)\n- [Glossary](/glossary/)`,
  );
  for (const [kind, title, entries] of lists) {
    for (let first = 0; first === 0 || first < entries.length; first += listLength) {
      const number = first / listLength + 1;
      const body = entries.slice(first, first + listLength).map((entry) => `- [${bare(entry.title)}](${entry.path})`);
      if (first + listLength < entries.length) body.push('', `[Next page](/${kind}/page/${number + 1}/)`);
      yield page(number === 1 ? `${kind}/index` : `${kind}/page/${number}`, title, body.join('\n'));
    }
  }
  for (const document of archive.documents) {
    const title = titleOf(document);
    const body = document.body.trim();
    yield page(
      `documents/${document.id}`,
      title,
      body.startsWith(`# ${title}\n`) ? body.slice(title.length + 2) : body,
    );
  }
  const bodyOf = (file: string) =>
    withQuotations(readFileSync(file, 'utf8').replace(/^---\r?\n[\s\S]*?^---[ \t]*\r?\n/mu, ''), quotable);
  for (const { id, title, forms } of archive.terms.values()) {
    const names = forms.map(({ form }) => bare(form)).join(', ');
    yield page(`glossary/${id}`, title, `${bodyOf(join(content, 'glossary', `${id}.mdx`))}\n\n${names}`);
  }
  for (const { id, title, date, accounts } of archive.events) {
    const told = accounts.map((account) => {
      const quote = quoteWords(account, quotable);
      return `- “${bare('words' in quote ? quote.words : '')}” (${account.of}): ${account.says}`;
    });
    const body = bodyOf(join(content, 'events', `${id}.mdx`));
    yield page(`events/${id}`, title, `${date}\n\n${body}\n\n${told.join('\n')}`);
  }
}

const titleOf = ({ id, description }: Archive['documents'][number]) =>
  knownValue(description.provenance.title) ?? `Document ${id}`;

/** A text whose signs are no Markdown. */
const bare = (text: string) => text.replace(/[\\`*_[\]<>#]/gu, '\\$&');

/** A statement as Markdown: quotations in words, source marks as links. */
function withQuotations(body: string, quotable: Quotable): string {
  return body.replace(/<(Source|Quote)\s+([^>]*?)\/>/gu, (_, name: string, attributes: string) => {
    const value = (key: string) => new RegExp(`\\b${key}="([^"]*)"`, 'u').exec(attributes)?.[1];
    const of = value('of') ?? '';
    const [document, passage] = of.split('#');
    if (name === 'Source') return passage ? `[${document} ¶ ${passage.slice(1)}](/documents/${document}/)` : `(${of})`;
    const quote = quoteWords({ of, from: value('from'), to: value('to') }, quotable);
    return `“${bare('words' in quote ? quote.words : '')}”`;
  });
}

const configText = (title: string, language: string) => `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://archive.example',
  integrations: [
    starlight({
      title: ${JSON.stringify(title)},
      locales: { root: { label: ${JSON.stringify(language)}, lang: ${JSON.stringify(language)} } },
      sidebar: [
        { label: 'Documents', link: '/documents/' },
        { label: 'Glossary', link: '/glossary/' },
        { label: 'Events', link: '/events/' },
      ],
    }),
  ],
});
`;

const collectionsText = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;
