/**
 * Prepares the archive for a build: what an earlier build has kept is taken, the rest is prepared on
 * all processors, and `buildArchive` holds every result against what it was made from.
 *
 * Prepared documents are kept in files of their own, a hundred to a file, each sealed with a digest of
 * its bytes and of the code: a file that anything has changed, or that other code wrote, counts for none.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { prepareDrafts } from '../accession/prepare-draft.ts';
import { buildArchive, layFoundation } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { contentFolder, engineDigest, readContent } from '../cli/read-content.ts';
import { type ContentFiles, nameOf } from '../content-files.ts';
import { captureFilesIn, provenFile } from '../document/document.ts';
import { bodyOf, type SourceFile } from '../entry/entry.ts';
import { passageRows } from '../permalink/ledger.ts';
import { documentPath } from '../permalink/permalink.ts';
import { isKept, isWithheldFrom, noteHolding, type PreparedDocument, type Surroundings } from '../prepare-document.ts';
import { heldArchive, holdArchive, type Prepared } from './prepared.ts';
import type { ProgressListener } from './progress.ts';
import { beginStage } from './stages.ts';

const documentsPerFile = 100;
/** So many documents are worth a worker of their own. */
const documentsPerWorker = 100;
const sealLength = 64;

/** What is kept of a document: all but what its files say anyway. */
export type Kept = Omit<PreparedDocument, 'captureText' | 'body'>;

/** A file of documents that are kept. */
interface KeptFile {
  /** Digest of the names that the glossary of that build had for what the documents mention. */
  names: string;
  documents: Kept[];
}

/** Documents that were kept, by their numbers. */
interface Earlier {
  documents: ReadonlyMap<string, PreparedDocument>;
  /** Digests of the names under which they were kept. */
  names: ReadonlyMap<string, string>;
}

/** What a worker prepares documents from. */
export interface Work {
  around: Surroundings;
  documents: { id: string; source: SourceFile }[];
}

/**
 * Reads the archive anew and holds it for all that a build does with it.
 *
 * @param base path under which the site is published
 * @param folder where prepared documents are kept between builds
 * @param isEdited whether the archive is being edited: then its drafts are prepared too, and where its
 * settings cannot be read, the archive stays that which was held before, with the issues of this one
 * @param onProgress is told how many documents are prepared, where several threads prepare them
 */
export async function prepareArchive(
  base: string,
  folder: string,
  isEdited = false,
  onProgress: ProgressListener = () => undefined,
): Promise<Prepared> {
  const endReading = beginStage('read');
  const files = readContent(contentFolder());
  const options = { base, pipeline: engineDigest() };
  const store = { folder, engine: options.pipeline };
  const earlier = readKept(store, files);
  endReading();
  const endChecking = beginStage('check');
  const foundation = layFoundation(files, options);
  const { around } = foundation;
  const names = around ? digestNames(around) : '';
  for (const [id, document] of earlier.documents)
    if (around && earlier.names.get(id) === names) noteHolding(document, around);
  const kept = around ? await prepareRest(files, earlier.documents, around, onProgress) : earlier.documents;
  const sources = { terms: files.terms, events: files.events };
  const prepared = { ...buildArchive(files, { ...options, kept }, foundation), sources };
  const documents = prepared.archive?.documents ?? [];
  writeKept(
    store,
    documents.filter(({ withdrawn }) => withdrawn.length === 0),
    names,
    earlier,
  );
  const held = isEdited ? whileEditing(prepared, files, base) : prepared;
  holdArchive(held);
  endChecking();
  return held;
}

function whileEditing(prepared: Prepared, files: ContentFiles, base: string): Prepared {
  const { archive, issues } = prepared;
  if (archive) return { ...prepared, drafts: prepareDrafts(files, archive, base) };
  const earlier = heldArchive();
  return earlier ? { ...earlier, issues } : prepared;
}

/** Adds to what was kept what several workers prepare; a document with an issue, or with withdrawn passages, is left to `buildArchive`. */
async function prepareRest(
  files: ContentFiles,
  earlier: ReadonlyMap<string, PreparedDocument>,
  around: Surroundings,
  onProgress: ProgressListener,
): Promise<ReadonlyMap<string, PreparedDocument>> {
  const rest = files.documents
    .map((source) => ({ id: nameOf(source.file), source }))
    .filter(({ id, source }) => !isWithheldFrom(id, around) && !isKept(id, source, around, earlier.get(id)));
  const workers = Math.min(availableParallelism(), Math.floor(rest.length / documentsPerWorker));
  if (workers < 2) return earlier;
  const parts = Array.from({ length: workers }, (_, part) => rest.filter((__, index) => index % workers === part));
  let done = 0;
  const count = (more: number) => {
    done += more;
    onProgress(done, rest.length);
  };
  const made = await Promise.all(
    parts.map((documents) => prepareInWorker({ around: aroundOf(documents, around, files), documents }, count)),
  );
  const complete = completer(files);
  return new Map([...earlier, ...made.flat().flatMap(complete)]);
}

