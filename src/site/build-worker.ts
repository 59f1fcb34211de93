/** Does what is asked of the thread beside a build, one order after the other. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { sha256 } from '../capture/digest.ts';
import { readBuiltPage } from '../cli/verify-built.ts';
import { copyPage, copyStyles, isCopied } from '../offline/folder-copy.ts';
import type {
  Answer,
  BagPiece,
  CopyOrder,
  CopyProgress,
  DigestedFile,
  KeptPayload,
  Order,
  Workplace,
  ZipPlace,
} from './build-orders.ts';
import { factsOf, readPage } from './built.ts';
import type { SiteFile } from './document-files.ts';
import { type KeptBytes, openKeptBytes } from './kept-bytes.ts';
import { packOnce, writeZip, type ZipEntry } from './write-zip.ts';

const { folder, keptFolder, engine, base, address } = workerData as Workplace;
const site = { base, address };
const kept = {
  copy: openKeptBytes(join(keptFolder, 'copy')),
  bag: openKeptBytes(join(keptFolder, 'bag')),
  facts: openKeptBytes(join(keptFolder, 'facts')),
};
const circumstances = sha256(JSON.stringify([engine, site, process.versions]));

/** A file of the site as it was visited: what tells its writing from the next, and what its making is kept by. */
interface Visited extends DigestedFile {
  stamp: string;
  key: string;
}

const visited = new Map<string, Visited>();

/** What was packed of no file of the site: its path in the zip, and its key. */
interface Packed {
  path: string;
  key: string;
}

const bag: Packed[] = [];
const scripts: Packed[] = [];

let turn = Promise.resolve();
parentPort?.on('message', (order: Order) => {
  turn = turn.then(async () => {
    parentPort?.postMessage(await answer(order));
    if ('end' in order) parentPort?.close();
  });
});

async function answer(order: Order): Promise<Answer> {
  if ('pages' in order) order.pages.filter((file) => existsSync(join(folder, file))).forEach(visit);
  else if ('write' in order) order.write.forEach(write);
  else if ('findPayload' in order) return order.findPayload.map(findPayload);
  else if ('bag' in order) for (const piece of order.bag) bag.push(packPiece(piece));
  else if ('keepPayload' in order)
    for (const [key, files] of order.keepPayload) kept.bag.keep(keyOf(key), Buffer.from(JSON.stringify(files)));
  else if ('endBag' in order) await writeBag(order.endBag);
  else if ('scripts' in order)
    for (const { path, text } of order.scripts) scripts.push(packAlone(kept.copy, path, text));
  else if ('copy' in order) await writeCopy(order.copy);
  else if ('digest' in order)
    return order.digest.map(visit).map(({ file, bytes, sha256: digest }) => ({ file, bytes, sha256: digest }));
  else if ('facts' in order) return order.facts.map(readFacts);
  else end(order.end);
  return undefined;
}

let lastFolder = '';

function write({ path, content }: SiteFile): void {
  const place = join(folder, dirname(path));
  if (place !== lastFolder) mkdirSync(place, { recursive: true });
  lastFolder = place;
  writeFileSync(join(folder, path), content);
}

/** Reads a file of the site, once for each time that it was written, and makes of it what is made of each. */
function visit(file: string): Visited {
  const { size, mtimeNs, ino } = statSync(join(folder, file), { bigint: true });
  const stamp = `${size} ${mtimeNs} ${ino}`;
  const before = visited.get(file);
  if (before?.stamp === stamp) return before;
  const bytes = readFileSync(join(folder, file));
  const digest = sha256(bytes);
  const now = { file, bytes: bytes.length, sha256: digest, stamp, key: `${circumstances} ${digest} ${file}` };
  visited.set(file, now);
  if (isCopied(file)) packOnce(kept.copy, now.key, () => asCopied(file, bytes));
  if (file.endsWith('.html') && !kept.facts.find(now.key))
    kept.facts.keep(now.key, serialize(factsOf(readPage(file, String(bytes)))));
  return now;
}

function asCopied(file: string, bytes: Buffer): Buffer {
  if (file.endsWith('.html')) return Buffer.from(copyPage(String(bytes), file, site));
  return file.endsWith('.css') ? Buffer.from(copyStyles(String(bytes), file, site)) : bytes;
}

const filesPerMessage = 1000;

async function writeCopy({ zip, day, top, files }: CopyOrder): Promise<void> {
  const copied = files.filter(isCopied);
  const own = copied.map((file, index): ZipEntry => {
    const pack = () => {
      if (index > 0 && index % filesPerMessage === 0)
        parentPort?.postMessage({ packed: index, all: copied.length } satisfies CopyProgress);
      const { key } = visit(file);
      return packOnce(kept.copy, key, () => asCopied(file, readFileSync(join(folder, file))));
    };
    return { path: `${top}/${file}`, pack };
  });
  const added = scripts.map(({ path, key }) => entryOf(kept.copy, { path: `${top}/${path}`, key }));
  await writeZip(zip, day, [...own, ...added]);
}

const keyOf = (digest: string) => `${circumstances} ${digest}`;

function findPayload(key: string): KeptPayload {
  const files = JSON.parse(String(kept.bag.find(keyOf(key)) ?? '[]')) as KeptPayload;
  return files.every(({ sha256: digest }) => kept.bag.find(keyOf(digest))) ? files : [];
}

function packPiece(piece: BagPiece): Packed {
  if ('bytes' in piece) return packAlone(kept.bag, piece.path, piece.bytes);
  return { path: piece.path, key: keyOf(piece.sha256) };
}

/** Packs what no file of the site holds. */
function packAlone(store: KeptBytes, path: string, content: string | Uint8Array): Packed {
  const key = keyOf(sha256(content));
  packOnce(store, key, () => Buffer.from(content));
  return { path, key };
}

function entryOf(store: KeptBytes, { path, key }: Packed): ZipEntry {
  const lost = () => {
    throw new Error(`${path} cannot be packed: what was kept of it was changed on the disk. Build again.`);
  };
  return { path, pack: () => packOnce(store, key, lost) };
}

async function writeBag({ zip, day }: ZipPlace): Promise<void> {
  await writeZip(
    zip,
    day,
    bag.map((packed) => entryOf(kept.bag, packed)),
  );
}

function readFacts(file: string): Uint8Array {
  return kept.facts.find(visit(file).key) ?? serialize(factsOf(readBuiltPage(folder, file)));
}

function end(outcome: 'keep' | 'discard'): void {
  for (const bytes of Object.values(kept)) bytes[outcome === 'keep' ? 'close' : 'discard']();
}
