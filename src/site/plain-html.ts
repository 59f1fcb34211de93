/**
 * A fast reader for plain HTML: pages whose every element is opened and closed in its order, and stands
 * where a browser leaves it. Of those the tree is what the signs say; what is not surely so is left to a
 * reader that follows every rule of the HTML standard (13.2.6, tree construction).
 */

/** A node as parse5 names its parts, as far as the checks ask for them. */
export type PlainNode = PlainElement | PlainText;

export interface PlainText {
  nodeName: '#text';
  value: string;
}

export interface PlainElement {
  nodeName: string;
  tagName: string;
  attrs: { name: string; value: string }[];
  childNodes: PlainNode[];
}

const words = (list: string) => new Set(list.split(' '));

/** Elements that a browser leaves wherever they stand in the body. */
const phrasing = words(
  'abbr b bdi cite code data del dfn em i ins kbd label mark noscript output q s samp small span strong sub sup time u var',
);
/** Elements before which a browser closes an open paragraph. */
const block = words(
  'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main nav ol p search section summary table ul',
);
const empty = words('br hr img input link meta wbr');
const headings = words('h1 h2 h3 h4 h5 h6');
/** Elements that may not stand in one of their own kind, however deep. */
const unnested = words('a button form select');
const inHead = words('link meta script style title');
/** Elements that stand in these alone. */
const parents = new Map([
  ['li', words('ol ul')],
  ['dt', words('dl div')],
  ['dd', words('dl div')],
  ['caption', words('table')],
  ['thead', words('table')],
  ['tbody', words('table')],
  ['tfoot', words('table')],
  ['tr', words('tbody tfoot thead')],
  ['th', words('tr')],
  ['td', words('tr')],
  ['option', words('select')],
]);
/** Elements in which no words stand. */
const wordless = words('head html select table tbody tfoot thead tr');
/** Elements of pictures that mean nothing outside them; `title` and `desc` hold words alone. */
const drawing = words('a circle defs desc ellipse g line path polygon polyline rect svg text title tspan use');

