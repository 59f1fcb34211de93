import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildArchive } from '../../src/archive.ts';
import { mapSchema, regionsSchema } from '../../src/map/map.ts';
import { tinyArchive } from '../tiny-archive.ts';

const map = `title: Where the river runs
description: The river and what lies beside it.
credit:
  text: Invented.
  licence: https://mill.example/licence
  source: Invented
viewBox: 0 0 100 100
data: map/regions.json
marked:
  - { region: R1, term: river, label: { x: 1, y: 2 } }
`;
const regions = { file: 'content/map/regions.json', text: '[{ "id": "R1", "name": "River", "path": "M0,0L1,1Z" }]' };

function read(text: string) {
  const files = { ...tinyArchive(), map: { file: 'content/map.yaml', text }, regions };
  const { archive, issues } = buildArchive(files);
  return { archive, issues: issues.filter(({ code }) => code !== 'address-unminted') };
}

test('an archive without the file of a map has none', () => {
  const { archive, issues } = buildArchive(tinyArchive());
  assert.equal(archive?.map, undefined);
  assert.deepEqual(issues, []);
});

test('a map has the regions of its data', () => {
  const { archive, issues } = read(map);
  assert.deepEqual(issues, []);
  assert.deepEqual(archive?.map?.regions, [{ id: 'R1', name: 'River', path: 'M0,0L1,1Z' }]);
});

test('a region that is marked must stand in the data', () => {
  assert.deepEqual(read(map.replace('R1', 'R2')).issues, [
    {
      code: 'name-unknown',
      file: 'content/map.yaml',
      line: 10,
      message: 'There is no region “R2” in map/regions.json. Name an id that stands there.',
    },
  ]);
});

test('the term of a region must exist', () => {
  assert.deepEqual(read(map.replace('term: river', 'term: sea')).issues, [
    {
      code: 'name-unknown',
      file: 'content/map.yaml',
      line: 10,
      message: 'There is no term “sea”. Name a file of content/glossary without its ending.',
    },
  ]);
});

test('the data of a map must stand in the archive', () => {
  const { archive, issues } = buildArchive({ ...tinyArchive(), map: { file: 'content/map.yaml', text: map } });
  assert.equal(archive?.map, undefined);
  assert.deepEqual(issues, [
    {
      code: 'file-unreadable',
      file: 'content/map.yaml',
      line: 8,
      message:
        'There is no file map/regions.json in content/. Put the boundaries there, or name the file that holds them.',
    },
  ]);
});

test('boundaries that are no path are said to be none, in the file that holds them', () => {
  const text = regions.text.replace('M0,0L1,1Z', 'M0,0 url(#a)');
  const { archive, issues } = buildArchive({
    ...tinyArchive(),
    map: { file: 'content/map.yaml', text: map },
    regions: { ...regions, text },
  });
  assert.equal(archive?.map, undefined);
  assert.deepEqual(
    issues.map(({ code, file, line }) => `${code} ${file}:${line}`),
    ['frontmatter-field content/map/regions.json:1'],
  );
});

test('the data of a map is named by a path below the content folder', () => {
  for (const data of ['../../etc/passwd', 'map/../../a.json', 'map/..', '/etc/passwd', 'map\\..\\a.json']) {
    const { archive, issues } = read(map.replace('map/regions.json', data));
    assert.equal(archive?.map, undefined);
    assert.deepEqual(issues, [
      {
        code: 'frontmatter-field',
        file: 'content/map.yaml',
        line: 8,
        message: `Field “data” is “${data}”. Write a path below content/, with neither “..” nor a slash at its beginning nor a backslash, such as map/regions.json. What belongs there: The file of the boundaries, in content/.`,
      },
    ]);
  }
  assert.deepEqual(read(map.replace('map/regions.json', 'map/a..b.json')).issues, []);
});

test('what is drawn of a map is numbers and letters of a path to the last sign: nothing in it can end an attribute', () => {
  const isPath = (path: string) => regionsSchema.safeParse([{ id: 'a', name: 'A', path }]).success;
  const { viewBox } = mapSchema.shape;
  assert.deepEqual(['M10 10h-4.5v20z', 'M0 0"/><script>', '"M0 0', ''].map(isPath), [true, false, false, false]);
  assert.deepEqual(
    ['0 0 1000 670', '0 0 10 10"', '"0 0 10 10', '0 0 10'].map((box) => viewBox.safeParse(box).success),
    [true, false, false, false],
  );
});

test('title and description of a map take no side', () => {
  const slanted = map.replace('the river runs', 'the wicked river runs').replace('what lies', 'what wicked lies');
  assert.deepEqual(
    read(slanted).issues.map(({ code, file, line }) => `${code} ${file}:${line}`),
    ['statement-slanted content/map.yaml:1', 'statement-slanted content/map.yaml:2'],
  );
});
