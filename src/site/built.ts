/**
 * Checks on a built site: the words that stand in the pages, links and anchors, dates.
 *
 * The pages are read as a browser reads them, so that no template, plugin or Markdown engine can
 * change a word unseen.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { sha256 } from '../capture/digest.ts';
import { foldSpace, wordsOf } from '../capture/reading-text.ts';
import { type Expected, firstDivergence } from '../document/fidelity.ts';
import type { Issue } from '../issue.ts';
import { type PlainElement, type PlainNode, type PlainText, parsePlain } from './plain-html.ts';

type Node = DefaultTreeAdapterTypes.Node | PlainNode;
type Element = DefaultTreeAdapterTypes.Element | PlainElement;
type TextNode = DefaultTreeAdapterTypes.TextNode | PlainText;

/** What the checks need of a page. */
export interface BuiltPage {
  /** Path of the file below the built folder, with `/`. */
  file: string;
  /** Words inside the parts marked `data-transcription`, in order. */
  transcription: string[];
  /** Words of each passage there, by its id; what stands in a passage inside it is not its own. */
  passages: ReadonlyMap<string, string>;
  /** Words that stand in the frame of a transcription and are neither the source's nor a note's. */
  strayWords: string[];
  /** Whether something hides a part of a transcription. */
  isHidden: boolean;
  ids: ReadonlySet<string>;
  /** Values of href, src and action that lead inside the site or to another host. */
  links: string[];
  /** Values of `datetime` attributes. */
  dates: string[];
  /** Quotations: words inside q and blockquote, with the address of their source where it is given. */
  quotations: { cite: string | undefined; text: string }[];
  /** Words that stood in a passage before it was corrected. */
  formerWords: { passage: string; text: string }[];
  /** Notices of what was moved or withdrawn, by the id that they stand at; that of the whole page at none. */
  givenUp: ReadonlyMap<string, string>;
}

/** What is known of a page without the words of its transcription: they are held against others by their digest. */
export interface PageFacts extends Omit<BuiltPage, 'transcription' | 'passages'> {
  words: string;
}

/** Sums up a page. */
export function factsOf({ transcription, passages, links, ...page }: BuiltPage): PageFacts {
  return {
    ...page,
    words: digestWords(transcription, passages),
    // An anchor on the page itself asks for no other page.
    links: [...new Set(links)].filter((link) => !(link.startsWith('#') && page.ids.has(link.slice(1)))),
  };
}

/** Digest of the words of a transcription and of each of its passages. */
export function digestWords(words: readonly string[], passages: ReadonlyMap<string, string>): string {
  return sha256([words.join(' '), ...[...passages].map(([id, text]) => `${id} ${text}`)].join('\n'));
}

/** Elements that may stand inside a word; every other one sets words apart. */
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

/** Elements whose words a reader does not see, or not at once. */
const hiding = new Set(['template', 'noscript', 'script', 'style', 'details']);

/** Where a node stands: in the frame of a transcription, in the source's words, in which passage. */
interface Standing {
  frame: boolean;
  words: boolean;
  /** Whether something around it keeps a reader from seeing it. */
  hidden: boolean;
  passage?: string;
}

