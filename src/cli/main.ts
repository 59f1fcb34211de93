/**
 * The editor's command line: `npm run archive -- <command>`.
 *
 * Exit codes: 0 done, nothing wrong; 1 issues were found or something was refused; 2 the command
 * could not run.
 */
import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Defaults, defaultsSchema } from '../accession/draft.ts';
import { type Archive, addressesOf, buildArchive } from '../archive.ts';
import { type ContentFiles, nameOf, pathInContent } from '../content-files.ts';
import { kindNamed, kinds } from '../content-format/kinds.ts';
import { writeFormatPage } from '../content-format/page.ts';
import { isDay } from '../entry/day.ts';
import { parseYamlEntry } from '../entry/entry.ts';
import { describeFields } from '../entry/fields.ts';
import { findNames } from '../glossary/find-names.ts';
import { ArchiveIssues, formatIssues, type Issue, issueCodes, rules } from '../issue.ts';
import { issueExamples } from '../issue-examples.ts';
import { appendRows, mint } from '../permalink/ledger.ts';
import { provenanceFields } from '../provenance/provenance.ts';
import { parseSettings, resolvePlace } from '../settings/settings.ts';
import { wordsFor } from '../words/words.ts';
import type { Added, AddReport } from './add.ts';
import { Cancelled } from './cancelled.ts';
import { changeCommands, runChange } from './change-commands.ts';
import { checkNewTexts } from './changes.ts';
import { commands, helpOf, helpOfAll, optionTypes } from './commands.ts';
import { compareFolders } from './compare-builds.ts';
import { failureOf } from './failure.ts';
import { askOfArchive, checkVacant, type NewArchivePlan, planArchive } from './init.ts';
import { planMigration } from './migrate.ts';
import { type NewKind, newEntry, newKinds } from './new-entry.ts';
import { openProgress } from './progress.ts';
import { planPublication } from './publish.ts';
import { contentFolder, readContent, readSourceFile } from './read-content.ts';
import { issuesAsJson, issuesAsSarif } from './report.ts';
import { readStatus, statusAsText } from './status.ts';
import { rehearse, settle, transact } from './transaction.ts';
import { verifyBuilt } from './verify-built.ts';
import { writeContentFormat } from './write-content-format.ts';

/** Of more files than these, nobody answers for each: a file of defaults does. */
const mostAsked = 5;

/** Fields about which drafts ask, which are easily taken for a word of `--accept-unknown`. */
const askedFields = new Set<string>([
  ...provenanceFields,
  ...['kind', 'language', 'omissions', 'summary', 'custody', 'rights'],
]);

/** Commands that need no archive. */
const withoutArchive = new Set(['init', 'explain', 'fields']);

/** Commands that read the archive and change nothing: one that was stopped is brought to its end first. */
const readers = new Set(['status', 'find-terms', 'verify']);

const { values, positionals } = readArguments();

/** How a command changes the archive. */
const change = values['dry-run'] ? rehearse : transact;

try {
  process.exitCode = await run(positionals[0], positionals.slice(1));
} catch (error) {
  if (error instanceof ArchiveIssues) {
    if (values.json) process.stdout.write(issuesAsJson(error.issues));
    else console.error(error.message);
    process.exitCode = 1;
  } else if (error instanceof Cancelled) process.exitCode = 1;
  else {
    console.error(`The command could not run: ${failureOf(error)}`);
    process.exitCode = 2;
  }
}

async function run(name: string | undefined, rest: readonly string[]): Promise<number> {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (values.help) {
    console.log(name !== undefined && command ? helpOf(name) : helpOfAll());
    return 0;
  }
  if (!command || name === undefined) {
    console.error(name === undefined ? helpOfAll() : `There is no command “${name}”.\n\n${helpOfAll()}`);
    return 2;
  }
  const foreign = Object.keys(values).find((option) => !(command.options as readonly string[]).includes(option));
  if (foreign !== undefined)
    throw new Error(`${name} takes no option --${foreign}. “${name} --help” lists those it takes.`);
  const spare = command.most === undefined ? undefined : rest[command.most];
  if (spare !== undefined)
    throw new Error(`${name} does not take the word “${spare}”. “${name} --help” tells what it takes.`);
  const folder = contentFolder();
  // A mistyped name must not become a folder, which the lock of a command would make.
  if (!withoutArchive.has(name) && !existsSync(folder))
    throw new Error(`there is no folder ${folder}. Name the folder of an archive with CONTENT_DIR.`);
  if (!withoutArchive.has(name) && !statSync(folder).isDirectory())
    throw new Error(`${folder} is no folder. Name the folder of an archive with CONTENT_DIR.`);
  if (changeCommands.has(name)) return runChange(name, rest, folder, { ...values, date: readDay() });
  if (readers.has(name)) await settle(folder);
  switch (name) {
    case 'add':
      return add(rest);
    case 'publish':
      return publish(rest);
    case 'status':
      return status();
    case 'find-terms':
      return findTerms();
    case 'new':
      return makeNew(rest);
    case 'verify':
      return verify();
    case 'mint':
      return mintAddresses();
    case 'migrate':
      return migrate();
    case 'init':
      return init(rest);
    case 'explain':
      return explain(rest[0]);
    default:
      return listFields(rest[0]);
  }
}

