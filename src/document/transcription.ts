/**
 * Transcriptions: the body of a document, plain Markdown, read into an HTML tree.
 *
 * The body must be valid MDX, so that any MDX tool can read it, but it holds Markdown only: what
 * would put other words on the page than the source's, or hide some, is refused.
 */
import type { Root as HastRoot, RootContent } from 'hast';
import type { Root as MdastRoot, Nodes, Parents } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Issue } from '../issue.ts';
import rehypeCellAlign from './cell-align.ts';
import { numberItems } from './item-numbers.ts';
import { readPlainMarkdown } from './plain-markdown.ts';

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkMdx).freeze();
/** Reads Markdown as GFM and MDX say. @throws where it is no MDX */
export const parseMarkdown = (body: string): MdastRoot => parser.parse(body);
const toHtml = unified().use(remarkRehype).use(rehypeCellAlign).freeze();

const allowed = new Set([
  'root',
  'paragraph',
  'heading',
  'text',
  'emphasis',
  'strong',
  'delete',
  'list',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'break',
]);

/** What to do about each kind of node that a transcription must not hold. */
const remedies: Record<string, string> = {
  mdxTextExpression: 'An expression in braces is code. Write \\{ for the source’s brace.',
  mdxFlowExpression: 'An expression in braces is code. Write \\{ for the source’s brace.',
  mdxJsxTextElement: 'A component or tag is not the source’s words. Write \\< for the source’s sign.',
  mdxJsxFlowElement: 'A component or tag is not the source’s words. Write \\< for the source’s sign.',
  mdxjsEsm:
    'A line that begins with import or export is code. Write its first letter as a character reference, such as &#105;mport.',
  html: 'Raw HTML is not the source’s words. Write \\< for the source’s sign.',
  footnoteReference: 'Footnotes move words. Write \\[ for the source’s bracket.',
  footnoteDefinition: 'Footnotes move words. Write \\[ for the source’s bracket.',
  definition: 'A link definition hides words. Write \\[ for the source’s bracket.',
  link: 'A link is markup that the source’s words do not need. Write \\[ for the source’s bracket.',
  linkReference: 'A link is markup that the source’s words do not need. Write \\[ for the source’s bracket.',
  image: 'An image is not words. Write \\! for the source’s sign.',
  imageReference: 'An image is not words. Write \\! for the source’s sign.',
  inlineCode: 'Backticks would vanish from the page. Write \\` for the source’s sign.',
  code: 'A code block is not plain text. Write \\` for the source’s sign.',
  thematicBreak: 'A rule would put a line for the source’s signs. Write a backslash before the first sign.',
};

/**
 * Reads the body of a document.
 *
 * @param bodyLine line of the file on which the body begins, for the issues
 * @returns the HTML tree, without ids; undefined where the body cannot be read, with the issues why
 */
export function parseTranscription(
  body: string,
  file: string,
  bodyLine: number,
): { tree: HastRoot | undefined; issues: Issue[] } {
  const root: HastRoot = { type: 'root', children: [] };
  const issues: Issue[] = [];
  let line = bodyLine;
  let offset = 0;
  for (const piece of cutBody(body)) {
    const read = parsePiece(piece, file, line);
    issues.push(...read.issues);
    if (!read.goesOn) return { tree: undefined, issues };
    if (read.tree && offset > 0) movePlaces(read.tree, { line: line - bodyLine, offset });
    for (const child of read.tree?.children ?? []) root.children.push(child);
    line += piece.split('\n').length - 1;
    offset += piece.length;
  }
  return { tree: issues.length === 0 ? root : undefined, issues };
}

/** Characters from which on a long body is cut: the parser's memory grows with what it reads at once. */
const pieceLength = 100_000;

/**
 * Cuts a long body before paragraphs. What Markdown or MDX lets reach over an empty line into a line that
 * begins with a letter (code, tags, expressions, definitions) is refused in a transcription anyway.
 */
function cutBody(body: string): string[] {
  if (body.length <= pieceLength) return [body];
  const pieces: string[] = [];
  let from = 0;
  const boundary = /(?<=\n\n)(?=\p{L})/gu;
  while (body.length - from > pieceLength) {
    boundary.lastIndex = from + pieceLength;
    const match = boundary.exec(body);
    if (!match) break;
    pieces.push(body.slice(from, match.index));
    from = match.index;
  }
  pieces.push(body.slice(from));
  return pieces;
}

/** Turns the places of nodes in a piece into those in the whole body. */
function movePlaces(node: HastRoot | RootContent, by: { line: number; offset: number }): void {
  type Point = NonNullable<HastRoot['position']>['start'];
  const move = (point: Point): Point => ({
    ...point,
    line: point.line + by.line,
    ...(point.offset === undefined ? {} : { offset: point.offset + by.offset }),
  });
  if (node.position) node.position = { start: move(node.position.start), end: move(node.position.end) };
  if ('children' in node) for (const child of node.children) movePlaces(child, by);
}

/** Reads a piece of a body. `goesOn`: what follows can be read all the same. */
function parsePiece(
  body: string,
  file: string,
  bodyLine: number,
): { tree: HastRoot | undefined; issues: Issue[]; goesOn: boolean } {
  let root: MdastRoot;
  try {
    root = readPlainMarkdown(body) ?? parseMarkdown(body);
  } catch (error) {
    const place = (error as { line?: number }).line ?? (error as { place?: { line?: number } }).place?.line ?? 1;
    const reason = (error as { reason?: string }).reason ?? String(error);
    const message = `The body cannot be read as MDX: ${reason.replace(/\.?$/u, '.')} Write \\{ and \\< for signs of the source.`;
    const issue: Issue = { code: 'transcription-markup', file, line: bodyLine + place - 1, message };
    return { tree: undefined, issues: [issue], goesOn: false };
  }
  unwrapAutolinks(root);
  const issues: Issue[] = [];
  visitNodes(root, (node) => {
    if (allowed.has(node.type) && !(node.type === 'listItem' && typeof node.checked === 'boolean')) return true;
    const line = bodyLine + (node.position?.start.line ?? 1) - 1;
    const remedy = remedies[node.type] ?? 'Write a backslash before the sign that makes it markup.';
    issues.push({
      code: 'transcription-markup',
      file,
      line,
      message: `The transcription holds markup that is refused (${node.type}). ${remedy}`,
    });
    return false;
  });
  if (issues.length > 0) return { tree: undefined, issues, goesOn: true };
  const tree = toHtml.runSync(root) as HastRoot;
  numberItems(tree, body);
  return { tree, issues, goesOn: true };
}

/** Turns the links that GFM makes of bare addresses back into the words that they are. */
function unwrapAutolinks(parent: Parents): void {
  parent.children = parent.children.flatMap((node): Nodes[] => {
    if ('children' in node) unwrapAutolinks(node);
    const first = node.type === 'link' ? node.children[0] : undefined;
    const isLiteral =
      first !== undefined &&
      (!node.position || first.position?.start.offset === node.position.start.offset || !first.position);
    return isLiteral && 'children' in node ? node.children : [node];
  }) as typeof parent.children;
}

function visitNodes(node: Nodes, enter: (node: Nodes) => boolean): void {
  if (!enter(node) || !('children' in node)) return;
  for (const child of node.children) visitNodes(child, enter);
}
