/** The records of an archive: its documents, terms and events as the search knows them. */
import type { Archive } from '../archive.ts';
import { passageTexts, withdrawnPassages } from '../archive.ts';
import type { ContentFiles } from '../content-files.ts';
import { bodyOf } from '../entry/entry.ts';
import { sourceLine } from '../exports/source-line.ts';
import { mentionedTerms } from '../glossary/backlinks.ts';
import { foldForm } from '../glossary/lexicon.ts';
import { documentPath, eventPath, termPath } from '../permalink/permalink.ts';
import type { Passage } from '../prepare-document.ts';
import { dateRange, formatDate } from '../provenance/date.ts';
import { knownValue } from '../provenance/provenance.ts';
import { plainBlocks } from '../statement/read-body.ts';
import type { Words } from '../words/words.ts';
import { type FacetName, facetNames, type Identified, type SearchPassage, type SearchRecord } from './record.ts';
import { foldedWords } from './words.ts';

/** Value of a facet that a document does not tell. */
export const unknownValue = 'unknown';

const hasWords = ({ text }: { text: string }) => foldedWords(text).length > 0;

/** Records of all documents. */
export function documentRecords(archive: Archive, words: Words): SearchRecord[] {
  return archive.documents.map((document): SearchRecord => {
    const { id, description, passages } = document;
    const { title, publisher, date } = description.provenance;
    const day = knownValue(date);
    const number = words.documentNumber(id);
    const name = knownValue(title) ?? number;
    return {
      path: documentPath(id),
      title: name,
      kind: 'document',
      language: description.language,
      imprint: sourceLine(document, archive.settings.language, words),
      date: day === undefined ? '' : firstDay(day),
      facets: facets({
        kind: ['document'],
        publisher: [knownValue(publisher) ?? unknownValue],
        source: [description.kind],
        year: day === undefined ? [unknownValue] : yearsOf(day),
        term: [...mentionedTerms(document, archive.terms)].sort(),
        language: [description.language],
      }),
      // A document without a letter or figure, as all of them are withdrawn or the source has none, is
      // found by its title, or by its number where the title has none either.
      passages: [
        ...(passages.some(hasWords) ? [] : [['', hasWords({ text: name }) ? name : number] satisfies SearchPassage]),
        ...passages.map((passage): SearchPassage => {
          const named = identified(passage, archive);
          return named.length > 0 ? [passage.id, passage.text, named] : [passage.id, passage.text];
        }),
      ],
    };
  });
}

/** Records of all terms and events, their text without its source marks. */
export function pageRecords(
  archive: Archive,
  files: Pick<ContentFiles, 'terms' | 'events'>,
  words: Words,
): SearchRecord[] {
  const { language } = archive.settings;
  const quotable = { passages: passageTexts(archive.documents), withdrawn: withdrawnPassages(archive.ledger) };
  const textOf = new Map([...files.terms, ...files.events].map((source) => [source.file, source]));
  const blocks = (file: string) => {
    const source = textOf.get(file);
    return source ? plainBlocks(bodyOf(source.text) ?? '', quotable) : [];
  };
  const terms = [...archive.terms.values()].map(
    (term): SearchRecord => ({
      path: termPath(term.id),
      title: term.title,
      kind: 'term',
      language,
      imprint: words.termType(term.type),
      date: '',
      facets: facets({ kind: ['term'], term: [term.id], language: [language] }),
      passages: [term.title, term.forms.map(({ form }) => form).join('; '), ...blocks(term.file)].map(
        (text): SearchPassage => ['', text],
      ),
    }),
  );
  const events = archive.events.map(
    (event): SearchRecord => ({
      path: eventPath(event.id),
      title: event.title,
      kind: 'event',
      language,
      imprint: formatDate(event.date, language, words),
      date: firstDay(event.date),
      facets: facets({ kind: ['event'], year: yearsOf(event.date), term: event.terms, language: [language] }),
      passages: [event.title, ...blocks(event.file)].map((text): SearchPassage => ['', text]),
    }),
  );
  return [...terms, ...events];
}

function facets(given: Partial<Record<FacetName, string[]>>): Record<FacetName, string[]> {
  return Object.fromEntries(facetNames.map((name) => [name, [...new Set(given[name] ?? [])]])) as Record<
    FacetName,
    string[]
  >;
}

/** Mentions that only a note makes: their words are no form of the term. */
function identified({ text, mentions }: Passage, { terms }: Archive): Identified[] {
  return mentions.flatMap(({ term, start, end }): Identified[] => {
    const words = foldForm(text.slice(start, end));
    const isForm = terms.get(term)?.forms.some(({ form, mention }) => mention && foldForm(form) === words);
    return isForm ? [] : [term, ...(terms.get(term)?.members ?? [])].map((named) => [named, start, end]);
  });
}

function firstDay(date: string): string {
  const { from } = dateRange(date);
  return Number.isFinite(from) ? new Date(from).toISOString().replace(/T.*$/u, '') : '';
}

/** A date that may mean more years than these tells none. */
const mostYears = 100;

/** The years that a date may mean; of a stretch without an end, the year in which it begins. */
function yearsOf(date: string): string[] {
  const { from, until } = dateRange(date);
  const year = (instant: number) => new Date(instant).getUTCFullYear();
  const first = Number.isFinite(from) ? year(from) : year(until);
  const last = Number.isFinite(until) ? year(until) : first;
  if (last - first >= mostYears) return [unknownValue];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}
