/**
 * Files of documents kept between builds: one whose every input is the same is not made again.
 *
 * The inputs are those that the document was prepared from and all that a page of a document may show beside
 * it, taken whole: settings, references, terms, events and the code. What the bundler names (styles, scripts,
 * fonts) is seen on the first page of each kind, which is always made. Files of documents with withdrawn
 * passages are kept nowhere.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Archive, passageTexts, withdrawnPassages } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { listFiles } from '../cli/read-content.ts';
import { bodyOf } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';
import { endOfMoves } from '../permalink/ledger.ts';
import { documentPath } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import type { Place } from '../settings/settings.ts';
import { firstSentence } from '../statement/read-body.ts';
import { fileNamesOf } from './document-files.ts';
import type { Prepared } from './prepared.ts';

const sealLength = 64;
const filePattern = /^documents\/(\d{4,})\/(.+)$/u;
/** The pages of a document, by their names in its folder. */
const pages: ReadonlySet<string> = new Set(['index.html', 'capture/index.html', 'cite/index.html']);

/** What is kept of a document: digest of its inputs, and by name the digest of each file, and when it was written. */
interface KeptDocument {
  inputs: string;
  files: Record<string, [bytes: string, stamp: string]>;
}

/** The list of what is kept: the frame of each kind of page, and the documents. */
interface Index {
  frames: Record<string, string>;
  documents: Record<string, KeptDocument>;
}

export interface KeptFiles {
  /** Puts a file into the built folder where it was kept and is the same today. @returns SHA-256 of its bytes if it was */
  place: (file: string, built: string) => string | undefined;
  /** Whether a page would be the first of its kind: the frame of that must be noted before any is put. */
  isFirst: (file: string) => boolean;
  noteFirst: (file: string, html: string) => void;
  /** Digest of all that the files of a document are made of. @returns none where nothing of it is kept */
  inputsOf: (document: PreparedDocument) => string | undefined;
  /** Whether a file was put: it is what an earlier build without a fault has made of the same. */
  isPut: (file: string) => boolean;
  /**
   * Which files that were put are no longer what was kept, though nothing told that they were written since;
   * where there is one, nothing counts as kept any more.
   *
   * @param digests SHA-256 of the files of the built folder, by their path below it
   */
  findChanged: (digests: ReadonlyMap<string, string>) => Issue[];
  /** Keeps the files of a built folder. @param digests SHA-256 of its files, by their path below it */
  keep: (built: string, digests: ReadonlyMap<string, string>) => void;
}

