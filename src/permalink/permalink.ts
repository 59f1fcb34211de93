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
export const formsPath = '/search/forms.json';

export const documentPath = (document: string) => `/documents/${document}/`;
export const passagePath = (document: string, passage: string) => `/documents/${document}/#${passage}`;
export const capturePagePath = (document: string) => `/documents/${document}/capture/`;
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
export const madeFiles = ['transcription.txt', 'document.md', 'proof.json'] as const;

/** Puts a path of the archive under a base such as `/` or `/archive/`. */
export function placeUnder(base: string, path: string): string {
  return base.replace(/\/*$/u, '') + path;
}