/** Reads a page of HTML, with what it shows without JavaScript. */
export function readPage(file: string, html: string): BuiltPage {
  const ids = new Set<string>();
  const links: string[] = [];
  const dates: string[] = [];
  const quotations: BuiltPage['quotations'] = [];
  const formerWords: BuiltPage['formerWords'] = [];
  const givenUp = new Map<string, string>();
  const passages = new Map<string, string>();
  let text = '';
  let stray = '';
  let isHidden = false;
  const say = (words: string, { frame, words: isSource, passage }: Standing) => {
    if (isSource) text += words;
    else if (frame) stray += words;
    if (passage !== undefined) passages.set(passage, (passages.get(passage) ?? '') + words);
  };
  const visit = (node: Node, standing: Standing) => {
    if (node.nodeName === '#text') {
      say((node as TextNode).value, standing);
      return;
    }
    const element = 'tagName' in node ? node : undefined;
    const within = element ? enter(element, standing) : standing;
    const apart = element !== undefined && !inline.has(element.tagName);
    if (apart) say(' ', within);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, within);
    if ('content' in node) visit(node.content as Node, within);
    if (apart) say(' ', within);
  };
  /** Notes what an element says of itself. @returns where its children stand */
  const enter = (element: Element, standing: Standing): Standing => {
    let id: string | undefined;
    let cite: string | undefined;
    let former: string | undefined;
    let isGivenUp = false;
    let { frame, words, hidden, passage } = standing;
    let isStyled = false;
    for (const { name, value } of element.attrs) {
      if (name === 'id') {
        id = value;
        ids.add(value);
      } else if (name === 'href' || name === 'src' || name === 'action') links.push(value);
      else if (name === 'datetime') dates.push(value);
      else if (name === 'cite') cite = value;
      else if (name === 'data-former') former = value;
      else if (name === 'data-given-up') isGivenUp = true;
      else if (name === 'class') frame ||= value.split(' ').includes('transcription');
      else if (name === 'data-transcription') words = true;
      else if (name === 'style') isStyled = true;
      else if (name === 'hidden' || name === 'aria-hidden' || name === 'inert') hidden = true;
    }
    const { tagName } = element;
    if (tagName === 'aside') frame = false;
    if (hiding.has(tagName)) hidden = true;
    if ((tagName === 'q' || tagName === 'blockquote') && !(standing.words && cite === undefined))
      quotations.push({ cite, text: foldSpace(textOf(element)) });
    if (former !== undefined) formerWords.push({ passage: former, text: foldSpace(textOf(element)) });
    if (isGivenUp) givenUp.set(id ?? '', foldSpace(textOf(element)));
    if (words && id !== undefined && /^p\d+$/u.test(id)) {
      passage = id;
      passages.set(id, '');
    }
    if (words && (hidden || isStyled)) isHidden = true;
    const isSame =
      frame === standing.frame &&
      words === standing.words &&
      hidden === standing.hidden &&
      passage === standing.passage;
    return isSame ? standing : { frame, words, hidden, ...(passage === undefined ? {} : { passage }) };
  };
  visit(parsePlain(html) ?? parse(html, { scriptingEnabled: false }), { frame: false, words: false, hidden: false });
  const folded = new Map([...passages].map(([id, words]) => [id, foldSpace(words)]));
  return {
    file,
    transcription: wordsOf(text),
    passages: folded,
    strayWords: wordsOf(stray),
    isHidden,
    ids,
    links,
    dates,
    quotations,
    formerWords,
    givenUp,
  };
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/**
 * Holds every quotation of a page against its source: the passage that it names, or, on the pages of a
 * document, the capture of that document.
 *
 * @param passages texts by `0001#p4`
 * @param captures folded texts of captures by document number
 * @param address under which the passages are published
 */
