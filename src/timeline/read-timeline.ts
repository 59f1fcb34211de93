/** Reads events and differences, and checks all that they name, quote and say. */
import type { z } from 'astro/zod';
import { type Account, checkAccounts } from '../account/account.ts';
import { type Entry, parseEntry, type SourceFile } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';
import { isSlug } from '../permalink/identifier.ts';
import { isEdtf } from '../provenance/date.ts';
import { type Backing, checkStatements, checkWords, type Prose } from '../statement/statement.ts';
import { type ArchiveEvent, type Difference, differenceSchema, eventSchema, sortEvents } from './event.ts';

/** What the timeline may name. */
interface Context {
  backing: Backing;
  prose: Prose;
  terms: { has: (id: string) => boolean };
}

export interface Timeline {
  /** By date. */
  events: ArchiveEvent[];
  /** In the order that they give. */
  differences: Difference[];
  issues: Issue[];
}

interface Read<T> {
  id: string;
  entry: Entry<T>;
}

/** Reads the files of events and differences. @returns those that can be read, and every issue */
export function readTimeline(
  files: { events: readonly SourceFile[]; differences: readonly SourceFile[] },
  context: Context,
): Timeline {
  const issues: Issue[] = [];
  const events = files.events.flatMap((source) => read(source, eventSchema, issues));
  const differences = files.differences.flatMap((source) => read(source, differenceSchema, issues));
  const ids = new Set(events.map(({ id }) => id));
  for (const { entry } of events) {
    issues.push(...checkEntry(entry, context));
    if (!isEdtf(entry.data.date)) {
      const message = `“${entry.data.date}” is not an EDTF date. Write it as 2022-02-23, 2022-02 or 2022.`;
      issues.push({ code: 'provenance-date', file: entry.file, line: entry.lineOf('date'), message });
    }
    if (entry.data.place !== undefined)
      issues.push(...checkSlugs(entry, ['place'], [entry.data.place], context.terms, 'term'));
  }
  for (const { entry } of differences) {
    issues.push(...checkEntry(entry, context), ...checkSlugs(entry, ['events'], entry.data.events, ids, 'event'));
  }
  const dated = events.filter(({ entry }) => isEdtf(entry.data.date));
  return {
    events: sortEvents(dated.map(({ id, entry }) => ({ id, file: entry.file, ...entry.data }))),
    differences: differences
      .map(({ id, entry }) => ({ id, file: entry.file, ...entry.data }))
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)),
    issues,
  };
}

function read<T>(source: SourceFile, schema: z.ZodType<T>, issues: Issue[]): Read<T>[] {
  const id = source.file.replace(/^.*\//u, '').replace(/\.mdx$/u, '');
  if (!isSlug(id)) {
    const message = 'An event or difference is named by lower-case words joined by hyphens. Rename the file.';
    issues.push({ code: 'file-unreadable', file: source.file, line: 1, message });
    return [];
  }
  const { entry, issues: found } = parseEntry(source, schema);
  issues.push(...found);
  return entry ? [{ id, entry }] : [];
}

function checkEntry(
  entry: Entry<{ title: string; datePlace?: string | undefined; terms: string[]; accounts: Account[] }>,
  { backing, prose, terms }: Context,
): Issue[] {
  const { file, data, lineOf } = entry;
  const words = [
    { text: data.title, line: lineOf('title') },
    { text: data.datePlace ?? '', line: lineOf('datePlace') },
    ...data.accounts.flatMap(({ says, reporting = '' }, index) => [
      { text: says, line: lineOf('accounts', index, 'says') },
      { text: reporting, line: lineOf('accounts', index, 'reporting') },
    ]),
  ];
  return [
    ...checkStatements(entry, backing, prose),
    ...words.flatMap(({ text, line }) => checkWords(text, prose, (code, message) => ({ code, file, line, message }))),
    ...checkAccounts(data.accounts, backing, (index) => ({ file, line: lineOf('accounts', index) })),
    ...checkSlugs(entry, ['terms'], data.terms, terms, 'term'),
  ];
}

function checkSlugs(
  entry: Entry<unknown>,
  path: string[],
  slugs: readonly string[],
  known: { has: (id: string) => boolean },
  what: string,
): Issue[] {
  return slugs.flatMap((slug, index): Issue[] => {
    if (known.has(slug)) return [];
    const folder = what === 'term' ? 'glossary' : 'events';
    const message = `There is no ${what} “${slug}”. Name a file of content/${folder} without its ending.`;
    return [{ code: 'name-unknown', file: entry.file, line: entry.lineOf(...path, index), message }];
  });
}
