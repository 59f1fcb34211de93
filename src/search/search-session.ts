/**
 * A search as the page sees it: the state in the address goes in, what is to be shown comes out.
 *
 * Pure over the engines and files that it is given.
 */
import { foldForm } from '../glossary/lexicon.ts';
import { type Answer, answerQuestion, unitsNowhere } from './answer.ts';
import { initialOf, initialSlug } from './concordance.ts';
import type { FormIndex } from './form-index.ts';
import { inOtherLayouts } from './keyboard.ts';
import { nearestWords, type WordCounts } from './nearest.ts';
import { parseQuery, printQuery, type QueryPart } from './query.ts';
import { type Engine, facetNames } from './record.ts';
import type { SearchState } from './search-address.ts';
import { compileQuestion, exactUnit, type Question, type Unit } from './unit.ts';

/** Where a search gets what it needs; each fails where a file does not arrive. */
export interface Sources {
  forms: FormIndex;
  /** Engines in the order in which their records are wanted. */
  engines: readonly Engine[];
  /** Words of the archive that begin with an initial, by its slug; none where no word does. */
  words: (slug: string) => Promise<WordCounts>;
  /** All initials, by their slugs. */
  initials: readonly string[];
}

/** A unit that stands nowhere, with questions that have a near spelling in its place. */
export interface Missing {
  typed: string;
  near: { word: string; query: string }[];
}

/** What is to be shown. */
export interface Shown {
  question: Question;
  answer: Answer;
  missing: Missing[];
  /**
   * Where the question as typed finds nothing, the one with the nearest spellings and without small words that have
   * none, or as the same keys type it in another script; and its answer.
   */
  instead?: { query: string; question: Question; answer: Answer };
}

/** Near spellings offered for a word. */
const offered = 4;
/** Words for which near spellings are looked for: in a long text, the first ones. */
const looked = 6;

/** Whether a word is likely to be a preposition or the like, of a language in which no text is. */
const isSmall = (word: string) => /^\p{L}{1,3}$/u.test(word);

/** Answers a search, over and over while checking goes on. */
export async function* search(state: SearchState, sources: Sources, limit: number): AsyncGenerator<Shown> {
  const parts = parseQuery(state.query);
  const compile = (given: readonly QueryPart[]) => compileQuestion(given, sources.forms, state);
  const question = compile(parts);
  const order = { filters: state.filters, by: state.order };
  // Signs alone ask for nothing; the whole archive would be no answer to them.
  if (parts.length === 0 && state.query.trim() !== '' && facetNames.every((name) => !state.filters[name]?.length)) {
    yield { question, answer: noAnswer(), missing: [] };
    return;
  }
  let last: Answer | undefined;
  for await (const answer of answerQuestion(question, sources.engines, order, limit)) {
    last = answer;
    if (answer.nowhere.length === 0) yield { question, answer, missing: [] };
  }
  if (!last) return;
  const { nowhere } = last;
  const excluded = parts.filter(({ isExcluded }) => isExcluded).map(({ text }) => exactUnit(text, true));
  const absent = [...nowhere, ...(await unitsNowhere(excluded.slice(0, looked), sources.engines, limit))];
  if (absent.length === 0) return;
  const asked = { parts, absent, isExcluded: (unit: Unit) => !nowhere.includes(unit) };
  const { missing, instead } = await nearSpellings(asked, sources, limit);
  const shown: Shown = { question, answer: last, missing };
  const meant = [
    ...(instead === parts ? [] : [instead]),
    // Where a word of the question stands somewhere, the keyboard was set as meant.
    ...(nowhere.length === question.units.length ? inOtherLayouts(state.query).map(parseQuery) : []),
  ].filter((other) => other.some(({ isExcluded }) => !isExcluded));
  if (meant.length === 0) yield shown;
  for (const other of meant) {
    const otherQuestion = compile(other);
    let isFound = false;
    for await (const answer of answerQuestion(otherQuestion, sources.engines, order, limit)) {
      isFound = answer.found.length > 0;
      yield isFound ? { ...shown, instead: { query: printQuery(other), question: otherQuestion, answer } } : shown;
    }
    if (isFound) return;
  }
}

