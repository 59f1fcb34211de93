/** The sitemap (sitemaps.org 0.9): every promised page with the day of its newest change. */
import { create } from 'xmlbuilder2';
import { type Archive, addressesOf } from '../archive.ts';
import { capturePagePath, citePagePath, sitemapPartPath, sitemapPath } from '../permalink/permalink.ts';

/** Addresses in one part; the protocol allows no more. */
const partLength = 50_000;
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A page and the day of the newest row of the ledger that concerns it. */
export interface ListedPage {
  path: string;
  changed: string;
}

/**
 * The pages that stand, in the order of the archive. A row concerns its own page and every page above
 * it: what is added to a document changes the document's page, and the list of documents. What changes a
 * document's text changes the pages of its capture and of its citations too.
 */
export function listPages(archive: Archive): readonly ListedPage[] {
  const pages = listed.get(archive) ?? makeList(archive);
  listed.set(archive, pages);
  return pages;
}

/** The index of the sitemap and each of its parts ask for the same pages. */
const listed = new WeakMap<Archive, readonly ListedPage[]>();

function makeList(archive: Archive): ListedPage[] {
  const newest = new Map<string, string>();
  for (const { path, date } of archive.acts) {
    const document = /^\/documents\/(\d{4,})\/(?:#.*)?$/u.exec(path)?.[1];
    const beside = document === undefined ? [] : [capturePagePath(document), citePagePath(document)];
    for (const page of [...pagesAbove(path), ...beside]) {
      const known = newest.get(page);
      if (known === undefined || known < date) newest.set(page, date);
    }
  }
  return addressesOf(archive).flatMap(({ path, kind }): ListedPage[] => {
    const act = archive.ledger.get(path)?.act;
    const changed = newest.get(path);
    const stands = act === 'minted' || act === 'corrected';
    return kind === 'page' && stands && changed !== undefined ? [{ path, changed }] : [];
  });
}

/** `/a/b/c.txt` and `/a/b/#p1` → `/a/b/`, `/a/`, `/`. */
function pagesAbove(path: string): string[] {
  const pages: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1))
    pages.push(path.slice(0, end + 1));
  return pages;
}

/** How many parts the sitemap has. */
export function countSitemapParts(archive: Archive): number {
  return partsOf(listPages(archive));
}

/** The index of the sitemap, each part with the newest day in it. */
export function writeSitemapIndex(archive: Archive, absolute: (path: string) => string): string {
  const pages = listPages(archive);
  const index = create({ version: '1.0', encoding: 'UTF-8' }).ele(namespace, 'sitemapindex');
  for (let part = 1; part <= partsOf(pages); part++) {
    const newest = partOf(pages, part)
      .map(({ changed }) => changed)
      .sort()
      .at(-1);
    const sitemap = index.ele('sitemap');
    sitemap.ele('loc').txt(absolute(sitemapPartPath(part)));
    if (newest !== undefined) sitemap.ele('lastmod').txt(newest);
  }
  return `${index.end({ prettyPrint: true })}\n`;
}

/** One part of the sitemap, from 1. */
export function writeSitemapPart(archive: Archive, part: number, absolute: (path: string) => string): string {
  const set = create({ version: '1.0', encoding: 'UTF-8' }).ele(namespace, 'urlset');
  for (const { path, changed } of partOf(listPages(archive), part)) {
    const url = set.ele('url');
    url.ele('loc').txt(absolute(path));
    url.ele('lastmod').txt(changed);
  }
  return `${set.end({ prettyPrint: true })}\n`;
}

const partsOf = (pages: readonly ListedPage[]) => Math.max(1, Math.ceil(pages.length / partLength));

const partOf = (pages: readonly ListedPage[], part: number) => pages.slice((part - 1) * partLength, part * partLength);

/** What robots are told: everything may be read; where the sitemap is. */
export function writeRobots(absolute: (path: string) => string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${absolute(sitemapPath)}\n`;
}
