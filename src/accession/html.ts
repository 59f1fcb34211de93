/**
 * Saved web pages: all the text that a reader sees, in document order, as lines.
 *
 * Seen is every text of the page's body but: what stands in script, style, template, noscript, head,
 * title and media elements; what an element hides by `hidden`, by `display: none` or `visibility:
 * hidden` in its own style attribute, by a class that SingleFile gives to what it found hidden, or as
 * a closed dialog. Declared shadow roots and the documents of `srcdoc` frames are seen. Rules of
 * stylesheets are not read: what only they hide is in the text, and can be declared as omitted.
 * Alternative texts and values of fields are no text. Nothing is run and nothing is fetched.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { wordsOf } from '../capture/reading-text.ts';
import { withoutControls } from '../entry/controls.ts';
import { attributesOf, readHtmlMetadata } from './html-metadata.ts';
import { cutLong } from './plain-text.ts';
import { programs } from './programs.ts';
import { regionOfElement, regionOfText } from './regions.ts';
import { LineWriter, type Metadatum, Refusal, type Region, type Source, type SourceBlock } from './source.ts';
import { extentOf, SpanReader } from './span.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const unseen = new Set(
  'script style template noscript head title meta link base object embed audio video canvas datalist iframe map area param source track noembed noframes'.split(
    ' ',
  ),
);
const unseenInDrawings = new Set(['title', 'desc', 'metadata', 'defs', 'style', 'script']);

/** Elements that begin a line of their own. */
const blockElements = new Set(
  'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
);

/** Where the reader is: what the next line belongs to. */
interface Place {
  kind: SourceBlock['kind'];
  level: number;
  ordered: boolean;
  depth: number;
  /** The list around, with the number of its next item. */
  list?: { next: number };
  /** The list item around; its first block is the item, what follows stands under it. */
  item?: { isSaid: boolean; number: number | undefined };
  region: Region | undefined;
  inArticle: boolean;
  keepsLines: boolean;
}

/** Levels of elements that are read; Chromium itself shows all that lies deeper than 512 as if it lay there. */
const deepest = 2_000;

/**
 * Reads the text of a page that was saved.
 *
 * @param isArticle whether an article extractor took a text for the article's
 * @throws Refusal where elements are nested too deep to be read
 */
export function readHtml(html: string, isArticle?: (text: string) => boolean): Source {
  const root = parse(html);
  const depth = depthOf(root);
  if (depth > deepest) {
    throw new Refusal(
      `The page nests ${depth} elements in one another: most of its tags are never closed. Open it in a browser and save it from there, or as text.`,
    );
  }
  const writer = new LineWriter();
  new TextReader(writer).read(root);
  markOutside(writer.blocks, isArticle);
  return {
    mediaType: 'text/html',
    text: writer.text,
    program: programs.html,
    blocks: writer.blocks,
    metadata: [...readHtmlMetadata(root), ...headings(writer.blocks)],
    marks: {},
    remarks: [],
  };
}

