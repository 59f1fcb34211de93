/**
 * The archive: everything that content/ says, read, related and checked. Start here.
 *
 * content files → settings, references, terms, ledger → lexicon → prepared documents → backlinks,
 * addresses, issues. Pages, exports and commands take the result and look nowhere else.
 */
import type { CaptureText } from './capture/capture.ts';
import { captureFiles, servedCaptures } from './document/document.ts';
import { distinctiveRuns, type Runs } from './document/find-words.ts';
import { type Entry, type Parsed, parseEntry, parseYamlEntry, type SourceFile } from './entry/entry.ts';
import { buildLexicon, checkGlossary, type Lexicon } from './glossary/lexicon.ts';
import { hasText, makeTerm, type Term, type TermDescription, termSchema } from './glossary/term.ts';
import type { Issue } from './issue.ts';
import { type LocatorMap, readMap } from './map/map.ts';
import { checkNames, type Names, namesSchema } from './names/names.ts';
import { slugOf, slugSchema } from './permalink/identifier.ts';
import {
  type Address,
  checkLedger,
  type Ledger,
  type PlacedRow,
  parseLedger,
  type Withdrawal,
} from './permalink/ledger.ts';
import * as permalink from './permalink/permalink.ts';
import { type PreparedDocument, prepareDocument, type Surroundings, type WithheldPassage } from './prepare-document.ts';
import { isEdtf } from './provenance/date.ts';
import { knownValue } from './provenance/provenance.ts';
import { type Reference, referencesSchema } from './reference/reference.ts';
import { pageSchema } from './settings/page.ts';
import { formatVersion, parseSettings, resolvePlace, type Settings } from './settings/settings.ts';
import { type Backing, checkStatements, checkTermTitle, checkWords, type Prose } from './statement/statement.ts';
import type { ArchiveEvent, Difference } from './timeline/event.ts';
import { readTimeline } from './timeline/read-timeline.ts';
import { findUnusedFiles } from './unused-files.ts';

/** The files of an archive as they were read; paths are relative to the project. */
export interface ContentFiles {
  settings: SourceFile;
  references: SourceFile;
  ledger: SourceFile;
  documents: SourceFile[];
  /** Documents without a number; nothing that is published comes from them. */
  drafts?: SourceFile[] | undefined;
  terms: SourceFile[];
  pages: SourceFile[];
  events: SourceFile[];
  differences: SourceFile[];
  names?: SourceFile | undefined;
  map?: SourceFile | undefined;
  /** Text of the file of boundaries that the map names. */
  regions?: SourceFile | undefined;
  /** Captures by file name, without their folder. */
  captures: ReadonlyMap<string, CaptureText>;
  /** What kept files from being read at all; they are in none of the lists. */
  unread?: readonly Issue[];
  /** Paths of the files in the content folder that are in none of the lists and were not tried to be read. */
  others?: readonly string[];
}

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

/** Whether an issue can be none that only follows from a file that was not read. */
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
  const { settings, references, ledger, acts, glossary, lexicon, around } = foundation;
  const issues = [...foundation.issues];
  const withheld: WithheldPassage[] = [];
  if (!around) return { issues, withheld };
  const known = new Map(Object.entries(references.entry?.data ?? {}));
  const prose = settings.entry?.data ?? noSettings;
  const documents = readDocuments(files.documents, around, options.kept, { issues, withheld });
  issues.push(
    ...checkWords(prose.description, prose, (code, message) => ({
      code,
      file: files.settings.file,
      line: settings.entry?.lineOf('description') ?? 1,
      message,
    })),
  );
  const withdrawn = withdrawnPassages(ledger);
  const backing = { passages: passageTexts(documents), withdrawn, references: around.references };
  const timeline = readTimeline(files, { backing, prose, terms: lexicon.terms });
  const names = files.names && parseYamlEntry(files.names, namesSchema);
  const map = readMap(files, lexicon.terms);
  issues.push(...timeline.issues, ...(names?.issues ?? []), ...map.issues);
  if (names?.entry) issues.push(...checkNames(names.entry, backing, lexicon.terms));
  const archive: Archive = {
    settings: prose,
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
    issues.push(...checkWords(reason, prose, (code, message) => ({ code, file: files.ledger.file, line, message })));
  issues.push(...checkReferences(archive, glossary, references.entry));
  issues.push(...checkProse(archive, files, glossary, { backing, prose }));
  issues.push(...checkPageNames(files, ledger));
  issues.push(...checkUse(files, documents));
  // What could not be read would be taken for lost, and all that names it for wrong.
  const isEventLeftOut = timeline.events.length < files.events.length;
  const isPartLeftOut =
    isEventLeftOut || issues.some(({ code, file }) => unreadCodes.has(code) && file !== files.settings.file);
  const told = isPartLeftOut ? issues.filter(isOwnFault) : issues;
  // Addresses depend on the settings.
  if (!settings.entry) return { issues: told, withheld };
  if (isPartLeftOut) return { archive, issues: told, withheld };
  const addresses = addressesOf(archive);
  const found = [...checkPageAddresses(files, addresses), ...checkLedger(ledger, addresses, files.ledger.file)];
  return { archive, issues: [...issues, ...found], withheld };
}

