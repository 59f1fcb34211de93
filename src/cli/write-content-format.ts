/** Writes what says how content is written into a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFormatFiles } from '../content-format/files.ts';

/** Where programs of editors find the schemas: the settings in .vscode/ name this folder. */
export const formatFolder = '.cache/content-format';

/** Writes the files into a folder, which need not be there. @returns their names */
export function writeContentFormat(folder: string): string[] {
  const files = contentFormatFiles();
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  return files.map(({ name }) => name);
}
