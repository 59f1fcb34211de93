/** All that the search is made of, from an archive. */
import type { Archive, ContentFiles } from '../archive.ts';
import type { Words } from '../words/words.ts';
import { documentRecords, pageRecords } from './archive-records.ts';
import type { CollectionName } from './files.ts';
import { buildFormGroups, type FormGroup } from './form-groups.ts';
import type { SearchRecord } from './record.ts';

/** Records of an archive by collection, and its names. */
export interface SearchIndex {
  collections: Record<CollectionName, SearchRecord[]>;
  groups: FormGroup[];
}

/** Gathers what the search knows of an archive. */
export function searchIndex(
  archive: Archive,
  files: Pick<ContentFiles, 'terms' | 'events'>,
  words: Words,
): SearchIndex {
  return {
    collections: { documents: documentRecords(archive, words), pages: pageRecords(archive, files, words) },
    groups: buildFormGroups(archive.terms),
  };
}
