/** Astro's collections: loaders and schemas, no rules. */

import { defineCollection } from 'astro:content';
import { termSchema } from './glossary/term.ts';
import { pageSchema } from './settings/page.ts';
import { documentsLoader } from './site/documents-loader.ts';
import { proseLoader } from './site/prose-loader.ts';
import { differenceSchema, eventSchema } from './timeline/event.ts';

export const collections = {
  documents: defineCollection({ loader: documentsLoader() }),
  glossary: defineCollection({ loader: proseLoader('glossary', termSchema), schema: termSchema }),
  events: defineCollection({ loader: proseLoader('events', eventSchema), schema: eventSchema }),
  differences: defineCollection({ loader: proseLoader('differences', differenceSchema), schema: differenceSchema }),
  pages: defineCollection({ loader: proseLoader('pages', pageSchema), schema: pageSchema }),
};
