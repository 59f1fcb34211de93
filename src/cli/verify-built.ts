/** Reads a built site from disk and runs the checks on it. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Archive } from '../archive.ts';
import { addressesOf, passageTexts } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { foldSpace } from '../capture/reading-text.ts';
import type { Holder } from '../citation/citation.ts';
import { servedCaptures } from '../document/document.ts';
import { expectedWords } from '../document/fidelity.ts';
import { madeFile } from '../exports/document-files.ts';
import type { Issue } from '../issue.ts';
import { documentFilePath, documentPath, madeFiles, placeUnder } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import type { Place } from '../settings/settings.ts';
import {
  type BuiltPage,
  checkBuiltTranscription,
  checkDates,
  checkLinks,
  checkQuotations,
  readPage,
} from '../site/built.ts';
import { listFiles } from './read-content.ts';

/** Reads one page of a built site. @param file its path below the folder, with `/` */
export function readBuiltPage(folder: string, file: string): BuiltPage {
  return readPage(file, readFileSync(join(folder, file), 'utf8'));
}

function readBuiltPages(folder: string): Map<string, BuiltPage> {
  const files = listFiles(folder, '.html').map((path) => relative(folder, path).replaceAll('\\', '/'));
  return new Map(files.map((file) => [file, readBuiltPage(folder, file)]));
}

/**
 * Checks a built site against the archive that it was built from.
 *
 * @param folder the built folder
 * @param pages its pages, where they were read before
 * @returns all issues: words, addresses, links and anchors, dates
 */
export function verifyBuilt(
  archive: Archive,
  folder: string,
  place: Place,
  pages: ReadonlyMap<string, BuiltPage> = readBuiltPages(folder),
): Issue[] {
  const files = new Set(listFiles(folder, '').map((path) => relative(folder, path).replaceAll('\\', '/')));
  const built = { site: place.site, base: place.base, files, pages };
  const holder = { ...archive, absolute: (path: string) => place.site + placeUnder(place.base, path) };
  const dates = datesOf(archive);
  const passages = passageTexts(archive.documents);
  const captures = new Map(archive.documents.map(({ id, captureText }) => [id, foldSpace(captureText)]));
  return [
    ...archive.documents.flatMap((document) => [
      ...checkWords(document, pages),
      ...checkFiles(document, folder, holder),
    ]),
    ...checkAddresses(archive, files, pages),
    ...[...pages.values()].flatMap((page) => [
      ...checkLinks(page, built),
      ...checkDates(page, dates),
      ...checkQuotations(page, passages, captures, place.address),
    ]),
  ];
}

function checkWords(document: PreparedDocument, pages: ReadonlyMap<string, BuiltPage>): Issue[] {
  const file = `${documentPath(document.id).slice(1)}index.html`;
  const page = pages.get(file);
  if (!page) return [];
  const entry = { file: document.file, data: document.description, body: '', bodyLine: 1, lineOf: () => 1 };
  const passages = new Map(document.passages.map(({ id, text }) => [id, text]));
  return checkBuiltTranscription(page, expectedWords(entry, document.captureText), passages);
}

/** Captures must be served byte for byte, and the files made of a document must be what is made of it. */
function checkFiles(document: PreparedDocument, folder: string, holder: Holder): Issue[] {
  const pathOf = (name: string) => documentFilePath(document.id, name).slice(1);
  const read = (name: string) =>
    existsSync(join(folder, pathOf(name))) ? readFileSync(join(folder, pathOf(name))) : undefined;
  const captures = servedCaptures(document.description).flatMap(({ name, sha256: stated }): Issue[] => {
    const bytes = read(name);
    if (bytes === undefined || sha256(bytes) === stated) return [];
    const message =
      'The capture is not served byte for byte. Find what changes it between content/captures and the build.';
    return [{ code: 'fixity-digest', file: pathOf(name), line: 1, message }];
  });
  const made = madeFiles.flatMap((name): Issue[] => {
    const bytes = read(name);
    if (bytes === undefined || bytes.toString('utf8') === madeFile(document, name, holder)) return [];
    const message = 'The file is not what is made of the document. Find what changes it in the build.';
    return [{ code: 'fidelity-built', file: pathOf(name), line: 1, message }];
  });
  return [...captures, ...made];
}

/** Every address of the archive, and every address that the ledger ever promised, must stand in the build. */
function checkAddresses(archive: Archive, files: ReadonlySet<string>, pages: ReadonlyMap<string, BuiltPage>): Issue[] {
  const promised = [...archive.ledger.keys()];
  return [...new Set([...addressesOf(archive).map(({ path }) => path), ...promised])].flatMap((path): Issue[] => {
    const [address = '', fragment] = path.slice(1).split('#');
    const file = address === '' || address.endsWith('/') ? `${address}index.html` : address;
    const stands = fragment === undefined ? files.has(file) : pages.get(file)?.ids.has(fragment);
    return stands
      ? []
      : [
          {
            code: 'address-lost',
            file,
            line: 1,
            message: `${path} is promised, but the build does not hold it. Restore the page or passage that stood there.`,
          },
        ];
  });
}

function datesOf({ settings, documents, ledger }: Archive): Set<string> {
  const dates = new Set([settings.released]);
  for (const { description } of documents) {
    dates.add(description.accession);
    for (const field of ['date', 'captured'] as const) {
      const statement = description.provenance[field];
      if (statement.status !== 'unknown') dates.add(statement.value);
    }
  }
  for (const { date } of ledger.values()) dates.add(date);
  return dates;
}
