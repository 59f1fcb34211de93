/**
 * Provenance: what is known of a source, and how.
 *
 * Every statement is `stated` (the capture says it, at a line, in words), `inferred` (with the
 * ground) or `unknown` (with what was looked for). A stated text equals the words of its evidence; a
 * stated date is what the words read as.
 */
import { z } from 'astro/zod';
import { linesOf } from '../capture/reading-text.ts';
import type { Entry } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';
import { slugSchema } from '../permalink/identifier.ts';
import { isEdtf, readDate } from './date.ts';

const ground = z.string().min(1).describe('Why: in whole sentences, for readers.');
const sources = z.array(slugSchema).default([]).describe('References (content/references.yaml) that back the ground.');
const term = slugSchema.optional().describe('The glossary term that the value names.');

const evidence = z
  .strictObject({
    line: z.int().min(1).describe('Line of the capture (of its extracted text), from 1.'),
    words: z.string().min(1).describe('The words at that line, exactly.'),
  })
  .describe('Where the capture states it: a text is these words, a date is what they read as.');

const time = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u, 'a time of day such as 20:43')
  .optional()
  .describe('Time of day as stated, not converted; only with a date.');

function statement<Extra extends z.ZodRawShape>(extra: Extra) {
  const value = z.string().min(1).describe('What is known, as it is shown.');
  const status = <Name extends string>(name: Name, meaning: string) => z.literal(name).describe(meaning);
  return z.discriminatedUnion('status', [
    z.strictObject({
      status: status('stated', 'The capture says it, at a line, in words.'),
      value,
      ...extra,
      term,
      evidence,
      ground: ground.optional(),
      sources,
    }),
    z.strictObject({ status: status('inferred', 'An editor worked it out.'), value, ...extra, term, ground, sources }),
    z.strictObject({ status: status('unknown', 'It was looked for and not found.'), ground, sources }),
  ]);
}

const text = statement({});
const date = statement({ time });

/** The eight statements about a source, in the order in which they are shown. */
export const provenanceFields = [
  'title',
  'creator',
  'publisher',
  'date',
  'place',
  'originalAddress',
  'licence',
  'captured',
] as const;

export type ProvenanceField = (typeof provenanceFields)[number];

export const provenanceSchema = z.strictObject({
  title: text.describe('The title as the source gives it.'),
  creator: text.describe('Who wrote it.'),
  publisher: text.describe('Who published it.'),
  date: date.describe('When it was published, as EDTF in quotation marks.'),
  place: text.describe('Where it was written or published.'),
  originalAddress: text.describe('The address at which it was published.'),
  licence: text.describe('The licence of the text, as an address.'),
  captured: date.describe('When the capture was made, as EDTF.'),
});

export type Provenance = z.infer<typeof provenanceSchema>;
export type Statement = Provenance[ProvenanceField];

/** The value of a statement, or undefined where nothing is known. */
export function knownValue(statement: Statement): string | undefined {
  return statement.status === 'unknown' ? undefined : statement.value;
}

/** The value of a statement where no mark beside it says how it is known: in square brackets where it is inferred. */
export function shownValue(statement: Statement, show = (value: string) => value): string | undefined {
  if (statement.status === 'unknown') return undefined;
  const shown = show(statement.value);
  return statement.status === 'inferred' ? `[${shown}]` : shown;
}

/** The time of day of a statement about a date, where one is known. */
export function timeOf(statement: Statement): string | undefined {
  return 'time' in statement ? statement.time : undefined;
}

const dateFields: readonly ProvenanceField[] = ['date', 'captured'];

/** Holds every statement against the lines of the capture; the words of a date are read in the language of the text. */
export function checkProvenance(
  entry: Entry<{ provenance: Provenance; language: string }>,
  captureText: string,
): Issue[] {
  const lines = linesOf(captureText);
  return provenanceFields.flatMap((field) => {
    const statement = entry.data.provenance[field];
    const issue = (code: Issue['code'], message: string): Issue => ({
      code,
      file: entry.file,
      line: entry.lineOf('provenance', field),
      message: `The ${field} ${message}`,
    });
    if (statement.status === 'unknown') return [];
    const isDate = dateFields.includes(field);
    if (isDate && !isEdtf(statement.value)) {
      return [
        issue(
          'provenance-date',
          `“${statement.value}” is not an EDTF date. Write it as 2022-02-23, 2022-02, 2022 or 2024/...`,
        ),
      ];
    }
    if (statement.status !== 'stated') return [];
    const { line, words } = statement.evidence;
    if (!lines[line - 1]?.includes(words)) {
      return [
        issue(
          'provenance-evidence',
          `is stated by “${words}” at line ${line} of the capture, but that line does not hold these words. Give the line and the words as they stand.`,
        ),
      ];
    }
    if (!isDate) {
      if (statement.value === words) return [];
      return [
        issue(
          'provenance-evidence',
          `is “${statement.value}”, but its evidence reads “${words}”. A stated value equals the words of its evidence; if it is read out of them, mark it as inferred.`,
        ),
      ];
    }
    const read = readDate(words, entry.data.language);
    if (read.date === statement.value && read.time === timeOf(statement)) return [];
    const said = [read.date, read.time].filter(Boolean).join(' ') || 'no date';
    const given = [statement.value, timeOf(statement)].filter(Boolean).join(' ');
    return [
      issue('provenance-date', `is ${given}, but its evidence “${words}” reads as ${said}. Give what the words say.`),
    ];
  });
}
