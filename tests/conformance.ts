/**
 * Holds every page, stylesheet and picture that is built, of the archive and of the fixture, as it is and
 * after withdrawals and moves, the pages in their bags too, against the Nu HTML Checker; ends with one
 * line of counts, a file being a test.
 *
 * The checker is a Java program. Its npm package would fetch a Java of its own, but install scripts are
 * off; where there is none, Debian's is installed (as root).
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { listFiles } from '../src/cli/read-content.ts';
import { buildSite, fixtureContent } from './built/build-site.ts';
import { giveUp } from './built/give-up.ts';
import { unpackBag } from './built/unpack-bag.ts';
import { ensureProgram } from './ensure-program.ts';

interface Message {
  type: 'error' | 'info' | 'non-document-error';
  url?: string;
  lastLine?: number;
  message: string;
  extract?: string;
}

const checker = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const endings = ['.html', '.css', '.svg'];

const { passed, failed } = run(['content', fixtureContent, (await giveUp()).content]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run(contents: readonly string[]): { passed: number; failed: number } {
  ensureProgram('java', '-version', 'default-jre-headless');
  let passed = 0;
  let failed = 0;
  for (const content of contents) {
    const build = buildSite({ CONTENT_DIR: content });
    if (build.status !== 0) {
      console.log(build.output);
      failed++;
      continue;
    }
    for (const folder of [build.folder, unpackBag(build.folder)]) {
      const files = endings.flatMap((ending) => listFiles(folder, ending));
      const wrong = new Set<string>();
      for (const { url = '', lastLine, message, extract } of check(files)) {
        const file = relative(folder, decodeURI(url.replace(/^file:/u, '')));
        wrong.add(file);
        console.log(`${content}: ${file}:${lastLine ?? 1}  ${message}${extract ? `\n    ${extract.trim()}` : ''}`);
      }
      failed += wrong.size;
      passed += files.length - wrong.size;
    }
  }
  return { passed, failed };
}

/** The errors that the checker finds in files. @throws where it did not run */
function check(files: readonly string[]): Message[] {
  const { stdout, stderr, status } = spawnSync(
    'java',
    [
      '-jar',
      checker,
      '--stdout',
      '--format',
      'json',
      '--exit-zero-always',
      '--also-check-css',
      '--also-check-svg',
      ...files,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`The Nu HTML Checker ended with ${status}: ${stderr}`);
  const { messages } = JSON.parse(stdout) as { messages: Message[] };
  return messages.filter(({ type }) => type !== 'info');
}
