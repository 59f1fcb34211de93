// Run after every change of dependencies: `node .ci/complete-lock.mjs`.
//
// A registry that lacks the newest binaries for other platforms makes npm leave them out of the lock
// and then miss them in `npm ci`. This writes the missing optional packages into the lock, with the
// platform that their names tell.
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));

function platformOf(name) {
  const parts = name.split('/').pop().split('-');
  const one = (...candidates) => candidates.find((candidate) => parts.includes(candidate));
  const os = one('android', 'darwin', 'freebsd', 'linux') ?? (one('windows', 'win32') && 'win32');
  const cpu = one('arm64', 'x64', 'wasm32', 'ia32', 'arm');
  const libc = one('musl') ?? (os === 'linux' && one('gnu'));
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc ? { libc: [libc === 'gnu' ? 'glibc' : libc] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}

const missing = {};
for (const [place, description] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(description.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (lock.packages[path] || lock.packages[`${place}/${path}`]) continue;
    missing[path] = { version: range.replace(/^[\^~=]/u, ''), ...platformOf(name) };
  }
}
lock.packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(missing).length} optional packages added to ${file}`);
