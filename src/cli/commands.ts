/** The commands of the editor's command line, as `--help` tells of them. */

export interface Command {
  /** Words after the name. */
  usage: string;
  /** How many words it takes after its name, where it takes a fixed number and would leave others unread. */
  most?: number;
  summary: string;
  /** Lines of its own help, below the summary. */
  help: readonly string[];
  /** Options that it takes, of those of `optionTypes`. */
  options: readonly OptionName[];
}

export const optionTypes = {
  help: { type: 'boolean', short: 'h' },
  built: { type: 'string' },
  against: { type: 'string' },
  date: { type: 'string' },
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  publish: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'accept-unknown': { type: 'boolean' },
  'accept-unknown-fields': { type: 'string' },
  defaults: { type: 'string' },
  encoding: { type: 'string' },
  page: { type: 'string' },
  markdown: { type: 'boolean' },
  schemas: { type: 'string' },
  name: { type: 'string' },
  slug: { type: 'string' },
  language: { type: 'string' },
  address: { type: 'string' },
  title: { type: 'string' },
  when: { type: 'string' },
  reason: { type: 'string' },
  closed: { type: 'boolean' },
  removed: { type: 'boolean' },
  with: { type: 'string' },
  capture: { type: 'string' },
  custody: { type: 'string' },
} as const;

type OptionName = keyof typeof optionTypes;

/** Options as they were given. */
export type OptionValues = {
  [Name in OptionName]?: ((typeof optionTypes)[Name]['type'] extends 'string' ? string : boolean) | undefined;
};

const acceptUnknown = [
  '--accept-unknown           every open question may stay open',
  '--accept-unknown=A,B       questions about these fields may: summary, creator, date, omissions, …',
];
const dateHelp = '--date YYYY-MM-DD          the day that is written down; today when left out';
const jsonHelp = '--json                     the result as JSON';
const encodingHelp = '--encoding NAME            encoding of texts and pages that are not UTF-8, such as windows-1251';
const pageHelp = '--page ADDRESS             which page of a WARC or WACZ file to take';
const dryRunHelp = '--dry-run                  say what would be done, and write nothing';

/** Options and help that the commands share which change what is published. */
const changeOptions = ['reason', 'date', 'yes', 'dry-run'] as const;
const changeHelp = [
  '--reason TEXT              why, in a whole sentence for readers; asked for where it is left out',
  dateHelp,
  '--yes, -y                  without the last question',
  dryRunHelp,
];

