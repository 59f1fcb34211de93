/** The forms of the glossary as the search in the browser takes them. */
import { collectivesOf } from '../glossary/lexicon.ts';
import type { Term } from '../glossary/term.ts';
import { termPath } from '../permalink/permalink.ts';
import type { FormGroup } from './expand.ts';

/** One group for each term that has forms; the forms of its collective terms find its members too. */
export function buildFormGroups(terms: ReadonlyMap<string, Term>, link: (path: string) => string): FormGroup[] {
  return [...terms.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .filter(({ forms }) => forms.length > 0)
    .map((term) => {
      const sources = [term, ...collectivesOf(terms.values(), term.id)];
      const formsThat = (mention: boolean) => [
        ...new Set(
          sources.flatMap(({ forms }) => forms.filter((form) => form.mention === mention).map(({ form }) => form)),
        ),
      ];
      return {
        term: term.id,
        title: term.title,
        path: link(termPath(term.id)),
        forms: formsThat(true),
        shared: formsThat(false),
      };
    });
}
