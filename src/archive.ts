/**
 * The archive: everything that content/ says, read, related and checked. Start here.
 *
 * content files → settings, references, terms, ledger → lexicon → prepared documents → events, names, map →
 * addresses, issues. Pages, exports and commands take the result and look nowhere else.
 */
import { checkPageAddresses, checkPageNames, checkProse, checkReferences, checkUse } from './check-content.ts';
import { type ContentFiles, nameOf, pagePath, pathInContent } from './content-files.ts';
import { servedCaptures } from './document/document.ts';
import { distinctiveRuns, type Runs } from './document/find-words.ts';
import { type Parsed, parseEntry, parseYamlEntry, type SourceFile } from './entry/entry.ts';
import { buildLexicon, checkGlossary, type Lexicon } from './glossary/lexicon.ts';
import { type GlossaryEntry, makeTerm, type Term, termSchema } from './glossary/term.ts';
import type { Issue } from './issue.ts';
import { type LocatorMap, readMap } from './map/map.ts';
import { checkNames, type Names, namesSchema } from './names/names.ts';
import { byNumber, isSlug } from './permalink/identifier.ts';
import {
  type Address,
  checkLedger,
  isStanding,
  type Ledger,
  type PlacedRow,
  parseLedger,
  type Withdrawal,
} from './permalink/ledger.ts';
import * as permalink from './permalink/permalink.ts';
import { type PreparedDocument, prepareDocument, type Surroundings, type WithheldPassage } from './prepare-document.ts';
import { partsInWords } from './provenance/date.ts';
import { knownValue } from './provenance/provenance.ts';
import { type Reference, referencesSchema } from './reference/reference.ts';
import { formatVersion, parseSettings, resolvePlace, type Settings } from './settings/settings.ts';
import { checkSides, checkWords } from './statement/statement.ts';
import type { ArchiveEvent, Difference } from './timeline/event.ts';
import { readTimeline } from './timeline/read-timeline.ts';

export interface Archive {
  settings: Settings;
  references: ReadonlyMap<string, Reference>;
  terms: ReadonlyMap<string, Term>;
  /** In order of accession number. */
  documents: readonly PreparedDocument[];
  ledger: Ledger;
  /** All acts of the ledger, in order. */
  acts: readonly PlacedRow[];
  /** By date. */
  events: readonly ArchiveEvent[];
  differences: readonly Difference[];
  /** What the page on names compares; an archive may have none. */
  names: Names | undefined;
  /** An archive without boundaries has no map. */
  map: LocatorMap | undefined;
  /** Paths of the editorial pages, such as `about/rights`. */
  pages: readonly string[];
}

export interface BuildOptions {
  /** Where the build is published; the archive's own address when left out. */
  base?: string;
  /** Digest of the code that prepares documents, with `kept`. */
  pipeline?: string;
  /** Results of an earlier build by document number. */
  kept?: ReadonlyMap<string, PreparedDocument>;
}

/** Issues after which a file of the archive is missing from what was read. */
const unreadCodes = new Set<Issue['code']>([
  'file-unreadable',
  'frontmatter-syntax',
  'frontmatter-field',
  'transcription-markup',
  'fixity-capture',
  'fidelity-words',
  'ledger-row',
]);

/** Whether an issue is one by itself: a name or a quotation may be sought in a file that was not read. */
const isOwnFault = ({ code }: Issue) => code !== 'name-unknown' && code !== 'quotation-words';

/** Stands for settings that cannot be read, so that all else is checked: nothing is refused because of it. */
const noSettings: Settings = {
  format: formatVersion,
  name: '',
  slug: '',
  description: '',
  address: 'https://archive.invalid/',
  publisher: '',
  language: 'en',
  released: '',
  rights: { statement: '', ground: '' },
  slantedWords: [],
};

