/** Reads a built site from disk and runs the checks on it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import { addressesOf, passageTexts, withheldRuns } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { foldSpace, wordsOf } from '../capture/reading-text.ts';
import type { Holder } from '../citation/citation.ts';
import { servedCaptures } from '../document/document.ts';
import { type Expected, expectedWords } from '../document/fidelity.ts';
import { findRun } from '../document/find-words.ts';
import { madeFile } from '../exports/document-files.ts';
import type { Issue } from '../issue.ts';
import { endOfMoves, isStanding, type Ledger, type PlacedRow } from '../permalink/ledger.ts';
import { documentFilePath, documentPath, madeFilesOf, placeUnder } from '../permalink/permalink.ts';
import type { PreparedDocument, WithheldPassage } from '../prepare-document.ts';
import type { Place } from '../settings/settings.ts';
import {
  type BuiltPage,
  checkBuiltTranscription,
  checkDates,
  checkLinks,
  checkQuotations,
  digestWords,
  factsOf,
  type PageFacts,
  readPage,
} from '../site/built.ts';
import { listPaths } from './read-content.ts';
import { textsIn } from './texts-in.ts';

/** Reads one page of a built site. @param file its path below the folder, with `/` */
export function readBuiltPage(folder: string, file: string): BuiltPage {
  return readPage(file, readFileSync(join(folder, file), 'utf8'));
}

function readBuiltPages(folder: string): Map<string, PageFacts> {
  return new Map(listPaths(folder, '.html').map((file) => [file, factsOf(readBuiltPage(folder, file))]));
}

/** An archive with the words of its closed passages, which nothing that is built may hold. */
interface CheckedArchive {
  archive: Archive;
  withheld: readonly WithheldPassage[];
}

/** What a build knows of its files, by path below the folder. */
interface KnownFiles {
  /** SHA-256 of files as they were made of documents. */
  made?: ReadonlyMap<string, string>;
  /** SHA-256 of files as they stand. */
  found?: ReadonlyMap<string, string>;
  /** Whether an earlier build has checked this page of the same document. */
  isChecked?: (page: string) => boolean;
}

/** What was built: its pages by their files, and all files that stand or will stand, by path below the folder. */
interface BuiltFiles {
  pages: ReadonlyMap<string, PageFacts>;
  files: ReadonlySet<string>;
}

/**
 * Checks a built site against the archive that it was built from.
 *
 * @param folder the built folder
 * @returns all issues: words, addresses, links and anchors, dates, words that were withdrawn
 */
export function verifyBuilt(checked: CheckedArchive, folder: string, place: Place): Issue[] {
  const { archive } = checked;
  const built = { pages: readBuiltPages(folder), files: new Set(listPaths(folder, '')) };
  return [
    ...verifyDocuments(archive, folder, place, built.pages),
    ...verifyPages(archive, place, built),
    ...verifyWhole(checked, folder, built),
  ];
}

/** Checks the words of every document and the files made of it. @param known what need not be made or read again */
export function verifyDocuments(
  archive: Archive,
  folder: string,
  place: Place,
  pages: BuiltFiles['pages'],
  known: KnownFiles = {},
): Issue[] {
  const holder = { ...archive, absolute: (path: string) => place.site + placeUnder(place.base, path) };
  return archive.documents.flatMap((document) => [
    ...(known.isChecked?.(pageOf(document)) ? [] : checkWords(document, pages, folder)),
    ...checkFiles(document, folder, holder, known),
  ]);
}

/** Checks links, dates and quotations of pages. @param only the files of those to be checked; all where none are named */
export function verifyPages(
  archive: Archive,
  place: Place,
  { pages, files }: BuiltFiles,
  only: Iterable<string> = pages.keys(),
): Issue[] {
  const built = { site: place.site, base: place.base, files, pages };
  const dates = datesOf(archive);
  const passages = passageTexts(archive.documents);
  const captures = new Map(archive.documents.map(({ id, captureText }) => [id, foldSpace(captureText)]));
  return [...only].flatMap((file) => {
    const page = pages.get(file);
    if (!page) return [];
    return [
      ...checkLinks(page, built),
      ...checkDates(page, dates),
      ...checkQuotations(page, passages, captures, place.address),
    ];
  });
}

/** Checks, when all is written, that every address stands and that no file holds words that were withdrawn. */
export function verifyWhole(
  { archive, withheld }: CheckedArchive,
  folder: string,
  { pages, files }: BuiltFiles,
): Issue[] {
  return [...checkAddresses(archive, files, pages), ...checkWithheld(archive, withheld, folder)];
}

const pageOf = ({ id }: PreparedDocument) => `${documentPath(id).slice(1)}index.html`;

function checkWords(document: PreparedDocument, pages: ReadonlyMap<string, PageFacts>, folder: string): Issue[] {
  const file = pageOf(document);
  const page = pages.get(file);
  if (!page) return [];
  const passages = new Map(document.passages.map(({ id, text }) => [id, text]));
  const lost = document.description.revisions
    .flatMap((revision) => revision.passages)
    .filter(
      ({ passage, former }) => !page.formerWords.some((shown) => shown.passage === passage && shown.text === former),
    )
    .map(({ passage }): Issue => {
      const message = `Passage ${passage} was corrected, but the page does not give its former words. Put them back beside it.`;
      return { code: 'fidelity-built', file, line: 1, message };
    });
  const expected = shownWords(document);
  const words = expected.words.map(({ word }) => word);
  const isWhole = page.words === digestWords(words, passages) && page.strayWords.length === 0 && !page.isHidden;
  return isWhole ? lost : [...lost, ...checkBuiltTranscription(readBuiltPage(folder, file), expected, passages)];
}

