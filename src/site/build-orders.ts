/** What the build and the thread beside it say to each other. */
import type { Fixity } from '../bag/bag.ts';
import type { CopiedSite } from '../offline/folder-copy.ts';
import type { SiteFile } from './document-files.ts';

/** What the thread works on. */
export interface Workplace extends CopiedSite {
  /** The built folder. */
  folder: string;
  /** Where the bytes are kept between builds. */
  keptFolder: string;
  /** Digest of the code that makes what is kept. */
  engine: string;
}

/** A zip to be written: where, and the day of its files. */
export interface ZipPlace {
  zip: string;
  day: string;
}

/** The copy to be written: its folder inside the zip, and the files of the site in it. */
export interface CopyOrder extends ZipPlace {
  top: string;
  files: readonly string[];
}

/** A script that stands in the copy alone. */
export interface CopyScript {
  path: string;
  text: string;
}

/** A file of the site with the size and digest of its bytes. */
export interface DigestedFile {
  file: string;
  bytes: number;
  sha256: string;
}

/** Files of the bag that are made of one document. */
export type KeptPayload = readonly (Fixity & { path: string })[];

/** A file of the bag: its bytes, or the digest of those that were packed before. */
export type BagPiece = { path: string } & ({ bytes: Uint8Array } | { sha256: string });

/** What the thread is asked for; it answers in the same order. */
export type Order =
  | { pages: readonly string[] }
  | { write: readonly SiteFile[] }
  | { findPayload: readonly string[] }
  | { bag: readonly BagPiece[] }
  | { keepPayload: ReadonlyMap<string, KeptPayload> }
  | { endBag: ZipPlace }
  | { scripts: readonly CopyScript[] }
  | { copy: CopyOrder }
  | { digest: readonly string[] }
  | { facts: readonly string[] }
  | { end: 'keep' | 'discard' };

/** What an order is answered with: digests of files, serialized facts of pages, what was kept, or nothing. */
export type Answer = DigestedFile[] | Uint8Array[] | KeptPayload[] | undefined;

/** How far the copy has come: told while it is written, which takes longest. */
export interface CopyProgress {
  packed: number;
  all: number;
}
