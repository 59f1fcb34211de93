/**
 * A search as the page sees it: the state in the address goes in, what is to be shown comes out.
 *
 * Pure over the engines and files that it is given.
 */
import { foldForm } from '../glossary/lexicon.ts';
import { type Answer, answerQuestion } from './answer.ts';
import { initialOf, initialSlug } from './concordance.ts';
import { nearestWords, type WordCounts } from './nearest.ts';
import { parseQuery, printQuery, type QueryPart } from './query.ts';
import type { Engine } from './record.ts';
import type { SearchState } from './search-address.ts';
import { compileQuestion, type FormIndex, type Question, type Unit } from './unit.ts';

/** Where a search gets what it needs; each fails where a file does not arrive. */
export interface Sources {
  forms: FormIndex;
  /** Engines in the order in which their records are wanted. */
  engines: readonly Engine[];
  /** Words of the archive that begin with an initial, by its slug; none where no word does. */
  words: (slug: string) => Promise<WordCounts>;
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
  /** The question with the nearest spelling, and its answer, where the question as typed finds nothing. */
  instead?: { query: string; question: Question; answer: Answer };
}

/** Near spellings offered for a word. */
const offered = 4;
/** Words for which near spellings are looked for: in a long text, the first ones. */
const looked = 6;

/** Answers a search, over and over while checking goes on. */
export async function* search(state: SearchState, sources: Sources, limit: number): AsyncGenerator<Shown> {
  const parts = parseQuery(state.query);
  const compile = (given: readonly QueryPart[]) => compileQuestion(given, sources.forms, state);
  const question = compile(parts);
  const order = { filters: state.filters, by: state.order };
  let last: Answer | undefined;
  for await (const answer of answerQuestion(question, sources.engines, order, limit)) {
    last = answer;
    if (answer.nowhere.length === 0) yield { question, answer, missing: [] };
  }
  if (!last || last.nowhere.length === 0) return;
  const missing: Missing[] = [];
  let instead = parts;
  for (const unit of last.nowhere.slice(0, looked)) {
    const near = await nearOf(unit, sources);
    const replace = (word: string, within: readonly QueryPart[]) => replaceWord(within, unit.typed, word);
    missing.push({ typed: unit.typed, near: near.map((word) => ({ word, query: printQuery(replace(word, parts)) })) });
    if (near[0] !== undefined) instead = replace(near[0], instead);
  }
  const shown: Shown = { question, answer: last, missing };
  if (instead === parts) {
    yield shown;
    return;
  }
  const other = compile(instead);
  for await (const answer of answerQuestion(other, sources.engines, order, limit))
    yield answer.found.length > 0
      ? { ...shown, instead: { query: printQuery(instead), question: other, answer } }
      : shown;
}

/** Near spellings of a unit of one word: among words of its initial, else of its second letter, else of all that can be asked for. */
async function nearOf({ typed }: Unit, { words }: Sources): Promise<string[]> {
  const folded = foldForm(typed);
  if (!/^[\p{L}\p{M}\p{N}'-]+$/u.test(folded)) return [];
  for (const letter of new Set([folded, folded.slice(1)].filter((text) => text !== ''))) {
    const near = nearestWords(folded, await words(initialSlug(initialOf(letter))), offered);
    if (near.length > 0) return near;
  }
  return [];
}

function replaceWord(parts: readonly QueryPart[], typed: string, word: string): QueryPart[] {
  return parts.map((part) => (part.text === typed && !part.isExcluded ? { ...part, text: word } : part));
}
