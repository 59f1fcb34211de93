/** The command `migrate`: content of an older format becomes content of the present one. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ArchiveIssues } from '../issue.ts';
import { type ContentTexts, liftContent } from '../migration/migration.ts';
import { formatVersion, parseFormat, parseSettings } from '../settings/settings.ts';
import { listFiles, readSettingsFile } from './read-content.ts';
import type { Change } from './transaction.ts';

/** What lifting the content does: the files that it writes or takes away. */
export interface MigrationPlan {
  from: number;
  to: number;
  done: string[];
  changes: Change[];
}

/**
 * Works out how the content of a folder is lifted; nothing is written.
 *
 * @throws ArchiveIssues where its format cannot be read, or is newer than this engine
 */
export function planMigration(folder: string): MigrationPlan {
  const settings = readSettingsFile(folder);
  const { entry, issues } = parseFormat(settings);
  if (!entry) throw new ArchiveIssues(issues);
  if (entry.data.format > formatVersion) throw new ArchiveIssues(parseSettings(settings).issues);
  const before = readTexts(folder);
  const { texts, ...told } = liftContent(before);
  const written = [...texts].filter(([path, text]) => before.get(path) !== text);
  const gone = [...before.keys()].filter((path) => !texts.has(path));
  const changes: Change[] = [
    ...written.map(([path, bytes]) => ({ path, bytes })),
    ...gone.map((path) => ({ path, bytes: undefined })),
  ];
  return { ...told, changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** Every text of a folder that an editor writes, also drafts and working copies; captures are not read. */
function readTexts(folder: string): ContentTexts {
  const texts = new Map<string, string>();
  for (const file of listFiles(folder, '')) {
    const path = relative(folder, file).replaceAll('\\', '/');
    if (path.startsWith('captures/') || path.split('/').some((part) => part.startsWith('.'))) continue;
    const bytes = readFileSync(file);
    if (isUtf8(bytes)) texts.set(path, bytes.toString('utf8'));
  }
  return texts;
}
