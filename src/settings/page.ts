/** Editorial pages: the archive's words about itself, content/pages/**.mdx. */
import { z } from 'astro/zod';

export const pageSchema = z.strictObject({
  title: z.string().min(1).describe('Title of the page.'),
  description: z.string().min(1).describe('What the page says, in one sentence.'),
  order: z.int().default(0).describe('Place among the pages in the menu.'),
});
