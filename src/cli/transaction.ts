/**
 * Transactions: a command changes files of the archive all at once or not at all.
 *
 * A command takes the lock, reads, works out every new file in memory and commits. Committing writes
 * the complete new files and a plan into `.journal/next` beside them and forces both to the disk; then
 * one rename makes `next` `committed`. That rename is the moment of the change. Before it nothing of
 * the archive has been touched, so whatever stops the command (a kill, a full disk, a power cut)
 * leaves the archive as before, and `next` is swept away by the next command. After it everything
 * that the change needs stands complete on the disk: what is left are renames and removals, which
 * need no room and can be done again without harm, and whoever takes the lock next does those that
 * are missing before reading anything. Each file is renamed into its place whole, so none is ever torn.
 *
 * The lock is a file for each process that wants it, named by host, process and the time at which
 * the process began. A process creates its own, then looks: where there is another one of a living
 * process it takes its own away and waits. Of two processes the one that creates its file later sees
 * the other's, so both never hold the lock. A name belongs to one process for ever, so that removing
 * the file of a dead one can never remove the lock of a living one.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, constants as system } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sha256 } from '../capture/digest.ts';
import { ReadableError } from '../issue.ts';

/** One file of a change: its path below the content folder, and its new bytes; none where it goes. */
export interface Change {
  path: string;
  bytes: string | Uint8Array | undefined;
}

/** What a transaction does to a disk; each act happens or fails as a whole, but for `write`. */
export interface Disk {
  /** Makes sure that a folder is there and takes new files. */
  makeFolder: (path: string) => void;
  /** Writes a new file and forces it to the disk. A failure may leave a part of it. */
  write: (path: string, bytes: string | Uint8Array) => void;
  rename: (from: string, to: string) => void;
  remove: (path: string) => void;
  /** Forces the names in a folder to the disk. */
  sync: (folder: string) => void;
}