/** What some documents need of their surroundings: their own rows of the ledger, and their captures. */
function aroundOf(documents: Work['documents'], around: Surroundings, { captures }: ContentFiles): Surroundings {
  const named = new Map(
    documents.flatMap(({ source }) =>
      captureFilesIn(source.text).flatMap((file) => {
        const capture = captures.get(file);
        return capture ? [[file, capture] as const] : [];
      }),
    ),
  );
  const rows = documents.flatMap(({ id }) => passageRows(around.ledger, documentPath(id)));
  const acts = documents.flatMap(({ id }) => {
    const own = around.acts.get(documentPath(id));
    return own ? [[documentPath(id), own] as const] : [];
  });
  return { ...around, captures: named, ledger: new Map(rows.map((row) => [row.path, row])), acts: new Map(acts) };
}

/** @param onMore is told how many more are prepared */
function prepareInWorker(work: Work, onMore: (more: number) => void): Promise<Kept[]> {
  const { promise, resolve: done, reject } = Promise.withResolvers<Kept[]>();
  const worker = new Worker(resolve('src/site/prepare-worker.ts'), {
    workerData: work,
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
  worker.on('message', (message: Kept[] | number) => {
    if (typeof message === 'number') onMore(message);
    else done(message);
  });
  worker.once('error', reject);
  return promise;
}

/** Gives kept documents what their files say; one whose files are gone is left out. */
function completer(files: ContentFiles): (document: Kept) => [string, PreparedDocument][] {
  const sources = new Map(files.documents.map(({ file, text }) => [file, text]));
  return (document) => {
    const capture = files.captures.get(provenFile(document.description));
    const body = bodyOf(sources.get(document.file) ?? '');
    if (!capture || body === undefined) return [];
    return [[document.id, { ...document, captureText: capture.text, body }]];
  };
}

const fileOf = (folder: string, number: number) => join(folder, `${number}.json`);

/** Digest of all names that the mentions of a document depend on. */
const digestNames = ({ lexicon, references }: Surroundings) =>
  sha256(JSON.stringify([[...lexicon.terms], [...references]]));

/** Where documents are kept, and the digest of the code that keeps them: files of other code count for none. */
interface Store {
  folder: string;
  engine: string;
}

const sealOf = ({ engine }: Store, content: string) => sha256(engine + content);

function readKept(store: Store, files: ContentFiles): Earlier {
  const complete = completer(files);
  const documents = new Map<string, PreparedDocument>();
  const names = new Map<string, string>();
  for (let number = 0; existsSync(fileOf(store.folder, number)); number++) {
    const text = readFileSync(fileOf(store.folder, number), 'utf8');
    const content = text.slice(sealLength);
    if (sealOf(store, content) !== text.slice(0, sealLength)) continue;
    const kept = JSON.parse(content) as KeptFile;
    for (const [id, whole] of kept.documents.flatMap(complete)) {
      documents.set(id, whole);
      names.set(id, kept.names);
    }
  }
  return { documents, names };
}

/** Writes the files in which a document, or what the glossary calls things, has changed. */
function writeKept(store: Store, documents: readonly PreparedDocument[], names: string, earlier: Earlier): void {
  mkdirSync(store.folder, { recursive: true });
  const order = [...earlier.documents.keys()];
  for (let first = 0; first < documents.length; first += documentsPerFile) {
    const part = documents.slice(first, first + documentsPerFile);
    const stands = (document: PreparedDocument, index: number) =>
      earlier.documents.get(document.id) === document &&
      earlier.names.get(document.id) === names &&
      order[first + index] === document.id;
    if (part.every(stands)) continue;
    const kept: KeptFile = {
      names,
      documents: part.map(({ captureText: _, body: __, ...rest }): Kept => rest),
    };
    const content = JSON.stringify(kept);
    writeFileSync(fileOf(store.folder, first / documentsPerFile), sealOf(store, content) + content);
  }
}
