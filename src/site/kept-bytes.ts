/**
 * Bytes that one build keeps for the next, each by a key that tells what they were made from.
 *
 * They stand in one file behind one another, beside a list of their places which is sealed with its own
 * digest. A build adds what is new behind what stood there. What a build neither finds nor keeps is
 * forgotten: it is overwritten, and where more is gone than stays, the file is written anew.
 */
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { sha256 } from '../capture/digest.ts';

export interface KeptBytes {
  /** What this build or the one before has kept by a key, where nothing has changed it. */
  find: (key: string) => Buffer | undefined;
  keep: (key: string, bytes: Uint8Array) => void;
  /** Ends the build: what it found or kept is there for the next. */
  close: () => void;
  /** Ends a build that failed: what stood before stays as it was. */
  discard: () => void;
}

type Spot = readonly [offset: number, length: number, crc: number];

const sealLength = 64;
const bytesPerWrite = 1 << 20;

/** Opens the bytes that are kept in a file; where there are none, or they cannot be trusted, it is empty. */
export function openKeptBytes(file: string): KeptBytes {
  mkdirSync(dirname(file), { recursive: true });
  const earlier = readList(file);
  const disk = openSync(file, earlier.size > 0 ? 'r+' : 'w+');
  const start = endOf(earlier);
  const spots = new Map<string, Spot>();
  let waiting: Uint8Array[] = [];
  let written = start;
  let end = start;
  const flush = () => {
    writeAll(disk, Buffer.concat(waiting), written);
    waiting = [];
    written = end;
  };
  const keep = (key: string, bytes: Uint8Array) => {
    if (spots.has(key)) return;
    spots.set(key, [end, bytes.length, crc32(bytes)]);
    waiting.push(bytes);
    end += bytes.length;
    if (end - written >= bytesPerWrite) flush();
  };
  return {
    find: (key) => {
      const own = spots.get(key);
      const spot = own ?? earlier.get(key);
      if (!spot) return undefined;
      if (spot[0] + spot[1] > written) flush();
      const bytes = readSpot(disk, spot);
      if (bytes && !own) spots.set(key, spot);
      return bytes;
    },
    keep,
    close: () => {
      flush();
      ftruncateSync(disk, end);
      const length = [...spots.values()].reduce((sum, [, bytes]) => sum + bytes, 0);
      if (length * 2 < end) writeAnew(file, disk, spots);
      else {
        // A list that still names what is overwritten finds nothing there.
        for (const [key, spot] of earlier) if (spots.get(key) !== spot) overwrite(disk, spot);
        writeList(file, spots);
      }
      closeSync(disk);
    },
    discard: () => {
      ftruncateSync(disk, start);
      closeSync(disk);
      if (earlier.size === 0) rmSync(file);
    },
  };
}

const listOf = (file: string) => `${file}.json`;

const endOf = (spots: ReadonlyMap<string, Spot>) =>
  [...spots.values()].reduce((end, [offset, length]) => Math.max(end, offset + length), 0);

function readList(file: string): ReadonlyMap<string, Spot> {
  const list = existsSync(file) && existsSync(listOf(file)) ? readFileSync(listOf(file), 'utf8') : '';
  const content = list.slice(sealLength);
  if (content === '' || sha256(content) !== list.slice(0, sealLength)) return new Map();
  return new Map(JSON.parse(content) as [string, Spot][]);
}

function writeList(file: string, spots: ReadonlyMap<string, Spot>): void {
  const content = JSON.stringify([...spots]);
  writeFileSync(`${listOf(file)}.new`, sha256(content) + content);
  renameSync(`${listOf(file)}.new`, listOf(file));
}

/** Writes a file that holds nothing but what stands in some spots of another, in its place. */
function writeAnew(file: string, disk: number, spots: ReadonlyMap<string, Spot>): void {
  const newFile = `${file}.new`;
  rmSync(newFile, { force: true });
  rmSync(listOf(file), { force: true });
  const anew = openKeptBytes(newFile);
  for (const [key, spot] of spots) {
    const bytes = readSpot(disk, spot);
    if (bytes) anew.keep(key, bytes);
  }
  anew.close();
  renameSync(newFile, file);
  renameSync(listOf(newFile), listOf(file));
}

function overwrite(disk: number, [offset, length]: Spot): void {
  writeAll(disk, Buffer.alloc(length), offset);
}

/** The bytes of a spot, where they are still those that were kept. */
function readSpot(disk: number, [offset, length, crc]: Spot): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(disk, bytes, read, length - read, offset + read);
    if (more === 0) return undefined;
    read += more;
  }
  return crc32(bytes) === crc ? bytes : undefined;
}

function writeAll(disk: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length; )
    written += writeSync(disk, bytes, written, bytes.length - written, position + written);
}
