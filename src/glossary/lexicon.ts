/**
 * The lexicon: all forms of all terms, compiled once for finding mentions and widening searches.
 *
 * Forms are compared folded: in lower case, with every kind of apostrophe and quotation mark alike
 * and every kind of space alike. Folding keeps the length of a text, so that offsets stay true.
 */
import type { Entry } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';
import { inflect } from './inflection.ts';
import type { Term, TermDescription } from './term.ts';

interface CompiledForm {
  folded: string;
  form: string;
  term: string;
}

export interface Lexicon {
  terms: ReadonlyMap<string, Term>;
  /** Forms by their first word, folded; the longest first. */
  forms: ReadonlyMap<string, readonly CompiledForm[]>;
}

/** Folds letter case, apostrophes, quotation marks and spaces; the result has the length of the input. */
export function foldForm(text: string): string {
  // Most words of a text are folded already.
  if (!/[^\da-z ]/u.test(text)) return text;
  const lowered = text.replace(/[\p{Lu}\p{Lt}]/gu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
  return foldApostrophes(lowered)
    .replace(/[“”„‟«»‹›"]/gu, "'")
    .replace(/\s/gu, ' ');
}

/** Makes every kind of apostrophe the plain one. */
export const foldApostrophes = (text: string) => text.replace(/[’‘‛ʼ′`´]/gu, "'");

/** What tells forms apart: the folded text with its letters composed, since a sign and its accent may stand apart. */
export const formKey = (text: string) => foldForm(text.normalize('NFC'));

/** Compiles the lexicon of a glossary. */
export function buildLexicon(terms: readonly Term[]): Lexicon {
  const forms = new Map<string, CompiledForm[]>();
  for (const term of terms) {
    const seen = new Set<string>();
    for (const { form, mention } of term.forms) {
      if (!mention) continue;
      // Texts write letters with their accents as one sign or as two, and offsets must stay true.
      for (const folded of [form.normalize('NFC'), form.normalize('NFD')].map(foldForm)) {
        if (seen.has(folded)) continue;
        seen.add(folded);
        const first = firstWord(folded);
        forms.set(first, [...(forms.get(first) ?? []), { folded, form, term: term.id }]);
      }
    }
  }
  for (const list of forms.values()) list.sort((a, b) => b.folded.length - a.folded.length);
  return { terms: new Map(terms.map((term) => [term.id, term])), forms };
}

/** The first run of letters, marks and figures of a folded text, its first hundred at most. */
export function firstWord(folded: string): string {
  return /^[\p{L}\p{M}\p{N}]{1,100}/u.exec(folded)?.[0] ?? '';
}

/** The collective terms that name a term together with others. */
export function collectivesOf(terms: Iterable<Term>, id: string): Term[] {
  return [...terms].filter((term) => term.members.includes(id));
}

/** Finds forms that two terms claim, and names of terms that do not exist. */
export function checkGlossary(entries: readonly { id: string; entry: Entry<TermDescription> }[]): Issue[] {
  const issues: Issue[] = [];
  const ids = new Set(entries.map(({ id }) => id));
  const owners = new Map<string, { id: string; mention: boolean }[]>();
  for (const { id, entry } of entries) {
    for (const form of entry.data.forms) {
      for (const folded of new Set(casesOf(form).map(formKey)))
        owners.set(folded, [...(owners.get(folded) ?? []), { id, mention: form.mention }]);
    }
  }
  for (const { id, entry } of entries) {
    entry.data.forms.forEach((given, index) => {
      for (const form of casesOf(given)) {
        const claims = owners.get(formKey(form)) ?? [];
        const [first] = claims;
        if (!first || first.id === id || !claims.some(({ mention }) => mention)) continue;
        const message = `The form “${form}” belongs to ${first.id} too, so a mention of it would be a guess. Give it to one of them, to a collective term, or mark it “mention: false” in both.`;
        issues.push({ code: 'form-shared', file: entry.file, line: entry.lineOf('forms', index), message });
        break;
      }
    });
    for (const field of ['related', 'members'] as const) {
      entry.data[field].forEach((other, index) => {
        if (ids.has(other) && other !== id) return;
        issues.push({
          code: 'name-unknown',
          file: entry.file,
          line: entry.lineOf(field, index),
          message: `There is no other term “${other}”. Name a file of content/glossary without its ending.`,
        });
      });
    }
  }
  return issues;
}

/** A form as it is written, then its other cases. */
function casesOf({ form, endings }: TermDescription['forms'][number]): string[] {
  return [form, ...inflect(form, endings)];
}
