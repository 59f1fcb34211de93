/** The texts of a file as it is published: as its bytes stand, and what a packed one holds. */
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** A text, and where inside the file it stands: a path in a zip file, or none. */
export interface HeldText {
  text: string;
  inside?: string;
}

/** What is unpacked of a zip file at once, so that one of a large archive needs no memory for all of it. */
const bytesAtOnce = 64 << 20;

/**
 * Reads a file and, where it is packed (gzip, Brotli by its name, zip), what is in it, to any depth.
 * A packed file that cannot be unpacked, such as a capture that arrived incomplete, is read as far as it can be.
 *
 * @param name its name, for Brotli has no sign of its own
 */
export function* textsIn(bytes: Uint8Array, name: string): Generator<HeldText> {
  const unpacked = unpack(bytes, name);
  if (unpacked) {
    yield* textsIn(unpacked, name.replace(/\.(?:gz|br)$/u, ''));
    return;
  }
  const signature = [0x50, 0x4b, 0x03, 0x04];
  if (signature.every((byte, index) => bytes[index] === byte)) {
    let isZip = false;
    for (const [path, file] of filesOfZip(bytes)) {
      isZip = true;
      for (const { text, inside } of textsIn(file, path))
        yield { text, inside: inside === undefined ? path : `${path}/${inside}` };
    }
    // What is packed is no text, and that of a large archive is longer than a string can be.
    if (isZip) return;
  }
  yield { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') };
}

function unpack(bytes: Uint8Array, name: string): Uint8Array | undefined {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    if (name.endsWith('.br')) return brotliDecompressSync(bytes);
  } catch {
    // It is read as it stands.
  }
  return undefined;
}

function* filesOfZip(bytes: Uint8Array): Generator<[path: string, file: Uint8Array]> {
  const batches: Set<string>[] = [];
  try {
    let size = Number.POSITIVE_INFINITY;
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (size + originalSize > bytesAtOnce) {
          batches.push(new Set());
          size = 0;
        }
        batches.at(-1)?.add(name);
        size += originalSize;
        return false;
      },
    });
    for (const batch of batches) yield* Object.entries(unzipSync(bytes, { filter: ({ name }) => batch.has(name) }));
  } catch {
    // A file that only begins as a zip file does has nothing but what stands in it.
  }
}
