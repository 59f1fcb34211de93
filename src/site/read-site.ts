/** Reads what the build itself needs to know before any page is made: where it is published, the lexicon. */

import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder, readSettingsFile } from '../cli/read-content.ts';
import { buildLexicon, type Lexicon } from '../glossary/lexicon.ts';
import { ArchiveIssues } from '../issue.ts';
import { type Place, parseSettings, resolvePlace, type Settings } from '../settings/settings.ts';
import { preparedArchive } from './prepared.ts';

/** The settings of the archive. @throws ArchiveIssues where they cannot be read */
export function readSettings(): Settings {
  const parsed = parseSettings(readSettingsFile(contentFolder()));
  if (!parsed.entry) throw new ArchiveIssues(parsed.issues);
  return parsed.entry.data;
}

/** Where this build is published, by the environment and the settings. */
export function readPlace(): Place {
  return resolvePlace(readSettings().address, process.env);
}

/** The folder of the terms as modules are named: by the real path, also where the content folder is a link. */
export function glossaryFolder(): string {
  return join(realpathSync(contentFolder()), 'glossary');
}

let lexicon: Lexicon | undefined;

/** The lexicon of the archive as it was last prepared. Compiled once, until it is forgotten. @throws where none was */
export function readLexicon(): Lexicon {
  lexicon ??= buildLexicon([...(preparedArchive().archive?.terms.values() ?? [])]);
  return lexicon;
}

/** Forgets the lexicon, for when the content has changed. */
export function forgetLexicon(): void {
  lexicon = undefined;
}
