/**
 * The archive: everything that content/ says, read, related and checked. Start here.
 *
 * content files → settings, references, terms, ledger → lexicon → prepared documents → backlinks,
 * addresses, issues. Pages, exports and commands take the result and look nowhere else.
 */
import type { CaptureText } from './capture/capture.ts';
import { servedCaptures } from './document/document.ts';
import { type Entry, parseEntry, parseYamlEntry, type SourceFile } from './entry/entry.ts';
import { buildLexicon, checkGlossary } from './glossary/lexicon.ts';
import { hasText, type Term, type TermDescription, termSchema } from './glossary/term.ts';
import type { Issue } from './issue.ts';
import { slugSchema } from './permalink/identifier.ts';
import { type Address, checkLedger, type Ledger, parseLedger } from './permalink/ledger.ts';
import * as permalink from './permalink/permalink.ts';
import { type PreparedDocument, prepareDocument, type Surroundings } from './prepare-document.ts';
import { isEdtf } from './provenance/date.ts';
import { type Reference, referencesSchema } from './reference/reference.ts';
import { pageSchema } from './settings/page.ts';
import { resolvePlace, type Settings, settingsSchema } from './settings/settings.ts';
import { checkStatements } from './statement/statement.ts';

/** The files of an archive as they were read; paths are relative to the project. */
export interface ContentFiles {
  settings: SourceFile;
  references: SourceFile;
  ledger: SourceFile;
  documents: SourceFile[];
  terms: SourceFile[];
  pages: SourceFile[];
  /** Captures by file name, without their folder. */
  captures: ReadonlyMap<string, CaptureText>;
}

export interface Archive {
  settings: Settings;
  references: ReadonlyMap<string, Reference>;
  terms: ReadonlyMap<string, Term>;
  /** In order of accession number. */
  documents: readonly PreparedDocument[];
  ledger: Ledger;
  /** Paths of the editorial pages, such as `about/rights`. */
  pages: readonly string[];
}

interface BuildOptions {
  /** Where the build is published; the archive's own address when left out. */
  base?: string;
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
  'ledger-row',
]);

/** Reads, relates and checks an archive. @returns all issues; the archive where its settings can be read. */
export function buildArchive(files: ContentFiles, options: BuildOptions = {}): { archive?: Archive; issues: Issue[] } {
  const settings = parseYamlEntry(files.settings, settingsSchema);
  const references = parseYamlEntry(files.references, referencesSchema);
  const { ledger, issues: ledgerIssues } = parseLedger(files.ledger);
  const issues: Issue[] = [...settings.issues, ...references.issues, ...ledgerIssues];
  const glossary = readGlossary(files.terms, issues);
  const lexicon = buildLexicon(glossary.map(({ term }) => term));
  if (!settings.entry) return { issues };
  const base = options.base ?? resolvePlace(settings.entry.data.address, {}).base;
  const known = new Map(Object.entries(references.entry?.data ?? {}));
  const around = { captures: files.captures, lexicon, references: new Set(known.keys()), ledger, base };
  const documents = readDocuments(files.documents, around, options.kept, issues);
  const archive: Archive = {
    settings: settings.entry.data,
    references: known,
    terms: lexicon.terms,
    documents,
    ledger,
    pages: files.pages.map(({ file }) => pagePath(file)),
  };
  issues.push(...checkReferences(archive, glossary, references.entry));
  issues.push(...checkProse(archive, files, glossary));
  // What could not be read would be taken for lost.
  if (!issues.some(({ code }) => unreadCodes.has(code))) {
    issues.push(...checkLedger(ledger, addressesOf(archive), files.ledger.file));
  }
  return { archive, issues };
}

interface GlossaryEntry {
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
    return entry ? [{ id, entry, term: { id, file: source.file, ...entry.data } }] : [];
  });
  issues.push(...checkGlossary(glossary));
  return glossary;
}

function readDocuments(
  files: readonly SourceFile[],
  around: Surroundings,
  kept: BuildOptions['kept'],
  issues: Issue[],
): PreparedDocument[] {
  return files.flatMap((source) => {
    const id = nameOf(source.file);
    if (!/^\d{4,}$/u.test(id)) {
      issues.push({
        code: 'file-unreadable',
        file: source.file,
        line: 1,
        message: 'A document is named by its number, such as 0005.mdx. Rename the file.',
      });
      return [];
    }
    const { document, issues: found } = prepareDocument(id, source, around, kept?.get(id));
    issues.push(...found);
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

/** Holds the archive's own words against rule 6: glossary texts sentence by sentence, pages for slanted words. */
function checkProse(archive: Archive, files: ContentFiles, glossary: readonly GlossaryEntry[]): Issue[] {
  const backing = { passages: passageTexts(archive.documents), references: new Set(archive.references.keys()) };
  const { slantedWords, language } = archive.settings;
  const statements = glossary.flatMap(({ entry }) => checkStatements(entry, backing, slantedWords, language));
  const pages = files.pages.flatMap((source) => {
    const { entry, issues } = parseEntry(source, pageSchema);
    if (!entry) return issues;
    return checkStatements(entry, backing, slantedWords, language).filter(({ code }) => code !== 'statement-unbacked');
  });
  return [...statements, ...pages];
}

/** Text of every passage by `0001#p4`. */
export function passageTexts(documents: readonly PreparedDocument[]): Map<string, string> {
  return new Map(
    documents.flatMap(({ id, passages }) => passages.map((passage) => [`${id}#${passage.id}`, passage.text] as const)),
  );
}

/** A file name without folder and ending. */
export function nameOf(file: string): string {
  return file.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
}

/** Path of an editorial page below the base, from its file: `content/pages/about/rights.mdx` → `about/rights`. */
export function pagePath(file: string): string {
  return file.replace(/^.*\/pages\//u, '').replace(/\.mdx$/u, '');
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
      ...servedCaptures(description).map(
        ({ name, sha256 }): Address => ({
          path: permalink.documentFilePath(id, name),
          kind: 'capture',
          digest: sha256,
        }),
      ),
      ...permalink.madeFiles.map((name) => file(permalink.documentFilePath(id, name))),
      ...passages.map(
        (passage): Address => ({
          path: permalink.passagePath(id, passage.id),
          kind: 'passage',
          digest: passage.digest,
        }),
      ),
    ]),
    ...[...archive.terms.keys()].sort().map((term) => page(permalink.termPath(term))),
  ];
}
