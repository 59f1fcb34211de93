/**
 * Answering a question: from its units, asked of an engine, to passages with the words marked.
 *
 * The engine proposes pages and the places of words in them, by their stems or beginnings; a word of up to
 * three letters counts only whole. A form of several words counts only
 * where its words stand together; a form that the glossary adds, only as it stands, whole. A page
 * answers when it holds every unit; its passages answer when they hold one.
 */
import { foldForm } from '../glossary/lexicon.ts';
import { findWhole } from '../glossary/mention.ts';
import type { Unit } from './expand.ts';

/** A page as the engine knows it: its words in order, the offsets at which its passages begin. */
export interface EnginePage {
  url: string;
  title: string;
  /** `document`, `term`, `event`, or empty. */
  kind: string;
  /** Publisher and date of a document; empty for other pages. */
  source: string;
  words: string[];
  passages: { id: string; start: number }[];
}

/** A page proposed for a question, with the offsets of the words found. */
export interface Proposal {
  page: EnginePage;
  found: number[];
}

export interface Engine {
  /** Proposes pages that hold all words of a question, in any order and inflection. */
  propose: (question: string) => Promise<Proposal[]>;
}

/** A passage that answers: runs of text, those found marked; `cut` where the beginning is left out. */
export interface Hit {
  id: string;
  runs: { text: string; marked: boolean }[];
}

export interface FoundPage {
  page: EnginePage;
  hits: Hit[];
}

export interface Answer {
  documents: FoundPage[];
  terms: FoundPage[];
  events: FoundPage[];
}

/** Asks the engine for every form of every unit and brings the answers together, most hits first. */
export async function answerQuestion(units: readonly Unit[], engine: Engine): Promise<Answer> {
  const pages = new Map<string, EnginePage>();
  const found: Map<string, Set<number>>[] = [];
  for (const unit of units) {
    const offsets = new Map<string, Set<number>>();
    for (const [index, form] of [unit.typed, ...unit.others].entries()) {
      const isLoose = index === 0 && !form.includes(' ') && unit.others.length === 0;
      for (const { page, found: proposed } of await engine.propose(form)) {
        const confirmed = isLoose && form.length > 3 ? proposed : findForm(page.words, form);
        if (confirmed.length === 0) continue;
        pages.set(page.url, page);
        offsets.set(page.url, new Set([...(offsets.get(page.url) ?? []), ...confirmed]));
      }
    }
    found.push(offsets);
  }
  const answering = [...pages.values()]
    .filter(({ url }) => found.every((offsets) => offsets.has(url)))
    .map((page) => ({
      page,
      hits: hitsIn(page, new Set(found.flatMap((offsets) => [...(offsets.get(page.url) ?? [])]))),
    }))
    .sort((a, b) => b.hits.length - a.hits.length || (a.page.url < b.page.url ? -1 : 1));
  return {
    documents: answering.filter(({ page, hits }) => page.kind === 'document' && hits.length > 0),
    terms: answering.filter(({ page }) => page.kind === 'term'),
    events: answering.filter(({ page }) => page.kind === 'event'),
  };
}

/** Offsets of the words that make up a form, wherever it stands whole in a run of words. */
export function findForm(words: readonly string[], form: string): number[] {
  const starts: number[] = [];
  let text = '';
  for (const word of words) {
    starts.push(text.length);
    text += `${word} `;
  }
  const folded = foldForm(form.split(/\s+/u).join(' '));
  return findWhole(foldForm(text), folded).flatMap((at) => {
    const end = at + folded.length;
    const first = starts.findLastIndex((start) => start <= at);
    const offsets: number[] = [];
    for (let index = first; (starts[index] ?? end) < end; index++) offsets.push(index);
    return offsets;
  });
}

function hitsIn(page: EnginePage, offsets: ReadonlySet<number>): Hit[] {
  return page.passages.flatMap(({ id, start }, index) => {
    const end = page.passages[index + 1]?.start ?? page.words.length;
    const runs: Hit['runs'] = [];
    let isHit = false;
    for (let offset = start; offset < end; offset++) {
      const marked = offsets.has(offset);
      isHit ||= marked;
      const last = runs.at(-1);
      if (last && last.marked === marked) last.text += ` ${page.words[offset]}`;
      else runs.push({ text: page.words[offset] ?? '', marked });
    }
    return isHit ? [{ id, runs }] : [];
  });
}