export function checkQuotations(
  page: Pick<BuiltPage, 'file' | 'quotations'>,
  passages: ReadonlyMap<string, string>,
  captures: ReadonlyMap<string, string>,
  address = '',
): Issue[] {
  const own = captures.get(/^documents\/(\d+)\//u.exec(page.file)?.[1] ?? '');
  return page.quotations.flatMap(({ cite, text }): Issue[] => {
    // With an address given, nothing may stand between it and the path of the document.
    const path =
      address === '' ? cite : cite?.startsWith(`${address}documents/`) ? cite.slice(address.length) : undefined;
    const [, document, passage] = /(?:^|\/)documents\/(\d+)\/#(p\d+)$/u.exec(path ?? '') ?? [];
    const source = cite === undefined ? own : passages.get(`${document}#${passage}`);
    if (text !== '' && source?.includes(text)) return [];
    const from = cite === undefined ? 'no source that it names' : `${cite}, which does not say so`;
    const message = `The page quotes “${text}” from ${from}. Take the words from the passage, and name it.`;
    return [{ code: 'quotation-words', file: page.file, line: 1, message }];
  });
}

/**
 * Holds the words of a built document page against its capture and its passages.
 *
 * @param passages texts of the document's passages by their ids
 */
export function checkBuiltTranscription(
  page: BuiltPage,
  expected: Pick<Expected, 'words'>,
  passages: ReadonlyMap<string, string>,
): Issue[] {
  const report = (message: string): Issue => ({ code: 'fidelity-built', file: page.file, line: 1, message });
  const divergence = firstDivergence(expected.words, page.transcription);
  const issues = divergence ? [report(divergence.message)] : [];
  for (const [id, text] of passages) {
    const shown = page.passages.get(id);
    if (shown === text) continue;
    if (shown === undefined) {
      issues.push(
        report(`The anchor ${id} does not stand in the transcription. Put it back at the words of its passage.`),
      );
      continue;
    }
    issues.push(
      report(`The anchor ${id} stands at “${shown.slice(0, 60)}”, not at the words of its passage. Put it back.`),
    );
  }
  if (page.strayWords.length > 0) {
    issues.push(
      report(
        `“${page.strayWords.slice(0, 6).join(' ')}” stands among the source’s words and is neither theirs nor a note. Take it out.`,
      ),
    );
  }
  if (page.isHidden)
    issues.push(
      report('A part of the transcription is hidden or styled by itself. Show the source’s words as they are.'),
    );
  return issues;
}

/** Where a build is published, for telling its own links from others. */
export interface BuiltSite {
  site: string;
  base: string;
  /** All files of the build below its folder, with `/`. */
  files: ReadonlySet<string>;
  pages: ReadonlyMap<string, Pick<BuiltPage, 'ids'>>;
}

/** Whether a link means the same on every page. */
export const isShared = (link: string) => link.startsWith('/') && !link.startsWith('//');

/** What is wrong with links that mean the same on every page; most pages share most of theirs. */
const knownLinks = new WeakMap<BuiltSite, Map<string, string | undefined>>();

/** Checks that every link of a page into the site leads to a file, and every fragment to an element. */
export function checkLinks(page: Pick<BuiltPage, 'file' | 'links'>, built: BuiltSite): Issue[] {
  const known = knownLinks.get(built) ?? new Map<string, string | undefined>();
  knownLinks.set(built, known);
  const own = new URL(built.site).origin;
  const address = new URL(built.base + page.file.replace(/(?:^|(?<=\/))index\.html$/u, ''), own);
  return [...new Set(page.links)].flatMap((link): Issue[] => {
    const what = isShared(link) && known.has(link) ? known.get(link) : faultOf(link, address, built);
    if (isShared(link)) known.set(link, what);
    if (what === undefined) return [];
    const message = `The link “${link}” ${what} Mend the link or the page that it leads to.`;
    return [{ code: 'link-broken', file: page.file, line: 1, message }];
  });
}

/** Protocols of addresses that lead to a page or to a person. */
const leading = /^(?:https?|mailto|tel):$/u;

/** What is wrong with a link of the page at an address. */
function faultOf(link: string, address: URL, built: BuiltSite): string | undefined {
  let target: URL;
  try {
    target = new URL(link, address);
    decodeURIComponent(target.pathname + target.hash);
  } catch {
    return 'is no valid address.';
  }
  if (!leading.test(target.protocol)) return 'leads to no page: a browser may run what stands there.';
  if (target.origin !== address.origin) return undefined;
  if (!target.pathname.startsWith(built.base)) return `leads out of the base ${built.base}.`;
  const path = decodeURIComponent(target.pathname.slice(built.base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!built.files.has(file)) return 'leads to no file of the site.';
  const fragment = decodeURIComponent(target.hash.slice(1));
  if (fragment !== '' && !built.pages.get(file)?.ids.has(fragment))
    return 'names an anchor that the page does not have.';
  return undefined;
}

/** Checks that a page shows no date of its own making: every `datetime` stands in the content. */
export function checkDates(page: Pick<BuiltPage, 'file' | 'dates'>, known: ReadonlySet<string>): Issue[] {
  return page.dates
    .filter((date) => !known.has(date))
    .map((date) => ({
      code: 'date-foreign',
      file: page.file,
      line: 1,
      message: `The page shows the date ${date}, which stands nowhere in the content. Take dates from the content, never from the clock.`,
    }));
}
