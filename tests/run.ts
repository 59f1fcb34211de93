/**
 * Runs everything that `npm test` promises, prints each step, and ends with one line of counts.
 *
 * A step that is no test runner counts as one test; a skipped test counts as failed.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nginx } from './hosting/servers.ts';

interface Counts {
  passed: number;
  failed: number;
}

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// What the tests write beside goes with this folder; a server among them runs as another user.
const temporary = mkdtempSync(join(tmpdir(), 'archive-tests-'));
chmodSync(temporary, 0o755);
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));

const steps: [name: string, step: () => Counts][] = [
  ['format and lint', () => command('biome', 'ci', '--colors=off', '--error-on-warnings', '.')],
  ['types', () => command('astro', 'check')],
  ['nothing unused', () => command('knip')],
  [
    'units',
    () => nodeTests('units', 2, globSync('tests/**/*.test.ts', { exclude: ['tests/built/**', 'tests/hosting/**'] })),
  ],
  ['build, with its checks', () => command('node', 'src/cli/site.ts', 'build')],
  ['built sites', () => nodeTests('sites', 1, globSync('tests/built/*.test.ts'))],
  ['browser', () => browserTests()],
];
if (existsSync(nginx.program))
  steps.push(['hosting', () => nodeTests('hosting', 1, globSync('tests/hosting/*.test.ts'))]);
else console.log('nginx is not installed: the tests of hosting are left to the clean machine (.ci/run).');

const total: Counts = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const [name, step] of steps) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  const { passed, failed } = step();
  total.passed += passed;
  total.failed += failed;
  lines.push(
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed} passed, ${failed} failed, ${Math.round((Date.now() - started) / 1000)} s`,
  );
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function run(name: string, ...rest: string[]): boolean {
  const folders = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const env = { ...process.env, ...folders, ASTRO_TELEMETRY_DISABLED: '1' };
  return spawnSync(name, rest, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;
}

function command(name: string, ...rest: string[]): Counts {
  return run(name, ...rest) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param concurrency builds share a folder of Astro's, so those that build run one after the other */
function nodeTests(name: string, concurrency: number, files: readonly string[]): Counts {
  const report = `${results}/${name}.tap`;
  const ended = run(
    'node',
    '--test',
    `--test-concurrency=${concurrency}`,
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${report}`,
    ...[...files].sort(),
  );
  const text = readFileSync(report, 'utf8');
  const count = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, 'mu').exec(text)?.[1] ?? 0);
  if (!ended)
    console.log(
      text
        .split('\n')
        .filter((line) => !/^\s*(?:ok|duration_ms|---|\.\.\.|type:)/u.test(line))
        .join('\n'),
    );
  const failed = count('fail') + count('cancelled') + count('skipped') + count('todo');
  return { passed: count('pass'), failed: ended || failed > 0 ? failed : 1 };
}

function browserTests(): Counts {
  const ended = run('playwright', 'test', '--config', 'tests/browser/playwright.config.ts');
  try {
    const { stats } = JSON.parse(readFileSync(`${results}/browser.json`, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    };
    const failed = stats.unexpected + stats.flaky + stats.skipped;
    return { passed: stats.expected, failed: ended || failed > 0 ? failed : 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
