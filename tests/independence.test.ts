/** What lets another engine take this one's place: nothing in content leans on the code that reads it. */
import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildArchive } from '../src/archive.ts';
import { listFiles } from '../src/cli/read-content.ts';
import { letter, saltMill, tinyArchive } from './tiny-archive.ts';

const archives = ['content', 'tests/fixtures/content', 'src/cli/template/en', 'src/cli/template/uk'];
const engine = [...readdirSync('.', { withFileTypes: true })]
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'content')
  .map(({ name }) => name);

test('no file of content imports anything, names a file of the engine, or uses a component other than its two marks', () => {
  assert.ok(engine.includes('src'));
  // An address on the site, such as ../../exports/, is none of them.
  const paths = new RegExp(`(?<![\\w.:/-])(?:\\.{0,2}/)*(?:${engine.join('|')})/|\\.(?:astro|tsx?|mjs|jsx)\\b`, 'u');
  for (const archive of archives) {
    const files = listFiles(archive, '').filter((file) => !file.startsWith(`${archive}/captures/`));
    assert.ok(files.length > 5);
    for (const file of files) {
      const bytes = readFileSync(file);
      assert.ok(isUtf8(bytes), file);
      const text = bytes.toString('utf8');
      assert.doesNotMatch(text, paths, file);
      assert.doesNotMatch(text, /^(?:import|export)\s/mu, file);
      const components = [...text.matchAll(/(?<!\\)<([A-Z]\w*)/gu)].map(([, name]) => name);
      assert.deepEqual(
        components.filter((name) => name !== 'Source' && name !== 'Quote'),
        [],
        file,
      );
    }
  }
});

test('content that would run code, or show what code of the engine makes, is refused', () => {
  const about = 'pages/about.mdx';
  for (const [file, words, code] of [
    [about, "import Card from '../../src/layout/Card.astro';\n\n", 'statement-markup'],
    [about, 'It holds {1 + 1} letters.\n\n', 'statement-markup'],
    [about, '<Card />\n\n', 'statement-markup'],
    [saltMill, "export const mill = 'mill';\n\n", 'statement-markup'],
    [letter, "import mill from '../../src/mill.ts';\n\n", 'transcription-markup'],
  ] as const) {
    const end = file === about ? 'These are' : file === saltMill ? 'It is called' : '# The mill';
    const { issues } = buildArchive(tinyArchive({ file, words: `\n${end}`, by: `\n${words}${end}` }));
    assert.ok(
      issues.some((issue) => issue.code === code && issue.file === `content/${file}`),
      `${words} ${JSON.stringify(issues)}`,
    );
  }
});
