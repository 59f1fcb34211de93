/** JSON Schemas of the kinds of files, by which programs of editors complete and check what is written. */
import { toJsonSchema } from '../entry/fields.ts';
import { formatVersion } from '../settings/settings.ts';
import type { Kind } from './kinds.ts';

/** Name of the file that holds the schema of a kind. */
export const schemaFile = ({ name }: Pick<Kind, 'name'>) => `${name}.schema.json`;

/**
 * The JSON Schema (draft 7) of what is written as a file of a kind, or as its frontmatter.
 *
 * It knows fields, types and forms. What one field asks of another, or of another file, the checks of
 * the archive alone know.
 */
export function writeJsonSchema(kind: Kind): string {
  const { $schema, ...schema } = toJsonSchema(kind.schema);
  const title = `${kind.name}, format ${formatVersion} of the content of an archive`;
  return `${JSON.stringify({ $schema, title, description: kind.meaning, ...schema }, null, 2)}\n`;
}
