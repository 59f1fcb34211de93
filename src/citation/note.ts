/** The note of a record: what vocabularies have no field for, and what of it is inferred, in words. */
import { formatDate } from '../provenance/date.ts';
import type { ProvenanceField } from '../provenance/provenance.ts';
import type { Words } from '../words/words.ts';
import { type Citation, dateParts, inferredFacts } from './citation.ts';

/** The lines of the note, in the language of the archive; none where there is nothing to note. */
export function noteLines(citation: Citation, words: Words): string[] {
  const { original, place, date, time, licence, archiveLanguage, revisions, withdrawn } = citation;
  const inferred = inferredFacts(citation).map(
    (name): ProvenanceField => (name === 'original' ? 'originalAddress' : name),
  );
  const inWords = (edtf: string) => formatDate(edtf, archiveLanguage, words);
  const revision = revisions.at(-1);
  return [
    // The lines of a note may be joined by full stops.
    ...(withdrawn ? [`${words.withdrawnOn(inWords(withdrawn.date))} ${withdrawn.reason}`.replace(/\.$/u, '')] : []),
    ...(original ? [`${words.field('originalAddress')}: ${original.value}`] : []),
    ...(place ? [`${words.field('place')}: ${place.value}`] : []),
    ...(date && !dateParts(date.value) ? [`${words.field('date')}: ${inWords(date.value)}`] : []),
    ...(time === undefined ? [] : [words.notedTime(time)]),
    ...(licence ? [`${words.field('licence')}: ${licence.value}`] : []),
    ...(inferred.length > 0 ? [words.notedInferred(inferred.map((field) => words.field(field)))] : []),
    ...(revision ? [words.notedRevision(revision.number, inWords(revision.date), revision.reason)] : []),
  ];
}
