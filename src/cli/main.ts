/**
 * The editor's command line: `npm run archive -- <command>`.
 *
 * Exit codes: 0 done, nothing wrong; 1 issues were found; 2 the command could not run.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addressesOf, buildArchive } from '../archive.ts';
import { documentSchema } from '../document/document.ts';
import { isDay } from '../entry/day.ts';
import { describeFields } from '../entry/fields.ts';
import { termSchema } from '../glossary/term.ts';
import { ArchiveIssues, type Issue, issueCodes } from '../issue.ts';
import { mapSchema } from '../map/map.ts';
import { namesSchema } from '../names/names.ts';
import { appendRows, mint } from '../permalink/ledger.ts';
import { referencesSchema } from '../reference/reference.ts';
import { pageSchema } from '../settings/page.ts';
import { resolvePlace, settingsSchema } from '../settings/settings.ts';
import { differenceSchema, eventSchema } from '../timeline/event.ts';
import { changeCommands, changeOptions, runChange } from './change-commands.ts';
import { compareFolders } from './compare-builds.ts';
import { contentFolder, readContent } from './read-content.ts';
import { settle, transact } from './transaction.ts';
import { verifyBuilt } from './verify-built.ts';

const help = `npm run archive -- <command> [options]

  verify                 run every check on the content
    --built DIR          and on the site built in DIR
    --against DIR        and compare that build with another one, byte by byte
  mint                   promise every new address in the ledger, for good
    --date YYYY-MM-DD    the day of the promise; today when left out
  move FROM TO           lead an address to another one; what stands there is renamed everywhere
  rename-term OLD NEW    give a term another name in its address, everywhere
  withdraw 0003[#p4]     show a document or a passage no more
    --closed             its words stay in the files of the archive
    --removed            its words are taken out of the files too
  revise 0003            correct a document: writes a working copy; run again, it takes the copy
    --with FILE          takes that file instead
    --capture FILE       a better capture, with --custody TEXT: how it came to the archive
  for these four:
    --reason TEXT        why, for readers; asked for where it is left out
    --date YYYY-MM-DD    the day; today when left out
    --yes                without the last question
    --dry-run            says what would be done and writes nothing
  explain [CODE]         what a code means; without a code, all of them
  fields [KIND]          every field of a file with its meaning: document, term, event, …

The archive is the folder that CONTENT_DIR names, else content/.
A command that is stopped, by whatever, has changed all that it changes or nothing.
Exit codes: 0 nothing wrong, 1 issues were found, 2 the command could not run.
`;

const schemas = {
  document: documentSchema,
  term: termSchema,
  reference: referencesSchema,
  archive: settingsSchema,
  page: pageSchema,
  event: eventSchema,
  difference: differenceSchema,
  names: namesSchema,
  map: mapSchema,
};

const { values, positionals } = readArguments();

try {
  process.exitCode = await run(positionals[0], positionals.slice(1));
} catch (error) {
  console.error(
    error instanceof ArchiveIssues
      ? error.message
      : `The command could not run: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = error instanceof ArchiveIssues ? 1 : 2;
}

async function run(command: string | undefined, rest: readonly string[]): Promise<number> {
  if (values.help) {
    console.log(help);
    return 0;
  }
  const folder = contentFolder();
  if (command !== undefined && changeCommands.has(command))
    return runChange(command, rest, folder, { ...values, date: dateGiven() });
  if (command === 'verify') {
    await settle(folder);
    return verify();
  }
  if (command === 'mint') return mintAddresses();
  if (command === 'explain') return explain(rest[0]);
  if (command === 'fields') return listFields(rest[0]);
  console.error(command === undefined ? help : `There is no command “${command}”.\n\n${help}`);
  return 2;
}

function verify(): number {
  if (values.against !== undefined && values.built === undefined)
    throw new Error('--against compares with the build that --built names: give both.');
  const { archive, issues, withheld } = buildArchive(readContent(contentFolder()));
  if (values.built !== undefined && !existsSync(values.built))
    throw new Error(`there is no folder ${values.built}. Name the folder of a built site.`);
  const all: Issue[] = [...issues];
  if (values.built !== undefined && archive)
    all.push(
      ...verifyBuilt({ archive, withheld }, resolve(values.built), resolvePlace(archive.settings.address, process.env)),
    );
  if (values.built !== undefined && values.against !== undefined)
    all.push(...compareFolders(resolve(values.built), resolve(values.against)));
  if (all.length > 0) throw new ArchiveIssues(all);
  console.log(
    `${archive?.documents.length ?? 0} documents, ${archive?.terms.size ?? 0} terms, ${archive?.ledger.size ?? 0} addresses: no issue.`,
  );
  return 0;
}

/** Promises what is new. Nothing is written while anything else is wrong. */
async function mintAddresses(): Promise<number> {
  const date = dateGiven();
  return transact(contentFolder(), (commit) => {
    const files = readContent(contentFolder());
    const { archive, issues } = buildArchive(files);
    const others = issues.filter(({ code }) => code !== 'address-unminted');
    if (others.length > 0 || !archive) throw new ArchiveIssues(others);
    const rows = mint(archive.ledger, addressesOf(archive), date);
    if (rows.length > 0) commit([{ path: 'permalinks.csv', bytes: appendRows(files.ledger.text, rows) }]);
    console.log(
      rows.length === 0
        ? 'Every address is in the ledger already.'
        : `${rows.length} new ${rows.length === 1 ? 'address is' : 'addresses are'} promised in ${files.ledger.file}.`,
    );
    return 0;
  });
}

/** The day that a command writes: the one given, else today. */
function dateGiven(): string {
  if (values.date !== undefined && !isDay(values.date))
    throw new Error(`--date takes a day such as 2026-11-21, not “${values.date}”.`);
  return values.date ?? new Date().toISOString().slice(0, 10);
}

function explain(code: string | undefined): number {
  const codes = Object.entries(issueCodes).filter(([name]) => code === undefined || name === code);
  if (codes.length === 0) throw new Error(`there is no code “${code}”. “explain” alone lists them all.`);
  for (const [name, { rule, meaning }] of codes)
    console.log(`${name}\n  ${meaning} (${rule === 0 ? 'form of the files' : `rule ${rule} of the archive`})`);
  return 0;
}

function listFields(kind: string | undefined): number {
  if (kind !== undefined && !Object.hasOwn(schemas, kind))
    throw new Error(`there is no kind “${kind}”. Name one of ${Object.keys(schemas).join(', ')}.`);
  for (const [name, schema] of Object.entries(schemas)) {
    if (kind === undefined || kind === name) console.log(`${name}\n${describeFields(schema).join('\n')}\n`);
  }
  return 0;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        built: { type: 'string' },
        against: { type: 'string' },
        date: { type: 'string' },
        ...changeOptions,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(2);
  }
}
