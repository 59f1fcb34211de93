/** The files that are published beside each document, as a build holds them and as editing serves them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import type { Holder } from '../citation/citation.ts';
import { contentFolder } from '../cli/read-content.ts';
import { servedCaptures } from '../document/document.ts';
import { madeFile } from '../exports/document-files.ts';
import { documentFilePath, madeFilesOf, placeUnder } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import type { Place } from '../settings/settings.ts';

/** A file of a document: its name in the document's folder, and what gives its content. */
export interface DocumentFile {
  name: string;
  read: () => string | Buffer<ArrayBuffer>;
}

/** The captures of a document and the files made of it. */
export function filesOf(document: PreparedDocument, holder: Holder): DocumentFile[] {
  return [
    ...servedCaptures(document.description).map(({ name, file }) => ({
      name,
      read: () => readFileSync(join(contentFolder(), 'captures', file)),
    })),
    ...madeFilesOf(document).map((name) => ({ name, read: () => madeFile(document, name, holder) })),
  ];
}

/** The names of those files. */
export const fileNamesOf = (document: PreparedDocument): string[] => [
  ...servedCaptures(document.description).map(({ name }) => name),
  ...madeFilesOf(document),
];

/** A file of a built site: its path below the folder, and its content. */
export interface SiteFile {
  path: string;
  content: string | Uint8Array;
}

/**
 * The files of all documents as a built site holds them.
 *
 * Astro would make each of them as a page of its own, which takes a hundred times as long.
 *
 * @param stands whether a file stands already
 */
export function* documentFiles(
  archive: Archive,
  { site, base }: Place,
  stands: (path: string) => boolean = () => false,
): Generator<SiteFile> {
  const holder = { ...archive, absolute: (path: string) => site + placeUnder(base, path) };
  for (const document of archive.documents)
    for (const { name, read } of filesOf(document, holder)) {
      const path = documentFilePath(document.id, name).slice(1);
      if (!stands(path)) yield { path, content: read() };
    }
}
