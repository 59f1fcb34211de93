/** Writes zip files. */
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import ZipStream from 'zip-stream';
import type { KeptBytes } from './kept-bytes.ts';

/** A file as a zip holds it: CRC-32 and size of its bytes, and these deflated (RFC 1951). */
export interface PackedFile {
  crc: number;
  size: number;
  deflated: Buffer;
}

/** A file of a zip with its path inside. */
export interface ZipEntry {
  path: string;
  pack: () => PackedFile;
}

/** A higher level takes a third more time for one part in fifty. */
const level = 3;

/** Packs bytes for a zip. */
export function packBytes(bytes: Uint8Array): PackedFile {
  return { crc: crc32(bytes), size: bytes.length, deflated: deflateRawSync(bytes, { level }) };
}

const headBytes = 8;

/** Packs bytes, or takes what was packed before by the same key. @param key tells all that the bytes follow from */
export function packOnce(kept: KeptBytes, key: string, read: () => Uint8Array): PackedFile {
  const before = kept.find(key);
  if (before)
    return { crc: before.readUInt32LE(0), size: before.readUInt32LE(4), deflated: before.subarray(headBytes) };
  const packed = packBytes(read());
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(packed.crc, 0);
  head.writeUInt32LE(packed.size, 4);
  kept.keep(key, Buffer.concat([head, packed.deflated]));
  return packed;
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
  const zip = new PackedZip();
  const date = new Date(`${day}T12:00:00Z`);
  mkdirSync(dirname(path), { recursive: true });
  const written = pipeline(zip, createWriteStream(path));
  for await (const { path: name, pack } of entries) {
    zip.add(name, date, pack());
    if (zip.writableNeedDrain) await Promise.race([once(zip, 'drain'), written]);
  }
  zip.finalize();
  await written;
}

type PackingMethod = ZipStream['_appendBuffer'];

/** A zip of files that were packed before: the library itself packs only what passes through it. */
class PackedZip extends ZipStream {
  #next: PackedFile | undefined;

  add(name: string, date: Date, file: PackedFile): void {
    this.#next = file;
    this.entry(file.deflated, { name, date, mode: 0o644 }, (error) => {
      if (error) throw error;
    });
  }

  override _appendBuffer(...[entry, , callback]: Parameters<PackingMethod>): void {
    if (!this.#next) throw new Error('A file is added to a zip unpacked.');
    const { crc, size, deflated } = this.#next;
    // Crc and sizes are known, so they stand before the bytes and not behind them.
    entry.getGeneralPurposeBit().useDataDescriptor(false);
    entry.setCrc(crc);
    entry.setSize(size);
    entry.setCompressedSize(deflated.length);
    this._writeLocalFileHeader(entry);
    this.write(deflated);
    this._afterAppend(entry);
    callback?.(null, entry);
  }
}
