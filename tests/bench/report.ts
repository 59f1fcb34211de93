/** The page on which the benches write their figures. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

const page = 'docs/benchmarks.md';

/** What the figures depend on: the command with its arguments, the day, the machine, the versions. */
export function circumstances(command: string): string {
  const versions = (name: string, lock: string) => {
    const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as { packages: Record<string, { version?: string }> };
    return `${name} ${packages[`node_modules/${name}`]?.version ?? 'unknown'}`;
  };
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  return [
    `- Command: \`npm run ${command}${process.argv.slice(2).length > 0 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\`, ${new Date().toISOString().slice(0, 10)}, commit ${commit || 'unknown'}`,
    `- Machine: ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / (1 << 30))} GiB, ${process.platform}, Node ${process.versions.node}; ${loadavg()[0]?.toFixed(1)} other and own processes running at the end`,
    `- Engine: ${['astro', '@astrojs/mdx', 'pagefind'].map((name) => versions(name, 'package-lock.json')).join(', ')}`,
    `- Peer: ${['@astrojs/starlight', 'astro', 'pagefind'].map((name) => versions(name, 'tests/bench/peers/package-lock.json')).join(', ')}`,
  ].join('\n');
}

/** Replaces the section of a page between its two marks; the marks name the command that wrote it. */
export function writeSection(name: string, text: string): void {
  const head = '# Benchmarks\n\nEvery figure on this page is written by the command that measured it.\n';
  const former = existsSync(page) ? readFileSync(page, 'utf8') : head;
  const [begin, end] = [`<!-- ${name} begins -->`, `<!-- ${name} ends -->`];
  const section = `${begin}\n\n${text.trim()}\n\n${end}`;
  const at = former.indexOf(begin);
  const next =
    at < 0
      ? `${former.trimEnd()}\n\n${section}\n`
      : former.slice(0, at) + section + former.slice(former.indexOf(end) + end.length);
  mkdirSync('docs', { recursive: true });
  writeFileSync(page, next);
}
