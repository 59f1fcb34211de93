/**
 * Asking: what only an editor knows of a source, one question after the other.
 *
 * Enter leaves a question open, whatever it is. An answer that the archive would refuse is refused at once,
 * with the reason, so that none is lost at the end.
 */
import type { Readable, Writable } from 'node:stream';
import { cancel, log, select, text, updateSettings } from '@clack/prompts';
import { askCustody, askSummary, type Defaults, defaultsSchema } from '../accession/draft.ts';
import { asks, type ProposedStatement, type Question } from '../accession/propose.ts';
import type { TakenIn } from '../accession/take-in.ts';
import { linesOf } from '../capture/reading-text.ts';
import { documentKinds } from '../document/document.ts';
import { languageSchema } from '../entry/language.ts';
import { isEdtf } from '../provenance/date.ts';
import { type ProvenanceField, provenanceFields } from '../provenance/provenance.ts';
import { checkWords, type Prose } from '../statement/statement.ts';
import { Cancelled } from './cancelled.ts';

/** Says what is wrong with an answer, in whole sentences; nothing where it can stand. */
type Check = (answer: string) => string | undefined;

/** How an editor is asked. */
export interface Prompter {
  /** @param ask `onEnter` says what it means to say nothing @returns an empty text where nothing was said */
  text: (question: string, ask?: { onEnter?: string; check?: Check }) => Promise<string>;
  /** The first of the choices is what Enter takes. */
  select: (question: string, choices: readonly string[]) => Promise<string>;
  tell: (words: string) => void;
}

/** What Ctrl+D sends. Without a name it closes the line under a question, which then waits for ever. */
const endOfInput = '\u0004';

/** Asks at the terminal. @throws Cancelled where the editor breaks off, or what is typed comes to its end */
export function terminal({ input = process.stdin, output }: { input?: Readable; output?: Writable } = {}): Prompter {
  updateSettings({ aliases: { [endOfInput]: 'cancel' } });
  const ended = new AbortController();
  if (input.readableEnded) ended.abort();
  else input.once('end', () => ended.abort());
  const streams = { input, ...(output ? { output } : {}), signal: ended.signal };
  const said = (answer: string | symbol | undefined): string => {
    if (typeof answer !== 'symbol') return (answer ?? '').trim();
    cancel('Nothing was written.', streams);
    throw new Cancelled();
  };
  return {
    text: async (message, { onEnter = 'Enter leaves it open', check } = {}) => {
      const validate = (answer: string | undefined) => {
        const given = (answer ?? '').trim();
        return given === '' ? undefined : check?.(given);
      };
      return said(await text({ message, placeholder: onEnter, validate, ...streams }));
    },
    select: async (message, choices) =>
      said(await select({ message, options: choices.map((value) => ({ value, label: value })), ...streams })),
    tell: (words) => log.info(words, streams),
  };
}

const isOpen = 'leave it open';

/** So many omissions are listed; a page may have hundreds. */
const listedOmissions = 15;

/**
 * Asks about one source and gives the answers in the form of defaults.
 *
 * @param prose what the archive's own words are held to
 */
export async function askAbout(
  { proposals, source }: TakenIn,
  file: string,
  prose: Prose,
  prompter: Prompter,
): Promise<Defaults> {
  const lines = linesOf(source.text);
  prompter.tell([`${file}: ${lines.length} lines`, ...tellOf(proposals, lines)].join('\n'));
  const answers: Record<string, unknown> = {};
  const provenance: Record<string, unknown> = {};
  const ownWords = { check: checkOwnWords(prose) };
  for (const question of proposals.questions) {
    const { about, ask } = question;
    if (about === 'kind') {
      const kind = await prompter.select(ask, [isOpen, ...documentKinds.filter((one) => one !== 'undetermined')]);
      if (kind !== isOpen) answers['kind'] = kind;
    } else if (about === 'omissions') {
      const choice = await prompter.select(ask, [isOpen, 'yes']);
      if (choice === 'yes') answers['omissions'] = 'as proposed';
    } else if (isStatement(about)) {
      const statement = await askStatement(about, question, proposals.provenance[about], lines, { prompter, ownWords });
      if (statement) provenance[about] = statement;
    } else if (about === 'language') {
      const language = await prompter.text(ask, { check: checkLanguage });
      if (language !== '') answers['language'] = language;
    }
  }
  for (const [field, ask] of [
    ['summary', askSummary],
    ['custody', askCustody],
  ] as const) {
    const value = await prompter.text(ask, ownWords);
    if (value !== '') answers[field] = value;
  }
  return defaultsSchema.parse({ ...answers, provenance });
}

/** What is proposed, a line for each: every statement with its evidence, every omission with its first words. */
function tellOf({ provenance, omissions }: TakenIn['proposals'], lines: readonly string[]): string[] {
  const stated = provenanceFields.flatMap((field) => {
    const statement = provenance[field];
    if (statement.status === 'unknown') return [];
    const how = statement.status === 'stated' ? `line ${statement.evidence.line}` : statement.ground;
    return [`${field}: ${statement.value} (${how.replace(/\.$/u, '')})`];
  });
  const left = omissions.slice(0, listedOmissions).map(({ lines: range, reason }) => {
    const [first = 1, last = first] = range.split('-').map(Number);
    const words = lines
      .slice(first - 1, last)
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim();
    const shown = words.length > 60 ? `${words.slice(0, 60)}…` : words;
    return `left out, ${first === last ? 'line' : 'lines'} ${range}: “${shown}” ${reason}`;
  });
  const more = omissions.length - left.length;
  return [...stated, ...left, ...(more > 0 ? [`left out: ${more} more, which the draft lists`] : [])];
}

const isStatement = (about: string): about is ProvenanceField => provenanceFields.includes(about as ProvenanceField);

/** Asks for a statement that is not known, or whether one that the text alone gave is true. */
async function askStatement(
  field: ProvenanceField,
  { ask }: Question,
  proposed: ProposedStatement,
  lines: readonly string[],
  { prompter, ownWords }: { prompter: Prompter; ownWords: { check: Check } },
): Promise<unknown> {
  if (proposed.status !== 'unknown') {
    const choice = await prompter.select(ask, [isOpen, 'yes', 'no']);
    if (choice !== 'no') return choice === 'yes' ? proposed : undefined;
  }
  const isDate = field === 'date' || field === 'captured';
  const value = await prompter.text(asks[field], isDate ? { check: checkDate } : {});
  if (value === '') return undefined;
  const line = lines.findIndex((candidate) => candidate.includes(value)) + 1;
  if (line > 0 && !isDate) return { status: 'stated', value, evidence: { line, words: value } };
  let ground = '';
  while (ground === '')
    ground = await prompter.text(`How is “${value}” known? One sentence for readers.`, {
      onEnter: 'A sentence is needed',
      ...ownWords,
    });
  return { status: 'inferred', value, ground };
}

/** Refuses what is no language tag. */
export function checkLanguage(answer: string): string | undefined {
  return languageSchema.safeParse(answer).success ? undefined : `“${answer}” is no language tag, such as en, uk or ru.`;
}

const checkDate: Check = (answer) =>
  isEdtf(answer) ? undefined : `“${answer}” is no EDTF date. Write it as 2022-02-23, 2022-02 or 2022.`;

const checkOwnWords =
  (prose: Prose): Check =>
  (answer) =>
    checkWords(answer, prose, (code, message) => ({ code, file: '', line: 1, message }))[0]?.message;