const opening = /<([a-z][a-z\d-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*"|='[^']*')?)*)\s*(\/?)>/y;
const closing = /<\/([a-z][a-z\d-]*)>/y;
const attribute = /([^\s"'=]+)(?:="([^"]*)"|='([^']*)')?/gu;
const reference = /&(?:#(\d{1,6})|#[xX]([\da-fA-F]{1,5})|(amp|lt|gt|quot|apos|nbsp));|&/gu;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Says that a page is not plain. */
class NotPlain extends Error {}

/** The tree of a page, its element `html`; undefined where the page is not plain. */
export function parsePlain(html: string): PlainElement | undefined {
  try {
    return readTree(html);
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

function readTree(html: string): PlainElement {
  const start = /^<!doctype html>\s*(?=<html[\s>])/iu.exec(html)?.[0].length ?? 0;
  if (start === 0 || /[\0\r\f]/u.test(html)) throw new NotPlain();
  const root: PlainElement = { nodeName: '#document', tagName: '#document', attrs: [], childNodes: [] };
  const open: PlainElement[] = [root];
  for (let at = start; at < html.length; ) {
    const parent = open.at(-1) ?? root;
    const sign = html.indexOf('<', at);
    if (sign !== at) {
      const end = sign < 0 ? html.length : sign;
      addText(parent, html.slice(at, end));
      at = end;
      continue;
    }
    if (html[at + 1] === '/') {
      closing.lastIndex = at;
      if (closing.exec(html)?.[1] !== parent.tagName) throw new NotPlain();
      open.pop();
      at = closing.lastIndex;
      continue;
    }
    opening.lastIndex = at;
    const [, tagName = '', attributes = '', slash = ''] = opening.exec(html) ?? [];
    at = opening.lastIndex;
    const drawn = open.some((around) => around.tagName === 'svg');
    if (drawn ? !drawing.has(tagName) : !mayStand(tagName, parent, open)) throw new NotPlain();
    if (drawn && (parent.tagName === 'title' || parent.tagName === 'desc')) throw new NotPlain();
    if (slash !== '' && !drawn && tagName !== 'svg' && !empty.has(tagName)) throw new NotPlain();
    const element = { nodeName: tagName, tagName, attrs: readAttributes(attributes), childNodes: [] };
    parent.childNodes.push(element);
    if (slash !== '' || empty.has(tagName)) continue;
    open.push(element);
    if (!drawn && (tagName === 'script' || tagName === 'style' || tagName === 'title')) at = addRaw(element, html, at);
    // A browser leaves out a line break at the beginning of these.
    else if (tagName === 'pre' && html[at] === '\n') throw new NotPlain();
  }
  const [page, ...others] = root.childNodes.filter((node): node is PlainElement => node.nodeName !== '#text');
  const parts = page?.childNodes.filter(({ nodeName }) => nodeName !== '#text').map(({ nodeName }) => nodeName);
  if (open.length > 1 || !page || others.length > 0 || parts?.join() !== 'head,body') throw new NotPlain();
  return page;
}

/** Whether a browser leaves an element where it stands, in a page that was plain so far. */
function mayStand(tagName: string, { tagName: parent }: PlainElement, open: readonly PlainElement[]): boolean {
  const isOpen = (name: string) => open.some((around) => around.tagName === name);
  if (parent === '#document') return tagName === 'html';
  if (parent === 'html') return tagName === 'head' || tagName === 'body';
  if (parent === 'head') return inHead.has(tagName);
  const allowed = parents.get(tagName);
  if (allowed) {
    const isApart = parent !== 'div' || open.at(-2)?.tagName === 'dl';
    return allowed.has(parent) && isApart;
  }
  if (wordless.has(parent) || parent === 'option') return false;
  if (unnested.has(tagName) && isOpen(tagName)) return false;
  if (block.has(tagName)) return !isOpen('p') && !(headings.has(tagName) && headings.has(parent));
  return (
    phrasing.has(tagName) ||
    unnested.has(tagName) ||
    empty.has(tagName) ||
    tagName === 'script' ||
    tagName === 'svg' ||
    /^[a-z]+-[a-z-]+$/u.test(tagName)
  );
}

function addText(parent: PlainElement, text: string): void {
  const isBlank = /^[\t\n ]*$/u.test(text);
  if (!isBlank && (wordless.has(parent.tagName) || parent.tagName === '#document')) throw new NotPlain();
  parent.childNodes.push({ nodeName: '#text', value: decode(text) });
}

/** Adds the text of an element that holds no markup. @returns where its end tag begins */
function addRaw(element: PlainElement, html: string, at: number): number {
  const end = html.indexOf(`</${element.tagName}>`, at);
  const text = html.slice(at, end);
  // A browser also ends it at </SCRIPT> or </script >, and in a comment not at all.
  if (end < 0 || /<!--|<\/(?:script|style|title)/iu.test(text)) throw new NotPlain();
  if (text !== '')
    element.childNodes.push({ nodeName: '#text', value: element.tagName === 'title' ? decode(text) : text });
  return end;
}

function readAttributes(text: string): PlainElement['attrs'] {
  const attrs: PlainElement['attrs'] = [];
  for (const [, given = '', double, single] of text.matchAll(attribute)) {
    const name = given.toLowerCase();
    if (name.includes(':') || attrs.some((other) => other.name === name)) throw new NotPlain();
    attrs.push({ name, value: decode(double ?? single ?? '') });
  }
  return attrs;
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    // The standard gives other codes another meaning, and a bare & one by what follows.
    const isPlain = code >= 0xa0 ? code < 0xd800 || code > 0xdfff : code >= 0x20 && code < 0x7f;
    if (!isPlain) throw new NotPlain();
    return String.fromCodePoint(code);
  });
}
