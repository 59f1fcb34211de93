/**
 * Pages of documents kept between builds: one whose every input is the same is not made again.
 *
 * The inputs are the document itself and all that a page of a document may show beside it, taken whole:
 * settings, references, terms, events and the code. What the bundler names (styles, scripts, fonts) is
 * seen on the first page of each kind, which is always made. Pages of documents with withdrawn
 * passages are kept nowhere.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Archive, passageTexts, withdrawnPassages } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { listFiles } from '../cli/read-content.ts';
import { bodyOf } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import type { Place } from '../settings/settings.ts';
import { firstSentence } from '../statement/statement.ts';
import type { Prepared } from './prepared.ts';

const sealLength = 64;
const pagePattern = /^documents\/(\d{4,})\/(?:(capture|cite)\/)?index\.html$/u;

/** What is kept of all pages: the frame of each kind, and by file the digests of the inputs and of the bytes, and when they were written. */
interface Index {
  frames: Record<string, string>;
  pages: Record<string, [inputs: string, bytes: string, stamp: string]>;
}

export interface KeptPages {
  /** Puts a page into the built folder where it was kept and is the same today. @returns whether it was */
  place: (file: string, built: string) => boolean;
  /** Whether a page would be the first of its kind: the frame of that must be noted before any is put. */
  isFirst: (file: string) => boolean;
  noteFirst: (file: string, html: string) => void;
  /**
   * Which pages that were put are no longer what was kept, though nothing told that they were written since;
   * where there is one, nothing counts as kept any more.
   *
   * @param digests SHA-256 of the files of the built folder, by their path below it
   */
  findChanged: (digests: ReadonlyMap<string, string>) => Issue[];
  /** Keeps the pages of a built folder. @param digests SHA-256 of its files, by their path below it */
  keep: (built: string, digests: ReadonlyMap<string, string>) => void;
}

/** Opens the pages that an earlier build has kept in a folder. */
export function openKeptPages(folder: string, { archive, sources }: Prepared, place: Place): KeptPages {
  const earlier = readIndex(folder);
  const around = archive ? digestAround(archive, sources, place) : '';
  const documents = new Map((archive?.documents ?? []).map((document) => [document.id, document]));
  const inputs = new Map<PreparedDocument, string>();
  const frames: Index['frames'] = {};
  const inputsOf = (file: string): string | undefined => {
    const document = documents.get(pagePattern.exec(file)?.[1] ?? '');
    if (!document || document.withdrawn.length > 0) return undefined;
    const known = inputs.get(document) ?? sha256(around + JSON.stringify(inOrder(document)));
    inputs.set(document, known);
    return known;
  };
  const kindOf = (file: string) => pagePattern.exec(file)?.[2] ?? '';
  const isKept = (file: string): boolean =>
    earlier.frames[kindOf(file)] === frames[kindOf(file)] && earlier.pages[file]?.[0] === inputsOf(file);
  const put: string[] = [];
  const isFirst = (file: string) => pagePattern.test(file) && frames[kindOf(file)] === undefined;
  return {
    place: (file, built) => {
      const page = keptFile(folder, file);
      if (inputsOf(file) === undefined || isFirst(file) || !isKept(file)) return false;
      if (stampOf(page) !== earlier.pages[file]?.[2]) return false;
      mkdirSync(dirname(join(built, file)), { recursive: true });
      share(page, join(built, file));
      put.push(file);
      return true;
    },
    isFirst,
    noteFirst: (file, html) => {
      frames[kindOf(file)] = frameOf(html);
    },
    findChanged: (digests) => {
      const changed = put.filter((file) => digests.get(file) !== earlier.pages[file]?.[1]);
      if (changed.length > 0) rmSync(join(folder, indexFile), { force: true });
      const message = 'What an earlier build kept of this page was changed on the disk. Build again: it is made anew.';
      return changed.map((file) => ({ code: 'fidelity-built', file, line: 1, message }));
    },
    keep: (built, digests) => {
      const pages: Index['pages'] = {};
      mkdirSync(folder, { recursive: true });
      for (const document of documents.keys()) {
        for (const kind of ['', 'capture/', 'cite/']) {
          const file = `documents/${document}/${kind}index.html`;
          const now = inputsOf(file);
          const before = earlier.pages[file];
          const digest = digests.get(file);
          if (now === undefined || digest === undefined) continue;
          const stands = before?.[1] === digest && isKept(file);
          if (!stands) share(join(built, file), keptFile(folder, file));
          pages[file] = [now, digest, stampOf(keptFile(folder, file)) ?? ''];
        }
      }
      const wanted = new Set(Object.keys(pages).map((file) => keptFile(folder, file)));
      for (const file of listFiles(folder, '.html')) if (!wanted.has(file)) rmSync(file);
      const content = JSON.stringify({ frames, pages } satisfies Index);
      writeFileSync(join(folder, indexFile), sha256(content) + content);
    },
  };
}

/** A document that was prepared and one that was kept have their fields in different orders. */
const inOrder = (document: PreparedDocument) =>
  Object.fromEntries(Object.entries(document).sort(([one], [other]) => (one < other ? -1 : 1)));

const indexFile = 'index.json';

const keptFile = (folder: string, file: string) => join(folder, file.replaceAll('/', '-'));

/** What tells one writing of a file from the next. @returns none where there is no file */
function stampOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.size} ${found.mtimeNs}`;
}

/** Makes one file stand at two places. */
function share(from: string, to: string): void {
  rmSync(to, { force: true });
  try {
    linkSync(from, to);
  } catch {
    // Two disks share no file.
    copyFileSync(from, to);
  }
}

function readIndex(folder: string): Index {
  const file = join(folder, indexFile);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const content = text.slice(sealLength);
  if (content === '' || sha256(content) !== text.slice(0, sealLength)) return { frames: {}, pages: {} };
  return JSON.parse(content) as Index;
}

/** What the bundler decides of a page: the addresses of styles, scripts and fonts, and what the policy lets in. */
function frameOf(html: string): string {
  const addresses = html.match(/[^"'\s]*\/_astro\/[^"'\s]*/gu) ?? [];
  const policy = /<meta http-equiv="content-security-policy"[^>]*>/iu.exec(html)?.[0] ?? '';
  return sha256([...new Set(addresses), policy].join('\n'));
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
