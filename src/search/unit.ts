/**
 * Units: what a question asks for, each with every way in which a text may answer it.
 *
 * The longest run of words that is a form of some term is one unit, answered by every form of the terms
 * that it names; a date by the ways in which texts write it; a number or an address of a document by that
 * document too, for which a pasted citation asks alone; any other word by its kindred words; a phrase, and
 * every word of a question that is to be taken exactly, by itself alone.
 */
import { foldForm } from '../glossary/lexicon.ts';
import { findWhole } from '../glossary/mention.ts';
import { asMeant, saysNumber } from './as-meant.ts';
import { datesTyped, figuresOfDate } from './dates.ts';
import { type FormGroup, groupKey } from './form-groups.ts';
import { answersOf, casesOf, type FormIndex, type Named, namedBy } from './form-index.ts';
import { kindredKey } from './kindred.ts';
import { isWord, parseQuery, type QueryPart } from './query.ts';
import type { SearchPassage } from './record.ts';
import { addressTyped, numberKey, type TypedAddress } from './typed-address.ts';
import { findKeys, findPhrase, findWords, foldedWords, keysOf, type Span, type Word } from './words.ts';

export interface Unit {
  typed: string;
  isPhrase: boolean;
  /** The other forms that answer, as the glossary writes them; those that the reader took out are in `removed`. */
  others: string[];
  removed: string[];
  /** Terms that it may mean, where several share the spelling. */
  choices: { term: string; title: string }[];
  /** Forms that answer where they stand whole, folded. */
  whole: string[];
  /** Words that answer where they stand so, one after the other. */
  phrase: string[];
  /** Terms that answer where a note identifies them. */
  terms: string[];
  /** What answers besides, whatever its words. */
  address?: TypedAddress;
  /** Runs of words that answer by their keys. */
  kin: string[][];
  /** Keys by which a record may answer: all keys of one of these lists. */
  candidates: string[][];
}

/** A question, ready to be answered. */
export interface Question {
  units: Unit[];
  /** Passages that hold one of these runs of words do not answer. */
  excluded: string[][];
}

export interface Wish {
  /** Every word stands for itself alone. */
  exact: boolean;
  /** Forms that are not to answer. */
  without: readonly string[];
}

/** Compiles a question. */
export function compileQuestion(given: readonly QueryPart[], forms: FormIndex, wish: Wish): Question {
  const units: Unit[] = [];
  const excluded: string[][] = [];
  const parts = wish.exact ? given : asMeant(given, forms);
  const isNumber = (part: QueryPart) => parts.length === 1 || saysNumber(given[given.indexOf(part) - 1], part);
  for (let at = 0; at < parts.length; ) {
    const part = parts[at];
    if (!part) break;
    const run = part.isExcluded || wish.exact ? [part] : longestName(parts, at, forms);
    if (part.isExcluded) excluded.push(foldedWords(part.text));
    else if (run.length === 1 && (part.isPhrase || wish.exact)) units.push(exactUnit(part.text, part.isPhrase));
    else {
      const unit = withAddress(wideUnit(textOf(run), namedByRun(run, forms) ?? [], wish), isNumber(part));
      units.push(run.length === 1 ? withDate(unit, parts, at) : unit);
    }
    at += run.length;
  }
  const different = new Map(units.map((unit) => [`${unit.isPhrase} ${foldForm(unit.typed)}`, unit]));
  return { units: [...different.values()], excluded };
}

/** The longest run of parts from a place on that names a term; the part there alone where none does. */
function longestName(parts: readonly QueryPart[], at: number, forms: FormIndex): QueryPart[] {
  let size = 1;
  while (size < forms.longest && at + size < parts.length && !parts[at + size]?.isExcluded) size++;
  while (size > 1 && !namedByRun(parts.slice(at, at + size), forms)) size--;
  return parts.slice(at, at + size);
}

/**
 * The terms that a run of parts names. One with a phrase among words names only a form that has quotation
 * marks at that place, to the letter: other phrases stand for themselves.
 */
