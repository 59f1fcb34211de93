/**
 * What goes into the bag: the one list of it.
 *
 * Documents come from the archive as it is read; a file of the content that was withdrawn, or that names
 * a withdrawn passage, stays out, because it may hold words that are no longer shown.
 */
import type { Archive } from '../archive.ts';
import type { CaptureText } from '../capture/capture.ts';
import { catalogueJsonSchema, writeCatalogue } from '../catalogue/catalogue.ts';
import { writeCatalogueTable } from '../catalogue/table.ts';
import { contentFormatFiles } from '../content-format/files.ts';
import { madeFile } from '../exports/document-files.ts';
import { documentPath, madeFilesOf, passagePath, termPath } from '../permalink/permalink.ts';
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
  const file = (path: string, write: () => Iterable<string | Uint8Array>): PayloadFile => ({
    path,
    mediaType: typeOf(path),
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
          file(`documents/${document.id}/${name}`, () => [
            madeFile(document, name, { ...archive, absolute: source.absolute }),
          ]),
        ),
      ].map((made) => ({ ...made, document: document.id })),
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
function listContent({ archive, content }: BagSource): PayloadFile[] {
  const documents = new Set(archive.documents.map(({ id }) => id));
  const gone = new Set([...archive.ledger.values()].filter(({ act }) => act === 'withdrawn').map(({ path }) => path));
  const touched = new Set([...gone].map((path) => /^\/documents\/(\d{4,})\//u.exec(path)?.[1]));
  const isWhole = (document: string) => documents.has(document) && !touched.has(document);
  const captures = captureOwners(archive);
  return content.flatMap(({ path, read }): PayloadFile[] => {
    const [folder = '', name = ''] = path.split(/\/(.*)/su);
    const id = name.replace(/\.mdx$/u, '');
    const file = { path: `content/${path}`, mediaType: typeOf(path), read: () => [read()] };
    if (folder === 'captures') {
      const owner = captures.get(name);
      const [document] = owner?.documents ?? [];
      if (!owner || document === undefined || !owner.documents.every(isWhole)) return [];
      return [{ ...file, mediaType: owner.mediaType, document }];
    }
    if (folder === 'documents') return isWhole(id) ? [{ ...file, document: id }] : [];
    if (unpublished.has(folder)) return [];
    const isHidden = path.split('/').some((part) => part.startsWith('.'));
    const isGone = folder === 'glossary' && gone.has(termPath(id));
    if (isHidden || isGone) return [];
    const mayCite = path !== 'permalinks.csv' && gone.size > 0;
    return mayCite && citesWithdrawn(Buffer.from(read()).toString('utf8'), gone) ? [] : [file];
  });
}

/** Whether a text names a withdrawn passage, or a passage of a withdrawn document, as `0001#p4`. */
function citesWithdrawn(text: string, gone: ReadonlySet<string>): boolean {
  return [...text.matchAll(/(\d{4,})#(p[1-9]\d*)/gu)].some(
    ([, document = '', passage = '']) => gone.has(documentPath(document)) || gone.has(passagePath(document, passage)),
  );
}

/** The documents that list a capture, and its media type as they state it, by its file name. */
function captureOwners({ documents }: Archive): Map<string, { documents: string[]; mediaType: string }> {
  const owners = new Map<string, { documents: string[]; mediaType: string }>();
  for (const { id, description } of documents) {
    const files = description.captures.flatMap(({ file, mediaType, extracted }) => [
      { file, mediaType },
      ...(extracted ? [{ file: extracted.file, mediaType: 'text/plain' }] : []),
    ]);
    for (const { file, mediaType } of files) {
      const owner = owners.get(file);
      if (owner) owner.documents.push(id);
      else owners.set(file, { documents: [id], mediaType });
    }
  }
  return owners;
}

function typeOf(path: string): string {
  return mediaTypes[/\.([a-z]+)$/u.exec(path)?.[1] ?? ''] ?? 'application/octet-stream';
}
