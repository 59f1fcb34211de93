/**
 * Migrations: content of an older format is lifted to the present one, step by step.
 *
 * Each step is a pure function from the texts of the content to those of the next format. It changes
 * what the formats differ in and leaves every other letter, comments and order among them. No step
 * ever sees a capture, and what stands in the ledger stays: a step may add rows after it.
 */
import { addFirstField } from '../entry/edit.ts';
import { parseFormat } from '../settings/settings.ts';

/** The texts of a content folder by their paths in it, captures apart. */
export type ContentTexts = ReadonlyMap<string, string>;

/** Lifts content to the format `to` from the one before it. */
export interface Migration {
  to: number;
  /** What it changes, in one sentence. */
  does: string;
  lift: (texts: ContentTexts) => ContentTexts;
}

const settingsFile = 'archive.yaml';
const ledgerFile = 'permalinks.csv';

/** Every migration, in order: the one at index 0 leads to format 1. */
export const migrations: readonly Migration[] = [
  {
    to: 1,
    does: 'archive.yaml names the format of the content.',
    lift: (texts) => change(texts, settingsFile, (text) => addFirstField(text, 'format', 1)),
  },
];

function change(texts: ContentTexts, path: string, by: (text: string) => string): ContentTexts {
  const text = texts.get(path);
  return text === undefined ? texts : new Map([...texts, [path, by(text)]]);
}

/** Content as it is after its migrations. */
export interface Lifted {
  from: number;
  to: number;
  /** What was changed, in sentences. */
  done: string[];
  texts: ContentTexts;
}

/**
 * Lifts content to the present format; content of that format stays as it is.
 *
 * @param texts with an archive.yaml of this format or an older one
 * @param steps all migrations, the first of them to format 1
 * @throws where a step does not do what it says, or changes what none may
 */
export function liftContent(texts: ContentTexts, steps: readonly Migration[] = migrations): Lifted {
  const from = formatOf(texts) ?? 0;
  let lifted = texts;
  const due = steps.slice(from);
  for (const { to, lift } of due) {
    const before = lifted.get(ledgerFile) ?? '';
    lifted = lift(lifted);
    if (formatOf(lifted) !== to)
      throw new Error(`${settingsFile} cannot be changed by program. Write the line “format: ${to}” into it by hand.`);
    if (!(lifted.get(ledgerFile) ?? '').startsWith(before))
      throw new Error(`the step to format ${to} changes rows of the ledger. Use another version of the engine.`);
    if ([...lifted.keys()].some((path) => path.startsWith('captures/')))
      throw new Error(`the step to format ${to} writes captures. Use another version of the engine.`);
  }
  return { from, to: due.at(-1)?.to ?? from, done: due.map(({ does }) => does), texts: lifted };
}

function formatOf(texts: ContentTexts): number | undefined {
  return parseFormat({ file: settingsFile, text: texts.get(settingsFile) ?? '' }).entry?.data.format;
}
