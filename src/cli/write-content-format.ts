/** Writes what says how content is written: the page for editors, the JSON Schemas for their programs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFile, writeJsonSchema } from '../content-format/json-schema.ts';
import { kinds } from '../content-format/kinds.ts';
import { writeFormatPage } from '../content-format/page.ts';

/** Where programs of editors find the schemas: the settings in .vscode/ name this folder. */
export const formatFolder = '.cache/content-format';

/** Writes the files into a folder, which need not be there. @returns their names */
export function writeContentFormat(folder: string): string[] {
  const files = [
    ...kinds.map((kind) => ({ name: schemaFile(kind), text: writeJsonSchema(kind) })),
    { name: 'content-format.md', text: writeFormatPage() },
  ];
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  return files.map(({ name }) => name);
}
