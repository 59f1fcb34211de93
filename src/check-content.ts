/**
 * Checks of the content as a whole, which no document is checked for alone: the names of pages, what terms and
 * references say, the archive's own words, and files that nothing reads.
 */
import { type ContentFiles, folderOf, nameOf, pagePath, pathInContent } from './content-files.ts';
import { captureFiles } from './document/document.ts';
import { type Entry, parseEntry } from './entry/entry.ts';
import { type GlossaryEntry, hasText } from './glossary/term.ts';
import type { Issue } from './issue.ts';
import { isSlug, slugOf } from './permalink/identifier.ts';
import type { Address, Ledger } from './permalink/ledger.ts';
import type { PreparedDocument } from './prepare-document.ts';
import { isEdtf } from './provenance/date.ts';
import type { Reference } from './reference/reference.ts';
import { pageSchema } from './settings/page.ts';
import { type Backing, checkStatements, checkTermTitle, checkWords, type Prose } from './statement/statement.ts';
import { findUnusedFiles } from './unused-files.ts';

/** Names what stands in the content folder and is read by nothing. */
export function checkUse(files: ContentFiles, documents: readonly PreparedDocument[]): Issue[] {
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
export function checkPageNames(files: ContentFiles, ledger: Ledger): Issue[] {
  return files.pages.flatMap((page): Issue[] => {
    const path = pagePath(pathInContent(files, page));
    if (ledger.has(`/${path}/`) || path.split('/').every(isSlug)) return [];
    const name = path.split('/').map(slugOf);
    const proposal = name.every(Boolean) ? ` to pages/${name.join('/')}.mdx` : '';
    const message = `A page and its folders are named by lower-case words joined by hyphens, such as how-to-cite.mdx, since its path is its address. Rename the file${proposal}.`;
    return [{ code: 'file-unreadable', file: page.file, line: 1, message }];
  });
}

/** An editorial page must not stand where the archive has a page of its own. */
export function checkPageAddresses(files: ContentFiles, addresses: readonly Address[]): Issue[] {
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

/** References that terms name must exist; the dates of references must be dates. */
export function checkReferences(
  references: ReadonlyMap<string, Reference>,
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
export function checkProse(
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
  const terms = new Set(glossary.map(({ id }) => id));
  const onPages = { ...backing, references: new Set([...backing.references, 'archive']) };
  const pages = files.pages.flatMap((source) => {
    const { entry, issues } = parseEntry(source, pageSchema);
    if (!entry) return issues;
    const unknown = entry.data.terms
      .filter((term) => !terms.has(term))
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
