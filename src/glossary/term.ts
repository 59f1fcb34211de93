/** Terms: persons, bodies, places, instruments, events and concepts, with every form of their names. */
import { z } from 'astro/zod';
import { languageSchema } from '../entry/language.ts';
import { slugSchema } from '../permalink/identifier.ts';

export const termTypes = ['person', 'body', 'place', 'instrument', 'speech', 'event', 'concept'] as const;
export type TermType = (typeof termTypes)[number];

const formSchema = z.strictObject({
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
        .regex(/^Q[1-9]\d*$/u)
        .optional(),
    })
    .default({})
    .describe('Identifiers elsewhere.'),
  textPublishedAt: slugSchema.optional().describe('For an instrument or speech: the reference that holds its text.'),
});

export type TermDescription = z.infer<typeof termSchema>;

/** A term as the archive holds it; `id` is its slug. */
export interface Term extends TermDescription {
  id: string;
  file: string;
}

/** ISO 15924 code of the script of a form: Cyrillic if it has a Cyrillic letter, else Latin. */
export function scriptOf(form: string): 'Cyrl' | 'Latn' {
  return /\p{Script=Cyrillic}/u.test(form) ? 'Cyrl' : 'Latn';
}

/** Whether the archive would hold the words of such a term as a primary text. */
export function hasText(type: TermType): boolean {
  return type === 'instrument' || type === 'speech';
}