/** Names what stands in the content folder and is read by nothing. */
function checkUse(files: ContentFiles, documents: readonly PreparedDocument[]): Issue[] {
  return findUnusedFiles({
    folder: folderOf(files),
    others: files.others ?? [],
    documents: new Set(files.documents.map(({ file }) => nameOf(file))),
    // What a file of which no text is known may name is not known either.
    captures: files.unread ? new Map() : files.captures,
    named: new Set(documents.flatMap(({ description }) => captureFiles(description))),
    texts: [...files.documents, ...(files.drafts ?? [])].map(({ text }) => text),
    isMapOpen: files.map !== undefined && files.regions === undefined,
  });
}

/** An address that is promised stays as it is; a new one is made of names that are typed and linked without a slip. */
function checkPageNames(files: ContentFiles, ledger: Ledger): Issue[] {
  return files.pages.flatMap((page): Issue[] => {
    const path = pagePath(pathInContent(files, page));
    if (ledger.has(`/${path}/`) || path.split('/').every((part) => slugSchema.safeParse(part).success)) return [];
    const name = path.split('/').map(slugOf);
    const proposal = name.every(Boolean) ? ` to pages/${name.join('/')}.mdx` : '';
    const message = `A page and its folders are named by lower-case words joined by hyphens, such as how-to-cite.mdx, since its path is its address. Rename the file${proposal}.`;
    return [{ code: 'file-unreadable', file: page.file, line: 1, message }];
  });
}

/** An editorial page must not stand where the archive has a page of its own. */
function checkPageAddresses(files: ContentFiles, addresses: readonly Address[]): Issue[] {
  const paths = new Map(files.pages.map((page) => [`/${pagePath(pathInContent(files, page))}/`, page.file]));
  const seen = new Set<string>();
  return addresses.flatMap(({ path }): Issue[] => {
    const file = paths.get(path);
    if (file === undefined || !seen.has(path)) {
      if (file !== undefined) seen.add(path);
      return [];
    }
    const message = `Another page of the archive stands at ${path}. Rename the file.`;
    return [{ code: 'file-unreadable', file, line: 1, message }];
  });
}

/** A term with the entry that describes it. */
export interface GlossaryEntry {
  id: string;
  term: Term;
  entry: Entry<TermDescription>;
}

