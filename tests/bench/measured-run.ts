/** Runs a program and measures its whole tree of processes, as Linux counts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';

export interface Run {
  /** Seconds from the program's start to its end. */
  wall: number;
  /** Seconds of processor time of the program and all that it started. */
  processor: number;
  /** The most memory that the tree held at one moment, in MiB. */
  memory: number;
}

const pollMilliseconds = 100;
const ticksPerSecond = 100;
const pageMebibytes = 4096 / (1 << 20);

/**
 * Runs a program to its end.
 *
 * @param log file to which it writes what it says
 * @throws where it ends with an error
 */
export async function measureRun(
  command: readonly string[],
  options: { cwd?: string; environment?: Record<string, string>; log: string },
): Promise<Run> {
  const [program = '', ...rest] = command;
  const before = childTicks();
  const output = openSync(options.log, 'w');
  const started = performance.now();
  const child = spawn(program, rest, {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', output, output],
  });
  let memory = 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, treeMemory(child.pid ?? 0));
  }, pollMilliseconds);
  const [status] = (await once(child, 'exit')) as [number | null];
  const wall = (performance.now() - started) / 1000;
  clearInterval(timer);
  closeSync(output);
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}; see ${options.log}.`);
  return { wall, processor: (childTicks() - before) / ticksPerSecond, memory };
}

/** Fields of a stat file after the name of the program, which may hold spaces. */
function statFields(pid: string): string[] {
  return readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ');
}

/** Processor time of all ended children of this process, and of theirs. */
function childTicks(): number {
  const fields = statFields('self');
  return Number(fields[13]) + Number(fields[14]);
}

/** Resident memory of a process and all below it. */
function treeMemory(root: number): number {
  const parents = new Map<number, number>();
  const resident = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const fields = statFields(name);
      parents.set(Number(name), Number(fields[1]));
      resident.set(Number(name), Number(fields[21]) * pageMebibytes);
    } catch {
      // The process has ended meanwhile.
    }
  }
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  return [...resident].reduce((sum, [pid, size]) => (isBelow(pid) ? sum + size : sum), 0);
}
