/** What is shown of an answer depends on this beside the answer. */
import type { SearchTexts, SearchWords } from '../files.ts';
import type { SearchState } from '../search-address.ts';

export interface ViewContext {
  words: SearchWords;
  texts: SearchTexts;
  /** Titles of terms, by their ids. */
  titles: ReadonlyMap<string, string>;
  /** What is searched for. */
  state: SearchState;
  /** Goes to another search. */
  go: (state: SearchState) => void;
  /** The address of a path of the archive. */
  link: (path: string) => string;
}
