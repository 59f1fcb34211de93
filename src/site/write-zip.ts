/** Writes zip files. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file of a zip: its path inside, and its bytes, read when its turn comes. */
export interface ZipEntry {
  path: string;
  read: () => Iterable<Uint8Array>;
}

/**
 * Writes a zip file, one file of it at a time.
 *
 * Every file has the same time, noon of a day as the clock on the wall has it, which is what a zip
 * file keeps: the bytes are the same in every time zone.
 */
export async function writeZip(path: string, day: string, entries: Iterable<ZipEntry>): Promise<void> {
  const zip = new ZipFile();
  const options = { mtime: new Date(`${day}T12:00:00`), mode: 0o100644, forceDosTimestamp: true };
  for (const { path: inside, read } of entries)
    zip.addReadStreamLazy(inside, options, (give) => give(undefined, Readable.from(read())));
  zip.end();
  mkdirSync(dirname(path), { recursive: true });
  await pipeline(zip.outputStream, createWriteStream(path));
}
