/** The bag as a zip file with the day of the release. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BagEntry, type BagInfo, makeBag } from '../bag/bag.ts';
import { type BagSource, listPayload } from '../bag/payload.ts';
import { contentFolder, listPaths } from '../cli/read-content.ts';
import { homePath } from '../permalink/permalink.ts';
import { readContact } from '../settings/settings.ts';
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
export function bagFiles(source: BagSource): BagEntry[] {
  const { name, slug, description, publisher, released, contact } = source.archive.settings;
  const mail = contact === undefined ? undefined : readContact(contact).mail;
  const info: BagInfo = [
    ['Source-Organization', publisher],
    ...(mail === undefined ? [] : [['Contact-Email', mail] as const]),
    ['External-Description', `${name}: ${description}`],
    ['External-Identifier', source.absolute(homePath)],
    ['Bagging-Date', released],
  ];
  return makeBag(listPayload(source), info).map(({ path, read }) => ({ path: `${slug}-bag/${path}`, read }));
}

/** Writes the bag. */
export async function writeBag(path: string, source: BagSource): Promise<void> {
  await writeZip(
    path,
    source.archive.settings.released,
    bagFiles(source).map(({ path: inside, read }) => ({
      path: inside,
      pack: () => packBytes(Buffer.concat([...read()])),
    })),
  );
}
