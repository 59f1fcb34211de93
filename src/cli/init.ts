/**
 * The command `init`: the content of a new archive, with one worked example.
 *
 * What is written stands in `template/`, an archive for each language that the interface speaks; it
 * passes every check before a file of it is written anywhere.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { controlIn } from '../entry/controls.ts';
import { replaceNames, toScalar } from '../entry/edit.ts';
import { languageSchema } from '../entry/language.ts';
import { ReadableError } from '../issue.ts';
import { slugOf } from '../permalink/identifier.ts';
import { settingsSchema } from '../settings/settings.ts';
import { checkLanguage, type Prompter } from './ask.ts';
import { completePlan } from './changes.ts';
import { listFiles, readContent } from './read-content.ts';
import type { Change } from './transaction.ts';

/** What is known of a new archive; the worked example says the rest. */
export interface NewArchive {
  name?: string | undefined;
  slug?: string | undefined;
  language?: string | undefined;
  address?: string | undefined;
}

/** What a new archive is made of. */
export interface NewArchivePlan {
  language: string;
  /** Language of the worked example, which is not that of the archive where there is none in it. */
  example: string;
  changes: Change[];
  /** Number of the addresses that its ledger promises. */
  addresses: number;
}

const templates = fileURLToPath(new URL('template/', import.meta.url));
const firstLanguage = 'en';

/** Asks for what was not given: the name of the archive and its language. */
export async function askOfArchive(given: NewArchive, prompter: Prompter): Promise<NewArchive> {
  const name =
    given.name ?? (await prompter.text('What is the archive called?', { onEnter: 'Enter leaves it to archive.yaml' }));
  const language =
    given.language ??
    (await prompter.text('In which language does it speak, as a tag such as en or uk?', {
      onEnter: `Enter takes ${firstLanguage}`,
      check: checkLanguage,
    }));
  return { ...given, name: name || undefined, language: language || undefined };
}

/**
 * Works out the files of a new archive; nothing is written.
 *
 * @param date day of the release, of the accession of the example and of the promises
 * @throws ReadableError where what is given cannot stand in archive.yaml
 */
export function planArchive(given: NewArchive, date: string): NewArchivePlan {
  const { language = firstLanguage, name } = given;
  if (!languageSchema.safeParse(language).success)
    throw new ReadableError(`--language takes a language tag such as en or uk, not “${language}”.`);
  const found = controlIn(name ?? '');
  if (found) throw new ReadableError(`--name holds the control character ${found.name}, which a page cannot hold.`);
  const { slug, address } = settingsSchema.shape;
  if (given.slug !== undefined && !slug.safeParse(given.slug).success)
    throw new ReadableError(`--slug takes lower-case letters, figures and hyphens, not “${given.slug}”.`);
  if (given.address !== undefined && !address.safeParse(given.address).success)
    throw new ReadableError(
      `--address takes a whole address with a final slash, such as https://archive.example/, not “${given.address}”.`,
    );
  const primary = language.split('-')[0] ?? '';
  const example = existsSync(join(templates, primary)) ? primary : firstLanguage;
  const settings: Record<string, string | undefined> = {
    name: name?.replace(/\s+/gu, ' ').trim() || undefined,
    slug: given.slug ?? (name === undefined ? undefined : slugOf(name) || undefined),
    language,
    address: given.address,
    released: date,
  };
  const fields: Record<string, Record<string, string | undefined>> = {
    'archive.yaml': settings,
    'documents/0001.mdx': { accession: date },
  };
  const folder = join(templates, example);
  const changes = listFiles(folder, '').map((file): Change => {
    const path = relative(folder, file).replaceAll('\\', '/');
    const bytes = readFileSync(file);
    const filled = fields[path];
    if (!filled) return { path, bytes };
    const fill = (field: string) => (filled[field] === undefined ? undefined : toScalar(filled[field]));
    return { path, bytes: replaceNames(bytes.toString('utf8'), fill) };
  });
  const complete = completePlan(readContent(folder), { changes, rows: [], said: [] }, date);
  return { language, example, changes: complete.changes, addresses: complete.minted };
}

/** Refuses a folder that holds anything; what a stopped command left there apart. @throws ReadableError */
export function checkVacant(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new ReadableError(`${folder} is a file. Name a folder.`);
  const [held] = readdirSync(folder).filter((name) => name !== '.journal');
  if (held === undefined) return;
  throw new ReadableError(`${folder} is not empty: it holds ${held}. Name a folder that is empty or not there yet.`);
}
