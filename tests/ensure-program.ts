/** Programs of the system that the tests need. */
import { spawnSync } from 'node:child_process';

/** Runs a command in the open. @returns whether it ended well */
export function runOpenly(command: string, ...rest: string[]): boolean {
  console.log(`> ${[command, ...rest].join(' ')}`);
  return spawnSync(command, rest, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

/** Installs one of Debian's packages, where this is Debian and the user is root. */
export function installDebianPackage(name: string): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  runOpenly('apt-get', 'update');
  runOpenly('apt-get', '-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', name);
}

/**
 * Makes sure that a program is there, installing it if need be.
 *
 * @param question argument with which the program ends at once and well
 * @param debianPackage that holds it
 * @throws where it cannot be had
 */
export function ensureProgram(program: string, question: string, debianPackage: string): void {
  const isThere = () => spawnSync(program, [question]).status === 0;
  if (isThere()) return;
  console.log(`There is no ${program} on this machine: installing it.`);
  installDebianPackage(debianPackage);
  if (!isThere())
    throw new Error(`There is no ${program}, which this test needs. On Debian: apt-get install ${debianPackage}`);
}
