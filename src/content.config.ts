/** Astro's collections: loaders and schemas, no rules. */

import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { contentFolder } from './cli/read-content.ts';
import { termSchema } from './glossary/term.ts';
import { pageSchema } from './settings/page.ts';
import { documentsLoader } from './site/documents-loader.ts';

const folder = contentFolder();

export const collections = {
  documents: defineCollection({ loader: documentsLoader() }),
  glossary: defineCollection({
    loader: glob({ pattern: '*.mdx', base: `${folder}/glossary`, retainBody: true }),
    schema: termSchema,
  }),
  pages: defineCollection({ loader: glob({ pattern: '**/*.mdx', base: `${folder}/pages` }), schema: pageSchema }),
};
