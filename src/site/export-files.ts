/** The files made of the whole archive, as this build publishes them. */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import type { BagSource } from '../bag/payload.ts';
import { catalogueJsonSchema, writeCatalogue } from '../catalogue/catalogue.ts';
import { writeCatalogueTable } from '../catalogue/table.ts';
import { contentFolder, listFiles, readContent } from '../cli/read-content.ts';
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
import { writeBag } from './write-bag.ts';

/** A file of the whole archive: what it is, where it stands, its size, its bytes. */
export interface ExportFile {
  name: 'bag' | 'catalogue' | 'table' | 'schema' | 'feed' | 'sitemap' | 'llms';
  path: string;
  bytes: () => number;
  read: () => BodyInit;
}

let bag: Promise<ExportFile> | undefined;

/** The bag, written once per build, and while editing once per change of the content. */
export async function getBag(): Promise<ExportFile> {
  bag ??= makeBagFile(await getSite());
  return bag;
}

async function makeBagFile(site: Site): Promise<ExportFile> {
  const path = bagPath(site.archive.settings.slug);
  const file = join(process.env['CACHE_DIR'] ?? 'node_modules/.astro', path);
  await writeBag(file, bagSource(site));
  return { name: 'bag', path, bytes: () => statSync(file).size, read: () => streamOf(createReadStream(file)) };
}

/** The files that are text, written while they are read. */
export async function getTextFiles(): Promise<ExportFile[]> {
  const site = await getSite();
  const { archive, absolute } = site;
  const source = bagSource(site);
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

function bagSource({ archive, words, absolute, place }: Site): BagSource {
  const folder = contentFolder();
  const sizes = [...readContent(folder).captures].map(([file, { bytes }]) => [file, { bytes }] as const);
  return {
    archive,
    withheld: preparedArchive().withheld,
    words,
    absolute,
    base: place.base,
    captures: new Map(sizes),
    content: listFiles(folder, '').map((path) => ({
      path: relative(folder, path).replaceAll('\\', '/'),
      read: () => readFileSync(path),
    })),
  };
}
