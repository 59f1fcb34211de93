import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareFolders } from '../../src/cli/compare-builds.ts';
import { listFiles } from '../../src/cli/read-content.ts';
import { fixtureContent, startBuild } from './build-site.ts';

test('two builds at once take turns and make the same site', async () => {
  const [one, two] = await Promise.all([
    startBuild({ CONTENT_DIR: fixtureContent }),
    startBuild({ CONTENT_DIR: fixtureContent }),
  ]);
  assert.equal(one.status, 0, one.output);
  assert.equal(two.status, 0, two.output);
  assert.ok(listFiles(one.folder, '.html').length > 10);
  assert.deepEqual(compareFolders(one.folder, two.folder), []);
});
