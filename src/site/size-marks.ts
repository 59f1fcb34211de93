/** The files of the whole archive and how large they are, which a page says that is made before them. */
import {
  bagPath,
  cataloguePath,
  catalogueSchemaPath,
  catalogueTablePath,
  copyPath,
  feedPath,
  llmsPath,
  sitemapPath,
} from '../permalink/permalink.ts';

/** The files that the page of exports offers, by their paths. @param slug the archive's */
export const exportedFiles = (slug: string) => ({
  bag: bagPath(slug),
  copy: copyPath(slug),
  catalogue: cataloguePath,
  table: catalogueTablePath,
  schema: catalogueSchemaPath,
  feed: feedPath,
  sitemap: sitemapPath,
  llms: llmsPath,
});

/** What has a size: a file, or what a browser keeps. */
export type Sized = keyof ReturnType<typeof exportedFiles> | 'offline';

/** Where a page says the size of what is made after it; a copy of the page says none. */
export const sizeMark = (name: Sized) => `<span data-size="${name}"></span>`;
