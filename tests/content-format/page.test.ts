import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { kinds } from '../../src/content-format/kinds.ts';
import { exampleOf, writeFormatPage } from '../../src/content-format/page.ts';
import { type Listed, listFields } from '../../src/entry/fields.ts';

const page = writeFormatPage();
const sections = new Map(
  page
    .split(/^(?=## )/mu)
    .slice(1)
    .map((section) => [/^## (\S+)\n/u.exec(section)?.[1] ?? '', section]),
);

test('every kind has its section, with a row for each field, its type, whether it is needed, its sentence, an example', () => {
  assert.deepEqual([...sections.keys()], [...kinds.map(({ name }) => name), 'captures', 'ledger']);
  const row = (kind: string, path: string) =>
    sections
      .get(kind)
      ?.split('\n')
      .find((line) => line.startsWith(`| \`${path}\` |`));
  const listed: Listed = new Map();
  for (const { name, schema, extends: other } of kinds) {
    const fields = listFields(schema, listed, name);
    for (const { path, meaning } of other === undefined ? fields : [])
      assert.ok(row(name, path)?.includes(meaning.replaceAll('|', '\\|')), `${name}: ${path}`);
  }
  assert.equal(
    row('document', 'accession'),
    '| `accession` | day | yes | The day on which it came into the archive. | `2026-01-01` |',
  );
  assert.match(
    row('document', 'provenance.date.evidence') ?? '',
    /\| fields, as `provenance\.title\.evidence` \| with status stated \|/u,
  );
  assert.match(
    row('defaults', 'provenance.title') ?? '',
    /\| fields, as `provenance\.title` of \[document\]\(#document\) \| no \|/u,
  );
  assert.match(row('page', 'backed') ?? '', /\| true or false \| no, then `false` \|.*\| `true` \|$/u);
  assert.match(row('draft', 'questions[].ask') ?? '', /\| yes \|/u);
  assert.equal(row('draft', 'kind'), undefined);
});

test('tables are whole, links lead to sections, and the examples shown are those that are checked', () => {
  let columns = 0;
  for (const line of page.split('\n')) {
    if (!line.startsWith('|')) {
      columns = 0;
      continue;
    }
    const cells = line.split(/(?<!\\)\|/u).length;
    assert.ok(columns === 0 || cells === columns, line);
    columns = cells;
  }
  const anchors = [...page.matchAll(/\]\(#([^)]+)\)/gu)].map(([, anchor = '']) => anchor);
  assert.ok(anchors.length >= kinds.length);
  for (const anchor of anchors) assert.ok(sections.has(anchor), anchor);
  for (const { name, example, extends: other } of kinds) {
    const shown = /^```\w+\n([\s\S]*?)^```$/mu.exec(sections.get(name) ?? '')?.[1];
    assert.equal(shown, other === undefined ? example : undefined, name);
  }
});

test('the example of a field is found where it stands first', () => {
  const example: unknown = parse('a: [{ b: 1, c: [x] }, { d: { e: 2 } }]\nf: { g: { h: 3 } }\n');
  assert.equal(exampleOf(example, 'a[].b'), 1);
  assert.equal(exampleOf(example, 'a[].d.e'), 2);
  assert.deepEqual(exampleOf(example, 'a[].c'), ['x']);
  assert.equal(exampleOf(example, 'f.*.h'), 3);
  assert.equal(exampleOf(example, 'a[].d'), undefined);
  assert.equal(exampleOf(example, 'a[].none.e'), undefined);
});
