/**
 * The commands that change what is published: move, rename-term, withdraw, revise.
 *
 * Each works out all that it would change, checks the whole archive as it would then be, says what it
 * is about to do, and does it in one transaction after a yes.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { keep } from '../accession/take-in.ts';
import { type Archive, buildArchive } from '../archive.ts';
import { type ContentFiles, nameOf, pathInContent } from '../content-files.ts';
import { controlIn } from '../entry/controls.ts';
import type { SourceFile } from '../entry/entry.ts';
import { ArchiveIssues, type Issue, ReadableError } from '../issue.ts';
import { youngerAct } from '../permalink/ledger.ts';
import { documentPath, termPath } from '../permalink/permalink.ts';
import { Cancelled } from './cancelled.ts';
import { completePlan, type Plan, refuseGone, sourceOf } from './changes.ts';
import type { OptionValues } from './commands.ts';
import { planMove } from './move.ts';
import { readContent, readSourceFile } from './read-content.ts';
import { planPageCorrection } from './record-correction.ts';
import { issuesInCopy, type NewCapture, planRevision, withCapture, workingCopy } from './revise.ts';
import { type Change, rehearse, transact } from './transaction.ts';
import { beyondReach, planWithdrawal } from './withdraw.ts';

/** What the commands take from the command line, and the day. */
type ChangeOptions = Pick<
  OptionValues,
  'reason' | 'yes' | 'dry-run' | 'closed' | 'removed' | 'with' | 'capture' | 'custody' | 'encoding' | 'page'
> & { date: string };

interface Context {
  folder: string;
  files: ContentFiles;
  built: ReturnType<typeof buildArchive> & { archive: Archive };
  names: readonly string[];
  options: ChangeOptions;
  commit: (changes: readonly Change[]) => void;
}

/** Tells issues in the file that an editor mends. */
type Placing = (issues: readonly Issue[]) => Issue[];

/** A plan with what is said at its end, and with how its issues are told where they are mended in another file. */
type CommandPlan = Plan & { end?: string; placed?: Placing };

/** What a command plans; none where it is done already. */
type Command = (context: Context) => Promise<CommandPlan | undefined>;

const commands: Record<string, Command> = { move, 'rename-term': renameTerm, withdraw, revise };

/** Names of the commands that this module runs. */
export const changeCommands: ReadonlySet<string> = new Set(Object.keys(commands));

/**
 * Runs a command on the archive in a folder.
 *
 * @param names what follows the command on the line
 * @returns the exit code
 * @throws ArchiveIssues where the archive could not stand after it, ReadableError where it cannot run
 */
export async function runChange(
  name: string,
  names: readonly string[],
  folder: string,
  options: ChangeOptions,
): Promise<number> {
  const change = options['dry-run'] ? rehearse : transact;
  return change(folder, async (commit) => {
    const files = readContent(folder);
    const { archive, ...rest } = buildArchive(files);
    if (!archive) throw new ArchiveIssues(rest.issues);
    const plan = await commands[name]?.({ folder, files, built: { archive, ...rest }, names, options, commit });
    if (!plan) return 0;
    const younger = youngerAct(archive.ledger, plan.rows);
    if (younger)
      throw new ReadableError(
        `${younger.path} was ${younger.act} on ${younger.date} (${files.ledger.file}:${younger.line}), and what is done to it after that cannot be dated ${options.date}. Give --date ${younger.date} or a later day.`,
      );
    const { changes, minted } = placing(plan.placed, () => completePlan(files, plan, options.date));
    console.log(plan.said.join('\n'));
    const rows = plan.rows.length + minted;
    console.log(`${rows === 1 ? '1 row' : `${rows} rows`} of the ledger, dated ${options.date}.`);
    if (options['dry-run']) {
      console.log('Nothing is written: --dry-run.');
      return 0;
    }
    if (!options.yes && !/^y(?:es)?$/iu.test(await ask('Do this? (yes/no)', '--yes'))) {
      console.log('Nothing is written.');
      return 0;
    }
    commit(changes);
    console.log('Done.');
    if (plan.end !== undefined) console.log(plan.end);
    return 0;
  });
}

