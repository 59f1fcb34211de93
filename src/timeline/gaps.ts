/** Gaps: what the archive knows that it does not know, worked out from what it holds. */
import { buildLexicon, formKey } from '../glossary/lexicon.ts';
import { findMentions } from '../glossary/mention.ts';
import type { Term, TermForm } from '../glossary/term.ts';

interface GapDocument {
  id: string;
  passages: readonly { id: string; kind: string; text: string; mentions: readonly { start: number; end: number }[] }[];
}

/** Words of a passage, with its address. */
export interface Place {
  document: string;
  passage: string;
  words: string;
}

/** Spellings that several terms share, where no note says which of them is meant. */
export function findUnidentified(documents: readonly GapDocument[], terms: ReadonlyMap<string, Term>): Place[] {
  const owners = new Map<string, Set<string>>();
  for (const { id, forms } of terms.values())
    for (const { form, mention } of forms)
      if (!mention) owners.set(formKey(form), (owners.get(formKey(form)) ?? new Set()).add(id));
  const isShared = ({ form, mention }: TermForm) => !mention && (owners.get(formKey(form))?.size ?? 0) > 1;
  const lexicon = buildLexicon(
    [...terms.values()].map((term) => ({
      ...term,
      forms: term.forms.filter(isShared).map((form) => ({ ...form, mention: true })),
    })),
  );
  return documents.flatMap(({ id, passages }) =>
    passages.flatMap(({ id: passage, text, mentions }) =>
      findMentions(text, lexicon)
        .filter(({ start, end }) => !mentions.some((mention) => start < mention.end && mention.start < end))
        .map(({ start, end }) => ({ document: id, passage, words: text.slice(start, end) })),
    ),
  );
}

/** Paragraphs of several sentences whose last one has no end. */
export function findBrokenOff(documents: readonly GapDocument[]): Place[] {
  return documents.flatMap(({ id, passages }) =>
    passages.flatMap(({ id: passage, kind, text }) => {
      // The full stop of an initial, as in a signature, ends no sentence.
      const hasSentence = /(?<!(?<!\p{L})\p{Lu})[.!?…]["”’»)\]]*\s/u.test(text);
      const isWhole = /[.!?…:;]["”’»)\]]*$/u.test(text);
      if (kind !== 'paragraph' || !hasSentence || isWhole) return [];
      return [{ document: id, passage, words: text.split(' ').slice(-8).join(' ') }];
    }),
  );
}