async function add(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) throw new Error('add takes files. “add --help” tells which.');
  const word = paths.find((path) => !existsSync(path) && path.split(',').every((part) => askedFields.has(part)));
  if (values['accept-unknown'] && word !== undefined)
    throw new Error(
      `there is no file ${word}. Name the questions that may stay open after an equals sign: --accept-unknown=${word}.`,
    );
  const defaults = readDefaults();
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true && !values.json && !values.yes;
  // Loaded where they are needed: the other commands answer sooner.
  const [{ addFiles }, { askAbout, terminal }] = await Promise.all([import('./add.ts'), import('./ask.ts')]);
  const bar = isTerminal && paths.length > mostAsked ? openProgress(paths.length, process.stdout) : undefined;
  const report = await change(contentFolder(), async (commit) => {
    const files = readContent(contentFolder());
    const settings = parseSettings(files.settings);
    if (!settings.entry) throw new ArchiveIssues(settings.issues);
    const added = await addFiles(paths, files, {
      words: wordsFor(settings.entry.data.language).accessionWords,
      date: readDay(),
      publish: values.publish ?? false,
      accepted: readAccepted(),
      defaults,
      encoding: values.encoding,
      page: values.page,
      ...(isTerminal && !bar ? { ask: (taken, file) => askAbout(taken, file, settings.entry.data, terminal()) } : {}),
      ...(bar ? { onProgress: (done, file) => bar.advance(done, basename(file)) } : {}),
    });
    commit(added.changes);
    return added.report;
  });
  bar?.end();
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else sayAdded(report);
  if (isTerminal && !values['dry-run']) sayNext(report);
  return report.issues.length > 0 ? 1 : 0;
}

/** What an editor does next with the drafts. */
function sayNext({ files }: AddReport): void {
  const names = files.flatMap(({ outcome, path = '' }) => (outcome === 'drafted' ? [nameOf(path)] : []));
  if (names.length === 0) return;
  if (files.length > mostAsked)
    console.log(`Of more than ${mostAsked} files none is asked about; --defaults answers for all.`);
  const [first = ''] = names;
  console.log(`Answer what is open in ${names.length === 1 ? 'the draft' : 'the drafts'}, seen at /drafts/ in “npm run dev”; “status” lists it.
Then: npm run archive -- publish ${names.length === 1 ? first : `${first} …`}`);
}

function sayAdded({ files, issues }: AddReport): void {
  const silent = values.yes === true && !values['dry-run'];
  const would = values['dry-run'] ? 'would be ' : '';
  for (const added of files) {
    if (added.outcome === 'skipped') console.log(`${added.file}: skipped, there already as ${added.there}`);
    else if (added.outcome !== 'refused' && (!silent || (added.like ?? []).length > 0))
      console.log(saidOf(added, would));
  }
  if (issues.length > 0) console.error(formatIssues(issues));
}

function saidOf({ file, outcome, id, path, open = [], like = [] }: Added, would: string): string {
  const became = outcome === 'published' ? `${would}document ${id}` : `${would}draft ${path}`;
  const asks = open.length > 0 ? `; open: ${open.join(', ')}` : '';
  return [`${file}: ${became}${asks}`, ...like.map((sentence) => `  ${sentence}.`)].join('\n');
}

async function publish(names: readonly string[]): Promise<number> {
  if (names.length === 0) throw new Error('publish takes drafts, by file or name. “status” lists them.');
  const { published, addresses, issues } = await change(contentFolder(), (commit) => {
    const files = readContent(contentFolder());
    const drafts = names.map((name) => {
      const draft = files.drafts?.find(({ file }) => resolve(file) === resolve(name) || nameOf(file) === name);
      if (!draft) throw new Error(`there is no draft “${name}”. “status” lists those that are there.`);
      return draft;
    });
    const { changes, ...told } = planPublication(files, [...new Set(drafts)], readAccepted(), readDay());
    commit(changes);
    return told;
  });
  if (values.json) process.stdout.write(`${JSON.stringify({ published, addresses, issues }, null, 2)}\n`);
  else {
    const would = values['dry-run'] ? 'would be ' : '';
    for (const { draft, id } of published) console.log(`${draft}: ${would}document ${id}`);
    if (published.length > 0) console.log(`${addresses} new addresses ${would || 'are '}promised in the ledger.`);
    if (issues.length > 0) console.error(formatIssues(issues));
  }
  return issues.length > 0 ? 1 : 0;
}

