/**
 * The archive: everything that content/ says, read, related and checked. Start here.
 *
 * content files → settings, references, terms, ledger → lexicon → prepared documents → backlinks,
 * addresses, issues. Pages, exports and commands take the result and look nowhere else.
 */
import type { CaptureText } from './capture/capture.ts';
import { type Entry, parseEntry, parseYamlEntry, type SourceFile } from './entry/entry.ts';
import { buildLexicon, checkGlossary, type Lexicon } from './glossary/lexicon.ts';
import { hasText, type Term, type TermDescription, termSchema } from './glossary/term.ts';
import type { Issue } from './issue.ts';
import { type Address, checkLedger, type Ledger, parseLedger } from './permalink/ledger.ts';
import * as permalink from './permalink/permalink.ts';
import { type PreparedDocument, prepareDocument } from './prepare-document.ts';
import { isEdtf } from './provenance/date.ts';
import { type Reference, referencesSchema } from './reference/reference.ts';
import { pageSchema } from './site/page.ts';
import { resolvePlace, type Settings, settingsSchema } from './site/settings.ts';
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
  const documents = readDocuments(files, { lexicon, ledger, base }, options.kept, issues);
  const archive: Archive = {
    settings: settings.entry.data,
    references: new Map(Object.entries(references.entry?.data ?? {})),
    terms: lexicon.terms,
    documents,
    ledger,
    pages: files.pages.map(({ file }) => pagePath(file)),
  };
  issues.push(...checkNames(archive, documents, glossary, references.entry));
  issues.push(...checkProse(archive, files, glossary));
  if (issues.length === 0) issues.push(...checkLedger(ledger, addressesOf(archive), files.ledger.file));
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
    const { entry, issues: found } = parseEntry(source, termSchema);
    issues.push(...found);
    return entry ? [{ id, entry, term: { id, file: source.file, ...entry.data } }] : [];
  });
  issues.push(...checkGlossary(glossary));
  return glossary;
}

function readDocuments(
  files: ContentFiles,
  around: { lexicon: Lexicon; ledger: Ledger; base: string },
  kept: BuildOptions['kept'],
  issues: Issue[],
): PreparedDocument[] {
  return files.documents.flatMap((source) => {
    const id = nameOf(source.file);
    if (!/^\d{4,}$/u.test(id)) {
      issues.push({
        code: 'file-unreadable',
        file: source.file,
        line: 1,
        message: `A document is named by its number, such as 0005.mdx. Rename the file.`,
      });
      return [];
    }
    const { document, issues: found } = prepareDocument(
      id,
      source,
      { captures: files.captures, ...around },
      kept?.get(id),
    );
    issues.push(...found);
    return document ? [document] : [];
  });
}

/** Names of references must exist wherever they are used; their dates must be dates. */
function checkNames(
  archive: Archive,
  documents: readonly PreparedDocument[],
  glossary: readonly GlossaryEntry[],
  references: Entry<Record<string, Reference>> | undefined,
): Issue[] {
  const issues: Issue[] = [];
  const known = archive.references;
  const unknown = (reference: string, file: string, line: number) =>
    issues.push({
      code: 'name-unknown',
      file,
      line,
      message: `There is no reference “${reference}”. Add it to content/references.yaml, or name one that stands there.`,
    });
  for (const { id, entry } of glossary) {
    const { textPublishedAt: reference, type } = entry.data;
    if (reference === undefined) continue;
    const line = entry.lineOf('textPublishedAt');
    if (!known.has(reference)) unknown(reference, entry.file, line);
    if (!hasText(type))
      issues.push({
        code: 'frontmatter-field',
        file: entry.file,
        line,
        message: `${id} is a ${type}, which has no text. Take out textPublishedAt, or give the type instrument or speech.`,
      });
  }
  for (const { description, file } of documents) {
    const used = [...Object.values(description.provenance), ...description.notes].flatMap(({ sources }) => sources);
    for (const reference of used.filter((candidate) => !known.has(candidate))) unknown(reference, file, 1);
  }
  for (const [id, { date }] of known) {
    if (date === undefined || isEdtf(date)) continue;
    issues.push({
      code: 'provenance-date',
      file: references?.file ?? '',
      line: references?.lineOf(id, 'date') ?? 1,
      message: `“${date}” is not an EDTF date. Write it as 2022-02-23, 2022-02 or 2022.`,
    });
  }
  return issues;
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
      {
        path: permalink.documentFilePath(id, permalink.captureFileName(description.captures[0]?.file ?? '')),
        kind: 'capture',
        digest: description.captures[0]?.sha256 ?? '',
      },
      ...['transcription.txt', 'document.md', 'proof.json'].map((name) => file(permalink.documentFilePath(id, name))),
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
