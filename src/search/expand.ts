/**
 * Expanding a question: a name in any of its spellings stands for all of them.
 *
 * Groups of forms come from the glossary alone. A question is cut into units: the longest run of
 * words that is a form of some term is one unit, with every form of the terms that it names; any
 * other word is a unit of its own.
 */
import { foldForm } from '../glossary/lexicon.ts';

/** A term as the search knows it: its forms, with those of the collective terms that name it too. */
export interface FormGroup {
  term: string;
  title: string;
  path: string;
  forms: string[];
  /** Spellings that it shares with other things: they stand for each other, not for its forms. */
  shared: string[];
}

/** A part of a question: as typed, and the other forms that answer it as well. */
export interface Unit {
  typed: string;
  others: string[];
  /** Where several terms share the spelling: the terms that it may mean. */
  choices: { title: string; path: string }[];
}

/** Cuts a question into units and widens those that name a term. */
export function expandQuery(query: string, groups: readonly FormGroup[]): Unit[] {
  const index = new Map<string, { group: FormGroup; alike: string[] }[]>();
  for (const group of groups) {
    for (const alike of [group.forms, group.shared]) {
      for (const form of new Set(alike.map(foldQuery))) index.set(form, [...(index.get(form) ?? []), { group, alike }]);
    }
  }
  const longest = Math.max(1, ...[...index.keys()].map((form) => form.split(' ').length));
  const words = query.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    let size = Math.min(longest, words.length - at);
    while (size > 1 && !index.has(foldQuery(words.slice(at, at + size).join(' ')))) size--;
    const typed = stripSigns(words.slice(at, at + size).join(' '));
    const others = new Map<string, string>();
    const named = index.get(foldQuery(typed)) ?? [];
    for (const form of named.flatMap(({ alike }) => alike)) {
      const folded = foldQuery(form);
      if (folded !== foldQuery(typed) && !others.has(folded)) others.set(folded, form);
    }
    const isShared = named.some(({ group, alike }) => alike === group.shared);
    const choices = isShared ? named.map(({ group: { title, path } }) => ({ title, path })) : [];
    units.push({ typed, others: [...others.values()], choices });
    at += size;
  }
  return units;
}

/** Folds what does not tell two spellings apart in a question, with signs at its ends taken off. */
function foldQuery(text: string): string {
  return stripSigns(foldForm(text));
}

const stripSigns = (text: string) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
