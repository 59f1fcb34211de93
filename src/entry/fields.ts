/** The fields of a schema in words, for editors, and as a JSON Schema, for their programs. */
import { z } from 'astro/zod';

/** What of a JSON Schema says which fields there are. */
export interface JsonSchema {
  type?: string;
  format?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  oneOf?: JsonSchema[];
  enum?: string[];
  const?: string | number;
  default?: unknown;
}

/** A field as it may be written. */
export interface Field {
  name: string;
  /** Names from the outermost field, `captures[].file`; `*` stands for a name that an editor chooses. */
  path: string;
  /** How many fields it stands in. */
  depth: number;
  /** What stands there, in words. */
  type: string;
  /** Whether it must be given: `yes`, `no`, or with which value of a field beside it. */
  required: string;
  meaning: string;
  /** Values of which it takes one. */
  values: string[];
  default?: unknown;
  /** Its inner fields are those of another one, which are listed there. */
  like?: string;
}

/** Fields that were listed, by what they hold: where the same is met again it is named, not listed. */
export type Listed = Map<string, string>;

/**
 * A schema as JSON Schema (draft 7, which the language servers of editors read) of what an editor writes.
 *
 * A pattern with a class of Unicode is left to the checks: Python's validators stop at it.
 */
export function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.pattern?.includes('\\p{')) delete jsonSchema.pattern;
    },
  });
}

/**
 * Every field of a schema, each before those inside it. Where several fields hold the same inner
 * fields, they are listed for the first.
 *
 * @param place stands before a path where `like` names it
 */
export function listFields(schema: z.ZodType, listed: Listed = new Map(), place = ''): Field[] {
  return listInner(toJsonSchema(schema), { path: '', depth: 0 }, listed, place);
}

function listInner(schema: JsonSchema, outer: { path: string; depth: number }, listed: Listed, place: string): Field[] {
  const { items, additionalProperties } = schema;
  if (items) return listInner(items, { ...outer, path: `${outer.path}[]` }, listed, place);
  if (typeof additionalProperties === 'object')
    return listInner(additionalProperties, { ...outer, path: join(outer.path, '*') }, listed, place);
  return merge(schema.oneOf ?? [schema]).flatMap(({ name, field, required }) => {
    const path = join(outer.path, name);
    const { description = '', default: value } = field;
    const own: Field = {
      name,
      path,
      depth: outer.depth,
      type: typeOf(field),
      required,
      meaning: description,
      values: valuesOf(field),
      ...(value === undefined ? {} : { default: value }),
    };
    const inner = listInner(field, { path, depth: outer.depth + 1 }, new Map(), '');
    if (inner.length === 0) return [own];
    const { description: _, default: __, minItems: ___, ...shape } = field;
    const key = JSON.stringify(shape);
    const like = listed.get(key);
    if (like !== undefined) return [{ ...own, like }];
    listed.set(key, place + path);
    return [own, ...listInner(field, { path, depth: outer.depth + 1 }, listed, place)];
  });
}

const join = (outer: string, name: string) => (outer === '' ? name : `${outer}.${name}`);

interface Merged {
  name: string;
  field: JsonSchema;
  required: Field['required'];
}

/** The fields of variants, which one field tells apart by its value, as fields of one thing. */
function merge(variants: readonly JsonSchema[]): Merged[] {
  const names = [...new Set(variants.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const kind = names.find((name) => variants.length > 1 && variants.every((one) => one.properties?.[name]?.const));
  return names.map((name): Merged => {
    const having = variants.filter(({ properties }) => properties?.[name]);
    const fields = having.map(({ properties }) => properties?.[name] ?? {});
    const field = fields[0] ?? {};
    if (name === kind) {
      const values = fields.map((one) => String(one.const));
      const description = fields.map((one) => `${one.const}: ${one.description ?? ''}`).join(' ');
      return { name, field: { type: 'string', enum: values, description }, required: 'yes' };
    }
    const needing = having.filter(({ required = [] }) => required.includes(name));
    if (needing.length === variants.length) return { name, field, required: 'yes' };
    if (having.length === variants.length && needing.length === 0) return { name, field, required: 'no' };
    const valuesIn = (some: readonly JsonSchema[]) =>
      some.map(({ properties }) => String(properties?.[kind ?? '']?.const)).join(' or ');
    const rest = having.filter((one) => !needing.includes(one));
    const said = [
      ...(needing.length > 0 ? [`with ${kind} ${valuesIn(needing)}`] : []),
      ...(rest.length > 0 ? [`may be given with ${kind} ${valuesIn(rest)}`] : []),
    ];
    return { name, field, required: said.join('; ') };
  });
}

function valuesOf({ enum: choices, const: only }: JsonSchema): string[] {
  return choices ?? (only === undefined ? [] : [String(only)]);
}

function typeOf(field: JsonSchema): string {
  const { type, format, items, additionalProperties, oneOf, properties } = field;
  if (items) {
    const of = typeOf(items);
    return of === 'fields' ? 'list of fields' : `list of ${of}`;
  }
  if (oneOf ?? properties) return 'fields';
  if (typeof additionalProperties === 'object') return `${typeOf(additionalProperties)} by name`;
  if (valuesOf(field).length > 0) return 'one of these';
  if (format === 'date') return 'day';
  if (format === 'uri') return 'address';
  return { integer: 'whole number', number: 'number', boolean: 'true or false' }[type ?? ''] ?? 'text';
}

/**
 * One line for each field of a schema, fields inside a field indented below it: name, whether it may
 * be left out, what it means, which values it takes.
 */
export function describeFields(schema: z.ZodType): string[] {
  return listFields(schema).map(({ name, depth, required, meaning, values, like }) => {
    const optional = required === 'yes' ? '' : ` (${required === 'no' ? 'may be left out' : required})`;
    const choices = values.length > 0 ? ` One of: ${values.join(', ')}.` : '';
    const inner = like === undefined ? '' : ` Fields as in ${like}.`;
    return `${'  '.repeat(depth + 1)}${name}${optional}: ${meaning}${choices}${inner}`.trimEnd();
  });
}
