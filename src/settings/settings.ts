/** Settings: the archive as a whole, as content/archive.yaml gives it. */
import { z } from 'astro/zod';
import { type Parsed, parseYamlEntry, type SourceFile } from '../entry/entry.ts';
import { languageSchema } from '../entry/language.ts';
import { webAddressSchema } from '../entry/web-address.ts';

/** The format of content that this engine reads; `migrations` lift older content to it. */
export const formatVersion = 1;

export const settingsSchema = z.strictObject({
  format: z
    .literal(formatVersion)
    .describe('Version of the format in which the whole content is written; “npm run archive -- migrate” raises it.'),
  name: z.string().min(1).describe('Name of the archive.'),
  slug: z
    .string()
    .regex(/^[a-z0-9-]+$/u)
    .describe('Name of the archive in file names.'),
  description: z.string().min(1).describe('What the archive holds, in one line.'),
  address: webAddressSchema
    .refine((address) => address.endsWith('/'), 'an address with its final slash')
    .describe('Public base address, with its final slash.'),
  publisher: z.string().min(1).describe('Who publishes the archive.'),
  language: languageSchema.describe('Language of the archive’s own words and of its interface.'),
  released: z.iso.date().describe('Day of the release.'),
  rights: z
    .strictObject({
      statement: webAddressSchema.describe('Licence of the archive’s own words.'),
      ground: z.string().min(1).describe('What the licence covers.'),
    })
    .describe('Rights in the archive’s own words.'),
  contact: z
    .string()
    .regex(/^(?:https?:\/\/\S+|mailto:[^\s@]+@[^\s@]+)$/u, 'an address such as https://… or mailto:name@host')
    .optional()
    .describe('Where claims and questions reach the archive: an address of the web, or one of mail after mailto:.'),
  slantedWords: z
    .array(z.string().min(1))
    .default([])
    .describe('Words that take sides, refused in the archive’s own sentences.'),
});

export type Settings = z.infer<typeof settingsSchema>;

/** A contact as a reader reads it, and the mail address in it, where it is one. */
export function readContact(contact: string): { text: string; mail?: string } {
  const mail = /^mailto:(.*)$/u.exec(contact)?.[1];
  return mail === undefined ? { text: contact } : { text: mail, mail };
}

const formatSchema = z.looseObject({ format: z.int().min(1).default(0) });

/** Reads of which format content is; of format 0 where its settings name none. Other fields may be as they will. */
export function parseFormat(source: SourceFile): Parsed<{ format: number }> {
  return parseYamlEntry(source, formatSchema);
}

/** Reads the settings of an archive; of content in another format it says that alone. */
export function parseSettings(source: SourceFile): Parsed<Settings> {
  const { entry, issues } = parseFormat(source);
  if (!entry) return { entry, issues };
  const { format } = entry.data;
  if (format === formatVersion) return parseYamlEntry(source, settingsSchema);
  const message =
    format > formatVersion
      ? `The content is of format ${format}, and this engine reads format ${formatVersion}. Use a newer engine.`
      : `The content is of format ${format}${format === 0 ? ', since archive.yaml names none,' : ''} and this engine reads format ${formatVersion}. Run “npm run archive -- migrate”, which lifts it.`;
  return {
    entry: undefined,
    issues: [{ code: 'format-version', file: source.file, line: entry.lineOf('format'), message }],
  };
}

/** Where a build is published: `site` is an origin, `base` a path that begins and ends with `/`. */
export interface Place {
  site: string;
  base: string;
  /** The whole base address, with its final slash. */
  address: string;
}

/**
 * Works out where a build is published: `SITE_URL` and `BASE_PATH` go before the archive's address.
 *
 * `SITE_URL` may hold a path; `BASE_PATH` alone goes before it.
 */
export function resolvePlace(
  address: string,
  environment: { SITE_URL?: string | undefined; BASE_PATH?: string | undefined },
): Place {
  const url = new URL(environment.SITE_URL || address);
  const path = environment.BASE_PATH || url.pathname;
  const base = `/${path.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
  return { site: url.origin, base, address: url.origin + base };
}

/** Whether an address can never be a public one (RFC 2606, RFC 6761). */
export function isReserved(address: string): boolean {
  return /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/u.test(new URL(address).hostname);
}
