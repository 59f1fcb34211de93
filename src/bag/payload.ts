/**
 * What goes into the bag: the one list of it.
 *
 * Documents come from the archive as it is read. Of the content, a file stays out that was withdrawn or
 * holds words that were; one that only names a withdrawn passage holds none. No capture of a document goes
 * in that lost a passage: captures hold the words of all.
 */
import { type Archive, withheldRuns } from '../archive.ts';
import type { CaptureText } from '../capture/capture.ts';
import { catalogueJsonSchema, writeCatalogue } from '../catalogue/catalogue.ts';
import { writeCatalogueTable } from '../catalogue/table.ts';
import { contentFormatFiles } from '../content-format/files.ts';
import { captureFiles, type ServedCapture, servedCaptures } from '../document/document.ts';
import { findRun } from '../document/find-words.ts';
import { madeFile, madeFileTypes } from '../exports/document-files.ts';
import { parsePassageAddress } from '../permalink/identifier.ts';
import { documentFilePath, documentPath, madeFilesOf, passagePath, termPath } from '../permalink/permalink.ts';
import type { WithheldPassage } from '../prepare-document.ts';
import { withoutQuotedWords } from '../statement/quoted-words.ts';
import type { Words } from '../words/words.ts';
import type { PayloadFile } from './bag.ts';
import { writeCrate } from './crate.ts';
import { writeDataCite } from './datacite.ts';
import { readingStyle, writeDocumentPage, writeEventsPage, writeGlossaryPage, writeIndexPage } from './reading-page.ts';
import { writeRights } from './rights-file.ts';

/** A file of the content folder, by its path in it. */
export interface ContentFile {
  path: string;
  read: () => Uint8Array;
}

/** All that a bag is made of. */
export interface BagSource {
  archive: Archive;
  /** The words of closed passages, which are still in the files of the content. */
  withheld: readonly WithheldPassage[];
  words: Words;
  /** The files of the content folder, in any order. */
  content: readonly ContentFile[];
  /** Sizes of the captures by file name. */
  captures: ReadonlyMap<string, Pick<CaptureText, 'bytes'>>;
  /** The base of the build that the archive was read for. */
  base: string;
  /** The whole public address of a path. */
  absolute: (path: string) => string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  css: 'text/css',
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
  mdx: 'text/markdown',
  pdf: 'application/pdf',
  txt: 'text/plain',
  yaml: 'application/yaml',
};

/** Folders of the content of which nothing is published: drafts, and working copies of revisions. */
export const unpublished: ReadonlySet<string> = new Set(['drafts', 'revisions']);