/** Levels of nodes below a node. */
export function depthOf(root: Node): number {
  let depth = 0;
  for (let level: Node[] = [root]; level.length > 0; depth++) {
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return depth - 1;
}

/** The first heading of the first level is a title, where the metadata names none. */
function headings(blocks: readonly SourceBlock[]): Metadatum[] {
  const heading = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  return heading ? [{ field: 'title', value: heading.text, origin: 'h1' }] : [];
}

/** Marks what the article extractor left out; where it found less than a third of the words, it found nothing. */
function markOutside(blocks: readonly SourceBlock[], isArticle?: (text: string) => boolean): void {
  for (const block of blocks) block.region ??= regionOfText(block.text);
  if (!isArticle) return;
  const open = blocks.filter(({ region }) => region === undefined);
  const outside = open.filter(({ text, kind, level }) => !(kind === 'heading' && level === 1) && !isArticle(text));
  const length = (some: readonly SourceBlock[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  if (length(outside) * 3 > length(open) * 2) return;
  for (const block of outside) block.region = 'outside';
}

class TextReader {
  readonly #writer: LineWriter;
  #lines: string[] = [];
  #line = '';
  #tables = 0;

  constructor(writer: LineWriter) {
    this.#writer = writer;
  }

  read(root: Node): void {
    const start: Place = {
      kind: 'paragraph',
      level: 0,
      ordered: false,
      depth: 0,
      region: undefined,
      inArticle: false,
      keepsLines: false,
    };
    this.#visit(root, start);
    this.#flush(start);
  }

  #visit(node: Node, place: Place): void {
    if (node.nodeName === '#text' && 'value' in node) {
      this.#say(node.value, place);
      return;
    }
    if (!('tagName' in node)) {
      this.#visitChildren(node, place);
      return;
    }
    const element = node as Element;
    const tag = element.tagName;
    const attributes = attributesOf(element);
    if (isHidden(tag, attributes)) return;
    if (tag === 'template' && attributes.has('shadowrootmode') && 'content' in element) {
      this.#visitChildren((element as DefaultTreeAdapterTypes.Template).content, place);
      return;
    }
    if (tag === 'iframe' && attributes.has('srcdoc')) {
      this.#flush(place);
      this.#visit(parse(attributes.get('srcdoc') ?? ''), place);
      this.#flush(place);
      return;
    }
    const isDrawing = element.namespaceURI.endsWith('/svg');
    if (isDrawing ? unseenInDrawings.has(tag) : unseen.has(tag)) return;
    if (tag === 'br') {
      this.#breakLine();
      return;
    }
    const region = place.region ?? regionOfElement(tag, attributes, place.inArticle);
    const within: Place = { ...place, region, inArticle: place.inArticle || tag === 'article' || tag === 'main' };
    if (tag === 'pre' || tag === 'textarea' || tag === 'listing') within.keepsLines = true;
    const isBlock = blockElements.has(tag) || (isDrawing && tag === 'text');
    // What is inline but of another region must not share a line with what is around it.
    if (!isBlock && region === place.region) {
      this.#visitChildren(element, within);
      return;
    }
    this.#flush(place);
    if (tag === 'table' && isData(element)) {
      this.#readTable(element, within);
      return;
    }
    const inner = placeIn(tag, attributes, within);
    this.#visitChildren(element, inner);
    this.#flush(inner);
  }

  #visitChildren(node: Node, place: Place): void {
    if (!('childNodes' in node)) return;
    for (const child of node.childNodes) this.#visit(child, place);
  }

  #readTable(table: Element, place: Place): void {
    const number = ++this.#tables;
    const spans = new SpanReader();
    for (const { tag, element } of rowsOf(table)) {
      if (tag === 'caption') {
        this.#visitChildren(element, { ...place, kind: 'paragraph', level: 0 });
        this.#flush({ ...place, kind: 'paragraph', level: 0 });
        continue;
      }
      const placed = element.childNodes
        .filter((child): child is Element => 'tagName' in child && (child.tagName === 'td' || child.tagName === 'th'))
        .map((cell) => {
          const inner = new LineWriter();
          new TextReader(inner).read(cell);
          const given = attributesOf(cell);
          const text = inner.blocks.map((block) => block.text).join(' ');
          return { text, ...extentOf(given.get('colspan'), given.get('rowspan')) };
        });
      const cells = spans.place(placed);
      if (cells.some((cell) => cell !== ''))
        this.#writer.add([cells.filter((cell) => cell !== '').join('\t')], {
          kind: 'row',
          level: 0,
          cells,
          table: number,
          region: place.region,
        });
    }
  }

  #say(value: string, { keepsLines }: Place): void {
    const text = withoutControls(value);
    if (!keepsLines) {
      this.#line += text;
      return;
    }
    text.split('\n').forEach((line, index) => {
      if (index > 0) this.#breakLine();
      this.#line += line;
    });
  }

  #breakLine(): void {
    const line = wordsOf(this.#line).join(' ');
    if (line !== '') this.#lines.push(line);
    this.#line = '';
  }

  #flush(place: Place): void {
    this.#breakLine();
    const lines = this.#lines;
    this.#lines = [];
    if (lines.length === 0) return;
    const { region, ordered, item } = place;
    const isItem = place.kind === 'item' && !item?.isSaid;
    if (isItem && item) item.isSaid = true;
    const kind = place.kind === 'item' && !isItem ? 'paragraph' : place.kind;
    const level = kind === 'paragraph' ? 0 : place.level;
    const block = {
      kind,
      level,
      region,
      ...(kind === 'item' ? { ordered } : {}),
      ...(kind === 'item' && item?.number !== undefined ? { number: item.number } : {}),
    };
    const pieces = lines.length === 1 ? cutLong(lines[0] ?? '') : [];
    if (pieces.length < 2) this.#writer.add(lines, block);
    else for (const piece of pieces) this.#writer.add([piece], block);
  }
}

