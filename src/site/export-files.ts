/** The files made of the whole archive, as this build publishes them. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { catalogueJsonSchema, writeCatalogue } from '../catalogue/catalogue.ts';
import { writeCatalogueTable } from '../catalogue/table.ts';
import { writeLlms } from '../exports/llms.ts';
import { writeFeed } from '../feed/atom.ts';
import {
  bagPath,
  cataloguePath,
  catalogueSchemaPath,
  catalogueTablePath,
  feedPath,
  llmsPath,
  sitemapPath,
} from '../permalink/permalink.ts';
import { writeSitemapIndex } from '../sitemap/sitemap.ts';
import { getSite, type Site } from './archive.ts';
import { preparedArchive } from './prepared.ts';
import { bagSource, writeBag } from './write-bag.ts';

/** A file of text of the whole archive: where it stands, its bytes. */
export interface ExportFile {
  path: string;
  read: () => BodyInit;
}

let bag: Promise<string> | undefined;

/** The bag, written while editing once per change of the content. */
export async function readBag(): Promise<BodyInit> {
  bag ??= makeBagFile(await getSite());
  return streamOf(createReadStream(await bag));
}

async function makeBagFile({ archive, words, absolute, place }: Site): Promise<string> {
  const file = join(process.env['CACHE_DIR'] ?? 'node_modules/.astro', bagPath(archive.settings.slug));
  await writeBag(file, bagSource({ archive, withheld: preparedArchive().withheld, words, absolute, base: place.base }));
  return file;
}

/** The files that are text, written while they are read. */
export async function getTextFiles(): Promise<ExportFile[]> {
  const site = await getSite();
  const { archive, absolute, words, place } = site;
  const source = bagSource({ archive, withheld: preparedArchive().withheld, words, absolute, base: place.base });
  const file = (path: string, write: () => Iterable<string>): ExportFile => ({
    path,
    read: () => streamOf(Readable.from(encoded(write()))),
  });
  return [
    file(cataloguePath, () => writeCatalogue(source)),
    file(catalogueTablePath, () => writeCatalogueTable(source)),
    file(catalogueSchemaPath, () => [catalogueJsonSchema(absolute)]),
    file(feedPath, () => [writeFeed(site)]),
    file(sitemapPath, () => [writeSitemapIndex(archive, absolute)]),
    file(llmsPath, () => [writeLlms(source)]),
  ];
}

const streamOf = (stream: Readable) => Readable.toWeb(stream) as unknown as BodyInit;

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}
