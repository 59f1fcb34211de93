import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listLicences } from '../src/cli/licences.ts';

const lock = (packages: Record<string, object>) => JSON.stringify({ packages: { '': {}, ...packages } });

test('the list of licences is that of the lock file', () => {
  assert.equal(readFileSync('docs/licences.md', 'utf8'), listLicences(readFileSync('package-lock.json', 'utf8')));
});

test('a binary is under the licence of what brings it; a package without any licence is refused', () => {
  const brings = { version: '1.0.0', license: 'ISC', optionalDependencies: { '@x/linux': '1.0.0' } };
  const listed = listLicences(lock({ 'node_modules/x': brings, 'node_modules/@x/linux': { version: '1.0.0' } }));
  assert.match(listed, /^\| ISC \| @x\/linux 1\.0\.0, x 1\.0\.0 \|$/mu);
  assert.throws(() => listLicences(lock({ 'node_modules/y/node_modules/z': { version: '2.0.0' } })), {
    message: 'z 2.0.0 states no licence. Find it, or do without.',
  });
});

test('what reaches readers stands apart from what builds and what tests', () => {
  const listed = listLicences(
    lock({
      'node_modules/pagefind': { version: '1.0.0', license: 'MIT' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/b': { version: '1.0.0', license: 'MIT', dev: true },
    }),
  );
  const sections = listed.split('## ').map((part) => /\| MIT \| (.+) \|/u.exec(part)?.[1]);
  assert.deepEqual(sections.slice(1), ['pagefind 1.0.0', 'a 1.0.0', 'b 1.0.0']);
});
