/**
 * Statements: the archive's own sentences, each with its source mark.
 *
 * A body is MDX: Markdown with two components. `<Source of="0001#p4" />` after a sentence names the
 * passage or the reference that backs it; `<Quote of="0001#p4" from="words" to="words" />` prints
 * words of a passage. Every sentence needs a mark of either kind.
 */
import type { Nodes, Parents } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Issue } from '../issue.ts';
import { parsePassageAddress } from '../permalink/identifier.ts';
import type { Withdrawal } from '../permalink/ledger.ts';
import { findSlanted } from './slanted.ts';

const parser = unified().use(remarkParse).use(remarkMdx).freeze();

/** What may be quoted: the texts of passages by `0001#p4`, and what is said in place of those that were withdrawn. */
export interface Quotable {
  passages: ReadonlyMap<string, string>;
  withdrawn?: ReadonlyMap<string, Withdrawal>;
}

/** What a statement may refer to: passages, and the names of references. */
export interface Backing extends Quotable {
  references: ReadonlySet<string>;
}

/** What the archive's own words are held to. */
export interface Prose {
  /** Words that take sides, refused in any letter case. */
  slantedWords: readonly string[];
  /** Language of the words, for telling sentences apart. */
  language: string;
  /** Whether the text may hold inline code: what speaks of the archive names addresses, files and fields. */
  mayHoldCode?: boolean | undefined;
}

/** Words of a passage to quote: from the first occurrence of `from` to the end of `to`. */
export interface Selection {
  of: string;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The words that a selection quotes, taken from the passage.
 *
 * @returns a sentence on what is wrong, where the words do not stand in the passage once; for a
 * withdrawn passage that it is withdrawn, whichever words are selected
 */
export function quoteWords(
  selection: Selection,
  { passages, withdrawn }: Quotable,
): { words: string } | { problem: string } | { withdrawal: Withdrawal } {
  const withdrawal = withdrawn?.get(selection.of);
  if (withdrawal) return { withdrawal };
  const text = passages.get(selection.of);
  if (text === undefined)
    return { problem: `There is no passage ${selection.of}. Name a document and a passage, such as 0001#p4.` };
  if (selection.from === undefined) {
    if (selection.to === undefined) return { words: text };
    return { problem: `“${selection.to}” is given as the end of a quotation without a beginning. Give from as well.` };
  }
  const start = text.indexOf(selection.from);
  if (start < 0 || text.indexOf(selection.from, start + 1) >= 0) {
    return {
      problem: `“${selection.from}” does not stand once in passage ${selection.of}. Give words that stand there once, to the letter.`,
    };
  }
  if (selection.to === undefined) return { words: selection.from };
  const end = text.indexOf(selection.to, start + selection.from.length);
  if (end < 0)
    return {
      problem: `“${selection.to}” does not follow “${selection.from}” in passage ${selection.of}. Give words that do, to the letter.`,
    };
  return { words: text.slice(start, end + selection.to.length) };
}

interface Mark {
  offset: number;
}

/**
 * Checks a body of statements: markup, marks, quotations, typed ones too, and words. A heading names what
 * follows and needs no mark, unless it ends as a statement does.
 */
export function checkStatements(
  source: { file: string; body: string; bodyLine: number },
  backing: Backing,
  prose: Prose,
): Issue[] {
  const issues: Issue[] = [];
  const { file, bodyLine } = source;
  const report = (code: Issue['code'], line: number, message: string) =>
    issues.push({ code, file, line: bodyLine + line - 1, message });
  let root: Parents;
  try {
    root = parser.parse(source.body);
  } catch (error) {
    const place = (error as { line?: number }).line ?? 1;
    report(
      'file-unreadable',
      place,
      `The body cannot be read as MDX: ${(error as { reason?: string }).reason ?? String(error)}. Mend the MDX at this line or above it.`,
    );
    return issues;
  }
  checkMarkup(root, (line, message) => report('statement-markup', line, message));
  checkTypedWords(root, prose, (line, message) => report('quotation-typed', line, message));
  for (const block of blocksOf(root)) {
    const { text, marks, lineAt } = readBlock(block, (element) => checkMark(element, backing, report));
    if (block.type === 'heading') {
      if (marks.length === 0 && /[.!…]\s*$/u.test(text))
        report(
          'statement-unbacked',
          lineAt(0),
          `The heading “${text.trim()}” ends as a sentence does and has no source mark. A heading names what follows and states nothing: take its last sign out, or make it a sentence below with <Source of="…" />.`,
        );
    } else {
      for (const { sentence, index } of unmarkedSentences(text, marks, prose.language)) {
        report(
          'statement-unbacked',
          lineAt(index),
          `“${sentence.replaceAll(quotedPlace, '…')}” has no source mark. Put <Source of="…" /> after it, with a passage or a reference.`,
        );
      }
    }
    issues.push(
      ...checkWords(text, prose, (code, message, index) => ({
        code,
        file,
        line: bodyLine + lineAt(index) - 1,
        message,
      })),
    );
  }
  return issues;
}

/** Whether a body can be read and holds nothing but what the checks can read. */
export function isReadable(body: string): boolean {
  try {
    let faults = 0;
    checkMarkup(parser.parse(body), () => faults++);
    return faults === 0;
  } catch {
    return false;
  }
}

/** The sentences of a block that no mark follows, with their offsets. */
function unmarkedSentences(
  text: string,
  marks: readonly Mark[],
  language: string,
): { sentence: string; index: number }[] {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].flatMap(({ segment, index }) => {
    const end = index + segment.length;
    const isMarked = marks.some(({ offset }) => offset > index && offset <= end);
    return isMarked || !/[\p{L}\p{N}]/u.test(segment) ? [] : [{ sentence: segment.trim(), index }];
  });
}