const localDisk: Disk = {
  makeFolder: (path) => {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  },
  write: (path, bytes) => {
    const file = openSync(path, 'wx');
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  sync: (folder) => {
    // Windows opens no folders; its file system keeps the order of renames by itself.
    if (process.platform === 'win32') return;
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
};

/** The plan of a change, as it is kept in the journal: paths in order, and whether each is written. */
type Plan = readonly { path: string; isWritten: boolean }[];

const journalOf = (folder: string) => join(folder, '.journal');
const committedOf = (folder: string) => join(journalOf(folder), 'committed');

/** How long a command waits for another one, in milliseconds. */
const patience = 30_000;

/**
 * Runs `work` while no other command changes the archive, on an archive without a half-done change.
 *
 * @param folder the content folder
 * @param work gets `commit`, which makes a change of files; what it throws leaves the archive as it is
 * @throws ReadableError where another command holds the archive too long
 */
export async function transact<T>(
  folder: string,
  work: (commit: (changes: readonly Change[]) => void) => T | Promise<T>,
  disk: Disk = localDisk,
): Promise<T> {
  checkJournal(folder);
  const release = await takeLock(folder);
  // A commit is one act to a signal, which comes before it or after: the lock alone would be left behind.
  const onSignal = (signal: NodeJS.Signals) => {
    release();
    process.exit(128 + (system.signals[signal] ?? 0));
  };
  for (const signal of endings) process.once(signal, onSignal);
  try {
    recover(folder, disk);
    return await work((changes) => commit(folder, changes, disk));
  } finally {
    for (const signal of endings) process.off(signal, onSignal);
    release();
  }
}

/** Signals that ask a process to end. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Finishes a change that a command was stopped in, for those who only read; without such a change
 * nothing is touched.
 */
export async function settle(folder: string): Promise<void> {
  if (lstatSync(journalOf(folder), { throwIfNoEntry: false })) await transact(folder, () => undefined);
}

/** Refuses what stands in the place of the journal and is none: no lock could be taken in it. */
function checkJournal(folder: string): void {
  const journal = journalOf(folder);
  const there = lstatSync(journal, { throwIfNoEntry: false });
  if (there && !there.isDirectory())
    throw new ReadableError(
      `${journal} is no folder, and commands keep there what they are doing. Give what has that name another one, or remove it.`,
    );
}

/**
 * Runs `work` as `transact` does, and writes nothing: what it commits is left undone, and no lock is taken.
 * Only a change that a command was stopped in is finished first.
 */
export async function rehearse<T>(
  folder: string,
  work: (commit: (changes: readonly Change[]) => void) => T | Promise<T>,
): Promise<T> {
  await settle(folder);
  return work(() => {});
}

/** Makes a change: all of its files, or none. The caller holds the lock. */
function commit(folder: string, changes: readonly Change[], disk: Disk): void {
  if (changes.length === 0) return;
  for (const change of changes) checkChange(folder, change);
  const next = join(journalOf(folder), 'next');
  try {
    stage(folder, next, changes, disk);
  } catch (error) {
    sweep(next, disk);
    throw readableOf(error);
  }
  disk.rename(next, committedOf(folder));
  disk.sync(journalOf(folder));
  recover(folder, disk);
}

/** Writes all that a change needs beside the archive, and forces it to the disk. */
function stage(folder: string, next: string, changes: readonly Change[], disk: Disk): void {
  disk.remove(next);
  disk.makeFolder(next);
  changes.forEach(({ bytes }, index) => {
    if (bytes !== undefined) disk.write(join(next, String(index)), bytes);
  });
  // A new folder needs room too, and one may be closed to us: both are found out while there is a way back.
  for (const { path, bytes } of changes) {
    const place = dirname(join(folder, path));
    if (bytes !== undefined || existsSync(place)) disk.makeFolder(place);
  }
  const plan: Plan = changes.map(({ path, bytes }) => ({ path, isWritten: bytes !== undefined }));
  disk.write(join(next, 'plan.json'), JSON.stringify(plan));
  disk.sync(next);
}

/** An error before anything is changed, said so that it can be mended. */
function readableOf(error: unknown): unknown {
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (['ENOSPC', 'EDQUOT'].includes(code)) {
    return new ReadableError(
      'the disk is full. Nothing of the archive is changed: make room, then run the command again.',
    );
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return new ReadableError(
      `${path ?? 'a folder of the archive'} cannot be written (${code}). Nothing of the archive is changed: give the account that runs the command the right to write there, then run it again.`,
    );
  }
  return error;
}

/** Takes away what was staged for nothing: it takes room. What cannot be taken away, the next command does. */
function sweep(next: string, disk: Disk): void {
  try {
    disk.remove(next);
  } catch {
    // The failure that led here is the one to tell of.
  }
}

const isBelow = (path: string) => !path.split('/').some((part) => part === '' || part === '.' || part === '..');

/** Refuses a path outside the folder, a place that takes no file, and a change of a capture: captures are written once. */
function checkChange(folder: string, { path, bytes }: Change): void {
  if (!isBelow(path)) throw new Error(`${path} is no path below ${folder}.`);
  const target = join(folder, path);
  if (bytes !== undefined) checkPlace(folder, path);
  if (!path.startsWith('captures/') || bytes === undefined || !existsSync(target)) return;
  if (sha256(readFileSync(target)) !== sha256(bytes)) {
    throw new ReadableError(
      `there is another capture ${path} already, and a capture is never changed. Give the new file another name.`,
    );
  }
}

/** Refuses what no file can be renamed to: once a change is committed, nothing could bring it to its end. */
function checkPlace(folder: string, file: string): void {
  const path = join(folder, file);
  const refused = (why: string) =>
    new ReadableError(`${path} cannot be written: ${why} Nothing of the archive is changed.`);
  let there: Stats | undefined;
  try {
    // From the top down: below what is no folder, nothing can be asked for.
    const parts = file.split('/');
    for (const index of parts.keys()) {
      const above = join(folder, ...parts.slice(0, index));
      if (lstatSync(above, { throwIfNoEntry: false }) && !statSync(above, { throwIfNoEntry: false })?.isDirectory())
        throw refused(
          `${above} is no folder, and one is needed there. Give what has that name another one, or remove it.`,
        );
    }
    there = lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENAMETOOLONG') throw error;
    throw refused('the disk takes no name of that length. Choose a shorter one.');
  }
  if (there?.isDirectory()) throw refused('a folder has that name. Give the folder another one, or remove it.');
}

/** Brings a committed change to its end, and sweeps away one that was never committed. */
function recover(folder: string, disk: Disk): void {
  const journal = journalOf(folder);
  const committed = committedOf(folder);
  if (existsSync(committed)) {
    const plan = readPlan(committed);
    plan.forEach(({ path, isWritten }, index) => {
      const staged = join(committed, String(index));
      if (!isWritten) disk.remove(join(folder, path));
      else if (existsSync(staged)) disk.rename(staged, join(folder, path));
    });
    for (const touched of new Set(plan.map(({ path }) => dirname(join(folder, path)))))
      if (existsSync(touched)) disk.sync(touched);
    // Under another name first: a plan must not be found again without its files.
    disk.remove(join(journal, 'done'));
    disk.rename(committed, join(journal, 'done'));
    disk.sync(journal);
  }
  for (const left of ['next', 'done']) disk.remove(join(journal, left));
}

/**
 * The plan of a committed change, which no stopped command leaves torn: one that cannot be read was changed
 * by someone else, and what it would have done to which file is not known.
 */
function readPlan(committed: string): Plan {
  try {
    const plan = JSON.parse(readFileSync(join(committed, 'plan.json'), 'utf8')) as Plan;
    if (plan.every(({ path, isWritten }) => isBelow(path) && typeof isWritten === 'boolean')) return plan;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['EACCES', 'EPERM'].includes(code)) throw readableOf(error);
  }
  throw new ReadableError(
    `${committed} holds a change that a command was stopped in, and its plan.json was changed or removed since. Put the files of the archive back as they were before that command, such as from the last commit, and remove ${dirname(committed)}; then run the command again.`,
  );
}

/** Takes the lock. @returns what gives it back */
async function takeLock(folder: string): Promise<() => void> {
  const journal = journalOf(folder);
  const own = `lock-${thisHost()}-${process.pid}-${beginningOf(process.pid)}`;
  const path = join(journal, own);
  for (let waited = 0; ; ) {
    const isMade = createLock(journal, path);
    const other = lockNames(journal).find((name) => name !== own && !sweepDead(journal, name));
    if (isMade && other === undefined) {
      return () => {
        rmSync(path, { force: true });
        removeWhenEmpty(journal);
      };
    }
    if (isMade) rmSync(path, { force: true });
    if (waited > patience) {
      throw new ReadableError(
        `another command holds the archive: ${join(journal, other ?? own)}. Wait until it has ended; if none runs on any machine, remove that file.`,
      );
    }
    // Two that meet again and again must not step in time.
    const pause = 20 + (process.pid % 31);
    waited += pause;
    await setTimeout(pause);
  }
}

function createLock(journal: string, path: string): boolean {
  for (;;) {
    try {
      mkdirSync(journal, { recursive: true });
      writeFileSync(path, '', { flag: 'wx' });
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return false;
      // The folder was removed by the one before, between the two acts.
      if (code !== 'ENOENT' || !existsSync(dirname(journal))) throw readableOf(error);
    }
  }
}

function lockNames(journal: string): string[] {
  try {
    return readdirSync(journal).filter((name) => name.startsWith('lock-'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw readableOf(error);
  }
}

/** Removes the lock of a process that has ended. @returns whether it had */
function sweepDead(journal: string, name: string): boolean {
  const [, host, pid, beginning] = /^lock-(.*)-(\d+)-(\d+)$/u.exec(name) ?? [];
  if (host !== thisHost() || isAlive(Number(pid), beginning ?? '')) return false;
  rmSync(join(journal, name), { force: true });
  return true;
}

function isAlive(pid: number, beginning: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  // Another process may have the number by now.
  return beginningOf(pid) === beginning;
}

/** When a process began, where the system says so; 0 elsewhere, so that the number alone counts. */
function beginningOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
  } catch {
    return '0';
  }
}

const thisHost = () => hostname().replace(/[^A-Za-z0-9.-]/gu, '_');

function removeWhenEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error;
  }
}
