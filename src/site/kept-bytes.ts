/**
 * Bytes that one build keeps for the next, each by a key that tells what they were made from.
 *
 * They stand in one file behind one another, beside a list of their places which is sealed with its own
 * digest. Every build writes both anew: what a build neither finds nor keeps is forgotten.
 */
import {
  closeSync,
  existsSync,
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
  const earlier = openEarlier(file);
  const newFile = `${file}.new`;
  mkdirSync(dirname(file), { recursive: true });
  const disk = openSync(newFile, 'w+');
  const spots = new Map<string, Spot>();
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let end = 0;
  const flush = () => {
    writeAll(disk, Buffer.concat(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  const keep = (key: string, bytes: Uint8Array) => {
    if (spots.has(key)) return;
    spots.set(key, [end, bytes.length, crc32(bytes)]);
    waiting.push(bytes);
    waitingBytes += bytes.length;
    end += bytes.length;
    if (waitingBytes >= bytesPerWrite) flush();
  };
  const leave = () => {
    closeSync(disk);
    earlier.close();
  };
  return {
    find: (key) => {
      const own = spots.get(key);
      if (own) {
        if (own[0] + own[1] > end - waitingBytes) flush();
        return readSpot(disk, own);
      }
      const bytes = earlier.find(key);
      if (bytes) keep(key, bytes);
      return bytes;
    },
    keep,
    close: () => {
      flush();
      leave();
      const content = JSON.stringify([...spots]);
      renameSync(newFile, file);
      writeFileSync(listOf(file), sha256(content) + content);
    },
    discard: () => {
      leave();
      rmSync(newFile, { force: true });
    },
  };
}

const listOf = (file: string) => `${file}.json`;

function openEarlier(file: string): Pick<KeptBytes, 'find' | 'close'> {
  const list = existsSync(file) && existsSync(listOf(file)) ? readFileSync(listOf(file), 'utf8') : '';
  const content = list.slice(sealLength);
  if (content === '' || sha256(content) !== list.slice(0, sealLength))
    return { find: () => undefined, close: () => undefined };
  const spots = new Map(JSON.parse(content) as [string, Spot][]);
  const disk = openSync(file, 'r');
  return {
    find: (key) => {
      const spot = spots.get(key);
      return spot && readSpot(disk, spot);
    },
    close: () => closeSync(disk),
  };
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

function writeAll(disk: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(disk, bytes, written);
}
