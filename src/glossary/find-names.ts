/**
 * Names without a term: what in the documents looks like a name and is no mention.
 *
 * A name is a run of words with capital letters, joined by small words such as “of” at most, or an
 * abbreviation, in any script that has capitals. A word that only the beginning of a sentence makes
 * large is none.
 */
import { foldForm } from './lexicon.ts';
import type { Term } from './term.ts';

/** A name, how often and where it stands. */
export interface FoundName {
  name: string;
  count: number;
  /** Passages, `0001#p4`, each once, in reading order. */
  places: string[];
}

interface NamedDocument {
  id: string;
  description: { language: string };
  passages: readonly { id: string; text: string; mentions: readonly { start: number; end: number }[] }[];
}

/** Words of a length that names have; of longer runs the beginning. */
const word = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]{1,60}(?:[’'ʼ-][\p{L}\p{M}\p{N}]{1,60}){0,6}/gu;
const joining = new Set(['of', 'for', 'de', 'du', 'von', 'van', 'al']);

/** The names that no term covers, the most frequent first. */
export function findNames(documents: readonly NamedDocument[], terms: Iterable<Term>): FoundName[] {
  const forms = new Set([...terms].flatMap((term) => term.forms.map(({ form }) => foldForm(form))));
  const small = new Set<string>();
  const calendar = calendarWords(documents);
  for (const { passages } of documents)
    for (const { text } of passages)
      for (const [found] of text.matchAll(word)) if (/^\p{Ll}/u.test(found)) small.add(found);
  const found = documents.flatMap(({ id, passages }) =>
    passages.flatMap((passage) =>
      namesIn(passage.text, passage.mentions, small).map((name) => ({ ...name, place: `${id}#${passage.id}` })),
    ),
  );
  const known = new Set(found.map(({ name }) => foldForm(name)));
  const names = new Map<string, FoundName>();
  for (const { name: whole, startsSentence, place } of found) {
    // “Then Walter Birch” is the name that stands elsewhere, after a word that the sentence makes large.
    const rest = whole.slice(whole.indexOf(' ') + 1);
    const isCovered = (name: string) => forms.has(foldForm(name)) || calendar.has(name);
    const restIsName = known.has(foldForm(rest)) || isCovered(rest);
    const name = startsSentence && rest !== whole && restIsName ? rest : whole;
    if (isCovered(name)) continue;
    const folded = foldForm(name);
    const entry = names.get(folded) ?? { name, count: 0, places: [] };
    entry.count++;
    if (entry.places.at(-1) !== place) entry.places.push(place);
    names.set(folded, entry);
  }
  return [...names.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Names of months and days of the week in the languages of the documents. */
function calendarWords(documents: readonly NamedDocument[]): Set<string> {
  const words = new Set<string>();
  for (const language of new Set(['en', ...documents.map(({ description }) => description.language)])) {
    const name = (options: Intl.DateTimeFormatOptions, month: number, day: number) =>
      new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(new Date(Date.UTC(2023, month, day)));
    for (let month = 0; month < 12; month++) words.add(name({ month: 'long' }, month, 1));
    for (let day = 1; day <= 7; day++) words.add(name({ weekday: 'long' }, 0, day));
  }
  return words;
}

/** Names in a text, in order; what overlaps a mention is none. */
function namesIn(
  text: string,
  mentions: readonly { start: number; end: number }[],
  small: ReadonlySet<string>,
): { name: string; startsSentence: boolean }[] {
  const runs: { start: number; end: number; words: string[] }[] = [];
  let end = -1;
  let between: string[] = [];
  for (const match of text.matchAll(word)) {
    const [found] = match;
    const start = match.index;
    const isCapital = /^\p{Lu}/u.test(found);
    const follows = runs.length > 0 && end >= 0 && /^[ \u00A0]$/u.test(text.slice(end, start));
    const run = runs.at(-1);
    if (isCapital && follows && run) {
      run.words.push(...between, found);
      run.end = start + found.length;
      between = [];
    } else if (isCapital) {
      runs.push({ start, end: start + found.length, words: [found] });
      between = [];
    } else if (follows && between.length === 0 && joining.has(found)) between = [found];
    else {
      end = -1;
      between = [];
      continue;
    }
    end = start + found.length;
  }
  return runs.flatMap((run) => {
    if (mentions.some((mention) => run.start < mention.end && mention.start < run.end)) return [];
    const words =
      beginsSentence(text, run.start) && isOrdinary(run.words[0] ?? '', small) ? run.words.slice(1) : run.words;
    const name = words.join(' ');
    const [first = ''] = words;
    if (first === '' || joining.has(first) || [...name].length < 2) return [];
    // A lone word at the beginning of a sentence may be any word.
    if (
      words.length === 1 &&
      beginsSentence(text, run.start) &&
      run.words.length === 1 &&
      !/\p{Lu}.*\p{Lu}/u.test(first)
    )
      return [];
    return [{ name, startsSentence: words === run.words && beginsSentence(text, run.start) }];
  });
}

const isOrdinary = (found: string, small: ReadonlySet<string>) => small.has(found.toLowerCase());

function beginsSentence(text: string, start: number): boolean {
  return /(?:^|[.!?…:]["”’»)\]]*\s+)["“‘«„([]*$/u.test(text.slice(Math.max(0, start - 12), start));
}
