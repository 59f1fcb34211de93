import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findChanges } from '../../src/feed/changes.ts';
import type { LedgerRow } from '../../src/permalink/ledger.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

function row(path: string, act: LedgerRow['act'], date = '2026-01-01', digest = ''): LedgerRow {
  const kind = path.includes('#') ? 'passage' : path.endsWith('/') ? 'page' : 'file';
  return { path, kind, date, act, digest, target: act === 'moved' ? '/elsewhere/' : '', reason: '' };
}

const keys = (...rows: LedgerRow[]) => findChanges(rows).map(({ key, rows: own }) => [key, own.length]);

test('a document that is added with its passages and files is one change', () => {
  assert.deepEqual(
    keys(
      row('/documents/0001/', 'minted'),
      row('/documents/0001/proof.json', 'minted'),
      row('/documents/0001/#p1', 'minted'),
      row('/documents/0002/', 'minted'),
    ),
    [
      ['0001 2026-01-01 minted', 3],
      ['0002 2026-01-01 minted', 1],
    ],
  );
});

test('files that are made of old documents later are one change of a day, pages are another, a new passage is one of its document', () => {
  assert.deepEqual(
    keys(
      row('/documents/0001/', 'minted'),
      row('/documents/0001/citation.bib', 'minted', '2026-01-02'),
      row('/documents/0001/cite/', 'minted', '2026-01-02'),
      row('/documents/0002/citation.bib', 'minted', '2026-01-02'),
      row('/documents/0001/#p9', 'minted', '2026-01-02'),
    ),
    [
      ['0001 2026-01-01 minted', 1],
      ['files 2026-01-02 minted', 2],
      ['pages 2026-01-02 minted', 1],
      ['0001 2026-01-02 minted', 1],
    ],
  );
});

test('pages that are added on one day are one change; what is withdrawn, moved or corrected is one each', () => {
  assert.deepEqual(
    keys(
      row('/glossary/a/', 'minted'),
      row('/glossary/b/', 'minted'),
      row('/glossary/a/', 'withdrawn'),
      row('/glossary/b/', 'moved'),
    ),
    [
      ['pages 2026-01-01 minted', 2],
      ['/glossary/a/ 2026-01-01 withdrawn', 1],
      ['/glossary/b/ 2026-01-01 moved', 1],
    ],
  );
});

test('a correction has the digest before it, and a second one on the same day is another change', () => {
  const changes = findChanges([
    row('/documents/0001/#p1', 'minted', '2026-01-01', a),
    row('/documents/0001/#p1', 'corrected', '2026-01-02', b),
    row('/documents/0001/#p1', 'corrected', '2026-01-02', a),
  ]);
  assert.deepEqual(
    changes.map(({ key, rows }) => [key, rows[0]?.before, rows[0]?.digest]),
    [
      ['0001 2026-01-01 minted', '', a],
      ['0001 2026-01-02 corrected', a, b],
      ['0001 2026-01-02 corrected 2', b, a],
    ],
  );
});

test('rows that are appended later change no key that was there, and no row is lost', () => {
  const anyRow = fc
    .tuple(
      fc.constantFrom('/documents/0001/', '/documents/0001/#p1', '/documents/0002/x.txt', '/glossary/a/', '/feed.xml'),
      fc.constantFrom<LedgerRow['act']>('minted', 'corrected', 'moved', 'withdrawn'),
      fc.constantFrom('2026-01-01', '2026-01-02'),
    )
    .map(([path, act, date]) => row(path, act, date));
  fc.assert(
    fc.property(fc.array(anyRow), fc.array(anyRow), (before, after) => {
      const old = findChanges(before);
      const all = findChanges([...before, ...after]);
      assert.deepEqual(
        all.slice(0, old.length).map(({ key }) => key),
        old.map(({ key }) => key),
      );
      assert.equal(new Set(all.map(({ key }) => key)).size, all.length);
      assert.equal(
        all.reduce((sum, { rows }) => sum + rows.length, 0),
        before.length + after.length,
      );
    }),
  );
});