/**
 * A mark of quotation. The sign ’ is one too, but for an apostrophe, which stands between letters or after a
 * final s: “people’s”, “members’”. The first of a pair never does, so that no pair is taken for apostrophes.
 */
const quotationMark = /[“”„«»‘"]|(?<![\p{L}\p{N}]\p{M}*)’|(?<!s)’(?!\p{L})/giu;

/**
 * Checks words of the archive: no typed quotation marks, no words that take sides.
 *
 * @param issueAt makes the issue at an offset of the text
 */
export function checkWords(
  text: string,
  { slantedWords }: Prose,
  issueAt: (code: Issue['code'], message: string, index: number) => Issue,
): Issue[] {
  const typed = [...text.matchAll(quotationMark)].map((match) =>
    issueAt(
      'quotation-typed',
      `A quotation mark (${match[0]}) is typed here. Quote with <Quote of="…" from="…" />, so that the words are the source’s.`,
      match.index,
    ),
  );
  const slanted = findSlanted(text, slantedWords).map(({ words, index }) => {
    const message = `“${words}” takes sides and stands here in the archive’s own words. Say it plainly, or quote the source that says it.`;
    return issueAt('statement-slanted', message, index);
  });
  return [...typed, ...slanted];
}

/**
 * Checks the name under which a term is listed. A word that takes sides may stand in it where it is a
 * word of a form of the term: forms are names that others use.
 */
export function checkTermTitle(
  title: string,
  forms: readonly string[],
  { slantedWords }: Prose,
  issueAt: (code: Issue['code'], message: string) => Issue,
): Issue[] {
  return findSlanted(title, slantedWords).flatMap(({ word, words }) => {
    if (forms.some((form) => findSlanted(form, [word]).length > 0)) return [];
    const message = `“${words}” takes sides and stands here in the title of a term, and in none of its forms. Say it plainly, or give the form in which a source uses it.`;
    return [issueAt('statement-slanted', message)];
  });
}

/** Stands in a block's text for a quotation, whose words are not the archive's. */
const quotedPlace = '\uE000';

/** What a statement may hold; anything else could show words that no check has read. */
const allowed = new Set([
  'root',
  'paragraph',
  'heading',
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'break',
  'link',
  'list',
  'listItem',
  'blockquote',
]);
const components = new Set(['Source', 'Quote']);

function isAllowed(node: Nodes): boolean {
  if (isComponent(node)) {
    const isPlain = node.attributes.every(({ type, value }) => type === 'mdxJsxAttribute' && typeof value === 'string');
    return components.has(node.name ?? '') && node.children.length === 0 && isPlain;
  }
  return allowed.has(node.type) && !(node.type === 'link' && node.title);
}

function isComponent(node: Nodes): node is MdxJsxTextElement | MdxJsxFlowElement {
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement';
}

/** Refuses every node that a statement must not hold, the outermost of each. */
function checkMarkup(node: Nodes, report: (line: number, message: string) => void): void {
  if (!isAllowed(node)) {
    report(
      node.position?.start.line ?? 1,
      `A text of the archive holds ${nameOfMarkup(node)}, which the checks cannot read. Write plain Markdown with Source and Quote.`,
    );
  } else if ('children' in node) for (const child of node.children) checkMarkup(child, report);
}

/** Refuses what sets typed words apart as another's or as they stand elsewhere, the outermost of each. */
function checkTypedWords(node: Nodes, prose: Prose, report: (line: number, message: string) => void): void {
  const line = node.position?.start.line ?? 1;
  const remedy = 'with <Quote of="…" from="…" />, so that the words are the source’s';
  if (node.type === 'blockquote')
    report(line, `A block quotation stands here. Take its signs > away and quote ${remedy}.`);
  else if (node.type === 'inlineCode' && !prose.mayHoldCode) {
    report(
      line,
      `Words are typed here as code (\`${node.value}\`), which pages about the archive alone may hold. Write them plainly, or quote ${remedy}.`,
    );
  } else if ('children' in node) for (const child of node.children) checkTypedWords(child, prose, report);
}

/** What an editor calls the markup that is refused; by its name in the Markdown tree where there is no other. */
const markupNames: Partial<Record<Nodes['type'], string>> = {
  mdxTextExpression: 'an expression in braces',
  mdxFlowExpression: 'an expression in braces',
  mdxjsEsm: 'a line that begins with import or export',
  code: 'a code block',
  link: 'a link with a title',
  linkReference: 'a link to a definition',
  definition: 'a link definition',
  image: 'an image',
  imageReference: 'an image',
  thematicBreak: 'a rule',
};

function nameOfMarkup(node: Nodes): string {
  if (!isComponent(node)) return markupNames[node.type] ?? node.type;
  // One that is known is refused for what stands in it.
  return components.has(node.name ?? '')
    ? `<${node.name}> with more than values in quotation marks`
    : `<${node.name ?? ''}>`;
}

function blocksOf(node: Nodes): Parents[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'mdxJsxFlowElement') return [node];
  return 'children' in node ? node.children.flatMap((child) => blocksOf(child)) : [];
}