/** The files of the payload, sorted by path; the description of the crate, which names the others, last. */
export function listPayload(source: BagSource): PayloadFile[] {
  const { archive } = source;
  const file = (path: string, write: () => Iterable<string | Uint8Array>, mediaType = typeOf(path)): PayloadFile => ({
    path,
    mediaType,
    read: write,
  });
  const content = listContent(source);
  const shown = new Set(content.map(({ path }) => path));
  const files = [
    file('index.html', () => [writeIndexPage(source)]),
    file('glossary.html', () => [writeGlossaryPage(source, shown)]),
    file('events.html', () => [writeEventsPage(source)]),
    file('style.css', () => [readingStyle]),
    file('rights.txt', () => [writeRights(source)]),
    file('catalogue.json', () => writeCatalogue(source)),
    file('catalogue.csv', () => writeCatalogueTable(source)),
    file('catalogue.schema.json', () => [catalogueJsonSchema(source.absolute)]),
    file('datacite.json', () => [writeDataCite(source)]),
    ...contentFormatFiles().map(({ name, text }) => file(`content-format/${name}`, () => [text])),
    ...archive.documents.flatMap((document) =>
      [
        file(`documents/${document.id}/index.html`, () => [writeDocumentPage(document, source, shown)]),
        ...madeFilesOf(document).map((name) =>
          file(
            `documents/${document.id}/${name}`,
            () => [madeFile(document, name, { ...archive, absolute: source.absolute })],
            madeFileTypes[name],
          ),
        ),
      ].map((made) => ({
        ...made,
        document: document.id,
        madeWith: captureFiles(document.description).filter((name) => shown.has(`content/captures/${name}`)),
      })),
    ),
    ...content,
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const crate: PayloadFile = {
    path: 'ro-crate-metadata.json',
    mediaType: 'application/ld+json',
    read: (before) => writeCrate(source, before),
  };
  return [...files, crate];
}

/** The files of the content that may be given on, below `content/`. */
function listContent({ archive, content, withheld }: BagSource): PayloadFile[] {
  const documents = new Set(archive.documents.map(({ id }) => id));
  const gone = new Set([...archive.ledger.values()].filter(({ act }) => act === 'withdrawn').map(({ path }) => path));
  const captures = captureOwners(archive, gone);
  const holding = new Set(withheld.map(({ document }) => document));
  const isShown = (document: string) =>
    documents.has(document) && !holding.has(document) && !gone.has(documentPath(document));
  const holdsWithdrawn = withdrawnWordsFinder(archive, withheld, gone);
  return content.flatMap(({ path, read }): PayloadFile[] => {
    const [folder = '', name = ''] = path.split(/\/(.*)/su);
    const id = name.replace(/\.mdx$/u, '');
    const file = { path: `content/${path}`, mediaType: typeOf(path), read: () => [read()] };
    if (folder === 'captures') {
      const owner = captures.get(name);
      return owner ? [{ ...file, ...owner }] : [];
    }
    if (folder === 'documents' && !isShown(id)) return [];
    if (unpublished.has(folder)) return [];
    const isHidden = path.split('/').some((part) => part.startsWith('.'));
    const isGone = folder === 'glossary' && gone.has(termPath(id));
    // The ledger keeps digests and reasons, and no words of a source.
    if (isHidden || isGone || (path !== 'permalinks.csv' && holdsWithdrawn(path, read))) return [];
    return [folder === 'documents' ? { ...file, document: id } : file];
  });
}

/**
 * Whether a file of the content holds words of a withdrawn passage: a run of the words of one that is
 * closed, or words typed to select a quotation of any.
 */
function withdrawnWordsFinder(
  archive: Archive,
  withheld: readonly WithheldPassage[],
  gone: ReadonlySet<string>,
): (path: string, read: () => Uint8Array) => boolean {
  if (gone.size === 0) return () => false;
  const runs = withheldRuns(archive, withheld);
  const corrected = new Set(
    archive.documents.flatMap(({ id, withdrawn }) =>
      withdrawn.flatMap((passage) => (passage.corrected ? [passagePath(id, passage.id)] : [])),
    ),
  );
  const isGone = (address: string) => {
    const at = parsePassageAddress(address);
    if (!at) return false;
    const path = passagePath(at.document, at.passage);
    return gone.has(documentPath(at.document)) || (gone.has(path) && !corrected.has(path));
  };
  return (path, read) => {
    const text = Buffer.from(read()).toString('utf8');
    const source = { file: path, text };
    return findRun(text, runs) !== undefined || (isQuoting(path) && withoutQuotedWords(source, isGone) !== text);
  };
}

/** Whether a file of the content may hold quotations. */
const isQuoting = (path: string) => /\.(?:mdx|yaml)$/u.test(path);

/** The document that each capture which is served belongs to, and its media type, by its file name. */
function captureOwners(
  { documents }: Archive,
  gone: ReadonlySet<string>,
): Map<string, { document: string; mediaType: string }> {
  const owners = new Map<string, { document: string; mediaType: string }>();
  const unserved = new Set<string>();
  for (const { id, description } of documents) {
    const isGone = ({ name }: ServedCapture) => gone.has(documentPath(id)) || gone.has(documentFilePath(id, name));
    const served = servedCaptures(description).filter((capture) => !isGone(capture));
    for (const { file, mediaType } of served) if (!owners.has(file)) owners.set(file, { document: id, mediaType });
    // Two documents may list one capture: what one of them must not show, the other does not.
    for (const file of captureFiles(description)) if (!served.some((other) => other.file === file)) unserved.add(file);
  }
  for (const file of unserved) owners.delete(file);
  return owners;
}

function typeOf(path: string): string {
  return mediaTypes[/\.([a-z]+)$/u.exec(path)?.[1] ?? ''] ?? 'application/octet-stream';
}
