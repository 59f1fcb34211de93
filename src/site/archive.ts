/** The archive as pages see it: built once per build, and while editing once per change of the content. */
import { getCollection } from 'astro:content';
import { type DraftPreview, prepareDrafts } from '../accession/prepare-draft.ts';
import { type Archive, buildArchive, passageTexts } from '../archive.ts';
import { contentFolder, engineDigest, readContent } from '../cli/read-content.ts';
import { type Backlink, buildBacklinks, collectInnerForms } from '../glossary/backlinks.ts';
import type { Term } from '../glossary/term.ts';
import { placeUnder } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import { type Place, resolvePlace } from '../settings/settings.ts';
import { type ArchiveEvent, groupByPassage } from '../timeline/event.ts';
import { type Words, wordsFor } from '../words/words.ts';

/** What a page draws from. */
export interface Site {
  archive: Archive;
  place: Place;
  words: Words;
  backlinks: ReadonlyMap<string, readonly Backlink[]>;
  /** Events by the passage that tells of them, `0001#p4`. */
  eventsByPassage: ReadonlyMap<string, readonly ArchiveEvent[]>;
  /** Folded forms that stand inside mentions. */
  innerForms: ReadonlySet<string>;
  /** Text of each passage by `0001#p4`. */
  passages: ReadonlyMap<string, string>;
  documentById: ReadonlyMap<string, PreparedDocument>;
  /** Seen while editing only; a build has none. */
  drafts: readonly DraftPreview[];
  /** Puts a path of the archive under the base of this build. */
  link: (path: string) => string;
  /** The whole public address of a path. */
  absolute: (path: string) => string;
}

let built: Promise<Site> | undefined;

/** The site of this build. While editing, the integration reloads this module when the content changes. */
export function getSite(): Promise<Site> {
  built ??= buildSite();
  return built;
}

async function buildSite(): Promise<Site> {
  const base = import.meta.env.BASE_URL;
  const kept = new Map(
    (await getCollection('documents')).map(({ id, data }) => [id, data as unknown as PreparedDocument]),
  );
  const files = readContent(contentFolder());
  const { archive } = buildArchive(files, { base, kept, pipeline: engineDigest() });
  if (!archive) throw new Error('The settings of the archive cannot be read; its issues were printed above.');
  const place = resolvePlace(archive.settings.address, process.env);
  return {
    archive,
    place,
    words: wordsFor(archive.settings.language),
    backlinks: buildBacklinks(archive.documents, archive.terms),
    eventsByPassage: groupByPassage(archive.events),
    innerForms: collectInnerForms(archive.documents),
    passages: passageTexts(archive.documents),
    documentById: new Map(archive.documents.map((document) => [document.id, document])),
    drafts: import.meta.env.DEV ? prepareDrafts(files, archive, base) : [],
    link: (path) => placeUnder(base, path),
    absolute: (path) => place.site + placeUnder(base, path),
  };
}

/** The documents, and while editing the drafts, which stand at addresses such as /documents/draft-letter/. */
export async function documentsAndDrafts(): Promise<PreparedDocument[]> {
  const { archive, drafts } = await getSite();
  return [...archive.documents, ...drafts.flatMap(({ document }) => document ?? [])];
}

/** The name of a document's publisher, where it is known. */
export function publisherOf(document: PreparedDocument): string | undefined {
  const { publisher } = document.description.provenance;
  return publisher.status === 'unknown' ? undefined : publisher.value;
}

/** Terms sorted by title, as the archive's language sorts. */
export function sortTerms(terms: Iterable<Term>, language: string): Term[] {
  return [...terms].sort((a, b) => a.title.localeCompare(b.title, language) || (a.id < b.id ? -1 : 1));
}
