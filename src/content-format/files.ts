/** The files that say how content is written: the page for readers, a JSON Schema of each kind for programs. */
import { schemaFile, writeJsonSchema } from './json-schema.ts';
import { kinds } from './kinds.ts';
import { writeFormatPage } from './page.ts';

/** The page of the format. */
export const formatPageFile = 'content-format.md';

/** The files with their names, the page last. */
export function contentFormatFiles(): { name: string; text: string }[] {
  return [
    ...kinds.map((kind) => ({ name: schemaFile(kind), text: writeJsonSchema(kind) })),
    { name: formatPageFile, text: writeFormatPage() },
  ];
}
