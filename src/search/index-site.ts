/** Indexes pages for the search with Pagefind. */
import { readdirSync } from 'node:fs';
import * as pagefind from 'pagefind';

type Index = pagefind.PagefindIndex;

/**
 * Indexes a built site and writes the index into it.
 *
 * @param language all pages share one index in this language
 * @returns the number of pages indexed
 * @throws where Pagefind reports an error
 */
export async function indexBuiltSite(folder: string, language: string): Promise<number> {
  const index = await createIndex(language);
  const { page_count: count, errors } = await index.addDirectory({ path: folder, glob: searchedPages(folder) });
  const written = await index.writeFiles({ outputPath: `${folder}/pagefind` });
  await pagefind.close();
  failOn([...errors, ...written.errors]);
  return count;
}

/** The pages that are searched: of the pages of a document, the document itself; Pagefind would read the others in vain. */
function searchedPages(folder: string): string {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'documents')
    .map(({ name }) => `${name}/**/*.html`);
  return `{*.html,documents/*.html,documents/*/index.html,${folders.sort().join(',')}}`;
}

/**
 * Indexes pages given as HTML.
 *
 * @param pages address and HTML of each page
 * @returns the files of the index by path below `pagefind/`
 */
export async function indexPages(
  pages: readonly { url: string; html: string }[],
  language: string,
): Promise<Map<string, Uint8Array>> {
  const index = await createIndex(language);
  for (const { url, html } of pages) failOn((await index.addHTMLFile({ url, content: html })).errors);
  const { files, errors } = await index.getFiles();
  await pagefind.close();
  failOn(errors);
  return new Map(files.map(({ path, content }) => [path, content]));
}

async function createIndex(language: string): Promise<Index> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: language });
  failOn(errors);
  if (!index) throw new Error('Pagefind made no index.');
  return index;
}

function failOn(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}
