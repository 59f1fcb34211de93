/** Writes the copy of the site that opens from a folder, and takes the digests of the site's files, in a thread of its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { sha256 } from '../capture/digest.ts';
import { type CopiedSite, copyPage, copyStyles, isCopied } from '../offline/folder-copy.ts';
import type { CopyWork, DigestedFile, LateFiles } from './site-copy.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

const { folder, zip, top, day, base, address, files } = workerData as CopyWork;
const late = Promise.withResolvers<LateFiles>();
parentPort?.once('message', late.resolve);

const digests = new Map<string, DigestedFile>();
const copied = files.filter(isCopied);
const site: CopiedSite = { base, address, holds: new Set(copied) };
await writeZip(zip, day, entries());
const { again } = await late.promise;
for (const file of again) read(file);
parentPort?.postMessage([...digests.values()]);

async function* entries(): AsyncGenerator<ZipEntry> {
  for (const file of copied) yield { path: `${top}/${file}`, read: () => [asCopied(file, read(file))] };
  const { scripts } = await late.promise;
  for (const { path, text } of scripts) yield { path: `${top}/${path}`, read: () => [Buffer.from(text)] };
}

/** Reads a file of the site and notes its digest. */
function read(file: string): Buffer<ArrayBuffer> {
  const bytes = readFileSync(join(folder, file));
  digests.set(file, { file, bytes: bytes.length, sha256: sha256(bytes) });
  return bytes;
}

function asCopied(file: string, bytes: Buffer): Buffer {
  if (file.endsWith('.html')) return Buffer.from(copyPage(String(bytes), file, site));
  return file.endsWith('.css') ? Buffer.from(copyStyles(String(bytes), file, site)) : bytes;
}
