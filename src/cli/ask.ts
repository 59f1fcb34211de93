/** Asking: what only an editor knows of a source, one question after the other. Enter leaves a question open. */
import { cancel, log, select, text } from '@clack/prompts';
import { type Defaults, defaultsSchema } from '../accession/draft.ts';
import type { TakenIn } from '../accession/take-in.ts';
import { linesOf } from '../capture/reading-text.ts';
import { documentKinds } from '../document/document.ts';
import { type ProvenanceField, provenanceFields } from '../provenance/provenance.ts';

/** How an editor is asked. */
export interface Prompter {
  /** @param onEnter what it means to say nothing @returns an empty text where nothing was said */
  text: (question: string, onEnter?: string) => Promise<string>;
  select: (question: string, choices: readonly string[]) => Promise<string>;
  tell: (words: string) => void;
}

/** Asks at the terminal. @throws Cancelled where the editor breaks off */
export const terminal: Prompter = {
  text: async (message, onEnter = 'Enter leaves it open') => said(await text({ message, placeholder: onEnter })),
  select: async (message, choices) =>
    said(await select({ message, options: choices.map((value) => ({ value, label: value })) })),
  tell: (words) => log.info(words),
};

/** The editor broke off: nothing has been written. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

function said(answer: string | symbol | undefined): string {
  if (typeof answer !== 'symbol') return (answer ?? '').trim();
  cancel('Nothing was written.');
  throw new Cancelled();
}

const isOpen = 'leave it open';

/** Asks about one source and gives the answers in the form of defaults. */
export async function askAbout(taken: TakenIn, file: string, prompter: Prompter): Promise<Defaults> {
  const { proposals, source } = taken;
  prompter.tell(`${file}: ${linesOf(source.text).length} lines, ${proposals.omissions.length} omissions proposed`);
  for (const { lines, reason } of proposals.omissions) prompter.tell(`  lines ${lines}: ${reason}`);
  const answers: Record<string, unknown> = {};
  const provenance: Record<string, unknown> = {};
  for (const { about, ask } of proposals.questions) {
    if (about === 'kind') {
      const kind = await prompter.select(ask, [...documentKinds.filter((one) => one !== 'undetermined'), isOpen]);
      if (kind !== isOpen) answers['kind'] = kind;
    } else if (about === 'omissions') {
      const choice = await prompter.select(ask, ['yes', isOpen]);
      if (choice === 'yes') answers['omissions'] = 'as proposed';
    } else if (provenanceFields.includes(about as ProvenanceField)) {
      const value = await prompter.text(ask);
      if (value !== '') provenance[about] = await stateOf(about as ProvenanceField, value, source.text, prompter);
    } else if (about === 'language') {
      const value = await prompter.text(ask);
      if (value !== '') answers['language'] = value;
    }
  }
  for (const [field, ask] of [
    ['summary', 'What is the text, in one sentence of the archive’s own words?'],
    ['custody', 'Who made the file, with what tool and when, as far as is known?'],
  ] as const) {
    const value = await prompter.text(ask);
    if (value !== '') answers[field] = value;
  }
  return defaultsSchema.parse({ ...answers, provenance });
}

/** A value as a statement: stated where it stands in a line as a whole text, else inferred, with its ground. */
async function stateOf(field: ProvenanceField, value: string, text: string, prompter: Prompter) {
  const line = linesOf(text).findIndex((candidate) => candidate.includes(value)) + 1;
  const isDate = field === 'date' || field === 'captured';
  if (line > 0 && !isDate) return { status: 'stated', value, evidence: { line, words: value } };
  let ground = '';
  while (ground === '') ground = await prompter.text(`How is “${value}” known? One sentence for readers.`);
  return { status: 'inferred', value, ground };
}