function status(): number {
  const { files, archive } = readArchive();
  const found = readStatus(files, archive);
  process.stdout.write(values.json ? `${JSON.stringify(found, null, 2)}\n` : statusAsText(found));
  return 0;
}

function findTerms(): number {
  const { archive } = readArchive();
  const names = findNames(archive.documents, archive.terms.values());
  if (values.json) process.stdout.write(`${JSON.stringify({ names }, null, 2)}\n`);
  else if (names.length === 0) console.log('Every name has its term.');
  else
    for (const { name, count, places } of names)
      console.log(
        `${String(count).padStart(4)}  ${name}  ${places.slice(0, 5).join(' ')}${places.length > 5 ? ' …' : ''}`,
      );
  return 0;
}

async function makeNew([kind = '', slug = '']: readonly string[]): Promise<number> {
  if (!newKinds.includes(kind as NewKind) || slug === '')
    throw new Error(`new takes a kind (${newKinds.join(' or ')}) and a name, such as “new term salt-mill”.`);
  const { title, when } = values;
  const { issues, file } = await change(contentFolder(), (commit) => {
    const files = readContent(contentFolder());
    const entry = newEntry(kind as NewKind, slug, files, { title, when });
    commit([{ path: pathInContent(files, entry), bytes: entry.text }]);
    return entry;
  });
  console.log(`${file}${values['dry-run'] ? ' would be written' : ' is written'}.`);
  for (const { line, message } of issues) console.log(`  line ${line}: ${message}`);
  console.log(
    'Fill in what the comments of the file ask for; then “npm run archive -- mint” promises its address, for good.',
  );
  return 0;
}

function verify(): number {
  if (values.against !== undefined && values.built === undefined)
    throw new Error('--against compares with the build that --built names: give both.');
  if (values.json && values.sarif) throw new Error('--json and --sarif are two forms of one report: give one.');
  const { archive, issues, withheld } = buildArchive(readContent(contentFolder()));
  for (const folder of [values.built, values.against]) {
    if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new Error(`there is no folder ${folder}. Name the folder of a built site.`);
  }
  const built =
    values.built !== undefined && archive
      ? verifyBuilt({ archive, withheld }, resolve(values.built), resolvePlace(archive.settings.address, process.env))
      : [];
  const other =
    values.built !== undefined && values.against !== undefined
      ? compareFolders(resolve(values.built), resolve(values.against))
      : [];
  const all: Issue[] = [...issues, ...built, ...other];
  if (values.json || values.sarif) {
    process.stdout.write(values.sarif ? issuesAsSarif(all) : issuesAsJson(all));
    return all.length > 0 ? 1 : 0;
  }
  if (all.length > 0) throw new ArchiveIssues(all);
  console.log(
    `No issue. Documents: ${archive?.documents.length ?? 0}; terms: ${archive?.terms.size ?? 0}; addresses: ${archive?.ledger.size ?? 0}.`,
  );
  return 0;
}

/** Promises what is new. Nothing is written while anything else is wrong. */
async function mintAddresses(): Promise<number> {
  const date = readDay();
  return transact(contentFolder(), (commit) => {
    const files = readContent(contentFolder());
    const { archive, issues } = buildArchive(files);
    const others = [
      ...issues.filter(({ code }) => code !== 'address-unminted'),
      ...(archive ? checkNewTexts(files, archive.ledger) : []),
    ];
    if (others.length > 0 || !archive) throw new ArchiveIssues(others);
    const rows = mint(archive.ledger, addressesOf(archive), date);
    if (rows.length > 0)
      commit([{ path: pathInContent(files, files.ledger), bytes: appendRows(files.ledger.text, rows) }]);
    console.log(
      rows.length === 0
        ? 'Every address is in the ledger already.'
        : `${rows.length} new ${rows.length === 1 ? 'address is' : 'addresses are'} promised in ${files.ledger.file}.`,
    );
    return 0;
  });
}

/** Lifts the content, then says what is wrong with it in its new format. */
async function migrate(): Promise<number> {
  const folder = contentFolder();
  const { from, to, done, files } = await change(folder, (commit) => {
    const { changes, ...told } = planMigration(folder);
    commit(changes);
    return { ...told, files: changes.map(({ path }) => path) };
  });
  const issues = values['dry-run'] ? [] : buildArchive(readContent(folder)).issues;
  if (values.json) process.stdout.write(`${JSON.stringify({ from, to, done, files, issues }, null, 2)}\n`);
  else {
    if (from === to) console.log(`The content is of format ${to} already.`);
    else console.log(`The content ${values['dry-run'] ? 'would be' : 'is'} lifted from format ${from} to ${to}.`);
    for (const line of [...done, ...files]) console.log(`  ${line}`);
    if (issues.length > 0) console.error(formatIssues(issues));
  }
  return issues.length > 0 ? 1 : 0;
}