function readGlossary(files: readonly SourceFile[], issues: Issue[]): GlossaryEntry[] {
  const glossary = files.flatMap((source): GlossaryEntry[] => {
    const id = nameOf(source.file);
    if (!slugSchema.safeParse(id).success) {
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
  return files.flatMap((source) => {
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
}

/** References that terms name must exist; the dates of references must be dates. */
function checkReferences(
  { references }: Archive,
  glossary: readonly GlossaryEntry[],
  entry: Entry<Record<string, Reference>> | undefined,
): Issue[] {
  const texts = glossary.flatMap(({ id, entry: { data, file, lineOf } }): Issue[] => {
    const { textPublishedAt: reference, type } = data;
    if (reference === undefined) return [];
    const place = { file, line: lineOf('textPublishedAt') };
    if (!hasText(type)) {
      const message = `${id} is a ${type}, which has no text. Take out textPublishedAt, or give the type instrument or speech.`;
      return [{ code: 'frontmatter-field', ...place, message }];
    }
    if (references.has(reference)) return [];
    const message = `There is no reference “${reference}”. Add it to content/references.yaml, or name one that stands there.`;
    return [{ code: 'name-unknown', ...place, message }];
  });
  const dates = [...references].flatMap(([id, { date }]): Issue[] => {
    if (date === undefined || isEdtf(date)) return [];
    const message = `“${date}” is not an EDTF date. Write it as 2022-02-23, 2022-02 or 2022.`;
    return [{ code: 'provenance-date', file: entry?.file ?? '', line: entry?.lineOf(id, 'date') ?? 1, message }];
  });
  return [...texts, ...dates];
}

/**
 * Holds the archive's own words to rule 6 (`issue.ts`): glossary texts and backed pages sentence by sentence,
 * other pages word by word. A page may name `archive` as the source of what it says of the archive.
 */
function checkProse(
  archive: Archive,
  files: ContentFiles,
  glossary: readonly GlossaryEntry[],
  { backing, prose }: { backing: Backing; prose: Prose },
): Issue[] {
  const statements = glossary.flatMap(({ entry }) => {
    const { title, forms } = entry.data;
    const place = { file: entry.file, line: entry.lineOf('title') };
    return [
      ...checkTermTitle(
        title,
        forms.map(({ form }) => form),
        prose,
        (code, message) => ({ code, ...place, message }),
      ),
      ...checkStatements(entry, backing, prose),
    ];
  });
  const onPages = { ...backing, references: new Set([...backing.references, 'archive']) };
  const pages = files.pages.flatMap((source) => {
    const { entry, issues } = parseEntry(source, pageSchema);
    if (!entry) return issues;
    const unknown = entry.data.terms
      .filter((term) => !archive.terms.has(term))
      .map((term): Issue => {
        const message = `There is no term “${term}”. Name a file of content/glossary without its ending.`;
        return { code: 'name-unknown', file: entry.file, line: entry.lineOf('terms'), message };
      });
    const head = (['title', 'description'] as const).flatMap((field) =>
      checkWords(entry.data[field], prose, (code, message) => ({
        code,
        file: entry.file,
        line: entry.lineOf(field),
        message,
      })),
    );
    const said = [...head, ...checkStatements(entry, onPages, { ...prose, mayHoldCode: !entry.data.backed })];
    return [...unknown, ...said.filter(({ code }) => entry.data.backed || code !== 'statement-unbacked')];
  });
  return [...statements, ...pages];
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
export function withheldRuns({ documents, terms }: Archive, withheld: readonly WithheldPassage[]): Runs {
  // All that is shown is read only where there is something to look for.
  if (withheld.length === 0) return new Map();
  const shown = documents.flatMap(({ passages, captureText, description }) => [
    ...passages.map(({ text }) => text),
    captureText,
    // The record of a closed document stays, its title too.
    ...Object.values(description.provenance).map((statement) => knownValue(statement) ?? ''),
  ]);
  const names = [...terms.values()].flatMap(({ title, forms }) => [title, ...forms.map(({ form }) => form)]);
  return distinctiveRuns(
    withheld.map(({ text }) => text),
    shown,
    names,
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

/** A file name without folder and ending. */
export function nameOf(file: string): string {
  return file.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
}

/** The content folder as its files are named, with a final slash; empty where it is the working folder. */
export function folderOf({ settings }: Pick<ContentFiles, 'settings'>): string {
  return settings.file.replace(/archive\.yaml$/u, '');
}

/** The path of a file below the content folder. */
export function pathInContent(files: Pick<ContentFiles, 'settings'>, { file }: Pick<SourceFile, 'file'>): string {
  return file.slice(folderOf(files).length);
}

/** Path of an editorial page below the base, from that of its file in the content: `pages/about/rights.mdx` → `about/rights`. */
export function pagePath(path: string): string {
  return path.replace(/^pages\//u, '').replace(/\.mdx$/u, '');
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