function placeIn(tag: string, attributes: ReadonlyMap<string, string>, place: Place): Place {
  const heading = /^h([1-6])$/u.exec(tag)?.[1];
  if (heading) return { ...place, kind: 'heading', level: Number(heading) };
  if (tag === 'ul' || tag === 'ol' || tag === 'menu' || tag === 'dir')
    return {
      ...place,
      kind: 'paragraph',
      level: 0,
      depth: place.depth + 1,
      ordered: tag === 'ol',
      list: { next: numberIn(attributes.get('start')) ?? 1 },
    };
  if (tag === 'li') {
    const number = numberIn(attributes.get('value')) ?? place.list?.next;
    if (place.list && number !== undefined) place.list.next = number + 1;
    const item = { isSaid: false, number: place.ordered ? number : undefined };
    return { ...place, kind: 'item', level: Math.max(1, place.depth), item };
  }
  if (tag === 'blockquote') return { ...place, kind: 'quotation', level: 0 };
  if (tag === 'td' || tag === 'th' || tag === 'dd' || tag === 'dt') return { ...place, kind: 'paragraph', level: 0 };
  return place;
}

/** A number that Markdown can give to an item. */
function numberIn(value = ''): number | undefined {
  return /^\s*\d{1,8}\s*$/u.test(value) ? Number(value) : undefined;
}

function isHidden(tag: string, attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has('hidden') && attributes.get('hidden') !== 'until-found') return true;
  if (tag === 'dialog' && !attributes.has('open')) return true;
  if (tag === 'input' && attributes.get('type') === 'hidden') return true;
  const style = attributes.get('style') ?? '';
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/iu.test(style)) return true;
  return /(?:^|\s)(?:sf-hidden|sf-hidden-root)(?:\s|$)/u.test(attributes.get('class') ?? '');
}

/** Whether a table holds data, not the layout of a page: no blocks and no table in its cells. */
function isData(table: Element): boolean {
  const inner = new Set('p div ul ol table h1 h2 h3 h4 h5 h6 section article form pre blockquote'.split(' '));
  const holds = (node: Node): boolean =>
    'childNodes' in node &&
    node.childNodes.some((child) => ('tagName' in child && inner.has(child.tagName)) || holds(child));
  return !holds(table);
}

function rowsOf(table: Element): { tag: string; element: Element }[] {
  return table.childNodes.flatMap((child): { tag: string; element: Element }[] => {
    if (!('tagName' in child)) return [];
    const attributes = attributesOf(child);
    if (isHidden(child.tagName, attributes)) return [];
    if (child.tagName === 'tr' || child.tagName === 'caption') return [{ tag: child.tagName, element: child }];
    return /^(?:thead|tbody|tfoot)$/u.test(child.tagName) ? rowsOf(child) : [];
  });
}

/** Whether an article extractor is given an element: without what is unseen or run a page is much smaller, and harmless. */
export function isExtractable(element: Element): boolean {
  const attributes = attributesOf(element);
  return !unseen.has(element.tagName) && !isHidden(element.tagName, attributes);
}
