/** Editing content files by program: fields are changed, everything around them stays as it was written. */
import { Document, isMap, isScalar, type Node, Pair, parseDocument, stringify, visit, YAMLMap } from 'yaml';
import { partEntry } from './entry.ts';

/** The fields of an MDX file, and what stands around them; the whole text where the file is YAML. */
function splitFields(text: string): { before: string; yaml: string; after: string } {
  const parts = partEntry(text);
  if (!parts) return { before: '', yaml: text, after: '' };
  return { before: parts.opening, yaml: parts.yaml, after: parts.closing + parts.body };
}

/**
 * Changes the fields of a file; comments stay, and every field at the top that is not changed stays letter for letter.
 *
 * @param text MDX with frontmatter, or YAML
 */
export function editFields(text: string, edit: (fields: Document) => void): string {
  const { before, yaml, after } = splitFields(text);
  const fields = parseDocument(yaml);
  edit(fields);
  const whole = fields.toString(asWritten);
  const spliced = spliceFields(yaml, fields);
  // What was put together must read as what was asked for, to the comments.
  const isSame = spliced !== undefined && parseDocument(spliced).toString(asWritten) === whole;
  return before + (isSame ? spliced : whole) + after;
}

/** Lines are not broken anew. */
const asWritten = { lineWidth: 0 } as const;

/** Writes the fields at the top that differ from those of a text, each in its place; undefined where they are in braces. */
function spliceFields(yaml: string, { contents }: Document): string | undefined {
  const former = parseDocument(yaml).contents;
  if (!isMap(former) || former.flow || !isMap(contents)) return undefined;
  const nameOf = (pair: Pair) => String(pair.key);
  const edited = new Map(contents.items.map((pair) => [nameOf(pair), pair]));
  const known = new Set(former.items.map(nameOf));
  const lineEnd = (pair: Pair | undefined) => (pair?.value as Node | null | undefined)?.range?.[2];
  const cuts = former.items.flatMap((pair, index): Cut[] => {
    const now = edited.get(nameOf(pair));
    const end = lineEnd(pair);
    // What stands above a field goes with it.
    const start = now ? startOf(pair) : (lineEnd(former.items[index - 1]) ?? startOf(pair));
    const by = now ? writeField(now) : '';
    return start === undefined || end === undefined || by === writeField(pair) ? [] : [{ start, end, by }];
  });
  const added = contents.items.filter((pair) => !known.has(nameOf(pair))).map(writeField);
  return cutAll(yaml, cuts) + added.join('');
}

/** A field with its value, in whole lines, without what stands above it. */
function writeField({ key, value }: Pair): string {
  const one = new Document({});
  one.contents = new YAMLMap() as typeof one.contents;
  (one.contents as unknown as YAMLMap).items.push(new Pair(String(key), value));
  return one.toString(asWritten);
}

/** The body of an MDX file, after its frontmatter, changed. */
export function editBody(text: string, edit: (body: string) => string): string {
  const parts = partEntry(text);
  return parts ? parts.opening + parts.yaml + parts.closing + edit(parts.body) : text;
}

/**
 * Puts other names for names in the fields of a file, letter for letter where they stand.
 *
 * @param replace gets the path of a text, indexes as `*`: `accounts.*.of`, and gives YAML; undefined leaves it
 */
export function replaceNames(text: string, replace: (path: string, value: string) => string | undefined): string {
  const { before, yaml, after } = splitFields(text);
  const cuts: Cut[] = [];
  visit(parseDocument(yaml), {
    Scalar(key, node, ancestors) {
      if (key === 'key' || typeof node.value !== 'string' || !node.range) return;
      const path = ancestors.flatMap((ancestor, index) => {
        const pair = ancestor as Pair;
        if ('key' in pair && isScalar(pair.key)) return [String(pair.key.value)];
        const inner = ancestors[index + 1] ?? node;
        return 'items' in ancestor && !('key' in inner) ? ['*'] : [];
      });
      const by = replace(path.join('.'), node.value);
      if (by !== undefined) cuts.push({ start: node.range[0], end: node.range[1], by });
    },
  });
  return before + cutAll(yaml, cuts) + after;
}

/** A text of one line as YAML that reads as that text; one that begins with a figure, as a date does, in quotation marks. */
export function toScalar(text: string): string {
  return /^\d/u.test(text) ? JSON.stringify(text) : stringify(text, { lineWidth: 0 }).trimEnd();
}

/**
 * Takes fields out of a file, letter for letter where they stand.
 *
 * @param isRemoved gets the value of the map in which a field stands, and the name of the field
 */
export function removeFields(text: string, isRemoved: (map: unknown, name: string) => boolean): string {
  const { before, yaml, after } = splitFields(text);
  const cuts: Cut[] = [];
  const document = parseDocument(yaml);
  visit(document, {
    Map(_, map) {
      const value = map.toJS(document);
      let kept: Pair | undefined;
      map.items.forEach((pair, index) => {
        const [start, end] = [startOf(pair), endOf(pair)];
        if (start === undefined || end === undefined || !isRemoved(value, String(pair.key))) {
          kept = pair;
          return;
        }
        const next = startOf(map.items[index + 1]);
        if (next !== undefined) cuts.push({ start, end: next, by: '' });
        else cuts.push({ start: endOf(kept) ?? start, end, by: '' });
      });
    },
  });
  return before + cutAll(yaml, cuts) + after;
}

/**
 * Puts a field before all others of a YAML file; every other letter stays, comments above them too.
 *
 * @param text whose fields are the lines of a map, or a map in braces, with one field at least
 */
export function addFirstField(text: string, name: string, value: number | string): string {
  const { contents } = parseDocument(text);
  const first = isMap(contents) ? startOf(contents.items[0]) : undefined;
  if (first === undefined) return text;
  const before = text.slice(0, first);
  const after =
    isMap(contents) && contents.flow ? ', ' : (/\r?\n/u.exec(text)?.[0] ?? '\n') + /[ ]*$/u.exec(before)?.[0];
  return `${before}${name}: ${JSON.stringify(value)}${after}${text.slice(first)}`;
}

const startOf = (pair: Pair | undefined) => (pair?.key as Node | undefined)?.range?.[0];
const endOf = (pair: Pair | undefined) => (pair?.value as Node | undefined)?.range?.[1];

/** A piece of a text and what comes in its place. */
interface Cut {
  start: number;
  end: number;
  by: string;
}

/** Makes the cuts. Those that overlap take out what any of them does. */
function cutAll(text: string, cuts: readonly Cut[]): string {
  let done = 0;
  let result = '';
  for (const { start, end, by } of cuts.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(done, Math.max(done, start)) + by;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}
