/**
 * The names of the glossary as the search takes them: each term with every form that stands for it.
 */
import { inflect } from '../glossary/inflection.ts';
import { collectivesOf } from '../glossary/lexicon.ts';
import type { Term } from '../glossary/term.ts';

/** A term with the forms that name it. */
export interface FormGroup {
  term: string;
  title: string;
  forms: string[];
  /** Forms of the collective terms that name it together with others: they answer, but do not name it alone. */
  together: string[];
  /** Spellings that it shares with other things: they stand for each other, not for its forms. */
  shared: string[];
  /** Other cases of a form, where the glossary gives endings: they stand and fall with it. */
  cases?: Record<string, string[]>;
}

/** One group for each term that has forms. */
export function buildFormGroups(terms: ReadonlyMap<string, Term>): FormGroup[] {
  const formsOf = (sources: readonly Term[], mention: boolean) => [
    ...new Set(
      sources.flatMap(({ forms }) =>
        forms.filter((form) => form.mention === mention && !form.inflected).map(({ form }) => form),
      ),
    ),
  ];
  const casesOf = (sources: readonly Term[]) => {
    const declined = sources.flatMap(({ forms }) =>
      forms.filter(({ endings, inflected }) => endings.length > 0 && !inflected),
    );
    return declined.length > 0
      ? { cases: Object.fromEntries(declined.map(({ form, endings }) => [form, inflect(form, endings)])) }
      : {};
  };
  return [...terms.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .filter(({ forms }) => forms.length > 0)
    .map((term) => {
      const collectives = collectivesOf(terms.values(), term.id);
      return {
        term: term.id,
        title: term.title,
        forms: formsOf([term], true),
        together: formsOf(collectives, true),
        shared: formsOf([term], false),
        ...casesOf([term, ...collectives]),
      };
    });
}

/** The key under which a record is indexed that holds a form of a term, or one of its shared spellings. */
export function groupKey(term: string, isShared: boolean): string {
  return `${isShared ? 'zs' : 'zf'}${term.replace(/[^a-z0-9]/gu, '')}`;
}
