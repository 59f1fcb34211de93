// @ts-check
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
import rehypeCellAlign from './src/document/cell-align.ts';
import rehypeMentions from './src/glossary/rehype-mentions.ts';
import archive from './src/site/integration.ts';
import { glossaryFolder, readLexicon, readPlace } from './src/site/read-site.ts';

const place = readPlace();

export default defineConfig({
  site: place.site,
  base: place.base,
  // 'always' would refuse the files of a document while editing: their route has a parameter.
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'never' },
  outDir: process.env.OUT_DIR ?? 'dist',
  cacheDir: process.env.CACHE_DIR ?? 'node_modules/.astro',
  // The default folds a line break before a tag to nothing, which would join words.
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  markdown: {
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [remarkGfm],
      rehypePlugins: [
        rehypeCellAlign,
        [rehypeMentions, { lexicon: readLexicon, base: place.base, glossary: glossaryFolder() }],
      ],
    }),
    syntaxHighlight: false,
  },
  devToolbar: { enabled: false },
  integrations: [mdx(), archive()],
  vite: {
    build: {
      // An inlined script with a dynamic import would call a name that Vite fills in only in files.
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
});
