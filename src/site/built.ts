/**
 * Checks on a built site: the words that stand in the pages, links and anchors, dates.
 *
 * The pages are read as a browser reads them, so that no template, plugin or Markdown engine can
 * change a word unseen.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { foldSpace, wordsOf } from '../capture/reading-text.ts';
import { type Expected, firstDivergence } from '../document/fidelity.ts';
import type { Issue } from '../issue.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What the checks need of a page. */
export interface BuiltPage {
  /** Path of the file below the built folder, with `/`. */
  file: string;
  /** Words inside the parts marked `data-transcription`, in order. */
  transcription: string[];
  ids: ReadonlySet<string>;
  /** Values of href, src and action that lead inside the site or to another host. */
  links: string[];
  /** Values of `datetime` attributes. */
  dates: string[];
  /** Quotations that name their source: words inside elements with a `cite` attribute. */
  quotations: { cite: string; text: string }[];
}

/** Elements that set words apart, unlike those that stand inside a word. */
const inline = new Set([
  'a',
  'em',
  'strong',
  'del',
  'span',
  'q',
  'mark',
  'cite',
  'code',
  'b',
  'i',
  's',
  'u',
  'sub',
  'sup',
  'abbr',
]);

/** Reads a page of HTML. */
export function readPage(file: string, html: string): BuiltPage {
  const ids = new Set<string>();
  const links: string[] = [];
  const dates: string[] = [];
  const quotations: BuiltPage['quotations'] = [];
  let text = '';
  const visit = (node: Node, inTranscription: boolean) => {
    if ('value' in node && node.nodeName === '#text' && inTranscription) text += node.value;
    const element = 'tagName' in node ? (node as Element) : undefined;
    const attributes = new Map(element?.attrs.map(({ name, value }) => [name, value]));
    const id = attributes.get('id');
    if (id !== undefined) ids.add(id);
    for (const name of ['href', 'src', 'action']) {
      const value = attributes.get(name);
      if (value !== undefined) links.push(value);
    }
    const date = attributes.get('datetime');
    if (date !== undefined) dates.push(date);
    const cite = attributes.get('cite');
    if (cite !== undefined) quotations.push({ cite, text: foldSpace(textOf(node)) });
    const within = inTranscription || attributes.has('data-transcription');
    const apart = within && element !== undefined && !inline.has(element.tagName);
    if (apart) text += ' ';
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, within);
    if (apart) text += ' ';
  };
  visit(parse(html), false);
  return { file, transcription: wordsOf(text), ids, links, dates, quotations };
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Holds every quotation of a page against the passage that it names. @param passages texts by `0001#p4` */
export function checkQuotations(page: BuiltPage, passages: ReadonlyMap<string, string>): Issue[] {
  return page.quotations.flatMap(({ cite, text }): Issue[] => {
    const [, document, passage] = /\/documents\/(\d+)\/#(p\d+)$/u.exec(cite) ?? [];
    if (passages.get(`${document}#${passage}`)?.includes(text)) return [];
    return [
      {
        code: 'quotation-words',
        file: page.file,
        line: 1,
        message: `The page quotes “${text}” from ${cite}, which does not say so. Take the words from the passage.`,
      },
    ];
  });
}

/** Holds the words of a built document page against its capture. */
export function checkBuiltTranscription(page: BuiltPage, expected: Expected): Issue[] {
  const divergence = firstDivergence(expected.words, page.transcription);
  return divergence ? [{ code: 'fidelity-built', file: page.file, line: 1, message: divergence }] : [];
}

/** Where a build is published, for telling its own links from others. */
export interface BuiltSite {
  site: string;
  base: string;
  /** All files of the build below its folder, with `/`. */
  files: ReadonlySet<string>;
  pages: ReadonlyMap<string, BuiltPage>;
}

/** Checks that every link of a page into the site leads to a file, and every fragment to an element. */
export function checkLinks(page: BuiltPage, built: BuiltSite): Issue[] {
  const issues: Issue[] = [];
  const own = new URL(built.site).origin;
  const address = new URL(built.base + page.file.replace(/(?:^|(?<=\/))index\.html$/u, ''), own);
  for (const link of new Set(page.links)) {
    const report = (what: string) =>
      issues.push({
        code: 'link-broken',
        file: page.file,
        line: 1,
        message: `The link “${link}” ${what} Mend the link or the page that it leads to.`,
      });
    let target: URL;
    try {
      target = new URL(link, address);
      decodeURIComponent(target.pathname + target.hash);
    } catch {
      report('is no valid address.');
      continue;
    }
    if (target.origin !== own) continue;
    if (!target.pathname.startsWith(built.base)) {
      report(`leads out of the base ${built.base}.`);
      continue;
    }
    const path = decodeURIComponent(target.pathname.slice(built.base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!built.files.has(file)) report('leads to no file of the site.');
    else if (target.hash !== '') {
      const fragment = decodeURIComponent(target.hash.slice(1));
      if (!built.pages.get(file)?.ids.has(fragment)) report('names an anchor that the page does not have.');
    }
  }
  return issues;
}

/** Checks that a page shows no date of its own making: every `datetime` stands in the content. */
export function checkDates(page: BuiltPage, known: ReadonlySet<string>): Issue[] {
  return page.dates
    .filter((date) => !known.has(date))
    .map((date) => ({
      code: 'date-foreign',
      file: page.file,
      line: 1,
      message: `The page shows the date ${date}, which stands nowhere in the content. Take dates from the content, never from the clock.`,
    }));
}
