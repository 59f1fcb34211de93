/** Events: dated happenings with the accounts that the documents give of them, or their silence. */
import { z } from 'astro/zod';
import { accountSchema } from '../account/account.ts';
import { slugSchema } from '../permalink/identifier.ts';
import { dateRange } from '../provenance/date.ts';

export const eventSchema = z.strictObject({
  title: z.string().min(1).describe('What happened, in a few words.'),
  date: z.string().min(1).describe('When, as EDTF in quotation marks.'),
  place: slugSchema.optional().describe('The term of the place on which the date depends.'),
  datePlace: z.string().min(1).optional().describe('The place on which the date depends, where no term exists.'),
  terms: z.array(slugSchema).default([]).describe('The terms that it concerns.'),
  accounts: z.array(accountSchema).default([]).describe('Every passage that tells of it.'),
});

export type EventDescription = z.infer<typeof eventSchema>;

/** An event as the archive holds it; `id` is its slug. */
export interface ArchiveEvent extends EventDescription {
  id: string;
  file: string;
}

export const differenceSchema = z.strictObject({
  title: z.string().min(1).describe('What the sources differ in.'),
  order: z.int().describe('Place among the differences.'),
  events: z.array(slugSchema).default([]).describe('Events that it leads to.'),
  terms: z.array(slugSchema).default([]).describe('Terms that it leads to.'),
  accounts: z.array(accountSchema).min(2).describe('Each wording.'),
});

/** A matter in which the sources differ. */
export interface Difference extends z.infer<typeof differenceSchema> {
  id: string;
  file: string;
}

/** Why a document gives no account of an event; in the order in which they are told. */
const silences = ['not-mentioned', 'published-meanwhile', 'published-before', 'date-unknown'] as const;
export type Silence = (typeof silences)[number];

/**
 * The silence of a document without an account of an event.
 *
 * A document that is older than the event is not silent on it; one of the same day, or of a day that
 * is unknown, may be older.
 */
export function silenceOf(published: string | undefined, event: string): Silence {
  if (published === undefined) return 'date-unknown';
  const document = dateRange(published);
  const happening = dateRange(event);
  if (document.until < happening.from) return 'published-before';
  return document.from > happening.until ? 'not-mentioned' : 'published-meanwhile';
}

/**
 * Counts the silences of many documents. They are sorted once: in a large archive every event asks about all.
 *
 * @param published when each document was published, where it is known
 * @returns how many documents have each silence on an event, of all but some, told by when they were published
 */
export function silenceCounter(
  published: readonly (string | undefined)[],
): (event: string, but: readonly (string | undefined)[]) => [Silence, number][] {
  const ranges = published.flatMap((date) => (date === undefined ? [] : [dateRange(date)]));
  const firsts = Float64Array.from(ranges, ({ from }) => from).sort();
  const lasts = Float64Array.from(ranges, ({ until }) => until).sort();
  return (event, but) => {
    const { from, until } = dateRange(event);
    const before = countWhile(lasts, (last) => last < from);
    const after = firsts.length - countWhile(firsts, (first) => first <= until);
    const counts: Record<Silence, number> = {
      'not-mentioned': after,
      'published-meanwhile': ranges.length - before - after,
      'published-before': before,
      'date-unknown': published.length - ranges.length,
    };
    for (const date of but) counts[silenceOf(date, event)]--;
    return silences.flatMap((silence): [Silence, number][] =>
      counts[silence] > 0 ? [[silence, counts[silence]]] : [],
    );
  };
}

/** How many of the first values answer, in a list in which none does after one that does not. */
function countWhile(values: Float64Array, answers: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (answers(values[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorts events by their earliest day, then their latest, then their name. */
export function sortEvents<T extends { id: string; date: string }>(events: readonly T[]): T[] {
  const key = ({ date }: T) => dateRange(date);
  return [...events].sort((a, b) => key(a).from - key(b).from || key(a).until - key(b).until || (a.id < b.id ? -1 : 1));
}

/** Events by the passage that tells of them, `0001#p4`; each once. */
export function groupByPassage(events: readonly ArchiveEvent[]): Map<string, ArchiveEvent[]> {
  const groups = new Map<string, ArchiveEvent[]>();
  for (const event of events) {
    for (const of of new Set(event.accounts.map((account) => account.of))) {
      groups.set(of, [...(groups.get(of) ?? []), event]);
    }
  }
  return groups;
}
