/** Identifiers: how documents, passages, terms and references are named, and how the names are read. */
import { z } from 'astro/zod';

/** Name of a passage within its document: `p1`, `p2`, …; a name, not a rank. */
export const passageIdSchema = z.string().regex(/^p[1-9]\d*$/u, 'a passage number such as p4');

/** Name of a glossary term: its file name without `.mdx`. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'lower-case words joined by hyphens, such as article-51');

/** Whether a text may name a term, an event, or a page or folder of pages in its address. */
export const isSlug = (text: string): boolean => slugSchema.safeParse(text).success;

/** Words as an address takes them; empty where no letter of them can stand there. */
export function slugOf(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/gu, '');
}

/** Puts numbers of documents in order: 10000 comes after 9999. */
export const byNumber = (a: string, b: string): number => Number(a) - Number(b);

/** One passage in the whole archive, written `0001#p4`. */
export interface PassageAddress {
  document: string;
  passage: string;
}

/** Reads `0001#p4`. @returns undefined when the text is no passage address. */
export function parsePassageAddress(text: string): PassageAddress | undefined {
  const match = /^(\d{4,})#(p[1-9]\d*)$/u.exec(text);
  return match?.[1] && match[2] ? { document: match[1], passage: match[2] } : undefined;
}
