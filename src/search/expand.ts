/**
 * Expanding a question: a name in any of its spellings stands for all of them.
 *
 * Groups of forms come from the glossary alone. A question is cut into words; the longest run of
 * words that is a form of some term is replaced by each other form of that term in turn.
 */

/** A term as the search knows it: its forms, with those of the collective terms that name it too. */
export interface FormGroup {
  term: string;
  title: string;
  path: string;
  forms: string[];
}

/** A question with the forms that it was widened by, and the alternatives to ask for. */
export interface Expansion {
  /** Each alternative is a whole question; the first is the question as typed. */
  alternatives: string[];
  /** Forms searched beside the ones typed. */
  also: string[];
  /** Terms that the question names. */
  terms: { title: string; path: string }[];
}

/** Upper bound on the questions that one question is widened to. */
const maxAlternatives = 48;

/** Folds what does not tell two spellings apart: case, accents, apostrophes, quotation marks, spaces. */
export function foldQuery(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘ʼ`´'“”„«»"]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Widens a question by the groups of forms. */
export function expandQuery(query: string, groups: readonly FormGroup[]): Expansion {
  const index = new Map<string, FormGroup[]>();
  for (const group of groups)
    for (const form of new Set(group.forms.map(foldQuery))) index.set(form, [...(index.get(form) ?? []), group]);
  const longest = Math.max(1, ...[...index.keys()].map((form) => form.split(' ').length));
  const typed = query.trim().split(/\s+/u);
  let alternatives: string[][] = [[]];
  const also = new Set<string>();
  const terms = new Map<string, FormGroup>();
  for (let at = 0; at < typed.length; ) {
    let length = 1;
    let named: FormGroup[] = [];
    for (let size = Math.min(longest, typed.length - at); size >= 1 && named.length === 0; size--) {
      named = index.get(foldQuery(typed.slice(at, at + size).join(' '))) ?? [];
      if (named.length > 0) length = size;
    }
    const own = typed.slice(at, at + length).join(' ');
    const others = new Map<string, string>();
    for (const group of named) {
      terms.set(group.term, group);
      for (const form of group.forms) {
        const folded = foldQuery(form);
        if (folded === foldQuery(own) || others.has(folded)) continue;
        others.set(folded, form);
        also.add(form);
      }
    }
    const choices = [own, ...others.values()];
    alternatives = choices
      .flatMap((choice) => alternatives.map((before) => [...before, choice]))
      .slice(0, maxAlternatives);
    at += length;
  }
  return {
    alternatives: alternatives.map((words) => words.join(' ')),
    also: [...also],
    terms: [...terms.values()].map(({ title, path }) => ({ title, path })),
  };
}
