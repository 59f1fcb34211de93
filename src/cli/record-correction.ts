/**
 * Recording that a page of the archive's own words says something else from a day on: a term, an event,
 * names, differences, an editorial page. The files of the content carry no dates of their own, and the
 * clock counts for nothing, so the ledger alone can tell readers of the feed and of the sitemap.
 */
import type { Archive } from '../archive.ts';
import { ReadableError } from '../issue.ts';
import { isStanding } from '../permalink/ledger.ts';
import type { Plan } from './changes.ts';

/** Plans the row of a correction. @throws ReadableError where the address is no page whose words are the archive's */
export function planPageCorrection(
  { ledger }: Archive,
  { path, date, reason }: { path: string; date: string; reason: string },
): Plan {
  const document = /^\/documents\/(\d{4,})\//u.exec(path)?.[1];
  if (document !== undefined)
    throw new ReadableError(`${path} belongs to document ${document}: revise ${document} corrects it.`);
  const promise = ledger.get(path);
  if (!promise || !isStanding(promise)) {
    const state = promise ? `was ${promise.act} on ${promise.date}` : 'is not in the ledger';
    throw new ReadableError(`${path} ${state}. Name an address that stands, such as /glossary/article-51/.`);
  }
  if (promise.kind !== 'page')
    throw new ReadableError(`${path} is no page: it is made anew with every build. Name the page that was corrected.`);
  return {
    changes: [],
    rows: [{ path, kind: 'page', date, act: 'corrected', digest: '', target: '', reason }],
    said: [`${path} says something else since ${date}: the feed, the sitemap and the page will tell so.`],
  };
}
