/**
 * Statements: the archive's own sentences, each with its source mark.
 *
 * A body is MDX: Markdown with two components. `<Source of="0001#p4" />` after a sentence names the
 * passage or the reference that backs it; `<Quote of="0001#p4" from="words" to="words" />` prints
 * words of a passage. Every sentence needs a mark of either kind.
 */
import type { Nodes, Parents } from 'mdast';
import type { Issue } from '../issue.ts';
import { parsePassageAddress } from '../permalink/identifier.ts';
import {
  blocksOf,
  type Component,
  isComponent,
  type Mark,
  parseBody,
  quotedPlace,
  readBlock,
  selectionOf,
} from './block.ts';
import { type Quotable, quoteWords } from './selection.ts';
import { findSlanted } from './slanted.ts';

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
    root = parseBody(source.body);
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
    checkMarkup(parseBody(body), () => faults++);
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

/** Signs that are marks of quotation wherever they stand. */
export const quotationSigns = '“”„‟«»‹›‘‚‛"';

/**
 * A mark of quotation. The sign ’ is one too, but for an apostrophe, which stands between letters or after a
 * final s: “people’s”, “members’”. The first of a pair never does, so that no pair is taken for apostrophes;
 * the straight one is a mark of quotation only there, as names in Latin letters may end with it: “Luhans'k', Rus'”.
 */
const quotationMark = new RegExp(
  `[${quotationSigns}]|(?<![\\p{L}\\p{N}]\\p{M}*)(?:’|'(?=\\p{L}))|(?<!s)’(?!\\p{L})`,
  'giu',
);

/** Makes the issue of words at an offset of a text. */
type IssueAt = (code: Issue['code'], message: string, index: number) => Issue;

/** Checks words of the archive: no typed quotation marks, no words that take sides. */
export function checkWords(text: string, prose: Prose, issueAt: IssueAt): Issue[] {
  const typed = [...text.matchAll(quotationMark)].map((match) =>
    issueAt(
      'quotation-typed',
      `A quotation mark (${match[0]}) is typed here. Quote with <Quote of="…" from="…" />, so that the words are the source’s.`,
      match.index,
    ),
  );
  return [...typed, ...checkSides(text, prose, issueAt)];
}

/** Checks that words of the archive do not take sides. */
export function checkSides(text: string, { slantedWords }: Pick<Prose, 'slantedWords'>, issueAt: IssueAt): Issue[] {
  return findSlanted(text, slantedWords).map(({ words, index }) => {
    const message = `“${words}” takes sides and stands here in the archive’s own words. Say it plainly, or quote the source that says it.`;
    return issueAt('statement-slanted', message, index);
  });
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

function checkMark(
  element: Component,
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
