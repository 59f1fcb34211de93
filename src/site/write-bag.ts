/** The bag as a zip file with the day of the release. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BagEntry, type BagInfo, type DigestedFile, makeBag, type Passing } from '../bag/bag.ts';
import { type BagSource, listPayload } from '../bag/payload.ts';
import { sha256 } from '../capture/digest.ts';
import { contentFolder, listPaths } from '../cli/read-content.ts';
import { homePath } from '../permalink/permalink.ts';
import { readContact } from '../settings/settings.ts';
import type { KeptPayload, ZipPlace } from './build-orders.ts';
import type { BuildThread } from './build-thread.ts';
import type { KeptFiles } from './kept-files.ts';
import { packBytes, writeZip } from './write-zip.ts';

/** What a bag is made of: an archive, with the files of its content. */
export function bagSource(archive: Omit<BagSource, 'captures' | 'content'>): BagSource {
  const folder = contentFolder();
  const content = listPaths(folder, '').map((path) => ({ path, read: () => readFileSync(join(folder, path)) }));
  const captures = listPaths(join(folder, 'captures'), '').map(
    (path) => [path, { bytes: statSync(join(folder, 'captures', path)).size }] as const,
  );
  return { ...archive, captures: new Map(captures), content };
}

/** The files of the bag by their paths in the zip, to be read in this order. */
function bagFiles(
  { archive, absolute }: BagSource,
  payload: ReturnType<typeof listPayload>,
  passing?: Passing,
): BagEntry[] {
  const { name, slug, description, publisher, released, contact } = archive.settings;
  const mail = contact === undefined ? undefined : readContact(contact).mail;
  const info: BagInfo = [
    ['Source-Organization', publisher],
    ...(mail === undefined ? [] : [['Contact-Email', mail] as const]),
    ['External-Description', `${name}: ${description}`],
    ['External-Identifier', absolute(homePath)],
    ['Bagging-Date', released],
  ];
  return makeBag(payload, info, passing).map((entry) => ({ ...entry, path: `${slug}-bag/${entry.path}` }));
}

/** Writes the bag. */
export async function writeBag(path: string, source: BagSource): Promise<void> {
  await writeZip(
    path,
    source.archive.settings.released,
    bagFiles(source, listPayload(source)).map(({ path: inside, read }) => ({
      path: inside,
      pack: () => packBytes(Buffer.concat([...read()])),
    })),
  );
}

/** Writes the bag by the thread of a build, which has kept what is made of documents that have not changed. */
export async function writeBagBeside(
  source: BagSource,
  place: ZipPlace,
  { kept, thread }: { kept: Pick<KeptFiles, 'inputsOf'>; thread: Pick<BuildThread, 'findPayload' | 'writeBag'> },
): Promise<void> {
  const payload = listPayload(source);
  const madeWith = new Map(payload.flatMap((file) => (file.madeWith ? [[file.document, file.madeWith]] : [])));
  const keys = new Map<string, string>();
  for (const document of source.archive.documents) {
    const inputs = kept.inputsOf(document);
    if (inputs !== undefined) keys.set(document.id, sha256(JSON.stringify([inputs, madeWith.get(document.id)])));
  }
  const found = await thread.findPayload([...keys.values()]);
  const known = new Map(found.flatMap((files) => files.map(({ path, ...fixity }) => [path, fixity] as const)));
  const made = new Map(payload.map((file) => [file.path, file.madeWith !== undefined]));
  const learned = new Map<string, KeptPayload>();
  const onRead = ({ path, document = '', bytes, sha256: short, sha512 }: DigestedFile) => {
    const key = keys.get(document);
    if (key === undefined || known.has(path) || !made.get(path)) return;
    learned.set(key, [...(learned.get(key) ?? []), { path, bytes, sha256: short, sha512 }]);
  };
  await thread.writeBag(bagFiles(source, payload, { known, onRead }), place, learned);
}
