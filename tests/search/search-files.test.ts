import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { alwaysNeeded, collectionNames, type RecordOrders, type SearchStart, shardOf } from '../../src/search/files.ts';
import { byPath, type SearchRecord } from '../../src/search/record.ts';
import { buildSearchFiles, filesAhead } from '../../src/search/search-files.ts';
import { index } from './recall.ts';

let files: Map<string, Uint8Array>;
before(async () => {
  files = await buildSearchFiles(index);
});

const read = <T>(path: string): T => JSON.parse(new TextDecoder().decode(files.get(path))) as T;
const start = () => read<SearchStart>('search/start.json');

test('the same archive makes the same files, byte for byte', async () => {
  const again = await buildSearchFiles(index);
  assert.deepEqual([...again.keys()], [...files.keys()]);
  for (const [path, content] of files) assert.ok(Buffer.from(content).equals(again.get(path) ?? Buffer.of()), path);
});

for (const name of collectionNames) {
  test(`every record stands whole in the file that its name tells: ${name}`, () => {
    const length = start().lengths[name] ?? -1;
    assert.ok(length >= 0);
    const found = [...files.keys()].flatMap((path) => {
      const shard = new RegExp(`^search/texts/${name}/(.+)\\.json$`, 'u').exec(path)?.[1];
      if (shard === undefined) return [];
      return Object.entries(read<Record<string, SearchRecord>>(path)).map(([record, value]) => {
        assert.equal(shardOf(record, length) || 'all', shard);
        return value;
      });
    });
    assert.deepEqual(found.sort(byPath), [...index.collections[name]].sort(byPath));
  });
}

for (const name of collectionNames) {
  test(`the orders name every record, by path and by date with those without one last: ${name}`, () => {
    const { path, date } = read<RecordOrders>(`search/orders/${name}.json`);
    const texts = [...files.keys()].filter((file) => file.startsWith(`search/texts/${name}/`));
    const records: Record<string, SearchRecord> = Object.assign(
      {},
      ...texts.map((file) => read<Record<string, SearchRecord>>(file)),
    );
    const paths = path.map((record) => records[record]?.path);
    assert.deepEqual(
      paths,
      [...index.collections[name]].sort(byPath).map((record) => record.path),
    );
    const days = date.map((place) => records[path[place] ?? '']?.date || 'none');
    assert.deepEqual(days, [...days].sort());
    assert.equal(new Set(date).size, path.length);
  });
}

test('many records stand in several files, none of them large', async () => {
  const [first] = index.collections.documents;
  assert.ok(first);
  const documents = Array.from({ length: 60 }, (_, at) => ({ ...first, path: `/documents/${at}/` }));
  const many = await buildSearchFiles({ ...index, collections: { documents, pages: [] }, groups: [] });
  const texts = [...many.keys()].filter((path) => path.startsWith('search/texts/'));
  assert.ok(texts.length > 10);
  const { lengths } = JSON.parse(new TextDecoder().decode(many.get('search/start.json'))) as SearchStart;
  assert.deepEqual(Object.keys(lengths), ['documents']);
  const records = texts.flatMap((path) =>
    Object.keys(JSON.parse(new TextDecoder().decode(many.get(path))) as object).map((name) => [name, path] as const),
  );
  assert.equal(records.length, 60);
  for (const [name, path] of records)
    assert.equal(path, `search/texts/documents/${shardOf(name, lengths.documents ?? 0)}.json`);
  assert.ok(!filesAhead(many).some((path) => path.includes('/search/texts/')));
});

test('the name of a record tells its file', () => {
  assert.equal(shardOf('qaa_59285a5', 2), '59');
  assert.equal(shardOf('qaa_59285a5', 0), '');
});

test('neither fragments nor the scripts and styles of Pagefind’s own page are kept', () => {
  const own = [...files.keys()].filter((path) => path.startsWith('pagefind/'));
  const pattern =
    /^pagefind\/(?:pagefind\.js|wasm\.unknown\.pagefind|(?:documents|pages)\/(?:pagefind-entry\.json|.+\.pf_(?:meta|index|filter)))$/u;
  assert.deepEqual(
    own.filter((path) => !pattern.test(path)),
    [],
  );
  assert.ok(own.length >= 8);
});

test('the files asked for ahead exist, and lead to the first hits', () => {
  const ahead = [...alwaysNeeded, ...filesAhead(files)];
  for (const path of ahead) assert.ok(files.has(path.slice(1).replace(/\?.*$/u, '')), path);
  const needed = [/pagefind\.js$/u, /wasm/u, /documents\/.*\.pf_meta$/u, /documents\/index\//u, /start\.json$/u];
  for (const pattern of [...needed, /documents\/pagefind-entry/u, /texts\/documents\/all/u])
    assert.equal(ahead.filter((path) => pattern.test(path)).length, 1, String(pattern));
  assert.equal(new Set(ahead).size, ahead.length);
});

test('the words of the archive stand by initial, each with the number of passages', () => {
  for (const slug of start().initials) {
    const words = read<[string, number][]>(`search/near/${slug}.json`);
    assert.deepEqual(
      words,
      [...words].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
  const passages = collectionNames.flatMap((name) => index.collections[name].flatMap((record) => record.passages));
  const holding = passages.filter(([, text]) => /\bperversion\b/iu.test(text)).length;
  const words = read<[string, number][]>('search/near/p.json');
  assert.equal(words.find(([word]) => word === 'perversion')?.[1], holding);
  assert.ok(start().initials.includes('u43b'));
});

test('the forms of the glossary are handed over as they are', () => assert.deepEqual(start().groups, index.groups));