/** What every document is prepared from, read before the first of them. */
export interface Foundation {
  settings: Parsed<Settings>;
  references: Parsed<Record<string, Reference>>;
  ledger: Ledger;
  /** All acts of the ledger, in order. */
  acts: readonly PlacedRow[];
  glossary: readonly GlossaryEntry[];
  lexicon: Lexicon;
  /** Missing where the content is of another format. */
  around?: Surroundings;
  issues: readonly Issue[];
}

/** Reads settings, references, ledger and glossary. */
export function layFoundation(files: ContentFiles, options: BuildOptions = {}): Foundation {
  const settings = parseSettings(files.settings);
  const references = parseYamlEntry(files.references, referencesSchema);
  const { ledger, acts, issues: ledgerIssues } = parseLedger(files.ledger);
  const issues: Issue[] = [...(files.unread ?? []), ...settings.issues, ...references.issues, ...ledgerIssues];
  const glossary = readGlossary(files.terms, issues);
  const lexicon = buildLexicon(glossary.map(({ term }) => term));
  const laid = { settings, references, ledger, acts, glossary, lexicon, issues };
  // What is written in another format would be held against rules that it was not written for.
  const otherFormat = settings.issues.filter(({ code }) => code === 'format-version');
  if (otherFormat.length > 0) return { ...laid, issues: otherFormat };
  const { address, slantedWords, language } = settings.entry?.data ?? noSettings;
  const around = {
    captures: files.captures,
    lexicon,
    references: new Set(Object.keys(references.entry?.data ?? {})),
    ledger,
    acts: groupActs(acts),
    base: options.base ?? resolvePlace(address, {}).base,
    pipeline: options.pipeline ?? '',
    prose: { slantedWords, language },
  };
  return { ...laid, around };
}

/**
 * Reads, relates and checks an archive.
 *
 * @param foundation what `layFoundation` read of the same files with the same options
 * @returns all issues; the archive where its settings can be read; the words of closed passages, which
 * stand in nothing of the archive
 */
export function buildArchive(
  files: ContentFiles,
  options: BuildOptions = {},
  foundation: Foundation = layFoundation(files, options),
): { archive?: Archive; issues: Issue[]; withheld: WithheldPassage[] } {
  const { references, ledger, acts, glossary, lexicon, around } = foundation;
  const { entry } = foundation.settings;
  const settings = entry?.data ?? noSettings;
  const issues = [...foundation.issues];
  const withheld: WithheldPassage[] = [];
  if (!around) return { issues, withheld };
  const known = new Map(Object.entries(references.entry?.data ?? {}));
  const documents = readDocuments(files.documents, around, options.kept, { issues, withheld });
  // They may set words apart by quotation marks: they tell of the archive, and quote no passage of it.
  for (const [said, ...path] of [
    [settings.description, 'description'],
    [settings.rights.ground, 'rights', 'ground'],
  ] as const) {
    const place = { file: files.settings.file, line: entry?.lineOf(...path) ?? 1 };
    issues.push(...checkSides(said, settings, (code, message) => ({ code, ...place, message })));
  }
  const withdrawn = withdrawnPassages(ledger);
  const backing = { passages: passageTexts(documents), withdrawn, references: around.references };
  const timeline = readTimeline(files, { backing, prose: settings, terms: lexicon.terms });
  const names = files.names && parseYamlEntry(files.names, namesSchema);
  const map = readMap(files, { terms: lexicon.terms, prose: settings });
  issues.push(...timeline.issues, ...(names?.issues ?? []), ...map.issues);
  if (names?.entry) issues.push(...checkNames(names.entry, backing, { terms: lexicon.terms, prose: settings }));
  const archive: Archive = {
    settings,
    events: timeline.events,
    differences: timeline.differences,
    names: names?.entry?.data,
    map: map.map,
    references: known,
    terms: lexicon.terms,
    documents,
    ledger,
    acts,
    pages: files.pages.map((page) => pagePath(pathInContent(files, page))),
  };
  for (const { reason, line } of acts)
    issues.push(...checkWords(reason, settings, (code, message) => ({ code, file: files.ledger.file, line, message })));
  issues.push(...checkReferences(known, glossary, references.entry));
  issues.push(...checkProse(files, glossary, { backing, prose: settings }));
  issues.push(...checkPageNames(files, ledger));
  issues.push(...checkUse(files, documents));
  // What could not be read would be taken for lost, and all that names it for wrong.
  const isEventLeftOut = timeline.events.length < files.events.length;
  const isPartLeftOut =
    isEventLeftOut || issues.some(({ code, file }) => unreadCodes.has(code) && file !== files.settings.file);
  const told = isPartLeftOut ? issues.filter(isOwnFault) : issues;
  // Addresses depend on the settings.
  if (!entry) return { issues: told, withheld };
  if (isPartLeftOut) return { archive, issues: told, withheld };
  const addresses = addressesOf(archive);
  const found = [...checkPageAddresses(files, addresses), ...checkLedger(ledger, addresses, files.ledger.file)];
  // A promised passage that is not found was changed or lost: what names it names it well.
  const own = found.length > 0 && isPassageLost(ledger, addresses) ? issues.filter(isOwnFault) : issues;
  return { archive, issues: [...own, ...found], withheld };
}

