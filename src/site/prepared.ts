/**
 * The archive of this process, read, prepared and checked once for all that a build does with it.
 *
 * Pages are bundled apart from the code that runs the build, so the two meet in a place that the
 * process holds.
 */
import type { DraftPreview } from '../accession/prepare-draft.ts';
import type { Archive } from '../archive.ts';
import type { ContentFiles } from '../content-files.ts';
import type { Issue } from '../issue.ts';
import type { WithheldPassage } from '../prepare-document.ts';
import { buildConcordance } from '../search/concordance.ts';

export interface Prepared {
  archive?: Archive;
  issues: Issue[];
  /** Words of closed passages, which nothing that is built may hold. */
  withheld: WithheldPassage[];
  /** What terms and events were read from: their texts are searched. */
  sources: Pick<ContentFiles, 'terms' | 'events'>;
  /** Seen while editing only; a build has none. */
  drafts?: readonly DraftPreview[];
}

const place = Symbol.for('archive.prepared');
const listening = Symbol.for('archive.listening');
const concordances = Symbol.for('archive.concordances');
const held = globalThis as {
  [place]?: Prepared;
  [listening]?: (prepared: Prepared) => void;
  [concordances]?: WeakMap<Archive, ReturnType<typeof buildConcordance>>;
};

/** Holds an archive for all that asks for it after, and tells the one who listens. */
export function holdArchive(prepared: Prepared): void {
  held[place] = prepared;
  held[listening]?.(prepared);
}

/** Calls back with every archive that is held from now on; whoever listened before listens no more. */
export function listenForArchive(listener: (prepared: Prepared) => void): void {
  held[listening] = listener;
}

/** The archive that is held, where there is one. */
export function heldArchive(): Prepared | undefined {
  return held[place];
}

/** The archive as it was last prepared in this process. @throws where it was not */
export function preparedArchive(): Prepared {
  const prepared = heldArchive();
  if (!prepared) throw new Error('The archive is asked for before it is prepared.');
  return prepared;
}

/** Every word of the documents of an archive, by initial: pages and the search take it, and it is gathered once. */
export function concordanceOf(archive: Archive): ReturnType<typeof buildConcordance> {
  held[concordances] ??= new WeakMap();
  const known = held[concordances].get(archive) ?? buildConcordance(archive.documents);
  held[concordances].set(archive, known);
  return known;
}
