/** Editorial pages: the archive's words about itself, content/pages/**.mdx. */
import { z } from 'astro/zod';
import { slugSchema } from '../permalink/identifier.ts';

export const pageSchema = z.strictObject({
  title: z.string().min(1).describe('Title of the page.'),
  description: z.string().min(1).describe('What the page says, in one sentence.'),
  backed: z.boolean().default(false).describe('Whether every sentence needs a source mark.'),
  terms: z.array(slugSchema).default([]).describe('Terms to read first, in this order.'),
  contact: z.boolean().default(false).describe('Whether the page ends with where the archive is reached.'),
  order: z.int().default(0).describe('Place among the pages in the menu.'),
});
