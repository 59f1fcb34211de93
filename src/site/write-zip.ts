/** Writes zip files. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import ZipStream from 'zip-stream';

/** A file of a zip: its path inside, and its bytes, read when its turn comes. */
export interface ZipEntry {
  path: string;
  read: () => Iterable<Uint8Array>;
}

/**
 * Writes a zip file, one file of it at a time; in the format ZIP64 where it must be.
 *
 * Every file has the same time, noon of a day, which is written as it is and not as a time zone has it:
 * the bytes are the same everywhere.
 */
export async function writeZip(
  path: string,
  day: string,
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
): Promise<void> {
  const zip = new ZipStream({ level: 6 });
  const add = promisify(zip.entry.bind(zip));
  const date = new Date(`${day}T12:00:00Z`);
  mkdirSync(dirname(path), { recursive: true });
  const written = pipeline(zip, createWriteStream(path));
  for await (const { path: name, read } of entries)
    await Promise.race([add(Buffer.concat([...read()]), { name, date, mode: 0o644 }), written]);
  zip.finalize();
  await written;
}