/** Whether the ledger promises a passage that the archive does not hold. */
function isPassageLost(ledger: Ledger, addresses: readonly Address[]): boolean {
  const published = new Set(addresses.map(({ path }) => path));
  return [...ledger.values()].some((row) => row.kind === 'passage' && isStanding(row) && !published.has(row.path));
}

function readGlossary(files: readonly SourceFile[], issues: Issue[]): GlossaryEntry[] {
  const glossary = files.flatMap((source): GlossaryEntry[] => {
    const id = nameOf(source.file);
    if (!isSlug(id)) {
      issues.push({
        code: 'file-unreadable',
        file: source.file,
        line: 1,
        message: 'A term is named by lower-case words joined by hyphens, such as article-51.mdx. Rename the file.',
      });
      return [];
    }
    const { entry, issues: found } = parseEntry(source, termSchema);
    issues.push(...found);
    return entry ? [{ id, entry, term: makeTerm(id, source.file, entry.data) }] : [];
  });
  issues.push(...checkGlossary(glossary));
  return glossary;
}

function readDocuments(
  files: readonly SourceFile[],
  around: Surroundings,
  kept: BuildOptions['kept'],
  found: { issues: Issue[]; withheld: WithheldPassage[] },
): PreparedDocument[] {
  const documents = files.flatMap((source) => {
    const id = nameOf(source.file);
    if (!/^\d{4,}$/u.test(id)) {
      found.issues.push({
        code: 'file-unreadable',
        file: source.file,
        line: 1,
        message: 'A document is named by its number, such as 0005.mdx. Rename the file.',
      });
      return [];
    }
    const number = id.replace(/^0+/u, '').padStart(4, '0');
    if (id !== number) {
      const message = `A number has four digits, or as many as it needs: ${id} is ${number}. Rename the file to ${number}.mdx, or to a number that is free.`;
      found.issues.push({ code: 'file-unreadable', file: source.file, line: 1, message });
      return [];
    }
    const { document, issues, withheld = [] } = prepareDocument(id, source, around, kept?.get(id));
    found.issues.push(...issues);
    found.withheld.push(...withheld);
    return document ? [document] : [];
  });
  return documents.sort((a, b) => byNumber(a.id, b.id));
}

/** Text of every passage by `0001#p4`. */
export function passageTexts(documents: readonly PreparedDocument[]): Map<string, string> {
  return new Map(
    documents.flatMap(({ id, passages }) => passages.map((passage) => [`${id}#${passage.id}`, passage.text] as const)),
  );
}

/** Every withdrawn passage by `0001#p4`: what is said where its words would be quoted. */
export function withdrawnPassages(ledger: Ledger): Map<string, Withdrawal> {
  return new Map(
    [...ledger.values()].flatMap(({ path, kind, act, date, reason, digest }) => {
      const address = kind === 'passage' && act === 'withdrawn' ? permalink.passageAt(path) : undefined;
      return address === undefined ? [] : [[address, { date, reason, digest }] as const];
    }),
  );
}

