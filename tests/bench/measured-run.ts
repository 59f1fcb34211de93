/** Runs a program and measures its whole tree of processes, as Linux counts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';

export interface Run {
  /** Seconds from the program's start to its end. */
  wall: number;
  /** Seconds of processor time of the program and all that it started. */
  processor: number;
  /** Of these, the seconds of processes of a name. */
  apart: number;
  /** The most memory that the tree held at one moment, in MiB. */
  memory: number;
}

const pollMilliseconds = 100;
const ticksPerSecond = 100;
const pageMebibytes = 4096 / (1 << 20);

/**
 * Runs a program to its end.
 *
 * @param options.log file to which it writes what it says
 * @param options.apart how the names of processes begin whose processor time is told apart, as they were last seen
 * @throws where it ends with an error
 */
export async function measureRun(
  command: readonly string[],
  options: { cwd?: string; environment?: Record<string, string>; log: string; apart: string },
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
  const ticks = new Map<number, number>();
  const timer = setInterval(() => {
    const tree = treeOf(child.pid ?? 0);
    memory = Math.max(
      memory,
      tree.reduce((sum, { resident }) => sum + resident, 0),
    );
    for (const process of tree) if (process.name.startsWith(options.apart)) ticks.set(process.pid, process.ticks);
  }, pollMilliseconds);
  const [status] = (await once(child, 'exit')) as [number | null];
  const wall = (performance.now() - started) / 1000;
  clearInterval(timer);
  closeSync(output);
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}; see ${options.log}.`);
  const apart = [...ticks.values()].reduce((sum, spent) => sum + spent, 0);
  return { wall, processor: (childTicks() - before) / ticksPerSecond, apart: apart / ticksPerSecond, memory };
}

/** The name of the program in a stat file, which may hold spaces, and the fields after it. */
function readStat(pid: string): { name: string; fields: string[] } {
  const [, name = '', rest = ''] = /\((.*)\) (.*)/su.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return { name, fields: rest.split(' ') };
}

/** Processor time of all ended children of this process, and of theirs. */
function childTicks(): number {
  const { fields } = readStat('self');
  return Number(fields[13]) + Number(fields[14]);
}

/** A process: its resident memory in MiB, its processor time in ticks. */
interface Process {
  pid: number;
  name: string;
  resident: number;
  ticks: number;
}

/** A process and all below it. */
function treeOf(root: number): Process[] {
  const parents = new Map<number, number>();
  const found: Process[] = [];
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/u.test(pid)) continue;
    try {
      const { name, fields } = readStat(pid);
      parents.set(Number(pid), Number(fields[1]));
      const ticks = Number(fields[11]) + Number(fields[12]);
      found.push({ pid: Number(pid), name, resident: Number(fields[21]) * pageMebibytes, ticks });
    } catch {
      // The process has ended meanwhile.
    }
  }
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  return found.filter(({ pid }) => isBelow(pid));
}
