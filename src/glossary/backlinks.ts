/**
 * Backlinks: the mentions of the archive seen from the term.
 *
 * A mention of a collective term counts for each of its members, marked as naming them together.
 */
import { formKey } from './lexicon.ts';
import type { Mention } from './mention.ts';
import type { Term } from './term.ts';

/** A passage that mentions a term; `together` where only a collective form names it there. */
export interface Backlink {
  document: string;
  passage: string;
  text: string;
  mentions: Mention[];
  together: boolean;
}

interface MentioningDocument {
  id: string;
  passages: readonly { id: string; text: string; mentions: readonly Mention[] }[];
}

/** All backlinks by term, each list in reading order. */
export function buildBacklinks(
  documents: readonly MentioningDocument[],
  terms: ReadonlyMap<string, Term>,
): Map<string, Backlink[]> {
  const backlinks = new Map<string, Backlink[]>();
  for (const document of documents) {
    for (const passage of document.passages) {
      const mentioned = new Map<string, Mention[]>();
      for (const mention of passage.mentions) {
        for (const term of [mention.term, ...(terms.get(mention.term)?.members ?? [])]) {
          mentioned.set(term, [...(mentioned.get(term) ?? []), mention]);
        }
      }
      for (const [term, mentions] of mentioned) {
        const backlink = {
          document: document.id,
          passage: passage.id,
          text: passage.text,
          mentions,
          together: mentions.every((mention) => mention.term !== term),
        };
        const list = backlinks.get(term);
        if (list) list.push(backlink);
        else backlinks.set(term, [backlink]);
      }
    }
  }
  return backlinks;
}

/** The terms that a document mentions, by themselves or together with others. */
export function mentionedTerms(
  { passages }: Pick<MentioningDocument, 'passages'>,
  terms: ReadonlyMap<string, Term>,
): Set<string> {
  const named = new Set(passages.flatMap(({ mentions }) => mentions.map(({ term }) => term)));
  return new Set([...named].flatMap((name) => [name, ...(terms.get(name)?.members ?? [])]));
}

/** Numbers of the documents that mention each term, by itself or together with others; in their order. */
export function mentioningDocuments(
  documents: readonly MentioningDocument[],
  terms: ReadonlyMap<string, Term>,
): Map<string, string[]> {
  const mentioning = new Map<string, string[]>();
  for (const document of documents) {
    for (const term of mentionedTerms(document, terms)) {
      const list = mentioning.get(term);
      if (list) list.push(document.id);
      else mentioning.set(term, [document.id]);
    }
  }
  return mentioning;
}

/** How often one document uses one form of a term. */
export interface FormUse {
  document: string;
  count: number;
}

/**
 * Counts who uses which form of a term.
 *
 * @param backlinks in reading order
 * @returns for each folded form, its uses by document; only mentions of the term itself count
 */
export function countForms(term: string, backlinks: readonly Backlink[]): Map<string, FormUse[]> {
  const uses = new Map<string, FormUse[]>();
  for (const { document, text, mentions } of backlinks) {
    for (const mention of mentions) {
      if (mention.term !== term) continue;
      const form = formKey(text.slice(mention.start, mention.end));
      const list = uses.get(form) ?? [];
      const last = list.at(-1);
      if (last?.document === document) last.count++;
      else list.push({ document, count: 1 });
      uses.set(form, list);
    }
  }
  return uses;
}

/** A text cut into pieces, each mention with the words that it is. */
export function cutAtMentions(text: string, mentions: readonly Mention[]): { text: string; mention?: Mention }[] {
  const pieces: { text: string; mention?: Mention }[] = [];
  let done = 0;
  for (const mention of mentions) {
    const { start, end } = mention;
    if (start > done) pieces.push({ text: text.slice(done, start) });
    pieces.push({ text: text.slice(start, end), mention });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

/** Every folded run of whole words that stands inside a mention: what a shorter form may hide in. */
export function collectInnerForms(documents: readonly MentioningDocument[]): Set<string> {
  const mentioned = new Set<string>();
  for (const { passages } of documents) {
    for (const { text, mentions } of passages) {
      for (const { start, end } of mentions) mentioned.add(formKey(text.slice(start, end)));
    }
  }
  const inner = new Set<string>();
  for (const form of mentioned) {
    const words = [...form.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
    for (const first of words) {
      for (const last of words) {
        if (last.index >= first.index) inner.add(form.slice(first.index, last.index + last[0].length));
      }
    }
  }
  return inner;
}
