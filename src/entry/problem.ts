/** What a schema refuses, said to an editor: what is the case, what stands there instead, how to write it. */
import type { z } from 'astro/zod';
import { type JsonSchema, toJsonSchema } from './fields.ts';

/** A path to a field, as Zod gives it: `['captures', 0, 'sha256']`. */
type Path = readonly PropertyKey[];

/** One refusal: the field and whole sentences. */
export interface Problem {
  path: Path;
  message: string;
}

/** The commonest faults of YAML, by the codes of its parser. */
const faults: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'A colon with a space after it begins another field. Put the value of this line in quotation marks.',
  TAB_AS_INDENT: 'A tab stands at the beginning of this line. Indent with spaces.',
  DUPLICATE_KEY: 'This field stands twice. Take one of them out.',
  MULTIPLE_DOCS: 'A line “---” begins a second group of fields here. Take the line out: the file is one group.',
  BAD_SCALAR_START: 'The value begins with a sign that has a meaning in YAML. Put it in quotation marks.',
};

/** Those for which the parser has no code of their own, by the beginning or end of what it says. */
const faultsBySentence: readonly (readonly [RegExp, string])[] = [
  [
    /^Missing closing|end with a [\]}]/u,
    'A quotation mark or bracket is opened and not closed. Close it, in this line or above it.',
  ],
  [
    /^Implicit (?:map )?keys need/u,
    'No field begins in this line. Write its name, a colon, a space and its value; what belongs to the line above stands further in than the name of its field.',
  ],
];

/** A fault of YAML in whole sentences. @param code of the parser, where it gives one */
export function faultOf(message: string, code = ''): string {
  const known = faults[code] ?? faultsBySentence.find(([pattern]) => pattern.test(message))?.[1];
  return known ?? `${sentence(message)} Mend the YAML at this line or just above it.`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};

/**
 * Everything that a schema refuses, one problem for each field.
 *
 * @param data what the schema refused with `error`
 */
export function problemsOf(schema: z.ZodType, data: unknown, error: z.ZodError): Problem[] {
  const fields: JsonSchema = toJsonSchema(schema);
  return error.issues.flatMap((issue): Problem[] => {
    const { path } = issue;
    const value = path.reduce<unknown>(inside, data);
    const field = fieldAt(fields, path, data);
    if (issue.code === 'unrecognized_keys') {
      const names = Object.keys(field.properties ?? {});
      const place = path.length > 0 ? ` in “${nameOf(path)}”` : '';
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `There is no field “${key}”${place}. The fields there are ${names.join(', ')}.`,
      }));
    }
    const name = path.length > 0 ? `Field “${nameOf(path)}”` : 'The frontmatter';
    // A rule on several fields says itself what belongs there.
    const meaning = issue.code === 'custom' && typeof value === 'object' ? '' : meaningOf(field);
    return [{ path, message: `${name}${caseOf(issue, value, field)}${meaning}` }];
  });
}

function meaningOf({ description, properties = {} }: JsonSchema): string {
  const said = description === undefined ? '' : ` What belongs there: ${sentence(description)}`;
  const names = Object.keys(properties);
  return names.length === 0 ? said : `${said} Its fields are ${names.join(', ')}.`;
}

/** What is the case with a field: all that follows its name. */
function caseOf(issue: z.core.$ZodIssue, value: unknown, field: JsonSchema): string {
  const is = ` is ${quoted(value)}`;
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined || value === null) return is;
      return ` is ${kinds[kindOf(value)]}, not ${kinds[issue.expected] ?? issue.expected}.${howToWrite(issue.expected, value)}`;
    case 'invalid_value':
      return `${is} Write one of ${issue.values.join(', ')}.`;
    case 'invalid_union':
      return `${is} Write one of ${(field.enum ?? []).join(', ')}.`;
    case 'too_small':
      if (issue.origin === 'string') return ' is empty.';
      if (issue.origin === 'array')
        return ` needs ${issue.minimum} ${Number(issue.minimum) === 1 ? 'entry' : 'entries'} or more.`;
      return `${is} It begins with ${issue.minimum}.`;
    case 'invalid_format':
      if (issue.format === 'date') return `${is} Write a day as "2022-02-23".`;
      if (issue.format === 'url') return `${is} Write a whole address, such as https://example.org/page.`;
  }
  // The schemas name in lower case what belongs in a field; rules on several fields are clauses.
  return typeof value === 'object' || /^\p{Lu}/u.test(issue.message)
    ? `: ${sentence(issue.message)}`
    : `${is} Write ${sentence(issue.message)}`;
}

/** How a value of one kind is written as another. */
function howToWrite(wanted: string, value: unknown): string {
  if (wanted === 'string' && typeof value !== 'object') return ` Put it in quotation marks: "${String(value)}".`;
  if (wanted === 'array') return ' Begin each entry with “- ”.';
  if (wanted === 'object') return ' Write its fields below it, two spaces further in.';
  if (typeof value !== 'string') return '';
  const isNumber = value.trim() !== '' && !Number.isNaN(Number(value));
  return wanted === 'boolean' || isNumber ? ' Write it without quotation marks.' : ' Write a number.';
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function quoted(value: unknown): string {
  if (value === undefined) return 'missing.';
  if (value === null) return 'empty.';
  return typeof value === 'object' ? `${kinds[kindOf(value)]}.` : `“${String(value)}”.`;
}

const sentence = (words: string) => words.replace(/\.?$/u, '.');
const nameOf = (path: Path) => path.map(String).join('.');

function inside(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
}

/** What a schema says of the field at a path. */
function fieldAt(schema: JsonSchema, path: Path, data: unknown): JsonSchema {
  const variants = schema.oneOf ?? [];
  const [step, ...rest] = path;
  if (variants.length > 0) {
    const fits = (variant: JsonSchema) =>
      Object.entries(variant.properties ?? {}).every(
        ([name, { const: only }]) => only === undefined || only === inside(data, name),
      );
    const chosen = variants.find(fits);
    if (step === undefined) return { ...schema, properties: (chosen ?? variants[0])?.properties ?? {} };
    if (chosen) return fieldAt(chosen, path, data);
    // No variant fits, so the field is the one that tells them apart.
    return { enum: variants.map(({ properties }) => String(properties?.[String(step)]?.const)) };
  }
  if (step === undefined) return schema;
  const { properties, items, additionalProperties } = schema;
  const inner =
    properties?.[String(step)] ??
    items ??
    (typeof additionalProperties === 'object' ? additionalProperties : undefined) ??
    {};
  return fieldAt(inner, rest, inside(data, step));
}
