/** All that the search is made of, from an archive. */
import type { Archive } from '../archive.ts';
import type { ContentFiles } from '../content-files.ts';
import { documentKinds } from '../document/document.ts';
import { concordancePath, documentsPath, glossaryPath, termPath } from '../permalink/permalink.ts';
import type { Words } from '../words/words.ts';
import { documentRecords, pageRecords } from './archive-records.ts';
import { buildConcordance, type ConcordanceEntry } from './concordance.ts';
import type { CollectionName, SearchTexts } from './files.ts';
import { buildFormGroups, type FormGroup } from './form-groups.ts';
import type { WordCounts } from './nearest.ts';
import type { SearchRecord } from './record.ts';
import { countWords } from './word-counts.ts';

/** Records of an archive by collection, its names, and how often each of its words stands there. */
export interface SearchIndex {
  collections: Record<CollectionName, SearchRecord[]>;
  groups: FormGroup[];
  /** By initial, as it stands in addresses. */
  near: ReadonlyMap<string, WordCounts>;
  texts: SearchTexts;
}

/** Gathers what the search knows of an archive. @param concordance that of its documents */
export function searchIndex(
  archive: Archive,
  files: Pick<ContentFiles, 'terms' | 'events'>,
  words: Words,
  concordance: ReadonlyMap<string, readonly ConcordanceEntry[]> = buildConcordance(archive.documents),
): SearchIndex {
  const documents = documentRecords(archive, words);
  const pages = pageRecords(archive, files, words);
  return {
    collections: { documents, pages },
    near: countWords(concordance, [...documents, ...pages]),
    groups: buildFormGroups(archive.terms),
    texts: {
      words: words.searching,
      sources: Object.fromEntries(documentKinds.map((kind) => [kind, words.kind(kind)])),
      termPath: termPath('%s'),
      languages: [...new Set(archive.documents.map(({ description }) => description.language))].sort(),
      ways: [
        { path: glossaryPath, label: words.glossary },
        { path: documentsPath, label: words.allDocuments },
        { path: concordancePath, label: words.concordance },
      ],
    },
  };
}