export const commands: Record<string, Command> = {
  add: {
    usage: 'FILE…',
    summary: 'take files in as drafts: text, web pages, MHTML, wikitext, PDF, WARC, WACZ',
    options: [
      'yes',
      'publish',
      'accept-unknown',
      'accept-unknown-fields',
      'defaults',
      'encoding',
      'page',
      'date',
      'json',
      'dry-run',
    ],
    help: [
      'Keeps the bytes of each file with their digest in captures/, the visible text of what is not plain',
      'text beside them, and writes a draft in drafts/ with title, creator, publisher, date, language and',
      'original address as far as the file tells them, and with the questions that only an editor can',
      'answer. The draft is seen in “npm run dev” and is not published.',
      'A file of 10 MB, of 100,000 lines or of one line takes up to 20 seconds of processor time and 1.6 GB',
      'of memory.',
      'A file that is there already is skipped and named. One that cannot be taken in is named and does',
      'not stop the others; the exit code is then 1.',
      '',
      'At a terminal it asks about each of up to five files; Enter leaves a question open, Ctrl+C ends it',
      'and nothing is written. Of more files it tells how far it has come, and asks nothing.',
      '',
      '--yes, -y                  ask nothing: what is not known stays a question of the draft; and say only',
      '                           what is skipped, refused, or like another text',
      '--publish                  publish those that have no open question',
      ...acceptUnknown,
      '--defaults FILE.yaml       answers for all files: “fields defaults” lists them',
      encodingHelp,
      pageHelp,
      dateHelp,
      jsonHelp,
      dryRunHelp,
      '',
      'npm run archive -- add report.html',
      'npm run archive -- add --yes --publish --accept-unknown --defaults batch.yaml pages/*.html',
    ],
  },
  publish: {
    usage: 'DRAFT…',
    summary: 'give drafts their numbers and promise their addresses, for good',
    options: ['accept-unknown', 'accept-unknown-fields', 'date', 'json', 'dry-run'],
    help: [
      'Names a draft by its file or by its name. Refused while a question of it is open; then the exit',
      'code is 1, and the drafts without one are published all the same.',
      '',
      ...acceptUnknown,
      dateHelp,
      jsonHelp,
      dryRunHelp,
    ],
  },
  status: {
    usage: '',
    most: 0,
    summary: 'what is open: questions of drafts, unknown fields, names, notes to write',
    options: ['json'],
    help: ['By file and line. That something is open is no fault: the exit code is 0.', '', jsonHelp],
  },
  'find-terms': {
    usage: '',
    most: 0,
    summary: 'names in the documents that no term covers yet',
    options: ['json'],
    help: [
      'Runs of words with capital letters and abbreviations, in any script, with how often and where',
      'they stand; the most frequent first.',
      '',
      jsonHelp,
    ],
  },
  new: {
    usage: 'term|event NAME',
    most: 2,
    summary: 'write the skeleton of a term or an event, and say what is to be filled in',
    options: ['title', 'when', 'dry-run'],
    help: [
      'NAME is the address: lower-case words joined by hyphens. A title or a date that its field does not',
      'take is refused, and nothing is written.',
      '',
      '--title WORDS              the title; made of the name when left out',
      '--when DATE                date of an event, as EDTF, such as 2022-02-23',
      dryRunHelp,
    ],
  },
  verify: {
    usage: '',
    most: 0,
    summary: 'run every check, on the content and on a built site',
    options: ['built', 'against', 'json', 'sarif'],
    help: [
      '--built DIR                check the site built in DIR too',
      '--against DIR              and compare that build with another one, byte by byte',
      '--json                     the issues as JSON',
      '--sarif                    the issues as SARIF 2.1.0, for code scanners',
    ],
  },
  mint: {
    usage: '',
    most: 0,
    summary: 'promise every new address in the ledger, for good',
    options: ['date'],
    help: [
      'Nothing is written while anything else is wrong, or while the text of a new term or event is empty.',
      '',
      dateHelp,
    ],
  },
  init: {
    usage: 'DIR',
    summary: 'make the content of a new archive, with one worked example',
    options: ['name', 'slug', 'language', 'address', 'date', 'yes', 'json', 'dry-run'],
    help: [
      'DIR is a folder that is empty or not there yet. Everything that an archive needs is written there:',
      'archive.yaml, which explains each of its fields, one invented document with its capture, a term, an',
      'event, a reference, two pages, and the ledger. It passes “verify” and builds as it is.',
      '',
      '--name WORDS               name of the archive',
      '--slug NAME                its name in file names and addresses; made of --name where it can be',
      '--language TAG             its language: en when left out; the example is written in en and in uk',
      '--address URL              its public address, with the final slash',
      dateHelp,
      '--yes, -y                  ask nothing',
      jsonHelp,
      dryRunHelp,
      '',
      'npm run archive -- init ../lights/content --name "Archive of Lights"',
      'CONTENT_DIR=../lights/content npm run dev',
    ],
  },
  migrate: {
    usage: '',
    most: 0,
    summary: 'lift content of an older format to the one that this engine reads',
    options: ['json', 'dry-run'],
    help: [
      'archive.yaml names the format of the content. Whatever the formats do not differ in stays letter',
      'for letter; captures are never touched, and the ledger keeps every row. On content of the present',
      'format nothing is done. After it the checks run, and the exit code is 1 where they find an issue.',
      '',
      jsonHelp,
      dryRunHelp,
      '',
      'npm run archive -- migrate --dry-run',
    ],
  },
  move: {
    usage: 'FROM TO',
    summary: 'lead an address to another one; what stands there is renamed everywhere',
    options: changeOptions,
    help: ['npm run archive -- move /events/old-name/ /events/new-name/', '', ...changeHelp],
  },
  'rename-term': {
    usage: 'OLD NEW',
    summary: 'give a term another name in its address, everywhere',
    options: changeOptions,
    help: changeHelp,
  },
  withdraw: {
    usage: 'DOCUMENT[#PASSAGE]',
    summary: 'show a document or a passage no more, such as 0003 or 0003#p4',
    options: ['closed', 'removed', ...changeOptions],
    help: [
      'The addresses stay, with the day and the reason; no capture of the document is served any more.',
      '',
      '--closed                   its words stay in the files of the archive',
      '--removed                  its words are taken out of the files too, captures and extracted texts among them',
      ...changeHelp,
    ],
  },
  revise: {
    usage: 'DOCUMENT|ADDRESS',
    summary: 'correct a document: writes a working copy; run again, it takes the copy',
    options: ['with', 'capture', 'custody', 'encoding', 'page', ...changeOptions],
    help: [
      'A term, an event or another page of the archive’s own words is changed in its file; “revise” with its',
      'address then records that, for the feed, the sitemap and the page: revise /glossary/article-51/',
      '',
      '--with FILE                takes that file instead of the working copy',
      '--capture FILE             a better capture, of any format that “add” reads; it is proven from then on',
      '--custody TEXT             how it came to the archive; asked for where it is left out',
      encodingHelp,
      pageHelp,
      ...changeHelp,
    ],
  },
  explain: {
    usage: '[CODE]',
    most: 1,
    summary: 'what a code means, with an example; without a code, all of them',
    options: [],
    help: [],
  },
  fields: {
    usage: '[KIND]',
    most: 1,
    summary: 'every field of a file with its meaning: document, term, event, …',
    options: ['markdown', 'schemas'],
    help: [
      '--markdown                 the format of the whole content as one page, with types and examples',
      '--schemas DIR              write that page and a JSON Schema of each kind into DIR, for programs',
      '                           of editors; “npm run dev” writes them into .cache/content-format/',
      '',
      'npm run archive -- fields event',
      'npm run archive -- fields --markdown > content-format.md',
    ],
  },
};

/** The help of the program. */
export function helpOfAll(): string {
  const width = Math.max(...Object.entries(commands).map(([name, { usage }]) => `${name} ${usage}`.length));
  return `npm run archive -- <command> [options]

${Object.entries(commands)
  .map(([name, { usage, summary }]) => `  ${`${name} ${usage}`.padEnd(width + 2)}${summary}`)
  .join('\n')}

“<command> --help” tells more. The archive is the folder that CONTENT_DIR names, else content/.
A command that is stopped, by whatever, has changed all that it changes or nothing.
Exit codes: 0 done, nothing wrong; 1 issues were found or something was refused; 2 the command
could not run: it was used wrongly, the disk is full, or another command holds the archive.
`;
}

/** The help of one command. */
export function helpOf(name: string): string {
  const { usage = '', summary = '', help = [] } = commands[name] ?? {};
  const lines = help.map((line) => (line === '' ? '' : `  ${line}`));
  return `npm run archive -- ${`${name} ${usage}`.trim()}

  ${summary}
${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}`;
}