/** Opens what an earlier build has kept in a folder. */
export function openKeptFiles(folder: string, { archive, sources }: Prepared, place: Place): KeptFiles {
  const around = archive ? digestAround(archive, sources, place) : '';
  const earlier = readIndex(folder, around);
  const documents = new Map((archive?.documents ?? []).map((document) => [document.id, document]));
  const inputs = new Map<PreparedDocument, string>();
  /** What moved out of a document may have moved on from there. */
  const newPlaces = ({ moved }: PreparedDocument) =>
    moved.map(({ target }) => archive && endOfMoves(archive.ledger, target));
  const frames: Index['frames'] = {};
  const inputsOf = (document: PreparedDocument): string | undefined => {
    // What was prepared with an issue has no digest of its own inputs.
    if (document.withdrawn.length > 0 || document.inputs === '') return undefined;
    const known = inputs.get(document) ?? sha256(around + JSON.stringify([document.inputs, newPlaces(document)]));
    inputs.set(document, known);
    return known;
  };
  /** What was kept of a file whose document is the same today. */
  const find = (file: string): [bytes: string, stamp: string] | undefined => {
    const [, id = '', name = ''] = filePattern.exec(file) ?? [];
    const document = documents.get(id);
    const kept = earlier.documents[id];
    if (!document || kept?.files[name] === undefined || kept.inputs !== inputsOf(document)) return undefined;
    // Only pages have a frame.
    return earlier.frames[name] === frames[name] ? kept.files[name] : undefined;
  };
  const put = new Map<string, string>();
  const nameIn = (file: string) => filePattern.exec(file)?.[2] ?? '';
  const isFirst = (file: string) => pages.has(nameIn(file)) && frames[nameIn(file)] === undefined;
  return {
    place: (file, built) => {
      if (isFirst(file)) return undefined;
      const [digest, stamp] = find(file) ?? [];
      const kept = keptFile(folder, file);
      if (digest === undefined || stampOf(kept) !== stamp) return undefined;
      share(kept, join(built, file));
      put.set(file, digest);
      return digest;
    },
    isFirst,
    noteFirst: (file, html) => {
      if (pages.has(nameIn(file))) frames[nameIn(file)] = frameOf(html);
    },
    inputsOf,
    isPut: (file) => put.has(file),
    findChanged: (digests) => {
      const changed = [...put].filter(([file, digest]) => digests.get(file) !== digest);
      if (changed.length > 0) rmSync(join(folder, indexFile), { force: true });
      const message = 'What an earlier build kept of this file was changed on the disk. Build again: it is made anew.';
      return changed.map(([file]) => ({ code: 'fidelity-built', file, line: 1, message }));
    },
    keep: (built, digests) => {
      const index: Index = { frames, documents: {} };
      const wanted = new Set<string>();
      mkdirSync(folder, { recursive: true });
      for (const document of documents.values()) {
        const now = inputsOf(document);
        if (now === undefined) continue;
        const files: KeptDocument['files'] = {};
        for (const name of [...pages, ...fileNamesOf(document)]) {
          const file = documentPath(document.id).slice(1) + name;
          const digest = digests.get(file);
          if (digest === undefined) continue;
          const kept = keptFile(folder, file);
          const before = put.get(file) === digest ? find(file) : undefined;
          if (!before) share(join(built, file), kept);
          // What was put is not asked for its stamp again: it is that by which it was found.
          files[name] = before ?? [digest, stampOf(kept) ?? ''];
          wanted.add(kept);
        }
        index.documents[document.id] = { inputs: now, files };
      }
      for (const file of listFiles(folder, '')) if (!wanted.has(file)) rmSync(file);
      const content = JSON.stringify(index);
      writeFileSync(join(folder, indexFile), sha256(around + content) + content);
    },
  };
}

const indexFile = 'index.json';

const keptFile = (folder: string, file: string) => join(folder, file.replaceAll('/', '-'));

/** What tells one writing of a file from the next. @returns none where there is no file */
function stampOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.size} ${found.mtimeNs}`;
}

/** Makes one file stand at two places. */
function share(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    mkdirSync(dirname(to), { recursive: true });
    rmSync(to, { force: true });
    shareAnew(from, to);
  }
}

function shareAnew(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Two disks share no file.
    copyFileSync(from, to);
  }
}

/** @param around what every file depends on: a list of other surroundings, or of other code, is of no use */
function readIndex(folder: string, around: string): Index {
  const file = join(folder, indexFile);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const content = text.slice(sealLength);
  if (sha256(around + content) !== text.slice(0, sealLength)) return { frames: {}, documents: {} };
  return JSON.parse(content) as Index;
}

/** What the bundler decides of a page: the addresses of styles, scripts and fonts. */
function frameOf(html: string): string {
  const addresses = html.match(/[^"'\s]*\/_astro\/[^"'\s]*/gu) ?? [];
  return sha256([...new Set(addresses)].join('\n'));
}

/** Digest of all that a page of a document may show beside the document, and of the code that makes it. */
function digestAround(archive: Archive, { terms }: Prepared['sources'], place: Place): string {
  const quotable = { passages: passageTexts(archive.documents), withdrawn: withdrawnPassages(archive.ledger) };
  const { language } = archive.settings;
  const code = [...listFiles('src', ''), 'astro.config.mjs', 'package-lock.json'].filter((file) => existsSync(file));
  return sha256(
    JSON.stringify([
      archive.settings,
      place,
      [...archive.references],
      [...archive.terms],
      archive.events,
      terms.map(({ file, text }) => [file, firstSentence(bodyOf(text) ?? '', quotable, language)]),
      code.map((file) => [file, sha256(readFileSync(file))]),
    ]),
  );
}
