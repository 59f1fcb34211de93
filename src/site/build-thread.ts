/**
 * The thread beside the build: it reads each page that is written for the checks, packs the copy of the
 * site that opens from a folder, takes the digests of all files, writes those of documents, and packs the bag.
 *
 * What it has made of a page or file is kept for the next build. What a file is at the end of the build
 * counts: one that is another by then, or that was never announced, is read then.
 */
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { BagEntry } from '../bag/bag.ts';
import { sha256 } from '../capture/digest.ts';
import type {
  BagPiece,
  CopyOrder,
  CopyScript,
  DigestedFile,
  KeptPayload,
  Order,
  Workplace,
  ZipPlace,
} from './build-orders.ts';
import { isShared, type PageFacts } from './built.ts';
import type { SiteFile } from './document-files.ts';
import { openOrderLine } from './order-line.ts';
import type { ProgressListener } from './progress.ts';

/** A message takes longer than reading a small page. */
const pagesPerMessage = 50;
const bytesPerMessage = 1 << 20;
/** So many facts are held twice at most. */
const pagesPerAnswer = 1000;

export interface BuildThread {
  /** Announces a page, by its file below the built folder, that is written. */
  announce: (file: string) => void;
  /** Writes files into the built folder. @returns SHA-256 of those that are text, by their paths */
  write: (files: Iterable<SiteFile>) => Promise<Map<string, string>>;
  /** Files of the bag that were kept with all their bytes. @returns for each key what was kept by it, none where nothing was */
  findPayload: (keys: readonly string[]) => Promise<KeptPayload[]>;
  /**
   * Writes the bag, whose files are read here.
   *
   * @param learned what is kept for the next build by the keys of that; it is complete when all files were read
   */
  writeBag: (files: readonly BagEntry[], place: ZipPlace, learned?: ReadonlyMap<string, KeptPayload>) => Promise<void>;
  /**
   * Begins to write the copy.
   *
   * @param scripts are each made when their turn comes
   * @returns when the thread has all that it needs; `ended` when the copy is written
   */
  beginCopy: (order: CopyOrder, scripts: Iterable<CopyScript>) => Promise<{ ended: Promise<void> }>;
  /** Digests of files as they are now. */
  digest: (files: readonly string[]) => Promise<DigestedFile[]>;
  /**
   * Facts of pages as they are now, by their files.
   *
   * @param links whether each page is given all of its links, or of those that mean the same on every page
   * only the ones that no page before it has: most pages share most of theirs
   */
  read: (files: readonly string[], links: 'all' | 'new') => Promise<Map<string, PageFacts>>;
  /** Ends the thread. @param outcome whether what it has made is kept for the next build */
  end: (outcome: 'keep' | 'discard') => Promise<void>;
}

/** Parts of a list of about the same size, each made when its turn comes. */
function* batches<Item>(items: Iterable<Item>, sizeOf: (item: Item) => number): Generator<Item[]> {
  let batch: Item[] = [];
  let size = 0;
  for (const item of items) {
    batch.push(item);
    size += sizeOf(item);
    if (size < bytesPerMessage) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

/** A piece that was packed before weighs what its message does. */
const sizeOf = (piece: BagPiece) => ('bytes' in piece ? piece.bytes.length : piece.path.length + piece.sha256.length);

/** Starts the thread of a build. @param progress gives what is told how far a step has come */
export function startBuildThread(workplace: Workplace, progress: (step: string) => ProgressListener): BuildThread {
  const worker = new Worker(join(process.cwd(), 'src/site/build-worker.ts'), {
    workerData: workplace,
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
  });
  const line = openOrderLine(worker);
  let announced: string[] = [];
  const send = () => {
    line.send({ pages: announced });
    announced = [];
  };
  return {
    announce: (file) => {
      announced.push(file);
      if (announced.length >= pagesPerMessage) send();
    },
    write: async (files) => {
      const digests = new Map<string, string>();
      const orders = function* (): Generator<Order> {
        for (const batch of batches(files, ({ content }) => content.length)) {
          for (const { path, content } of batch) if (typeof content === 'string') digests.set(path, sha256(content));
          yield { write: batch };
        }
      };
      await line.waitForAll(orders());
      return digests;
    },
    findPayload: async (keys) => (await line.waitFor({ findPayload: keys })) as KeptPayload[],
    writeBag: async (files, place, learned = new Map()) => {
      const onPacked = progress('files of the bag');
      const read = function* (): Generator<BagPiece> {
        for (const [index, { path, read: pieces, pass }] of files.entries()) {
          yield pass ? { path, sha256: pass() } : { path, bytes: Buffer.concat([...pieces()]) };
          onPacked(index + 1, files.length);
        }
      };
      const orders = function* (): Generator<Order> {
        for (const bag of batches(read(), sizeOf)) yield { bag };
        yield { keepPayload: learned };
        yield { endBag: place };
      };
      await line.waitForAll(orders());
    },
    beginCopy: async (copy, scripts) => {
      const orders = function* (): Generator<Order> {
        for (const batch of batches(scripts, ({ text }) => text.length)) yield { scripts: batch };
      };
      send();
      await line.waitForAll(orders());
      const ended = line.waitFor({ copy }, progress('files of the copy')).then(() => undefined);
      // It is told where it is waited for.
      ended.catch(() => undefined);
      return { ended };
    },
    digest: async (files) => (await line.waitFor({ digest: files })) as DigestedFile[],
    read: async (files, links) => {
      const facts = new Map<string, PageFacts>();
      const seen = new Set<string>();
      const isNew = (link: string) => {
        if (!isShared(link)) return true;
        const before = seen.size;
        return seen.add(link).size > before;
      };
      const onRead = progress('pages read for the checks');
      for (let first = 0; first < files.length; first += pagesPerAnswer) {
        const found = (await line.waitFor({ facts: files.slice(first, first + pagesPerAnswer) })) as Uint8Array[];
        onRead(first, files.length);
        for (const bytes of found) {
          const page = deserialize(bytes) as PageFacts;
          facts.set(page.file, links === 'all' ? page : { ...page, links: page.links.filter(isNew) });
        }
      }
      return facts;
    },
    end: async (outcome) => {
      await line.waitFor({ end: outcome });
    },
  };
}
