/** Astro's collections: loaders and schemas, no rules. */

import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { contentFolder } from './cli/read-content.ts';
import { termSchema } from './glossary/term.ts';
import { pageSchema } from './settings/page.ts';
import { documentsLoader } from './site/documents-loader.ts';
import { differenceSchema, eventSchema } from './timeline/event.ts';

const folder = contentFolder();

export const collections = {
  documents: defineCollection({ loader: documentsLoader() }),
  glossary: defineCollection({
    loader: glob({ pattern: '*.mdx', base: `${folder}/glossary`, retainBody: true }),
    schema: termSchema,
  }),
  events: defineCollection({
    loader: glob({ pattern: '*.mdx', base: `${folder}/events`, retainBody: true }),
    schema: eventSchema,
  }),
  differences: defineCollection({
    loader: glob({ pattern: '*.mdx', base: `${folder}/differences` }),
    schema: differenceSchema,
  }),
  pages: defineCollection({ loader: glob({ pattern: '**/*.mdx', base: `${folder}/pages` }), schema: pageSchema }),
};
