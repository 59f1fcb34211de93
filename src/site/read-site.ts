/** Reads what the build itself needs to know before any page is made: where it is published, the lexicon. */

import { nameOf } from '../archive.ts';
import { contentFolder, readSettingsFile, readTermFiles } from '../cli/read-content.ts';
import { parseEntry } from '../entry/entry.ts';
import { buildLexicon, type Lexicon } from '../glossary/lexicon.ts';
import { makeTerm, termSchema } from '../glossary/term.ts';
import { ArchiveIssues } from '../issue.ts';
import { type Place, parseSettings, resolvePlace, type Settings } from '../settings/settings.ts';

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

let lexicon: Lexicon | undefined;

/** The lexicon of the glossary; entries that cannot be read are left out. Read once, until it is forgotten. */
export function readLexicon(): Lexicon {
  lexicon ??= buildLexicon(
    readTermFiles(contentFolder()).flatMap((source) => {
      const { entry } = parseEntry(source, termSchema);
      return entry ? [makeTerm(nameOf(source.file), source.file, entry.data)] : [];
    }),
  );
  return lexicon;
}

/** Forgets the lexicon, for when the content has changed. */
export function forgetLexicon(): void {
  lexicon = undefined;
}
