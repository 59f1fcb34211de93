/**
 * BagIt 1.0 (RFC 8493): payload files with the tag files that prove them.
 *
 * The entries are read in their order, each once: the digests of the payload are taken while it passes
 * by, so that no more than one file is held at a time, and the manifests are made of them at the end.
 */
import { createHash, type Hash } from 'node:crypto';

/** A file of the payload, below `data/`. */
export interface PayloadFile {
  /** Path below `data/`, with `/`. */
  path: string;
  mediaType: string;
  /** Number of the document that it belongs to. */
  document?: string;
  /** What it is made of beside its document and what every page of that shows; none where it is made of more. */
  madeWith?: readonly string[];
  /** Its bytes, in pieces. @param before the files that were read before it */
  read: (before: readonly DigestedFile[]) => Iterable<string | Uint8Array>;
}

/** Size and digests of bytes, in lower-case hexadecimal digits. */
export interface Fixity {
  bytes: number;
  sha256: string;
  sha512: string;
}

/** A file that was read. */
export interface DigestedFile extends Fixity {
  path: string;
  mediaType: string;
  document?: string;
}

/** A file of the bag with its path in the bag. */
export interface BagEntry {
  path: string;
  read: () => Iterable<Uint8Array>;
  /** In place of reading it, where its bytes are known from an earlier bag. @returns their SHA-256 */
  pass?: () => string;
}

/** What is known and learned of the payload while a bag is made. */
export interface Passing {
  /** Files whose bytes are those of an earlier bag, by path. */
  known: ReadonlyMap<string, Fixity>;
  /** Is told of each file that was read or passed. */
  onRead: (file: DigestedFile) => void;
}

const readAll: Passing = { known: new Map(), onRead: () => undefined };

/** Fields of `bag-info.txt` in their order; each value is one line. */
export type BagInfo = readonly (readonly [label: string, value: string])[];

const algorithms = ['sha256', 'sha512'] as const;

/** The files of a bag, to be read in this order. @throws while reading, where one was not read before its manifest */
export function makeBag(
  payload: readonly PayloadFile[],
  info: BagInfo,
  { known, onRead }: Passing = readAll,
): BagEntry[] {
  const files: DigestedFile[] = [];
  const tags: DigestedFile[] = [];
  const add = (file: DigestedFile) => {
    files.push(file);
    onRead(file);
  };
  const tag = (path: string, write: () => string): BagEntry => ({
    path,
    read: () => digested([write()], { path, mediaType: 'text/plain' }, (file) => tags.push(file)),
  });
  const entry = ({ path, mediaType, document, read }: PayloadFile): BagEntry => {
    const file = { path, mediaType, ...(document === undefined ? {} : { document }) };
    const fixity = known.get(path);
    const pass = (same: Fixity) => {
      add({ ...file, ...same });
      return same.sha256;
    };
    return {
      path: `data/${path}`,
      read: () => digested(read(files), file, add),
      ...(fixity ? { pass: () => pass(fixity) } : {}),
    };
  };
  const manifest = (list: readonly DigestedFile[], folder: string, amount: number, by: (typeof algorithms)[number]) => {
    if (list.length !== amount)
      throw new Error(`${amount - list.length} files of the bag were not read in their order.`);
    return list.map((file) => `${file[by]}  ${encodePath(folder + file.path)}\n`).join('');
  };
  const ownTags = 2 + algorithms.length;
  return [
    tag('bagit.txt', () => 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    ...payload.map(entry),
    tag('bag-info.txt', () => {
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      return writeInfo([...info, ['Payload-Oxum', `${bytes}.${files.length}`]]);
    }),
    ...algorithms.map((by) => tag(`manifest-${by}.txt`, () => manifest(files, 'data/', payload.length, by))),
    ...algorithms.map(
      (by): BagEntry => ({
        path: `tagmanifest-${by}.txt`,
        read: () => [Buffer.from(manifest(tags, '', ownTags, by))],
      }),
    ),
  ];
}

/** Passes bytes on, and tells of the file with its digests at their end. */
function* digested(
  pieces: Iterable<string | Uint8Array>,
  file: Pick<DigestedFile, 'path' | 'mediaType' | 'document'>,
  tell: (file: DigestedFile) => void,
): Generator<Uint8Array> {
  const [sha256, sha512] = algorithms.map((by) => createHash(by)) as [Hash, Hash];
  let bytes = 0;
  for (const piece of pieces) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    sha256.update(chunk);
    sha512.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  tell({ ...file, bytes, sha256: sha256.digest('hex'), sha512: sha512.digest('hex') });
}

/** A value goes on one line: a line end inside it would begin another field. */
function writeInfo(info: BagInfo): string {
  return info.map(([label, value]) => `${label}: ${value.replace(/\s+/gu, ' ').trim()}\n`).join('');
}

/** RFC 8493, section 2.1.3: line ends and the percent sign are percent-encoded, nothing else is. */
function encodePath(path: string): string {
  return path.replace(/[%\r\n]/gu, (sign) => encodeURIComponent(sign));
}