/** Text of a block with quotations replaced, and where its marks stand in it. */
function readBlock(
  block: Parents,
  checkElement: (element: MdxJsxTextElement | MdxJsxFlowElement) => void,
): { text: string; marks: Mark[]; lineAt: (offset: number) => number } {
  let text = '';
  const marks: Mark[] = [];
  const lines: { offset: number; line: number }[] = [];
  const visit = (node: Nodes) => {
    let line = node.position?.start.line ?? 1;
    lines.push({ offset: text.length, line });
    if (node.type === 'text' || node.type === 'inlineCode') {
      // A line break of the file ends no sentence.
      for (const part of node.value.split(/\r?\n/u)) {
        if (line > (node.position?.start.line ?? 1)) text += ' ';
        lines.push({ offset: text.length, line: line++ });
        text += part;
      }
    } else if (node.type === 'break') text += ' ';
    else if (isComponent(node)) {
      checkElement(node);
      if (node.name === 'Quote') text += quotedPlace;
      marks.push({ offset: text.length });
      if (node.name === 'Source') text += ' ';
    } else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(block);
  const lineAt = (offset: number) => lines.findLast((candidate) => candidate.offset <= offset)?.line ?? 1;
  return { text, marks, lineAt };
}

/** What a component of a statement names. */
function selectionOf(element: MdxJsxTextElement | MdxJsxFlowElement): Selection {
  const attribute = (name: string) => {
    const found = element.attributes.find(
      (candidate): candidate is MdxJsxAttribute => candidate.type === 'mdxJsxAttribute' && candidate.name === name,
    );
    return typeof found?.value === 'string' ? found.value : undefined;
  };
  return { of: attribute('of') ?? '', from: attribute('from'), to: attribute('to') };
}

function checkMark(
  element: MdxJsxTextElement | MdxJsxFlowElement,
  backing: Backing,
  report: (code: Issue['code'], line: number, message: string) => void,
): void {
  const line = element.position?.start.line ?? 1;
  const selection = selectionOf(element);
  const { of } = selection;
  if (element.name === 'Source') {
    const known = parsePassageAddress(of)
      ? backing.passages.has(of) || backing.withdrawn?.has(of)
      : backing.references.has(of);
    if (!known) {
      report(
        'name-unknown',
        line,
        `<Source of="${of}" /> names no passage and no reference. Name a passage such as 0001#p4, or a reference of content/references.yaml.`,
      );
    }
  } else if (element.name === 'Quote') {
    const quote = quoteWords(selection, backing);
    if ('problem' in quote) report('quotation-words', line, quote.problem);
  }
}

/** A quotation of a body: what it selects, and where its element begins and ends. */
export interface PlacedQuote {
  selection: Selection;
  start: number;
  end: number;
}

/** Every quotation of a body, in order; none where the body cannot be read as MDX. */
export function quotesIn(body: string): PlacedQuote[] {
  let root: Parents;
  try {
    root = parser.parse(body);
  } catch {
    return [];
  }
  const quotes: PlacedQuote[] = [];
  const visit = (node: Nodes) => {
    const { start, end } = node.position ?? {};
    if (isComponent(node) && node.name === 'Quote' && start?.offset !== undefined && end?.offset !== undefined)
      quotes.push({ selection: selectionOf(node), start: start.offset, end: end.offset });
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return quotes;
}

/** The references that a body names in its source marks, each once, in order. */
export function referencesIn(body: string): string[] {
  const named = [...body.matchAll(/<Source\s+of="([^"]+)"/gu)].map((match) => match[1] ?? '');
  return [...new Set(named)].filter((of) => !parsePassageAddress(of));
}

/**
 * The first sentence of a body as plain text, its quotations in quotation marks; three dots stand for
 * withdrawn words.
 *
 * @returns an empty text where there is none
 */
export function firstSentence(body: string, quotable: Quotable, language: string): string {
  const [block] = blocksOf(parser.parse(body)).filter(({ type }) => type === 'paragraph');
  if (!block) return '';
  const { text, quotations } = readQuoting(block, quotable);
  const [first] = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return printQuoting(first?.segment ?? '', quotations);
}

/** The blocks of a body as plain text, their quotations in quotation marks. */
export function plainBlocks(body: string, quotable: Quotable): string[] {
  return blocksOf(parser.parse(body)).flatMap((block) => {
    const { text, quotations } = readQuoting(block, quotable);
    return printQuoting(text, quotations) || [];
  });
}

/** Text of a block with places for its quotations, and the quotations. */
function readQuoting(block: Parents, quotable: Quotable): { text: string; quotations: string[] } {
  const quotations: string[] = [];
  const { text } = readBlock(block, (element) => {
    if (element.name !== 'Quote') return;
    const quote = quoteWords(selectionOf(element), quotable);
    quotations.push('words' in quote ? `“${quote.words}”` : 'withdrawal' in quote ? '[…]' : '');
  });
  return { text, quotations };
}

function printQuoting(text: string, quotations: readonly string[]): string {
  let next = 0;
  return text
    .replaceAll(quotedPlace, () => quotations[next++] ?? '')
    .replace(/ +(?=[.,;:])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