/** The runs of words by which closed passages are known: those that stand in nothing that the archive shows. */
export function withheldRuns({ settings, documents, terms }: Archive, withheld: readonly WithheldPassage[]): Runs {
  // All that is shown is read only where there is something to look for.
  if (withheld.length === 0) return new Map();
  const shown = documents.flatMap(({ passages, captureText, description }) => [
    ...passages.map(({ text }) => text),
    captureText,
    // The record of a closed document stays, its title too.
    ...Object.values(description.provenance).map((statement) => knownValue(statement) ?? ''),
  ]);
  const names = [...terms.values()].flatMap(({ title, forms }) => [title, ...forms.map(({ form }) => form)]);
  const closed = new Set(withheld.map(({ document }) => document));
  // Citations print the values of a record side by side, a date in the order and the length of their style.
  const stated = documents.flatMap(({ id, description }) =>
    closed.has(id)
      ? Object.values(description.provenance).flatMap((statement) => {
          const value = knownValue(statement) ?? '';
          return [value, ...partsInWords(value, settings.language)];
        })
      : [],
  );
  return distinctiveRuns(
    withheld.map(({ text }) => text),
    shown,
    names,
    stated,
  );
}

/** What happened to pages and their passages, by the path of the page. */
function groupActs(acts: readonly PlacedRow[]): Map<string, PlacedRow[]> {
  const groups = new Map<string, PlacedRow[]>();
  for (const row of acts) {
    if (row.kind !== 'passage' && row.kind !== 'page') continue;
    const page = row.path.replace(/#.*$/u, '');
    const group = groups.get(page);
    if (group) group.push(row);
    else groups.set(page, [row]);
  }
  return groups;
}

/** Every address that the archive publishes, in the order in which the ledger takes them. */
export function addressesOf(archive: Archive): Address[] {
  const page = (path: string): Address => ({ path, kind: 'page', digest: '' });
  const file = (path: string): Address => ({ path, kind: 'file', digest: '' });
  const pages = ['about', ...archive.pages.filter((path) => path !== 'about')].map((path) => page(`/${path}/`));
  return [
    ...[permalink.homePath, permalink.documentsPath, permalink.glossaryPath, permalink.searchPath].map(page),
    ...pages,
    page(permalink.gapsPath),
    ...archive.documents.flatMap(({ id, passages, description }): Address[] => [
      page(permalink.documentPath(id)),
      page(permalink.capturePagePath(id)),
      page(permalink.citePagePath(id)),
      ...servedCaptures(description).map(
        ({ name, sha256 }): Address => ({
          path: permalink.documentFilePath(id, name),
          kind: 'capture',
          digest: sha256,
        }),
      ),
      ...permalink.madeFilesOf({ passages }).map((name) => file(permalink.documentFilePath(id, name))),
      ...passages.map(
        (passage): Address => ({
          path: permalink.passagePath(id, passage.id),
          kind: 'passage',
          digest: passage.digest,
        }),
      ),
    ]),
    ...[...archive.terms.keys()].sort().map((term) => page(permalink.termPath(term))),
    ...(archive.events.length > 0 ? [page(permalink.eventsPath)] : []),
    ...archive.events.map(({ id }) => page(permalink.eventPath(id))),
    ...(archive.differences.length > 0 ? [page(permalink.differencesPath)] : []),
    ...(archive.names ? [page(permalink.namesPath)] : []),
    ...(archive.map ? [page(permalink.mapPath)] : []),
    page(permalink.concordancePath),
    page(permalink.exportsPath),
    ...permalink.exportFiles(archive.settings.slug).map(file),
    ...permalink.bibliographyFormats.map((format) => file(permalink.bibliographyPath(format))),
  ];
}
