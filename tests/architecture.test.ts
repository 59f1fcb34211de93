import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { buildArchive } from '../src/archive.ts';
import { listFiles, readContent } from '../src/cli/read-content.ts';

/** A folder or file of src/ imports only from those before it, and from itself. */
const order = [
  'issue.ts',
  'issue-examples.ts',
  'remembering.ts',
  'html.ts',
  'modules.d.ts',
  'entry',
  'permalink',
  'capture',
  'provenance',
  'passage',
  'glossary',
  'document',
  'reference',
  'statement',
  'account',
  'timeline',
  'names',
  'map',
  'preview',
  'settings',
  'migration',
  'content-files.ts',
  'unused-files.ts',
  'prepare-document.ts',
  'check-content.ts',
  'archive.ts',
  'accession',
  'content-format',
  'citation/styles.ts',
  'words',
  'citation',
  'exports',
  'search',
  'feed',
  'sitemap',
  'catalogue',
  'bag',
  'hosting',
  'offline',
  'cli',
  'site',
  'layout',
  'pages',
  'content.config.ts',
];

/** Modules that may read, write or call Astro: the edge. Everything else is pure. */
const edge =
  /^(?:cli\/|site\/|pages\/|content\.config\.ts|search\/(?:search-files|archive-search|site-search|pagefind-engine|marking|reach|keys)\.ts|search\/view\/|offline\/(?:copy-script|keep|keep-offline|worker)\.ts)/u;

const sources = listFiles('src', '').map((path) => path.replaceAll('\\', '/').slice('src/'.length));
const importsOf = (file: string) =>
  [...readFileSync(join('src', file), 'utf8').matchAll(/(?:from|import)\s+'([^']+)'/gu)].map((match) => match[1] ?? '');
const rankOf = (file: string) => order.findIndex((name) => file === name || file.startsWith(`${name}/`));

test('every module of src/ has its place in the order', () => {
  assert.deepEqual(
    sources.filter((file) => rankOf(file) < 0),
    [],
  );
});

test('modules import only from what stands before them', () => {
  const wrong: string[] = [];
  for (const file of sources.filter((name) => name.endsWith('.ts'))) {
    if (edge.test(file)) continue;
    for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
      const imported = normalize(join(dirname(file), target)).replaceAll('\\', '/');
      if (rankOf(imported) > rankOf(file)) wrong.push(`${file} imports ${imported}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('modules that hold rules are pure: no files, no clock, no Astro', () => {
  const wrong: string[] = [];
  for (const file of sources.filter((name) => name.endsWith('.ts') && !edge.test(name))) {
    const text = readFileSync(join('src', file), 'utf8');
    for (const name of importsOf(file))
      if (/^(?:node:(?!crypto$)|astro:)/u.test(name)) wrong.push(`${file} imports ${name}`);
    if (/Date\.now\(|new Date\(\)|Math\.random\(|process\./u.test(text))
      wrong.push(`${file} reads the clock, chance or the process`);
  }
  assert.deepEqual(wrong, []);
});

test('the engine names no person, body, place or instrument of the archive', () => {
  const { archive } = buildArchive(readContent('content'));
  const types = new Set(['person', 'body', 'place', 'instrument', 'speech', 'event']);
  const names = [...(archive?.terms.values() ?? [])]
    .filter(({ type }) => types.has(type))
    .flatMap(({ title, forms }) => [title, ...forms.filter(({ mention }) => mention).map(({ form }) => form)]);
  assert.ok(names.length > 150);
  const wrong: string[] = [];
  for (const file of sources) {
    const text = readFileSync(join('src', file), 'utf8');
    for (const name of names) {
      const pattern = new RegExp(
        `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?![\\p{L}\\p{N}])`,
        'u',
      );
      if (pattern.test(text)) wrong.push(`${file}: ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('nothing that makes a page reads the clock', () => {
  const wrong = sources.filter(
    (file) =>
      !/^cli\/(?:main|site)\.ts$/u.test(file) &&
      /Date\.now\(|new Date\(\)|performance\.now\(/u.test(readFileSync(join('src', file), 'utf8')),
  );
  assert.deepEqual(wrong, []);
});
