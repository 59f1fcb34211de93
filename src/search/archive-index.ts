/** All that the search is made of, from an archive. */
import type { Archive, ContentFiles } from '../archive.ts';
import { documentKinds } from '../document/document.ts';
import { termPath } from '../permalink/permalink.ts';
import type { Words } from '../words/words.ts';
import { documentRecords, pageRecords } from './archive-records.ts';
import type { CollectionName, SearchTexts } from './files.ts';
import { buildFormGroups, type FormGroup } from './form-groups.ts';
import type { SearchRecord } from './record.ts';

/** Records of an archive by collection, and its names. */
export interface SearchIndex {
  collections: Record<CollectionName, SearchRecord[]>;
  groups: FormGroup[];
  texts: SearchTexts;
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
    texts: {
      words: words.searching,
      sources: Object.fromEntries(documentKinds.map((kind) => [kind, words.kind(kind)])),
      termPath: termPath('%s'),
    },
  };
}
