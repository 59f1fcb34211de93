/** The schemas as editors' programs take them: read and applied by a validator that is not ours. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { test } from 'node:test';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { listFiles } from '../../src/cli/read-content.ts';
import { writeJsonSchema } from '../../src/content-format/json-schema.ts';
import { type Kind, kinds } from '../../src/content-format/kinds.ts';
import { listFields } from '../../src/entry/fields.ts';

const ajv = new Ajv({ allErrors: true, strict: true });
addFormats.default(ajv);
const schemas = new Map<Kind, ValidateFunction>(
  kinds.map((kind) => [kind, ajv.compile(JSON.parse(writeJsonSchema(kind)))]),
);

/** The fields of a file, as any program reads them. */
function fieldsOf(file: string, kind: Kind): unknown {
  const text = readFileSync(file, 'utf8');
  return parse(kind.form === 'frontmatter' ? (text.split(/^---$/mu)[1] ?? '') : text);
}

test('every file of every archive here is valid against the schema of its kind', () => {
  const met = new Set<string>();
  for (const archive of ['content', 'tests/fixtures/content', 'src/cli/template/en', 'src/cli/template/uk']) {
    for (const file of listFiles(archive, '')) {
      const path = file.slice(archive.length + 1).replaceAll('\\', '/');
      const kind = kinds.find(({ files = '' }) => matchesGlob(path, files));
      if (!kind) continue;
      met.add(kind.name);
      const validate = schemas.get(kind);
      assert.equal(validate?.(fieldsOf(file, kind)), true, `${file}: ${ajv.errorsText(validate?.errors)}`);
    }
  }
  assert.deepEqual(
    kinds.map(({ name }) => name).filter((name) => !met.has(name)),
    ['draft', 'defaults'],
  );
});

test('no pattern has a class of Unicode, which not every validator reads', () => {
  for (const kind of kinds) assert.ok(!writeJsonSchema(kind).includes(String.raw`\\p{`), kind.name);
});

/** What puts another value in the place of a value and of each that it holds. */
function* placesIn(value: unknown, put: (by: unknown) => unknown): Generator<(by: unknown) => unknown> {
  yield put;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield* placesIn(inner, (by) => put(Array.isArray(value) ? value.with(Number(name), by) : { ...value, [name]: by }));
  }
}

test('an example of each kind is valid, and with anything in it broken it is refused', () => {
  for (const [kind, validate] of schemas) {
    const example: unknown = parse(kind.example);
    assert.equal(validate(example), true, `${kind.name}: ${ajv.errorsText(validate.errors)}`);
    for (const put of placesIn(example, (by) => by)) {
      for (const wrong of [null, { 'no such field': 1 }, [[1]]])
        assert.equal(validate(put(wrong)), false, `${kind.name}: ${JSON.stringify(put(wrong))}`);
    }
  }
});

/** A value without the field at a path, wherever it stands. */
function without(value: unknown, [step = '', ...rest]: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const inside = (inner: unknown) => without(inner, rest);
  if (Array.isArray(value)) return value.map(inside);
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (step !== '*' && step !== name) return [[name, inner]];
    return rest.length === 0 ? [] : [[name, inside(inner)]];
  });
  return Object.fromEntries(entries);
}

test('a field that must be given is missed, and one that may be left out is not', () => {
  for (const [kind, validate] of schemas) {
    const example: unknown = parse(kind.example);
    for (const { path, required } of listFields(kind.schema)) {
      const left = without(example, path.split(/\.|(?=\[\])/u));
      assert.notDeepEqual(left, example, `${kind.name}: ${path}`);
      const said = `${kind.name} without ${path}: ${ajv.errorsText(validate.errors)}`;
      if (required === 'yes') assert.equal(validate(left), false, said);
      if (required === 'no') assert.equal(validate(left), true, said);
    }
  }
});

test('what the schemas refuse the checks refuse too', () => {
  for (const [kind, validate] of schemas) {
    for (const put of placesIn(parse(kind.example), (by) => by)) {
      for (const other of [0, 1.5, '', 'p1', 'a b', '2026-02-30', 'https://a.example/', true, [], {}]) {
        const changed = put(other);
        if (!validate(changed))
          assert.equal(kind.schema.safeParse(changed).success, false, `${kind.name}: ${JSON.stringify(changed)}`);
      }
    }
  }
});
