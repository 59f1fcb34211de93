/** Writes the bag to disk. */
import { type BagInfo, makeBag } from '../bag/bag.ts';
import { type BagSource, listPayload } from '../bag/payload.ts';
import { homePath } from '../permalink/permalink.ts';
import { readContact } from '../settings/settings.ts';
import { writeZip } from './write-zip.ts';

/** Writes the bag as a zip file with the day of the release. */
export async function writeBag(path: string, source: BagSource): Promise<void> {
  const { name, slug, description, publisher, released, contact } = source.archive.settings;
  const mail = contact === undefined ? undefined : readContact(contact).mail;
  const info: BagInfo = [
    ['Source-Organization', publisher],
    ...(mail === undefined ? [] : [['Contact-Email', mail] as const]),
    ['External-Description', `${name}: ${description}`],
    ['External-Identifier', source.absolute(homePath)],
    ['Bagging-Date', released],
  ];
  const files = makeBag(listPayload(source), info);
  await writeZip(
    path,
    released,
    files.map(({ path: inside, read }) => ({ path: `${slug}-bag/${inside}`, read })),
  );
}