/** The parts of a question with those of its units that stand nowhere. */
interface Asked {
  parts: readonly QueryPart[];
  absent: readonly Unit[];
  isExcluded: (unit: Unit) => boolean;
}

/** The words that stand nowhere with their near spellings, and the question with the nearest in their place. */
async function nearSpellings(
  { parts, absent, isExcluded }: Asked,
  sources: Sources,
  limit: number,
): Promise<{ missing: Missing[]; instead: readonly QueryPart[] }> {
  const missing: Missing[] = [];
  let instead = parts;
  for (const unit of absent.slice(0, looked)) {
    const put = (within: readonly QueryPart[], typed: string, word: string) =>
      replaceWord(within, typed, word, isExcluded(unit));
    for (const typed of await wordsNowhere(unit, sources, limit)) {
      const near = await nearOf(typed, sources);
      missing.push({ typed, near: near.map((word) => ({ word, query: printQuery(put(parts, typed, word)) })) });
      if (isExcluded(unit)) continue;
      if (near[0] !== undefined) instead = put(instead, typed, near[0]);
      else if (isSmall(typed)) instead = instead.filter(({ text, isPhrase }) => isPhrase || text !== typed);
    }
  }
  missing.push(...absent.slice(looked).map(({ typed }) => ({ typed, near: [] })));
  return { missing, instead };
}

/** The answer to a question that asks for nothing. */
function noAnswer(): Answer {
  const counts = Object.fromEntries(facetNames.map((name) => [name, {}])) as Answer['counts'];
  return { found: [], passages: 0, counts, isFinal: true, left: 0, isChecking: false, nowhere: [] };
}

/** The words of a unit that stand nowhere; the unit itself where each of its words stands somewhere. */
async function wordsNowhere(
  { typed: whole }: Unit,
  { engines, words: near }: Sources,
  limit: number,
): Promise<string[]> {
  const words = whole.split(/[\s/-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length < 2) return [whole];
  // What texts write as one word is a near spelling of the whole: "co-operation".
  const joined = foldForm(whole.replace(/-/gu, ''));
  const asWritten = /[\s/]/u.test(joined) ? [] : await near(initialSlug(initialOf(joined)));
  if (asWritten.some(([word]) => word === joined)) return [whole];
  const units = words.slice(0, looked).map((word) => exactUnit(word, false));
  const absent = await unitsNowhere(units, engines, limit);
  return absent.length > 0 ? absent.map(({ typed }) => typed) : [whole];
}

/**
 * Near spellings of a word: among words of its initial, then of its second letter, then among all. Figures have
 * none: another number is another thing.
 */
async function nearOf(typed: string, { words, initials }: Sources): Promise<string[]> {
  const folded = foldForm(typed);
  if (!/^(?=.*\p{L})[\p{L}\p{M}\p{N}'-]+$/u.test(folded)) return [];
  const likely = [folded, folded.slice(1)].filter((text) => text !== '').map((text) => initialSlug(initialOf(text)));
  for (const slug of new Set(likely)) {
    const near = nearestWords(folded, await words(slug), offered);
    if (near.length > 0) return near;
  }
  const all = await Promise.all(initials.map(words));
  return nearestWords(folded, all.flat(), offered);
}

/** The parts with another word in the place of one, in phrases too; of those that are excluded, or of the others. */
function replaceWord(parts: readonly QueryPart[], typed: string, word: string, isExcluded: boolean): QueryPart[] {
  return parts.map((part) => {
    const words = part.text === typed ? [typed] : part.text.split(/(?=[\s/-])|(?<=[\s/-])/u);
    if (part.isExcluded !== isExcluded || !words.includes(typed)) return part;
    return { ...part, text: words.map((other) => (other === typed ? word : other)).join('') };
  });
}