/** The words that a page must show: those of the capture, or, where some were withdrawn, the others. */
function shownWords(document: PreparedDocument): Pick<Expected, 'words'> {
  if (document.withdrawn.length > 0)
    return {
      words: document.passages.flatMap(({ text, lines }) => wordsOf(text).map((word) => ({ word, line: lines[0] }))),
    };
  const entry = { file: document.file, data: document.description, body: '', bodyLine: 1, lineOf: () => 1 };
  return expectedWords(entry, document.captureText);
}

/** Captures must be served byte for byte, and the files made of a document must be what is made of it. */
function checkFiles(
  document: PreparedDocument,
  folder: string,
  holder: Holder,
  { made: expected, found: known }: KnownFiles,
): Issue[] {
  const pathOf = (name: string) => documentFilePath(document.id, name).slice(1);
  const found = (file: string) =>
    known?.get(file) ?? (existsSync(join(folder, file)) ? sha256(readFileSync(join(folder, file))) : undefined);
  const captures = servedCaptures(document.description).flatMap(({ name, sha256: stated }): Issue[] => {
    const digest = found(pathOf(name));
    if (digest === undefined || digest === stated) return [];
    const message =
      'The capture is not served byte for byte. Find what changes it between content/captures and the build.';
    return [{ code: 'fixity-digest', file: pathOf(name), line: 1, message }];
  });
  const made = madeFilesOf(document).flatMap((name): Issue[] => {
    const file = pathOf(name);
    const digest = found(file);
    if (digest === undefined || digest === (expected?.get(file) ?? sha256(madeFile(document, name, holder)))) return [];
    const message = 'The file is not what is made of the document. Find what changes it in the build.';
    return [{ code: 'fidelity-built', file, line: 1, message }];
  });
  return [...captures, ...made];
}

/** Every address of the archive, and every address that the ledger ever promised, must stand in the build. */
function checkAddresses(archive: Archive, files: ReadonlySet<string>, pages: ReadonlyMap<string, PageFacts>): Issue[] {
  const promised = [...archive.ledger.keys()];
  return [...new Set([...addressesOf(archive).map(({ path }) => path), ...promised])].flatMap((path): Issue[] => {
    const [address = '', fragment] = path.slice(1).split('#');
    const gone = archive.ledger.get(path);
    const isGone = gone !== undefined && !isStanding(gone);
    const file = fileAt(address, isGone && fragment === undefined);
    const stands = fragment === undefined ? files.has(file) : pages.get(file)?.ids.has(fragment);
    if (stands && isGone && !saysThatItWent(pages.get(file), fragment, gone, archive.ledger)) {
      const what = gone.act === 'moved' ? 'where it went' : 'when and why it went';
      const message = `${path} was ${gone.act}, but what stands there does not say ${what}. Put its notice back.`;
      return [{ code: 'address-lost', file, line: 1, message }];
    }
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

/**
 * No file of the build may hold words of a closed passage that stand nowhere else in what is shown:
 * pages with what their heads and scripts say, data, scripts, the search index, and what is in zip files.
 */
function checkWithheld(archive: Archive, withheld: readonly WithheldPassage[], folder: string): Issue[] {
  const runs = withheldRuns(archive, withheld);
  if (runs.size === 0) return [];
  return listPaths(folder, '').flatMap((file): Issue[] => {
    for (const { text, inside } of textsIn(readFileSync(join(folder, file)), file)) {
      const run = findRun(text, runs);
      if (run === undefined) continue;
      const where = inside === undefined ? 'here' : `in ${inside} in this file`;
      const message = `“${run}” stands ${where}, and was withdrawn. Find what puts the words of a closed passage into the build.`;
      return [{ code: 'withdrawn-words', file, line: 1, message }];
    }
    return [];
  });
}

/** The file of an address; what was a file and was given up is a page in a folder of that name. */
function fileAt(address: string, isGone: boolean): string {
  if (address === '' || address.endsWith('/')) return `${address}index.html`;
  return isGone ? `${address}/index.html` : address;
}

/** Whether the notice at an address that was given up says what the ledger says of it. */
function saysThatItWent(
  page: PageFacts | undefined,
  fragment: string | undefined,
  row: PlacedRow,
  ledger: Ledger,
): boolean {
  const notice = page?.givenUp.get(fragment ?? '');
  const said = row.act === 'moved' ? endOfMoves(ledger, row.path) : row.reason;
  return said !== undefined && (notice?.includes(foldSpace(said)) ?? false);
}

function datesOf({ settings, documents, acts }: Archive): Set<string> {
  const dates = new Set([settings.released]);
  for (const { description } of documents) {
    dates.add(description.accession);
    for (const field of ['date', 'captured'] as const) {
      const statement = description.provenance[field];
      if (statement.status !== 'unknown') dates.add(statement.value);
    }
  }
  for (const { date } of acts) dates.add(date);
  return dates;
}