/** Makes the content of a new archive, in a folder that holds nothing. */
async function init([folder, ...more]: readonly string[]): Promise<number> {
  if (folder === undefined || more.length > 0)
    throw new Error('init takes one folder, which is empty or not there yet. “init --help” tells more.');
  checkVacant(folder);
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const asks = isTerminal && !values.json && !values.yes;
  const given = asks ? await askOfArchive(values, (await import('./ask.ts')).terminal()) : values;
  const { changes, ...made } = planArchive(given, readDay());
  if (!values['dry-run']) {
    await transact(folder, (commit) => {
      checkVacant(folder);
      commit(changes);
    });
  }
  const files = changes.map(({ path }) => path);
  if (values.json) process.stdout.write(`${JSON.stringify({ folder, ...made, files }, null, 2)}\n`);
  else sayMade(folder, { ...made, files: files.length });
  return 0;
}

function sayMade(
  folder: string,
  { language, example, files, addresses }: Omit<NewArchivePlan, 'changes'> & { files: number },
): void {
  const holds = values['dry-run'] ? 'would hold' : 'holds';
  console.log(`${folder} ${holds} a new archive: ${files} files, ${addresses} addresses promised.`);
  if (example !== language)
    console.log(`The worked example is in “${example}”: there is none in “${language}”. Put words of your own for it.`);
  if (values['dry-run']) return;
  const setting = `CONTENT_DIR=${/[^\w./-]/u.test(folder) ? JSON.stringify(folder) : folder}`;
  console.log(`Begin with ${folder}/archive.yaml, which explains itself. To see the archive: ${setting} npm run dev`);
}

function explain(code: string | undefined): number {
  const codes = Object.entries(issueCodes).filter(([name]) => code === undefined || name === code);
  if (codes.length === 0) throw new Error(`there is no code “${code}”. “explain” alone lists them all.`);
  for (const [name, { rule, meaning }] of codes) {
    console.log(`${name}\n  ${meaning}\n  Rule ${rule}: ${rules[rule]}`);
    console.log(`  Example: ${issueExamples[name as keyof typeof issueExamples]}`);
  }
  return 0;
}

/** Prints the fields of a kind or of all; the whole format as a page; or writes it into a folder for programs. */
function listFields(name: string | undefined): number {
  if (name !== undefined && !kindNamed(name))
    throw new Error(`there is no kind “${name}”. Name one of ${kinds.map((kind) => kind.name).join(', ')}.`);
  const { markdown, schemas } = values;
  if ([name, markdown, schemas].filter((given) => given !== undefined).length > 1)
    throw new Error('fields takes a kind, --markdown or --schemas: give one of them.');
  if (markdown) process.stdout.write(writeFormatPage());
  else if (schemas !== undefined) console.log(`${writeContentFormat(schemas).length} files are written in ${schemas}.`);
  else
    for (const kind of kinds)
      if (name === undefined || kind.name === name)
        console.log(`${kind.name}\n${describeFields(kind.schema).join('\n')}\n`);
  return 0;
}

/** The archive, whatever is wrong with it. @throws where its settings cannot be read */
function readArchive(): { files: ContentFiles; archive: Archive } {
  const files = readContent(contentFolder());
  const { archive, issues } = buildArchive(files);
  if (!archive) throw new ArchiveIssues(issues);
  return { files, archive };
}

function readDefaults(): Defaults {
  if (values.defaults === undefined) return { provenance: {} };
  if (!existsSync(values.defaults)) throw new Error(`there is no file ${values.defaults} of defaults.`);
  const { entry, issues } = parseYamlEntry(readSourceFile(values.defaults), defaultsSchema);
  if (!entry) throw new ArchiveIssues(issues);
  return entry.data;
}

function readAccepted(): ReadonlySet<string> | 'all' {
  const fields = values['accept-unknown-fields'];
  if (fields !== undefined) return new Set(fields.split(',').map((field) => field.trim()));
  return values['accept-unknown'] ? 'all' : new Set();
}

/** The day that is written down. */
function readDay(): string {
  if (values.date !== undefined && !isDay(values.date))
    throw new Error(`--date takes a day such as 2026-11-21, not “${values.date}”.`);
  return values.date ?? new Date().toISOString().slice(0, 10);
}

function readArguments() {
  // An option with a value that may be left out is two options to the parser.
  const args = process.argv.slice(2).map((word) => word.replace(/^--accept-unknown=/u, '--accept-unknown-fields='));
  try {
    return parseArgs({ args, allowPositionals: true, options: optionTypes });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${helpOfAll()}`);
    process.exit(2);
  }
}
