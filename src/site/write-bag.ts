/** Writes the bag to disk. */
import { type BagInfo, makeBag } from '../bag/bag.ts';
import { type BagSource, listPayload } from '../bag/payload.ts';
import { homePath } from '../permalink/permalink.ts';
import { writeZip } from './write-zip.ts';

/** Writes the bag as a zip file with the day of the release. */
export async function writeBag(path: string, source: BagSource): Promise<void> {
  const { name, slug, description, publisher, released } = source.archive.settings;
  const info: BagInfo = [
    ['Source-Organization', publisher],
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
