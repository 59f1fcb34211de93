/** Terms: persons, bodies, places, instruments, events and concepts, with every form of their names. */
import { z } from 'astro/zod';
import type { Entry } from '../entry/entry.ts';
import { languageSchema } from '../entry/language.ts';
import { slugSchema } from '../permalink/identifier.ts';
import { checkEndings, inflect } from './inflection.ts';

export const termTypes = ['person', 'body', 'place', 'instrument', 'speech', 'event', 'concept'] as const;
export type TermType = (typeof termTypes)[number];

const formSchema = z
  .strictObject({
    form: z
      .string()
      .regex(/^[\p{L}\p{N}]/u, 'a name that begins with a letter or a figure')
      .describe('The name as it is written.'),
    language: languageSchema.optional().describe('BCP 47 tag; the language of the archive when left out.'),
    mention: z
      .boolean()
      .default(true)
      .describe(
        'false: a spelling that several things share; it is searched by, and is a mention only where a note says so.',
      ),
    endings: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'How the form ends in other cases, for languages whose endings no rule finds: for each case the endings of its words, “-” for none; those of the form itself first.',
      ),
  })
  .superRefine(({ form, endings }, context) => {
    for (const [index, problem] of checkEndings(form, endings))
      context.addIssue({ code: 'custom', path: ['endings', index], message: problem });
  });

export const termSchema = z.strictObject({
  title: z.string().min(1).describe('The name under which the archive lists the term.'),
  type: z.enum(termTypes).describe('What the term is.'),
  forms: z
    .array(formSchema)
    .default([])
    .describe('Every form of the name: spelling, abbreviation, transliteration, inflection.'),
  related: z.array(slugSchema).default([]).describe('Terms to read beside this one.'),
  members: z.array(slugSchema).default([]).describe('For a collective term: the terms that its forms name together.'),
  identifiers: z
    .strictObject({
      wikidata: z
        .string()
        .regex(/^Q[1-9]\d*$/u, 'an identifier such as Q42')
        .optional()
        .describe('The item of Wikidata, such as Q42.'),
    })
    .default({})
    .describe('Identifiers elsewhere.'),
  textPublishedAt: slugSchema.optional().describe('For an instrument or speech: the reference that holds its text.'),
});

export type TermDescription = z.infer<typeof termSchema>;

/** A form of a term; one that its endings make is `inflected`. */
export type TermForm = TermDescription['forms'][number] & { inflected?: boolean };

/** A term as the archive holds it, with its forms in all cases; `id` is its slug. */
export interface Term extends TermDescription {
  id: string;
  file: string;
  forms: TermForm[];
}

/** A term with the entry that describes it. */
export interface GlossaryEntry {
  id: string;
  term: Term;
  entry: Entry<TermDescription>;
}

/** Makes a term of its description. */
export function makeTerm(id: string, file: string, description: TermDescription): Term {
  const forms = description.forms.flatMap((form): TermForm[] => [
    form,
    ...inflect(form.form, form.endings).map((inflected) => ({ ...form, form: inflected, inflected: true })),
  ]);
  return { id, file, ...description, forms };
}

/** ISO 15924 code of the script of a form: Cyrillic if it has a Cyrillic letter, else Latin. */
export function scriptOf(form: string): 'Cyrl' | 'Latn' {
  return /\p{Script=Cyrillic}/u.test(form) ? 'Cyrl' : 'Latn';
}

/** Whether the archive would hold the words of such a term as a primary text. */
export function hasText(type: TermType): boolean {
  return type === 'instrument' || type === 'speech';
}
