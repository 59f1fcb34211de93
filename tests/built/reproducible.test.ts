import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { compareFolders } from '../../src/cli/compare-builds.ts';
import { buildSite, fixtureContent } from './build-site.ts';

test('two builds in other folders, time zones, locales and days are the same bytes', () => {
  const project = join(mkdtempSync(join(tmpdir(), 'elsewhere-')), 'project');
  for (const name of ['package.json', 'tsconfig.json', 'astro.config.mjs', 'src', 'public', fixtureContent]) {
    cpSync(name, join(project, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
  const clock = join(project, 'other-day.mjs');
  writeFileSync(
    clock,
    `const Day = Date; const shift = 400 * 86400000;
     globalThis.Date = class extends Day { constructor(...a) { if (a.length === 0) super(Day.now() + shift); else super(...a); } static now() { return Day.now() + shift; } };`,
  );
  const here = buildSite({ CONTENT_DIR: fixtureContent, TZ: 'UTC', LANG: 'C.UTF-8' });
  const there = buildSite(
    {
      CONTENT_DIR: fixtureContent,
      TZ: 'Asia/Tokyo',
      LANG: 'uk_UA.UTF-8',
      LC_ALL: 'uk_UA.UTF-8',
      NODE_OPTIONS: `--import ${pathToFileURL(clock).href}`,
    },
    project,
  );
  assert.equal(here.status, 0, here.output);
  assert.equal(there.status, 0, there.output);
  assert.deepEqual(compareFolders(here.folder, there.folder), []);
});

test('a file that differs between two builds, or stands in one only, is named', () => {
  const folders = ['a', 'b'].map((name) => join(mkdtempSync(join(tmpdir(), 'compare-')), name));
  const [one = '', two = ''] = folders;
  for (const folder of folders) cpSync('public', folder, { recursive: true });
  writeFileSync(join(one, 'page.html'), 'one');
  writeFileSync(join(two, 'page.html'), 'two');
  writeFileSync(join(two, 'more.html'), '');
  const remedy = 'Find what the build takes from the clock, the machine or an unsorted list.';
  assert.deepEqual(compareFolders(one, two), [
    {
      code: 'build-differs',
      file: 'more.html',
      line: 1,
      message: `The file stands in one of the two builds only. ${remedy}`,
    },
    {
      code: 'build-differs',
      file: 'page.html',
      line: 1,
      message: `The file is not the same in the two builds. ${remedy}`,
    },
  ]);
});
