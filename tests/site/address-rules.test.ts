import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressRulesOf } from '../../src/hosting/address-rules.ts';
import { parseLedger } from '../../src/permalink/ledger.ts';

const digest = 'a'.repeat(64);

function rulesOf(...rows: string[]) {
  const text = `path,kind,date,act,digest,target,reason\n${rows.join('\n')}\n`;
  const { ledger, issues } = parseLedger({ file: 'permalinks.csv', text });
  assert.deepEqual(issues, []);
  return addressRulesOf(ledger);
}

test('a moved address leads to where its moves end, a withdrawn one is gone; passages have no rule', () => {
  const rules = rulesOf(
    '/b/,page,2026-01-01,minted,,,',
    '/a/,page,2026-01-01,minted,,,',
    '/c/,page,2026-01-01,minted,,,',
    '/d/x.txt,file,2026-01-01,minted,,,',
    `/c/#p1,passage,2026-01-01,minted,${digest},,`,
    '/a/,page,2026-01-02,moved,,/b/,',
    '/b/,page,2026-01-03,moved,,/c/,',
    '/d/x.txt,file,2026-01-03,withdrawn,,,By request',
    `/c/#p1,passage,2026-01-03,withdrawn,${digest},,By request`,
  );
  assert.deepEqual(rules, [
    { path: '/a/', status: 301, target: '/c/' },
    { path: '/b/', status: 301, target: '/c/' },
    { path: '/d/x.txt', status: 410 },
  ]);
});

test('a page whose passages stand at other anchors is left to its own page, which knows them', () => {
  const move = (target: string) =>
    rulesOf(
      '/a/,page,2026-01-01,minted,,,',
      '/b/,page,2026-01-01,minted,,,',
      `/a/#p1,passage,2026-01-01,minted,${digest},,`,
      `/b/#p1,passage,2026-01-01,minted,${digest},,`,
      `/b/#p2,passage,2026-01-01,minted,${digest},,`,
      `/a/#p1,passage,2026-01-02,moved,${digest},${target},`,
      '/a/,page,2026-01-02,moved,,/b/,',
    );
  assert.deepEqual(move('/b/#p1'), [{ path: '/a/', status: 301, target: '/b/' }]);
  assert.deepEqual(move('/b/#p2'), []);
});

test('a ledger in which everything stands has no rules', () => {
  assert.deepEqual(rulesOf('/a/,page,2026-01-01,minted,,,'), []);
});
