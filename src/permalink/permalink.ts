/**
 * Permalinks: the only code that turns an identifier into an address.
 *
 * Paths begin with `/` and are relative to the base of the site, as the ledger keeps them;
 * `placeUnder` puts them under the base that a build is made for.
 */

export const homePath = '/';
export const documentsPath = '/documents/';
export const glossaryPath = '/glossary/';
export const searchPath = '/search/';
export const aboutPath = '/about/';
export const gapsPath = '/about/gaps/';
export const eventsPath = '/events/';
export const differencesPath = '/differences/';
export const namesPath = '/names/';
export const mapPath = '/map/';
export const startPath = '/start/';
export const concordancePath = '/search/words/';
/** Words that begin with an initial, named as addresses name it. */
export const initialPath = (slug: string) => `/search/words/${slug}/`;

export const feedPath = '/feed.xml';
export const sitemapPath = '/sitemap-index.xml';
export const cataloguePath = '/catalogue.json';
export const catalogueTablePath = '/catalogue.csv';
export const catalogueSchemaPath = '/catalogue.schema.json';
export const llmsPath = '/llms.txt';
export const exportsPath = '/exports/';

/** The whole archive as one file. @param slug of the archive */
export const bagPath = (slug: string) => `${exportsPath}${slug}-bag.zip`;
/** The site as one file that is read from a folder. @param slug of the archive */
export const copyPath = (slug: string) => `${exportsPath}${slug}-site.zip`;
/** The files made of the whole archive, in the order in which they are offered. */
export const exportFiles = (slug: string) => [
  bagPath(slug),
  copyPath(slug),
  cataloguePath,
  catalogueTablePath,
  catalogueSchemaPath,
  feedPath,
  sitemapPath,
  llmsPath,
];
/** What keeps the archive for reading offline: the worker, the state of the site, all its files; not promised. */
export const workerPath = '/sw.js';
export const offlinePath = '/offline.json';
export const offlineFilesPath = '/offline-files.json';
/** A part of the sitemap, from 1; like the further pages of a list it is not promised. */
export const sitemapPartPath = (part: number) => `/sitemap-${part}.xml`;
/** A full part of the feed's past, from 1, the oldest; not promised either. */
export const feedPartPath = (part: number) => `/feed/${part}.xml`;
export const addressesPath = '/addresses.json';

export const documentPath = (document: string) => `/documents/${document}/`;
export const passagePath = (document: string, passage: string) => `/documents/${document}/#${passage}`;
/** `0001#p4`, where a path is that of a passage of a document. */
export const passageAt = (path: string) => /^\/documents\/(\d+)\/(#p\d+)$/u.exec(path)?.slice(1).join('');
export const capturePagePath = (document: string) => `/documents/${document}/capture/`;
export const citePagePath = (document: string) => `/documents/${document}/cite/`;
export const documentFilePath = (document: string, file: string) => `/documents/${document}/${file}`;
export const eventPath = (event: string) => `/events/${event}/`;
export const termPath = (term: string) => `/glossary/${term}/`;

/** Address of page `page` of a list that begins at `first`; page 1 is the list itself. */
export const listPath = (first: string, page: number) => (page === 1 ? first : `${first}page/${page}/`);

/** Media types whose bytes a browser would run or draw; served with `.txt` after the name. */
const activeExtensions = new Set(['html', 'htm', 'xhtml', 'mht', 'mhtml', 'svg', 'xml']);

/**
 * Name under which the bytes of a document's capture are served: `capture.txt`, `capture.html.txt`,
 * `capture.pdf`; `capture-2.txt` for its second one.
 *
 * @param index place among the document's captures, from 0
 */
export function captureFileName(file: string, index: number): string {
  const extension = /\.([A-Za-z0-9]+)$/u.exec(file)?.[1]?.toLowerCase() ?? 'bin';
  const name = `capture${index === 0 ? '' : `-${index + 1}`}.${extension}`;
  return activeExtensions.has(extension) ? `${name}.txt` : name;
}

/** Name under which the text extracted from a document's capture is served. @param index of the capture, from 0 */
export const extractedFileName = (index: number) => `extracted${index === 0 ? '' : `-${index + 1}`}.txt`;

/** Number in the place of which a draft stands while editing; no draft is published. */
export const draftId = (draft: string) => `draft-${draft}`;
export const draftsPath = '/drafts/';

/** Files made of a document, beside its captures. */
export const madeFiles = [
  'transcription.txt',
  'document.md',
  'proof.json',
  'citation.bib',
  'citation.ris',
  'citation.csl.json',
  'metadata.jsonld',
  'linkset.json',
] as const;
export type MadeFile = (typeof madeFiles)[number];

/** Endings of the files that hold the bibliography of the whole archive. */
export const bibliographyFormats = ['bib', 'ris', 'csl.json'] as const;
export type BibliographyFormat = (typeof bibliographyFormats)[number];

export const bibliographyPath = (format: BibliographyFormat) => `/exports/bibliography.${format}`;

/** Made files that hold the source's words: a document that shows none has none of these. */
export const filesOfWords: ReadonlySet<string> = new Set(['transcription.txt', 'document.md']);

/** The files made of a document that shows words of its source, or of one that shows none. */
export function madeFilesOf({ passages }: { passages: readonly unknown[] }): readonly (typeof madeFiles)[number][] {
  return madeFiles.filter((name) => passages.length > 0 || !filesOfWords.has(name));
}

/** Puts a path of the archive under a base such as `/` or `/archive/`. */
export function placeUnder(base: string, path: string): string {
  return base.replace(/\/*$/u, '') + path;
}
