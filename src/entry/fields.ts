/** The fields of a schema in words, for editors. */
import { z } from 'astro/zod';

/** What is used here of a JSON Schema. */
export interface JsonSchema {
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: string[];
  const?: string;
  default?: unknown;
}

/**
 * One line for each field of a schema, fields inside a field indented below it: name, whether it may
 * be left out, what it means, which values it takes.
 */
export function describeFields(schema: z.ZodType): string[] {
  return fieldLines(jsonSchemaOf(schema), '  ');
}

/** A schema as JSON Schema, of what is written, before defaults are filled in. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

function fieldLines(schema: JsonSchema, indent: string): string[] {
  const { properties = {}, required = [], items, additionalProperties } = schema;
  const inner = items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  const own = Object.entries(properties).flatMap(([name, field]) => {
    const choices = field.enum ?? (field.const === undefined ? [] : [field.const]);
    const values = choices.length > 0 ? ` One of: ${choices.join(', ')}.` : '';
    const optional = required.includes(name) ? '' : ' (may be left out)';
    return [
      `${indent}${name}${optional}: ${field.description ?? ''}${values}`.trimEnd(),
      ...fieldLines(field, `${indent}  `),
    ];
  });
  const variants = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((variant) => fieldLines(variant, indent));
  return [...new Set([...own, ...variants, ...(inner ? fieldLines(inner, indent) : [])])];
}
