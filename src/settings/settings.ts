/** Settings: the archive as a whole, as content/archive.yaml gives it. */
import { z } from 'astro/zod';
import { languageSchema } from '../entry/language.ts';

export const settingsSchema = z.strictObject({
  name: z.string().min(1).describe('Name of the archive.'),
  slug: z
    .string()
    .regex(/^[a-z0-9-]+$/u)
    .describe('Name of the archive in file names.'),
  description: z.string().min(1).describe('What the archive holds, in one line.'),
  address: z.url().endsWith('/').describe('Public base address, with its final slash.'),
  publisher: z.string().min(1).describe('Who publishes the archive.'),
  language: languageSchema.describe('Language of the archive’s own words and of its interface.'),
  released: z.iso.date().describe('Day of the release.'),
  rights: z.strictObject({
    statement: z.url().describe('Licence of the archive’s own words.'),
    ground: z.string().min(1).describe('What the licence covers.'),
  }),
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
