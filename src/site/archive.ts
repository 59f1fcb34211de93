/** The archive as pages see it: built once per build, and while editing once per change of the content. */
import { getCollection, getEntry, render } from 'astro:content';
import type { DraftPreview } from '../accession/prepare-draft.ts';
import { type Archive, passageTexts, withdrawnPassages } from '../archive.ts';
import { type Citation, citationOf } from '../citation/citation.ts';
import { createFormatter, type FormattedSource } from '../citation/format.ts';
import { type Backlink, buildBacklinks, collectInnerForms } from '../glossary/backlinks.ts';
import type { Term } from '../glossary/term.ts';
import type { PlacedRow, Withdrawal } from '../permalink/ledger.ts';
import { placeUnder } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import { knownValue } from '../provenance/provenance.ts';
import type { ConcordanceEntry } from '../search/concordance.ts';
import { type Place, resolvePlace } from '../settings/settings.ts';
import { firstSentence } from '../statement/read-body.ts';
import { type ArchiveEvent, groupByPassage, silenceCounter } from '../timeline/event.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { readStyles } from './citation-styles.ts';
import { concordanceOf, type Prepared, preparedArchive } from './prepared.ts';

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
  /** What is said in place of a withdrawn passage, by `0001#p4`. */
  withdrawn: ReadonlyMap<string, Withdrawal>;
  documentById: ReadonlyMap<string, PreparedDocument>;
  /** What was corrected in the archive's own words, by the path of the page. */
  corrections: ReadonlyMap<string, readonly PlacedRow[]>;
  /** Every word of the documents, by initial. */
  concordance: ReadonlyMap<string, readonly ConcordanceEntry[]>;
  /** Seen while editing only; a build has none. */
  drafts: readonly DraftPreview[];
  /** The first sentence of each term's text. */
  firstSentences: ReadonlyMap<string, string>;
  /** How many documents are silent on an event, and why, but for some, told by when they were published. */
  countSilences: ReturnType<typeof silenceCounter>;
  /** Puts a path of the archive under the base of this build. */
  link: (path: string) => string;
  /** The whole public address of a path. */
  absolute: (path: string) => string;
  /** What a document is cited by. */
  cite: (document: PreparedDocument) => Citation;
  /** The source of a citation in each style; formatted once. */
  format: (citation: Citation) => FormattedSource;
}

let built: { prepared: Prepared; site: Promise<Site> } | undefined;

/** The site of the archive that is held: one in a build, and while editing another after each change. */
export function getSite(): Promise<Site> {
  const prepared = preparedArchive();
  // While editing, the server may give a page that it loads anew this module as it was before the change.
  if (built?.prepared !== prepared) built = { prepared, site: buildSite(prepared) };
  return built.site;
}

async function buildSite({ archive, drafts = [] }: Prepared): Promise<Site> {
  const base = import.meta.env.BASE_URL;
  if (!archive) throw new Error('The settings of the archive cannot be read; its issues were printed above.');
  const place = resolvePlace(archive.settings.address, process.env);
  const passages = passageTexts(archive.documents);
  const withdrawn = withdrawnPassages(archive.ledger);
  const terms = await getCollection('glossary');
  const absolute = (path: string) => place.site + placeUnder(base, path);
  let formatter: ReturnType<typeof createFormatter> | undefined;
  return {
    archive,
    place,
    words: wordsFor(archive.settings.language),
    backlinks: buildBacklinks(archive.documents, archive.terms),
    eventsByPassage: groupByPassage(archive.events),
    innerForms: collectInnerForms(archive.documents),
    concordance: concordanceOf(archive),
    passages,
    withdrawn,
    firstSentences: new Map(
      terms.map(({ id, body = '' }) => [id, firstSentence(body, { passages, withdrawn }, archive.settings.language)]),
    ),
    documentById: new Map(archive.documents.map((document) => [document.id, document])),
    corrections: Map.groupBy(
      archive.acts.filter(({ act }) => act === 'corrected'),
      ({ path }) => path,
    ),
    drafts,
    countSilences: silenceCounter(archive.documents.map(publishedOf)),
    link: (path) => placeUnder(base, path),
    absolute,
    cite: (document) => citationOf(document, { ...archive, absolute }),
    format: (citation) => {
      formatter ??= createFormatter(readStyles());
      return formatter(citation);
    },
  };
}

/**
 * The text of a term, event or difference, for its page.
 *
 * @returns nothing while editing, where the text is not loaded yet
 * @throws in a build, where there is none
 */
export async function readProse(collection: 'glossary' | 'events' | 'differences', id: string) {
  const entry = await getEntry(collection, id);
  try {
    if (entry) return { Content: (await render(entry)).Content, body: entry.body ?? '' };
  } catch (error) {
    // While editing, the server hears of a new text before it knows what compiles it, and may never be told.
    if (!import.meta.env.DEV) throw error;
  }
  if (import.meta.env.DEV) return undefined;
  throw new Error(`There is no text of ${id} in ${collection}.`);
}

/** The documents, and while editing the drafts, which stand at addresses such as /documents/draft-letter/. */
export async function documentsAndDrafts(): Promise<PreparedDocument[]> {
  const { archive, drafts } = await getSite();
  return [...archive.documents, ...drafts.flatMap(({ document }) => document ?? [])];
}

/** When a document was published, where it is known. */
export const publishedOf = ({ description }: PreparedDocument) => knownValue(description.provenance.date);

/** Making a collator takes far longer than using it. */
const collators = new Map<string, Intl.Collator>();

/** Terms sorted by title, as the archive's language sorts. */
export function sortTerms(terms: Iterable<Term>, language: string): Term[] {
  const collator = collators.get(language) ?? new Intl.Collator(language);
  collators.set(language, collator);
  return [...terms].sort((a, b) => collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
}