/** Does `work`. @throws ArchiveIssues of it as `placed` tells them */
function placing<T>(placed: Placing | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw placed && error instanceof ArchiveIssues ? new ArchiveIssues(placed(error.issues)) : error;
  }
}

/** @throws ArchiveIssues where a file is there and the archive cannot read it: what a command is about is not missing then */
function checkRead({ archive, issues }: Context['built'], source: SourceFile | undefined): void {
  const isRead = [...archive.documents, ...archive.terms.values()].some(({ file }) => file === source?.file);
  const own = issues.filter(({ file }) => file === source?.file);
  if (!isRead && own.length > 0) throw new ArchiveIssues(own);
}

async function move({ files, built, names, options }: Context): Promise<Plan> {
  const [from, to] = takeNames(names, 'two addresses, such as /events/old-name/ /events/new-name/');
  return planMove(files, built.archive, { from, to, date: options.date, reason: await reasonOf(options) });
}

async function renameTerm({ files, built, names, options }: Context): Promise<Plan> {
  const [old, name] = takeNames(names, 'two names of terms, such as old-name new-name');
  checkRead(
    built,
    files.terms.find(({ file }) => nameOf(file) === old),
  );
  if (!built.archive.terms.has(old))
    throw new ReadableError(`there is no term “${old}”. Name a file of content/glossary without its ending.`);
  const act = { from: termPath(old), to: termPath(name), date: options.date, reason: await reasonOf(options) };
  return planMove(files, built.archive, act);
}

