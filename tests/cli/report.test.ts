import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Log } from 'sarif';
import { issuesAsJson, issuesAsSarif } from '../../src/cli/report.ts';
import { formatIssues, type Issue, issueCodes, rules } from '../../src/issue.ts';
import { issueExamples } from '../../src/issue-examples.ts';

const issues: Issue[] = [
  { code: 'fidelity-words', file: 'content/documents/0002.mdx', line: 40, message: 'The page ends. Restore it.' },
  { code: 'ledger-row', file: 'content/a b.csv', line: 3, message: 'No row. Restore it.' },
];

test('issues as text, by file and line', () => {
  assert.equal(
    formatIssues(issues),
    `2 issues:
ledger-row  content/a b.csv:3  No row. Restore it.
fidelity-words  content/documents/0002.mdx:40  The page ends. Restore it.`,
  );
  assert.match(formatIssues(issues.slice(0, 1)), /^1 issue:\n/u);
});

test('issues as JSON, with the rule that each code guards', () => {
  assert.deepEqual((JSON.parse(issuesAsJson(issues)) as { issues: unknown[] }).issues[1], { ...issues[0], rule: 2 });
});

test('issues as SARIF 2.1.0: every code is a rule, every result names its rule and its place', () => {
  const log = JSON.parse(issuesAsSarif(issues)) as Log;
  assert.equal(log.version, '2.1.0');
  assert.match(log.$schema ?? '', /sarif-schema-2\.1\.0\.json$/u);
  assert.equal(log.runs.length, 1);
  const [run] = log.runs;
  const codes = run?.tool.driver.rules ?? [];
  assert.deepEqual(
    codes.map(({ id }) => id),
    Object.keys(issueCodes),
  );
  assert.ok(codes.every(({ shortDescription, help }) => shortDescription?.text && help?.text));
  const results = run?.results ?? [];
  assert.equal(results.length, 2);
  for (const { ruleId, ruleIndex, level, message, locations } of results) {
    assert.equal(codes[ruleIndex ?? -1]?.id, ruleId);
    assert.equal(level, 'error');
    assert.ok(message.text);
    const place = locations?.[0]?.physicalLocation;
    assert.ok((place?.region?.startLine ?? 0) >= 1);
    assert.ok(URL.canParse(place?.artifactLocation?.uri ?? '', 'file:///'));
  }
  assert.equal(results[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'content/a%20b.csv');
});

test('every rule of the archive is guarded by a code', () => {
  const guarded = new Set(Object.values(issueCodes).map(({ rule }) => rule));
  assert.deepEqual([...guarded].sort(), [...rules.keys()]);
});

test('every code is explained with an example that says how to mend it', () => {
  for (const [code, example] of Object.entries(issueExamples)) {
    assert.ok(example.split(/[.:] /u).length >= 2, code);
    assert.match(example, /\.$/u, code);
  }
});