function namedByRun(run: readonly QueryPart[], forms: FormIndex): readonly Named[] | undefined {
  if (run.every(({ isPhrase }) => !isPhrase)) return namedBy(textOf(run), forms);
  return forms.byWords.get(foldForm(textOf(run)));
}

/** The words of a run as they are typed, phrases in quotation marks. */
const textOf = (run: readonly QueryPart[]) =>
  run.map(({ text, isPhrase }) => (isPhrase ? `"${text}"` : text)).join(' ');

/** A word that names a document or a passage is answered by that one too. */
function withAddress(unit: Unit, isNumber: boolean): Unit {
  const address = addressTyped(unit.typed, isNumber);
  return address ? { ...unit, address, candidates: [[numberKey(address.document)], ...unit.candidates] } : unit;
}

/** Each word of a date is answered by the date in figures too, and its day with a nought before it or without. */
function withDate(unit: Unit, parts: readonly QueryPart[], at: number): Unit {
  const figures = [at - 2, at - 1, at].flatMap((first) => {
    const [a, b, c] = first < 0 ? [] : parts.slice(first, first + 3).filter(isWord);
    return a && b && c ? figuresOfDate([a.text, b.text, c.text]).map(keysOf) : [];
  });
  const [, day] = figures.length > 0 ? (/^0?([1-9])(?!\d)/u.exec(unit.typed) ?? []) : [];
  const ways = day === undefined ? figures : [[day], [`0${day}`], ...figures];
  return { ...unit, kin: [...unit.kin, ...ways], candidates: [...unit.candidates, ...ways] };
}

/** A unit that stands for its words alone. */
export function exactUnit(typed: string, isPhrase: boolean): Unit {
  return {
    typed,
    isPhrase,
    others: [],
    removed: [],
    choices: [],
    whole: [],
    phrase: foldedWords(typed),
    terms: [],
    kin: [],
    candidates: [keysOf(typed)],
  };
}

/** A form as a question holds it when it is typed: its words lose the full stops at their ends. */
const asTyped = (form: string) => foldForm(form.includes('.') ? textOf(parseQuery(form)) : form);

function wideUnit(typed: string, named: readonly Named[], { without }: Wish): Unit {
  const folded = foldForm(typed);
  const others = new Map<string, string>();
  const dates = datesTyped(typed);
  const isTyped = (form: string) => asTyped(form) === folded;
  for (const form of [...named.flatMap(answersOf), ...dates.map(({ name }) => name)]) {
    if (!isTyped(form) && !others.has(foldForm(form))) others.set(foldForm(form), form);
  }
  const taken = new Set(without.map(foldForm));
  const isNamedWhole =
    typed.includes(' ') &&
    named.some(({ group, isShared }) =>
      (isShared ? group.shared : group.forms).some((form) => foldForm(form) === folded),
    );
  const kept = [...others].filter(([form]) => !taken.has(form));
  const answers = (form: string) => isTyped(form) || !taken.has(foldForm(form));
  const cases = named.flatMap((name) =>
    answersOf(name)
      .filter(answers)
      .flatMap((form) => casesOf(name.group, form)),
  );
  const parted = partedNumber(typed);
  const isCyrillic = (form: string) => /\p{Script=Cyrillic}/u.test(form) && form.length > 3;
  const asOthersWrite = dates.filter(({ name }) => !taken.has(foldForm(name))).flatMap(({ ways }) => ways);
  const byKeys = [...kept.map(([, form]) => form).filter(isCyrillic), ...asOthersWrite];
  return {
    typed,
    isPhrase: false,
    others: kept.map(([, form]) => form),
    removed: [...others].filter(([form]) => taken.has(form)).map(([, form]) => form),
    choices: named.some(({ isShared }) => isShared) ? named.map(({ group: { term, title } }) => ({ term, title })) : [],
    whole: [
      ...new Set([
        folded,
        ...named.flatMap(answersOf).filter(isTyped).map(foldForm),
        ...parted,
        ...kept.map(([form]) => form),
        ...cases.map(foldForm),
      ]),
    ],
    phrase: [],
    terms: named.flatMap(({ group, isShared }) => (isShared ? [] : [group.term])),
    kin: [typed, ...byKeys].map(keysOf),
    candidates: [
      // A form of several words to the letter stands only where its term is indexed.
      ...(isNamedWhole ? [] : [keysOf(typed)]),
      ...parted.slice(0, 1).map(keysOf),
      ...asOthersWrite.map(keysOf),
      ...named.map(({ group, isShared }) => [groupKey(group.term, isShared)]),
    ],
  };
}

