/** The forms of the glossary as a question is held against them. */
import { foldForm } from '../glossary/lexicon.ts';
import type { FormGroup } from './form-groups.ts';
import { keysOf } from './words.ts';

/** A term that words name: by its forms, or by a spelling that it shares. */
export type Named = { group: FormGroup; isShared: boolean };

/** Forms of the glossary by their folded words and by their keys. */
export interface FormIndex {
  byWords: ReadonlyMap<string, readonly Named[]>;
  byKeys: ReadonlyMap<string, readonly Named[]>;
  /** Words of the longest form. */
  longest: number;
}

/** Makes the forms of all groups ready for looking up; once for a glossary. */
export function indexForms(groups: readonly FormGroup[]): FormIndex {
  const byWords = new Map<string, Named[]>();
  const byKeys = new Map<string, Named[]>();
  let longest = 1;
  const add = (map: Map<string, Named[]>, key: string, named: Named) => {
    const list = map.get(key) ?? [];
    if (!list.some(({ group, isShared }) => group === named.group && isShared === named.isShared)) list.push(named);
    map.set(key, list);
  };
  for (const group of groups) {
    for (const isShared of [false, true]) {
      for (const form of isShared ? group.shared : group.forms) {
        longest = Math.max(longest, form.split(' ').length);
        for (const name of [form, ...casesOf(group, form)]) {
          // A question loses the full stops at its ends: they may be those of its sentence.
          add(byWords, foldForm(name).replace(/\.+$/u, ''), { group, isShared });
          add(byKeys, keysOf(name).join(' '), { group, isShared });
        }
      }
    }
  }
  return { byWords, byKeys, longest };
}

/** The terms that a text names: by a form to the letter, else by one in another inflection, else without its stops. */
export function namedBy(text: string, forms: FormIndex): readonly Named[] | undefined {
  const { byWords, byKeys } = forms;
  const named = byWords.get(foldForm(text)) ?? (text.length > 3 ? byKeys.get(keysOf(text).join(' ')) : undefined);
  const plain = named ? text : withoutStops(text);
  return plain === text ? named : namedBy(plain, forms);
}

/** Letters with full stops between them are an abbreviation that others write without: "p.p.", "pp". */
const withoutStops = (text: string) =>
  text.replace(/(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{N}])\.?/gu, (letters) =>
    letters.replaceAll('.', ''),
  );

/** Other cases of a form of a group. */
export const casesOf = ({ cases = {} }: FormGroup, form: string) =>
  Object.hasOwn(cases, form) ? (cases[form] ?? []) : [];

/** The forms that answer where words name a term. */
export function answersOf({ group, isShared }: Named): string[] {
  return isShared ? group.shared : [...group.forms, ...group.together];
}
