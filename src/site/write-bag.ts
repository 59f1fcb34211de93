/** Writes the bag to disk. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type BagInfo, makeBag } from '../bag/bag.ts';
import { type BagSource, listPayload } from '../bag/payload.ts';
import { homePath } from '../permalink/permalink.ts';

/**
 * Writes the bag as a zip file, one file of it at a time.
 *
 * Every file has the time of the release, noon as the clock on the wall has it, which is what a zip
 * file keeps: the bytes are the same in every time zone.
 */
export async function writeBag(path: string, source: BagSource): Promise<void> {
  const { name, slug, description, publisher, released } = source.archive.settings;
  const info: BagInfo = [
    ['Source-Organization', publisher],
    ['External-Description', `${name}: ${description}`],
    ['External-Identifier', source.absolute(homePath)],
    ['Bagging-Date', released],
  ];
  const zip = new ZipFile();
  const options = { mtime: new Date(`${released}T12:00:00`), mode: 0o100644, forceDosTimestamp: true };
  for (const { path: inside, read } of makeBag(listPayload(source), info))
    zip.addReadStreamLazy(`${slug}-bag/${inside}`, options, (give) => give(undefined, Readable.from(read())));
  zip.end();
  mkdirSync(dirname(path), { recursive: true });
  await pipeline(zip.outputStream, createWriteStream(path));
}