async function withdraw({ folder, files, built, names, options }: Context): Promise<Plan & { end: string }> {
  const [, document, passage] = /^(\d{4,})(?:#(p[1-9]\d*))?$/u.exec(names[0] ?? '') ?? [];
  if (document === undefined || names.length > 1)
    throw new ReadableError(`withdraw takes a document such as 0003, or a passage such as 0003#p4${notAs(names)}.`);
  if (options.closed === options.removed) {
    throw new ReadableError(
      'say how: --closed keeps the words in the files of the archive and shows them nowhere, --removed takes them out of the files too.',
    );
  }
  checkRead(built, sourceOf(files, document));
  const strength = options.closed ? 'closed' : 'removed';
  const copy = join(folder, workingCopy(document));
  // Not taken away unasked: it holds what an editor has written since.
  if (strength === 'removed' && existsSync(copy))
    throw new ReadableError(
      `the working copy ${copy} holds the words too. Finish that correction with “revise ${document}”, or delete the file.`,
    );
  const act = { document, passage, strength, date: options.date, reason: await reasonOf(options) } as const;
  return { ...planWithdrawal(files, built.archive, act), end: beyondReach };
}

async function revise({ folder, files, built, names, options, commit }: Context): Promise<CommandPlan | undefined> {
  const [id] = names;
  if (id?.startsWith('/')) return reviseAddress(id, { built, names, options });
  const source = id === undefined ? undefined : sourceOf(files, id);
  if (id !== undefined && !source) refuseGone(built.archive.ledger, documentPath(id), `document ${id}`);
  if (id === undefined || names.length > 1 || !source)
    throw new ReadableError(
      `revise takes the number of a document of the archive, such as 0003, or the address of another page, such as /glossary/article-51/${notAs(names)}.`,
    );
  checkRead(built, source);
  const copy = options.with ?? join(folder, workingCopy(id));
  if (!existsSync(copy) && options.capture === undefined) {
    if (options.with !== undefined) throw new ReadableError(`there is no file ${copy}.`);
    startCopy(folder, { path: workingCopy(id), bytes: source.text }, options, commit);
    return undefined;
  }
  const written = existsSync(copy) ? readSourceFile(copy).text : source.text;
  const capture = options.capture === undefined ? undefined : await readCapture(options.capture, options);
  const text = capture ? withCapture(written, capture) : written;
  const withheld = built.withheld.filter(({ document }) => document === id);
  const { date } = options;
  const act = { document: id, text, copy, capture, date, reason: await reasonOf(options), withheld };
  const asRead = { file: source.file, text };
  const hasCopy = existsSync(copy);
  const mended = hasCopy ? { file: copy, text: written } : source;
  // Two changes of the text, each in one place: the lines of the revision, and before them those of the capture.
  const inCopy = (made: string) => (issues: readonly Issue[]) =>
    issuesInCopy(issuesInCopy(issues, { file: source.file, text: made }, asRead), asRead, mended).map((issue) =>
      hasCopy || issue.file !== source.file ? issue : { ...issue, message: `${issue.message} ${beginCopy(id)}` },
    );
  const plan = placing(inCopy(text), () => planRevision(files, built.archive, act));
  const made = plan.changes.find(({ path }) => path === pathInContent(files, source))?.bytes;
  return { ...plan, placed: inCopy(String(made)) };
}

/** Where a document is mended for a capture with other words: what is changed in its own file is no revision. */
const beginCopy = (document: string) =>
  `Do so in a working copy, which “revise ${document}” alone writes, and give the capture again.`;

/** Records the correction of a page that has no working copy: its words are changed where they stand. */
async function reviseAddress(
  path: string,
  { built, names, options }: Pick<Context, 'built' | 'names' | 'options'>,
): Promise<Plan> {
  if (names.length > 1 || options.with !== undefined || options.capture !== undefined)
    throw new ReadableError(
      'revise takes one address, and for it neither --with nor --capture: change its file first.',
    );
  return planPageCorrection(built.archive, { path, date: options.date, reason: await reasonOf(options) });
}

/** Writes the working copy that an editor changes; the next call takes it. */
function startCopy(folder: string, copy: Change, options: ChangeOptions, commit: Context['commit']): void {
  const path = join(folder, copy.path);
  if (options['dry-run']) {
    console.log(`A working copy would be written: ${path}`);
    return;
  }
  commit([copy]);
  console.log(`A working copy is written: ${path}
Change it (transcription, omissions, facts), then run the command again with --reason.`);
}

async function readCapture(path: string, options: ChangeOptions): Promise<NewCapture> {
  if (!existsSync(path)) throw new ReadableError(`there is no file ${path}. Name the file of the better capture.`);
  if (!statSync(path).isFile())
    throw new ReadableError(
      `${path} is ${statSync(path).isDirectory() ? 'a folder' : 'a device or a pipe'}. Name the file of the better capture.`,
    );
  const custody = options.custody ?? (await ask('How did the bytes come to the archive?', '--custody'));
  const { encoding, page } = options;
  const kept = await keep({ name: basename(path), bytes: readFileSync(path) }, { encoding, page });
  return { ...kept, custody };
}

/** What was given in the place of one name, for the end of a sentence that says what is taken. */
const notAs = (names: readonly string[]) => (names.length === 0 ? '' : `, not “${names.join(' ')}”`);

function takeNames(names: readonly string[], what: string): [string, string] {
  const [first, second] = names;
  if (first === undefined || second === undefined || names.length > 2) throw new ReadableError(`name ${what}.`);
  return [first, second];
}

/** The reason in one line. @throws ReadableError where it has no word */
async function reasonOf({ reason }: ChangeOptions): Promise<string> {
  const given = reason ?? (await ask('Why? In a whole sentence, for readers:', '--reason'));
  if (!/[\p{L}\p{N}]/u.test(given))
    throw new ReadableError('a reason is needed: it is shown to readers. Give it with --reason.');
  // The ledger keeps it for good.
  const found = controlIn(given);
  if (found)
    throw new ReadableError(
      `the reason holds the control character ${found.name}, which a page cannot hold. Give it without that.`,
    );
  // A row of the ledger is one line: programs that read lines must find it whole.
  return given.replace(/\s+/gu, ' ').trim();
}

/** Asks on a terminal. @throws ReadableError where there is none: the answer must then come with `option`; Cancelled on Ctrl+C */
async function ask(question: string, option: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new ReadableError(`there is no terminal to ask “${question}” on. Give the answer with ${option}.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(`${question} `);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
    console.log('\nNothing is written.');
    throw new Cancelled();
  } finally {
    terminal.close();
  }
}
