/** Compresses the files of a built site beforehand, for servers that serve what stands beside a file. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { listFiles } from '../cli/read-content.ts';
import { compressible } from '../hosting/hosting.ts';

/** What is smaller than this fits in one packet anyway. */
const smallest = 512;
/** Above this size brotli's highest quality takes longer than it saves. */
const largest = 4 << 20;

/**
 * Writes `.br` and `.gz` beside every file that they make smaller; the same file gives the same bytes.
 *
 * @param onProgress is told how many files are done, of how many
 * @returns bytes of the files and of their brotli forms
 */
export function compressSite(
  folder: string,
  onProgress: (done: number, all: number) => void,
): { files: number; bytes: number; compressed: number } {
  const files = listFiles(folder, '').filter((file) => compressible.test(file));
  let bytes = 0;
  let compressed = 0;
  let count = 0;
  files.forEach((file, index) => {
    onProgress(index + 1, files.length);
    const content = readFileSync(file);
    if (content.length < smallest || isDone(file)) return;
    const quality = content.length > largest ? 9 : 11;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    const brotli = brotliCompressSync(content, { params });
    if (brotli.length >= content.length) return;
    writeFileSync(`${file}.br`, brotli);
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    bytes += content.length;
    compressed += brotli.length;
    count++;
  });
  return { files: count, bytes, compressed };
}

/** A build empties its folder first, so what stands beside a file was made of it. */
const isDone = (file: string) => existsSync(`${file}.br`);
