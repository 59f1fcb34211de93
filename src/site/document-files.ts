/** The files that are published beside each document, as a build writes them and as editing serves them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/**
 * Writes the files of all documents into a built site.
 *
 * Astro would make each of them as a page of its own, which takes a hundred times as long.
 */
export function writeDocumentFiles(archive: Archive, folder: string, { site, base }: Place): void {
  const holder = { ...archive, absolute: (path: string) => site + placeUnder(base, path) };
  for (const document of archive.documents) {
    for (const { name, read } of filesOf(document, holder)) {
      const file = join(folder, documentFilePath(document.id, name));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, read());
    }
  }
}
