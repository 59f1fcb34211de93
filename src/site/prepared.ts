/**
 * The archive of this process, read, prepared and checked once for all that a build does with it.
 *
 * Pages are bundled apart from the code that runs the build, so the two meet in a place that the
 * process holds.
 */
import type { Archive, ContentFiles } from '../archive.ts';
import type { Issue } from '../issue.ts';
import type { WithheldPassage } from '../prepare-document.ts';

export interface Prepared {
  archive?: Archive;
  issues: Issue[];
  /** Words of closed passages, which nothing that is built may hold. */
  withheld: WithheldPassage[];
  /** What terms and events were read from: their texts are searched. */
  sources: Pick<ContentFiles, 'terms' | 'events'>;
}

const place = Symbol.for('archive.prepared');
const held = globalThis as { [place]?: Prepared };

/** Holds an archive for all that asks for it after. */
export function holdArchive(prepared: Prepared): void {
  held[place] = prepared;
}

/** The archive as it was last prepared in this process. @throws where it was not */
export function preparedArchive(): Prepared {
  const prepared = held[place];
  if (!prepared) throw new Error('The archive is asked for before it is prepared.');
  return prepared;
}
