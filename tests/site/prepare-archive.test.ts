import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { sha256 } from '../../src/capture/digest.ts';
import { engineDigest, readContent } from '../../src/cli/read-content.ts';
import { prepareArchive } from '../../src/site/prepare-archive.ts';
import { preparedArchive } from '../../src/site/prepared.ts';
import { writeCorpus } from '../bench/write-corpus.ts';

const work = mkdtempSync(join(tmpdir(), 'prepare-'));
const content = join(work, 'content');
const folder = join(work, 'prepared');
/** As many as are worth two workers. */
writeCorpus(200, 3, content);
process.env['CONTENT_DIR'] = content;
const atOnce = buildArchive(readContent(content), { base: '/', pipeline: engineDigest() });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

test('documents that several workers prepare are those that one would', async () => {
  const { archive, issues } = await prepareArchive('/', folder);
  assert.deepEqual(issues, []);
  assert.deepEqual(plain(archive?.documents), plain(atOnce.archive?.documents));
  assert.equal(preparedArchive().archive, archive);
});

test('what was kept gives the same again, and a kept file that was changed counts for none', async () => {
  const [first = ''] = readdirSync(folder).sort();
  const kept = readFileSync(join(folder, first), 'utf8');
  const text = atOnce.archive?.documents[0]?.passages[0]?.text ?? '';
  assert.ok(kept.includes(text));
  writeFileSync(join(folder, first), kept.replaceAll(text, 'Another title'));
  const { archive } = await prepareArchive('/', folder);
  assert.deepEqual(plain(archive?.documents), plain(atOnce.archive?.documents));
  assert.equal(readFileSync(join(folder, first), 'utf8'), kept);
});

test('what other code has kept, in whatever shape, counts for none', async () => {
  const [first = ''] = readdirSync(folder).sort();
  const file = join(folder, first);
  const kept = readFileSync(file, 'utf8');
  writeFileSync(file, `${sha256('[]')}[]`);
  const { archive } = await prepareArchive('/', folder);
  assert.deepEqual(plain(archive?.documents), plain(atOnce.archive?.documents));
  assert.equal(readFileSync(file, 'utf8'), kept);
});

test('a document that has changed is prepared anew, the others are kept', async () => {
  const file = join(content, 'documents/0003.mdx');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^summary: .*$/mu, 'summary: Another summary.'));
  const before = preparedArchive().archive?.documents.map(({ inputs }) => inputs);
  const { archive, issues } = await prepareArchive('/', folder);
  assert.deepEqual(issues, []);
  const changed = archive?.documents.filter(({ inputs }, index) => inputs !== before?.[index]).map(({ id }) => id);
  assert.deepEqual(changed, ['0003']);
  assert.equal(archive?.documents[2]?.description.summary, 'Another summary.');
});

test('what the glossary calls things counts in every build, also after a kept one and back again', async () => {
  const [name = ''] = readdirSync(join(content, 'glossary')).sort();
  const file = join(content, 'glossary', name);
  const before = readFileSync(file, 'utf8');
  const mentionsOf = async () => {
    const { archive, issues } = await prepareArchive('/', folder);
    assert.deepEqual(issues, []);
    return archive?.documents.flatMap(({ passages }) => passages.flatMap(({ mentions }) => mentions)) ?? [];
  };
  const own = (await mentionsOf()).filter(({ term }) => `${term}.mdx` === name).length;
  assert.ok(own > 0);
  const others = (await mentionsOf()).length - own;
  // A title that stands in no document.
  writeFileSync(file, before.replace(/^title: .*$/mu, 'title: Uvwxyz').replace(/^forms:(?:\n {2}.*)*/mu, 'forms: []'));
  assert.notEqual(readFileSync(file, 'utf8'), before);
  const without = await mentionsOf();
  assert.equal(without.filter(({ term }) => `${term}.mdx` === name).length, 0);
  assert.ok(without.length >= others);
  writeFileSync(file, before);
  assert.equal((await mentionsOf()).filter(({ term }) => `${term}.mdx` === name).length, own);
});
