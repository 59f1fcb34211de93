/**
 * Entries: a content file split into checked data and body, with the line of every field.
 *
 * Files are MDX with YAML frontmatter, or plain YAML. Schemas are Zod objects; a field that a schema
 * refuses becomes an issue at the line on which the field stands.
 */
import type { z } from 'astro/zod';
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Issue } from '../issue.ts';
import { controlIn, withoutControls } from './controls.ts';
import { faultOf, problemsOf } from './problem.ts';

/** A content file as it was read: `file` is relative to the project root. */
export interface SourceFile {
  file: string;
  text: string;
}

/** A path to a field, as Zod gives it: `['captures', 0, 'sha256']`. */
type FieldPath = readonly (string | number | symbol)[];

export interface Entry<T> {
  file: string;
  data: T;
  body: string;
  /** Line of the file on which the body begins. */
  bodyLine: number;
  /** Line of the field at a path, or of the nearest field above it that exists. */
  lineOf: (...path: (string | number)[]) => number;
}

export type Parsed<T> = { entry: Entry<T>; issues: [] } | { entry: undefined; issues: Issue[] };

/** Line feeds alone end a line: of the other signs that do to a regular expression, a field may hold any. */
const frontmatter = /^(---[ \t]*\r?\n)((?:[^\n]*\n)*?)(---[ \t]*(?:\r?\n|$))/u;

/** The parts of an MDX file, which together are its text: two lines `---` with the fields between them, and the body. */
export interface EntryParts {
  opening: string;
  yaml: string;
  closing: string;
  body: string;
}

/** Parts an MDX file. @returns undefined where it does not begin with frontmatter */
export function partEntry(text: string): EntryParts | undefined {
  const [whole, opening = '', yaml = '', closing = ''] = frontmatter.exec(text) ?? [];
  return whole === undefined ? undefined : { opening, yaml, closing, body: text.slice(whole.length) };
}

/** A sign at the beginning of a file that no editor shows, and what to do about it. */
export const byteOrderMark = '\ufeff';
export const markFault =
  'The file begins with a byte order mark, a sign that is not shown. Save the file as UTF-8 without one.';

/** The body of an MDX file. @returns undefined where the file does not begin with frontmatter */
export const bodyOf = (text: string): string | undefined => partEntry(text)?.body;

/**
 * Reads the frontmatter and body of an MDX file.
 *
 * @returns the entry, or every issue of its frontmatter; never both.
 */
export function parseEntry<T>(source: SourceFile, schema: z.ZodType<T>): Parsed<T> {
  const parts = partEntry(source.text);
  if (!parts) return failed(source.file, 1, 'file-unreadable', faultOfBeginning(source.text));
  const { opening, yaml, closing, body } = parts;
  const bodyLine = 1 + countLines(opening + yaml + closing);
  const found = controlIn(body);
  if (found) {
    const line = bodyLine + countLines(body.slice(0, found.index));
    return failed(source.file, line, 'file-unreadable', faultOfControl('This line', found.name));
  }
  return parseFields(source.file, yaml, 2, schema, body, bodyLine);
}

const faultOfControl = (place: string, name: string) =>
  `${place} holds the control character ${name}, which is not shown and which a page cannot hold. Take it out.`;

/** Why no frontmatter is found; what an editor does not see is named. */
function faultOfBeginning(text: string): string {
  if (text.startsWith(byteOrderMark)) return markFault;
  if (/^---[ \t]*\r(?!\n)/u.test(text))
    return 'The lines of the file end with carriage returns alone. Save it with the line ends of Unix or Windows.';
  return /^---[ \t]*\r?\n/u.test(text)
    ? 'The frontmatter has no end. Write a line “---” after its last field.'
    : 'The file does not begin with frontmatter. Begin it with a line “---”, the fields, and a line “---”.';
}

/** Reads a YAML file as one entry without a body. */
export function parseYamlEntry<T>(source: SourceFile, schema: z.ZodType<T>): Parsed<T> {
  return parseFields(source.file, source.text, 1, schema, '', 1);
}

function parseFields<T>(
  file: string,
  yaml: string,
  firstLine: number,
  schema: z.ZodType<T>,
  body: string,
  bodyLine: number,
): Parsed<T> {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => firstLine - 1 + counter.linePos(offset).line;
  const syntax = (line: number, message: string): Issue => ({ code: 'frontmatter-syntax', file, line, message });
  if (document.errors.length > 0) {
    const issues = document.errors.map(({ pos, message, code }) => syntax(lineAt(pos[0]), faultOf(message, code)));
    return { entry: undefined, issues };
  }
  let fields: unknown;
  try {
    fields = withoutEmpty(document.toJS()) ?? {};
  } catch (error) {
    const line = lineAt(offsetOfUnknownAlias(document) ?? 0);
    return {
      entry: undefined,
      issues: [syntax(line, faultOf(error instanceof Error ? error.message : String(error)))],
    };
  }
  const controls: Issue[] = [];
  visit(document, {
    Scalar: (_, { value, range }) => {
      const found = typeof value === 'string' ? controlIn(value) : undefined;
      if (!found) return;
      const message = faultOfControl(`“${withoutControls(String(value))}”`, found.name);
      controls.push({ code: 'frontmatter-field', file, line: lineAt(range?.[0] ?? 0), message });
    },
  });
  if (controls.length > 0) return { entry: undefined, issues: controls };
  const lineOf = (path: FieldPath) => {
    const offset = offsetOf(document.contents, path);
    return offset === undefined ? firstLine : lineAt(offset);
  };
  const result = schema.safeParse(fields);
  if (!result.success) {
    const issues = problemsOf(schema, fields, result.error).map(
      ({ path, message }): Issue => ({ code: 'frontmatter-field', file, line: lineOf(path), message }),
    );
    return { entry: undefined, issues };
  }
  return { entry: { file, data: result.data, body, bodyLine, lineOf: (...path) => lineOf(path) }, issues: [] };
}

/** A field without a value is as one that was left out; the last of a list is easily taken out without its name. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (inner === null ? [] : [[name, withoutEmpty(inner)]])),
  );
}

/** Offset of the key at the end of a path, or of the deepest part of the path that exists. */
function offsetOf(root: Node | null, path: FieldPath): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(step));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

/** Offset of the first alias whose anchor does not stand before it. */
function offsetOfUnknownAlias(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return undefined;
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
}

function failed(
  file: string,
  line: number,
  code: Issue['code'],
  message: string,
): { entry: undefined; issues: Issue[] } {
  return { entry: undefined, issues: [{ code, file, line, message }] };
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
