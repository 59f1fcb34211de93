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

/** A file of text of the whole archive: what it is, where it stands, its size, its bytes. */
export interface ExportFile {
  name: 'catalogue' | 'table' | 'schema' | 'feed' | 'sitemap' | 'llms';
  path: string;
  bytes: () => number;
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
  const file = (name: ExportFile['name'], path: string, write: () => Iterable<string>): ExportFile => ({
    name,
    path,
    bytes: () => {
      let bytes = 0;
      for (const piece of write()) bytes += Buffer.byteLength(piece);
      return bytes;
    },
    read: () => streamOf(Readable.from(encoded(write()))),
  });
  return [
    file('catalogue', cataloguePath, () => writeCatalogue(source)),
    file('table', catalogueTablePath, () => writeCatalogueTable(source)),
    file('schema', catalogueSchemaPath, () => [catalogueJsonSchema(absolute)]),
    file('feed', feedPath, () => [writeFeed(site)]),
    file('sitemap', sitemapPath, () => [writeSitemapIndex(archive, absolute)]),
    file('llms', llmsPath, () => [writeLlms(source)]),
  ];
}

const streamOf = (stream: Readable) => Readable.toWeb(stream) as unknown as BodyInit;

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}