/** A number as texts write it with its thousands set apart, a word for each three figures; one that may be a year is none. */
function partedNumber(typed: string): string[] {
  if (!/^(?![12]\d{3}$)\d{4,}$/u.test(typed)) return [];
  return [',', '.', ' ', "'"].map((sign) => typed.replace(/\B(?=(?:\d{3})+$)/gu, sign));
}

/** Where a passage answers a unit, in order and without overlaps; the longest of those that begin alike. */
export function findUnit(
  { typed, removed, whole, phrase, terms, kin }: Unit,
  [, text, identified = []]: SearchPassage,
  words: readonly Word[],
): Span[] {
  const folded = foldForm(text);
  const spans = [
    ...identified.flatMap(([term, start, end]) => (terms.includes(term) ? { start, end } : [])),
    ...findPhrase(words, phrase),
    ...whole.flatMap((form) => findWhole(folded, form).map((start) => ({ start, end: start + form.length }))),
    ...kin.flatMap((keys) => findKeys(words, keys)),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const taken = removed.map(foldForm).filter((form) => form !== foldForm(typed));
  let free = 0;
  return spans.filter(({ start, end }) => {
    if (start < free || taken.includes(folded.slice(start, end))) return false;
    free = end;
    return true;
  });
}

/** Groups ready to be looked for in texts. */
export interface GroupUnits {
  /** Groups by what a text that holds them holds: their key, and the keys of the first words of their forms. */
  bySign: ReadonlyMap<string, readonly GroupUnit[]>;
}

interface GroupUnit {
  key: string;
  unit: Unit;
}

/**
 * The keys under which a passage that names these groups is indexed, beside those of its words; in any order.
 *
 * @param keys those of the words of the passage
 */
export function groupKeysIn(passage: SearchPassage, keys: ReadonlySet<string>, { bySign }: GroupUnits): string[] {
  const [, text, identified = []] = passage;
  const possible = new Set<GroupUnit>();
  for (const sign of keys) for (const group of bySign.get(sign) ?? []) possible.add(group);
  for (const [term] of identified) for (const group of bySign.get(groupKey(term, false)) ?? []) possible.add(group);
  // Most passages name nothing; of those, where each word stands is not asked.
  if (possible.size === 0) return [];
  const words = findWords(text);
  return [...possible].filter(({ unit }) => findUnit(unit, passage, words).length > 0).map(({ key }) => key);
}

/** Makes groups ready to be looked for in texts. */
export function groupUnits(groups: readonly FormGroup[]): GroupUnits {
  const bySign = new Map<string, GroupUnit[]>();
  for (const group of groups) {
    for (const isShared of [false, true]) {
      const forms = answersOf({ group, isShared });
      const [first] = forms;
      if (first === undefined) continue;
      const key = groupKey(group.term, isShared);
      const unit = wideUnit(first, [{ group, isShared }], { exact: false, without: [] });
      const made = { key, unit };
      const written = forms.flatMap((form) => [form, ...casesOf(group, form)]);
      for (const sign of new Set([key, ...written.map((form) => kindredKey(findFirst(form)))])) {
        const list = bySign.get(sign);
        if (list) list.push(made);
        else bySign.set(sign, [made]);
      }
    }
  }
  return { bySign };
}

function findFirst(form: string): string {
  const word = findWords(form)[0];
  return word ? form.slice(word.start, word.end) : form;
}
