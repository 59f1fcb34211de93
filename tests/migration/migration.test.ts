import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { listFiles } from '../../src/cli/read-content.ts';
import { addFirstField } from '../../src/entry/edit.ts';
import { type ContentTexts, liftContent, type Migration, migrations } from '../../src/migration/migration.ts';
import { formatVersion } from '../../src/settings/settings.ts';

const folder = 'tests/fixtures/format-0/';
/** Content as it was written when it named no format. */
const frozen: ContentTexts = new Map(
  listFiles(folder, '')
    .map((file) => [file.slice(folder.length).replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const)
    .filter(([path]) => !path.startsWith('captures/')),
);

/** Lifts a content of one file, and one of its ledger. */
const small = new Map([
  ['archive.yaml', 'name: Mill\n'],
  ['permalinks.csv', 'path\n/\n'],
]);
const raise = (to: number, more: (texts: Map<string, string>) => void = () => undefined): Migration => ({
  to,
  does: `Step ${to}.`,
  lift: (texts) => {
    const lifted = new Map(texts);
    lifted.set('archive.yaml', `format: ${to}\nname: Mill\n`);
    more(lifted);
    return lifted;
  },
});

test('the migrations lead from the first format to the present one, each to the next', () => {
  assert.deepEqual(
    migrations.map(({ to }) => to),
    Array.from({ length: formatVersion }, (_, index) => index + 1),
  );
});

test('content of every former format is frozen', () => {
  for (const { to } of migrations) assert.ok(existsSync(`tests/fixtures/format-${to - 1}/archive.yaml`));
});

test('frozen content of format 0 gets its one line, and every other letter stays', () => {
  const { from, to, done, texts } = liftContent(frozen);
  assert.deepEqual([from, to, done], [0, 1, ['archive.yaml names the format of the content.']]);
  assert.deepEqual([...texts.keys()], [...frozen.keys()]);
  const settings = frozen.get('archive.yaml') ?? '';
  assert.ok(settings.includes('\nname:   "Archive of Lights"   # set out by hand\n'));
  for (const [path, text] of texts)
    assert.equal(text, path === 'archive.yaml' ? settings.replace('\nname:', '\nformat: 1\nname:') : frozen.get(path));
});

test('lifted content is lifted no further', () => {
  const once = liftContent(frozen);
  const twice = liftContent(once.texts);
  assert.deepEqual([twice.from, twice.to, twice.done], [1, 1, []]);
  assert.deepEqual(twice.texts, once.texts);
});

test('steps follow one another, from the format that the content has', () => {
  const steps = [raise(1), raise(2, (texts) => texts.set('new.yaml', 'a: 1\n')), raise(3)];
  assert.deepEqual(liftContent(small, steps).done, ['Step 1.', 'Step 2.', 'Step 3.']);
  assert.equal(liftContent(small, steps).texts.get('new.yaml'), 'a: 1\n');
  const later = liftContent(new Map([...small, ['archive.yaml', 'format: 2\nname: Mill\n']]), steps);
  assert.deepEqual([later.from, later.to, later.done], [2, 3, ['Step 3.']]);
});

for (const [what, step, message] of [
  ['changes a row', raise(1, (texts) => texts.set('permalinks.csv', 'path\n/a/\n')), /changes rows of the ledger/u],
  ['takes the ledger away', raise(1, (texts) => texts.delete('permalinks.csv')), /changes rows of the ledger/u],
  ['writes a capture', raise(1, (texts) => texts.set('captures/a.txt', 'a')), /writes captures/u],
  ['does not raise the format', raise(2), /Write the line “format: 1” into it by hand/u],
] as const) {
  test(`a step that ${what} is refused`, () => {
    const wrong = what === 'does not raise the format' ? { ...step, to: 1 } : step;
    assert.throws(() => liftContent(small, [wrong]), message);
  });
}

test('a step may add rows to the ledger', () => {
  const step = raise(1, (texts) => texts.set('permalinks.csv', 'path\n/\n/a/\n'));
  assert.equal(liftContent(small, [step]).texts.get('permalinks.csv'), 'path\n/\n/a/\n');
});

test('a field is put before the others of any YAML, and nothing else changes', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.string({ unit: 'grapheme' }));
  const value = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.dictionary(fc.string(), scalar, { maxKeys: 3 }),
  );
  const comment = fc.string({ unit: 'grapheme-ascii' }).map((text) => `# ${text.replace(/[\r\n]/gu, ' ')}\n`);
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/u), value, { minKeys: 1, maxKeys: 5 }),
      fc.array(comment, { maxLength: 3 }),
      fc.constantFrom('block', 'flow', 'indented', 'marked'),
      fc.boolean(),
      fc.boolean(),
      (fields, comments, shape, hasReturns, hasMark) => {
        const yaml = stringify(fields, { lineWidth: 0, collectionStyle: shape === 'flow' ? 'flow' : 'any' });
        const shaped = {
          block: yaml,
          flow: yaml,
          indented: yaml.replace(/^(?=[^\n])/gmu, '  '),
          marked: `---\n${yaml}`,
        }[shape];
        // The library counts the mark as a column, so that nothing can stand below an indented first line.
        const plain = (hasMark && shape !== 'indented' ? '\uFEFF' : '') + comments.join('') + shaped;
        const text = hasReturns ? plain.replaceAll('\n', '\r\n') : plain;
        fc.pre(JSON.stringify(parse(text)) === JSON.stringify(fields) && !('format' in fields));
        const changed = addFirstField(text, 'format', 1);
        assert.equal(JSON.stringify(parse(changed)), JSON.stringify({ format: 1, ...fields }));
        assert.equal(/(?<!\r)\n/u.test(changed), /(?<!\r)\n/u.test(text));
        const at = changed.indexOf('format: 1');
        const added = changed.length - text.length;
        assert.equal(changed.slice(0, at) + changed.slice(at + added), text);
      },
    ),
    { numRuns: 300 },
  );
});
