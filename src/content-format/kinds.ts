/** The kinds of files that an archive is written in: what each is, where it stands, what its fields are. */
import type { z } from 'astro/zod';
import { defaultsSchema, draftSchema } from '../accession/draft.ts';
import { documentSchema } from '../document/document.ts';
import { termSchema } from '../glossary/term.ts';
import { mapSchema, regionsSchema } from '../map/map.ts';
import { namesSchema } from '../names/names.ts';
import { referencesSchema } from '../reference/reference.ts';
import { pageSchema } from '../settings/page.ts';
import { settingsSchema } from '../settings/settings.ts';
import { differenceSchema, eventSchema } from '../timeline/event.ts';
import { examples } from './examples.ts';

/** Names of the kinds, in the order in which they are explained. */
export type KindName = keyof typeof examples;

export interface Kind {
  name: KindName;
  /** In one sentence, what such a file is. */
  meaning: string;
  /** The files, as a pattern below content/; none for a file that stands elsewhere. */
  files?: string;
  /** How the fields are written: above a text, or as the whole file. */
  form: 'frontmatter' | 'yaml' | 'json';
  /** What stands below the frontmatter, in whole sentences. */
  body?: string;
  /** The kind whose fields it has too. */
  extends?: KindName;
  schema: z.ZodType;
  /** A file's fields, as YAML. */
  example: string;
}

const statements =
  'Below the fields stand sentences of the archive in Markdown, each followed by a mark of what backs it: `<Source of="0001#p4" />` for a passage, `<Source of="name" />` for a reference. `<Quote of="0001#p4" from="first words" to="last words" />` prints words of a passage and is a mark too.';

const described: Record<KindName, Omit<Kind, 'name' | 'example'>> = {
  archive: {
    meaning: 'The archive as a whole.',
    files: 'archive.yaml',
    form: 'yaml',
    schema: settingsSchema,
  },
  document: {
    meaning: 'One source text; the name of the file is its number, `0001`, `0002`, …, never given again.',
    files: 'documents/*.mdx',
    form: 'frontmatter',
    body: 'Below the fields stands the transcription: the words of the source, all of them and no others, as plain Markdown. Headings, paragraphs, list items, quotations and table rows are its passages, `p1`, `p2`, … in the order in which they were first promised. A backslash stands before a sign that Markdown or MDX would take for markup.',
    schema: documentSchema,
  },
  draft: {
    meaning: 'A document without a number, with what an editor must decide; it is not published.',
    files: 'drafts/*.mdx',
    form: 'frontmatter',
    body: 'Below the fields stands the transcription, as in a document.',
    extends: 'document',
    schema: draftSchema,
  },
  term: {
    meaning: 'A person, body, place, instrument, speech, event or concept; the name of the file is its address.',
    files: 'glossary/*.mdx',
    form: 'frontmatter',
    body: statements,
    schema: termSchema,
  },
  event: {
    meaning: 'Something dated, with the accounts that the documents give of it; the name of the file is its address.',
    files: 'events/*.mdx',
    form: 'frontmatter',
    body: statements,
    schema: eventSchema,
  },
  difference: {
    meaning: 'A matter in which the sources differ, in the words of each.',
    files: 'differences/*.mdx',
    form: 'frontmatter',
    body: statements,
    schema: differenceSchema,
  },
  page: {
    meaning: 'A page of the archive on itself; its path is its address. Every archive has `pages/about.mdx`.',
    files: 'pages/**/*.mdx',
    form: 'frontmatter',
    body: 'Below the fields stands the text in Markdown. Where `backed` is true, every sentence has its mark, as in a term; `<Source of="archive" />` names the archive itself.',
    schema: pageSchema,
  },
  reference: {
    meaning: 'The works outside the archive that back its sentences, each under a name of its own.',
    files: 'references.yaml',
    form: 'yaml',
    schema: referencesSchema,
  },
  names: {
    meaning: 'Which terms the page on names compares; an archive may be without it.',
    files: 'names.yaml',
    form: 'yaml',
    schema: namesSchema,
  },
  map: {
    meaning: 'The map with the regions that are terms; an archive may be without it.',
    files: 'map.yaml',
    form: 'yaml',
    schema: mapSchema,
  },
  regions: {
    meaning: 'The boundaries of the map, in the file that `map.yaml` names as its data.',
    files: 'map/*.json',
    form: 'json',
    schema: regionsSchema,
  },
  defaults: {
    meaning: 'Answers for a whole batch, in a file that `add --defaults` names.',
    form: 'yaml',
    schema: defaultsSchema,
  },
};

export const kinds: readonly Kind[] = Object.entries(described).map(([name, kind]) => ({
  name: name as KindName,
  ...kind,
  example: examples[name as KindName],
}));

/** The kind of a name. @returns undefined where there is none */
export function kindNamed(name: string): Kind | undefined {
  return kinds.find((kind) => kind.name === name);
}
