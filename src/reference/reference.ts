/** References: works outside the archive that back a statement of the archive. */
import { z } from 'astro/zod';
import { languageSchema } from '../entry/language.ts';
import { webAddressSchema } from '../entry/web-address.ts';
import { slugSchema } from '../permalink/identifier.ts';

const referenceSchema = z.strictObject({
  title: z.string().min(1).describe('Title of the work as it gives it, or a plain description of it.'),
  language: languageSchema
    .optional()
    .describe('Language of the title, as a BCP 47 tag; that of the archive when left out.'),
  author: z.string().min(1).optional().describe('Who wrote it, where known.'),
  body: z.string().min(1).describe('Who published it.'),
  date: z.string().optional().describe('When it was published, as EDTF, where the work says so.'),
  address: webAddressSchema.describe('Where it is read.'),
  seen: z.iso.date().optional().describe('The day on which an editor read it, where recorded.'),
});

export const referencesSchema = z.record(slugSchema, referenceSchema);

export type Reference = z.infer<typeof referenceSchema>;
