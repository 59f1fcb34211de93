/** Names of one thing: which terms are compared, and in which words the sources describe them. */
import { z } from 'astro/zod';
import { checkAccounts, voicedQuotationSchema } from '../account/account.ts';
import type { Entry } from '../entry/entry.ts';
import type { Backlink } from '../glossary/backlinks.ts';
import { foldApostrophes } from '../glossary/lexicon.ts';
import type { Issue } from '../issue.ts';
import { slugSchema } from '../permalink/identifier.ts';
import type { Quotable } from '../statement/selection.ts';
import { checkWords, type Prose } from '../statement/statement.ts';

export const namesSchema = z.strictObject({
  entities: z
    .array(
      z.strictObject({
        term: slugSchema.describe('The term whose names are compared.'),
        descriptions: z.array(voicedQuotationSchema).default([]).describe('Words in which a document describes it.'),
      }),
    )
    .describe('The terms that the page on names compares.'),
});

export type Names = z.infer<typeof namesSchema>;

/** Holds the terms and quotations of the names against the archive, and what it says of them in its own words. */
export function checkNames(
  entry: Entry<Names>,
  quotable: Quotable,
  { terms, prose }: { terms: { has: (id: string) => boolean }; prose: Prose },
): Issue[] {
  return entry.data.entities.flatMap(({ term, descriptions }, index) => {
    const unknown = terms.has(term) ? [] : [term];
    const lineOf = (...path: (string | number)[]) => entry.lineOf('entities', index, ...path);
    return [
      ...unknown.map((slug): Issue => {
        const message = `There is no term “${slug}”. Name a file of content/glossary without its ending.`;
        return { code: 'name-unknown', file: entry.file, line: lineOf(), message };
      }),
      ...checkAccounts(descriptions, quotable, (place) => ({ file: entry.file, line: lineOf('descriptions', place) })),
      ...descriptions.flatMap(({ reporting = '' }, place) => {
        const line = lineOf('descriptions', place, 'reporting');
        return checkWords(reporting, prose, (code, message) => ({ code, file: entry.file, line, message }));
      }),
    ];
  });
}

/** How often a document uses a name, as the document writes it. */
export interface NameUse {
  name: string;
  document: string;
  count: number;
  together: boolean;
}

/**
 * Counts the names that documents use for a term, from its mentions.
 *
 * Names that differ in the kind of apostrophe or space alone, or in whether an accent is a sign of its
 * own, are one; the first spelling met stands for all.
 */
export function countNames(term: string, backlinks: readonly Backlink[]): NameUse[] {
  const uses = new Map<string, NameUse>();
  for (const { document, text, mentions } of backlinks) {
    for (const { start, end, term: named } of mentions) {
      const name = text.slice(start, end);
      const key = `${document}\0${foldApostrophes(name.normalize('NFC')).replace(/\s/gu, ' ')}`;
      const use = uses.get(key) ?? { name, document, count: 0, together: named !== term };
      uses.set(key, { ...use, count: use.count + 1 });
    }
  }
  return [...uses.values()];
}
