import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { listFiles } from '../../src/cli/read-content.ts';
import { readPage } from '../../src/site/built.ts';
import { buildSite } from './build-site.ts';

test('under a sub-path every link and anchor leads somewhere below it', () => {
  const build = buildSite({ SITE_URL: 'https://archive.test', BASE_PATH: '/archive/' });
  assert.equal(build.status, 0, build.output);
  const files = listFiles(build.folder, '.html');
  let own = 0;
  for (const path of files) {
    const file = relative(build.folder, path);
    for (const link of readPage(file, readFileSync(path, 'utf8')).links) {
      if (!link.startsWith('/') && !link.startsWith('https://archive.test')) continue;
      own++;
      assert.match(link, /^(?:https:\/\/archive\.test)?\/archive\//u, `${file}: ${link}`);
    }
  }
  assert.ok(own > files.length);
  assert.match(
    readFileSync(join(build.folder, 'documents/0001/index.html'), 'utf8'),
    /<link rel="canonical" href="https:\/\/archive\.test\/archive\/documents\/0001\/"/u,
  );
});
