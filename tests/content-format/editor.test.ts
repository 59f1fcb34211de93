/** The settings for Visual Studio Code lead to what the commands write. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { test } from 'node:test';
import { listFiles } from '../../src/cli/read-content.ts';
import { formatFolder, writeContentFormat } from '../../src/cli/write-content-format.ts';
import { schemaFile } from '../../src/content-format/json-schema.ts';
import { kinds } from '../../src/content-format/kinds.ts';
import { formatIssue, type Issue } from '../../src/issue.ts';
import { openWorkshop } from '../cli/workshop.ts';

const readSettings = <T>(name: string) => JSON.parse(readFileSync(`.vscode/${name}.json`, 'utf8')) as T;

test('each file of YAML or JSON in an archive is checked against the schema of its kind', () => {
  const settings = readSettings<{
    'yaml.schemas': Record<string, string>;
    'json.schemas': { fileMatch: string[]; url: string }[];
  }>('settings');
  const mapped = [
    ...Object.entries(settings['yaml.schemas']),
    ...settings['json.schemas'].flatMap(({ url, fileMatch }) => fileMatch.map((pattern) => [url.slice(2), pattern])),
  ];
  const files = kinds.filter(({ form, files }) => form !== 'frontmatter' && files !== undefined);
  assert.deepEqual(
    mapped.sort(),
    files.map((kind) => [`${formatFolder}/${schemaFile(kind)}`, `**/content/${kind.files}`]).sort(),
  );
  const matched = listFiles('content', '').filter((file) =>
    mapped.some(([, pattern = '']) => matchesGlob(file, pattern)),
  );
  assert.ok(matched.length >= 5);
});

test('the folder holds a schema of each kind, and the page', () => {
  const { folder } = openWorkshop();
  const names = writeContentFormat(`${folder}/a/b`);
  assert.deepEqual(names, [...kinds.map(schemaFile), 'content-format.md']);
  assert.deepEqual(readdirSync(`${folder}/a/b`).sort(), [...names].sort());
});

test('the task of the editor reads each issue: code, file, line, what to do', () => {
  const { tasks } = readSettings<{ tasks: { problemMatcher: { pattern: Record<string, string | number> } }[] }>(
    'tasks',
  );
  const { regexp = '', code, file, line, message } = tasks[0]?.problemMatcher.pattern ?? {};
  const issue: Issue = {
    code: 'frontmatter-field',
    file: 'content/glossary/salt mill.mdx',
    line: 12,
    message: 'Field “title”: it is  missing. Write it.',
  };
  const found = new RegExp(String(regexp), 'u').exec(formatIssue(issue));
  assert.deepEqual(
    [code, file, line, message].map((group) => found?.[Number(group)]),
    [issue.code, issue.file, '12', issue.message],
  );
});
