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
import { datesTyped, figuresOfDate } from './dates.ts';
import { type FormGroup, groupKey } from './form-groups.ts';
import { kindredKey } from './kindred.ts';
import { parseQuery, type QueryPart } from './query.ts';
import type { SearchPassage } from './record.ts';
import { addressTyped, numberKey, type TypedAddress } from './typed-address.ts';
import { findKeys, findPhrase, findWords, foldedWords, type Span, type Word } from './words.ts';

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

/** A term that words name: by its forms, or by a spelling that it shares. */
type Named = { group: FormGroup; isShared: boolean };

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

/**
 * The parts of a question less those that only say what their neighbour is, with abbreviations in full. A whole
 * address of a document stands for all words around it: they are those of a citation, of which texts hold but some.
 */
function asMeant(typed: readonly QueryPart[], forms: FormIndex): QueryPart[] {
  const cited = typed.filter(isCitedAddress);
  const given = cited.length > 0 ? cited : typed;
  const asked = given.filter((part, at) => !(saysYear(part, given[at - 1]) || saysNumber(part, given[at + 1])));
  return withoutInitials(asked, forms)
    .flatMap((part, at, kept) => articleInFull(part, kept[at + 1], forms))
    .flatMap((part) => splitJoined(part, forms));
}

/** One initial, or several with full stops between them ("V. I. Miller", "Miller V.I."). */
const isInitials = (part: QueryPart | undefined): part is QueryPart =>
  part !== undefined && isWord(part) && /^\p{Lu}(?:\.\p{Lu})*$/u.test(part.text);

/** The parts of a question less the initials of a name that stands beside them: texts have it in full, or alone. */
function withoutInitials(parts: readonly QueryPart[], forms: FormIndex): QueryPart[] {
  const kept: QueryPart[] = [];
  for (let at = 0, end = 0; at < parts.length; at = end) {
    end = at + 1;
    while (isInitials(parts[at]) && isInitials(parts[end])) end++;
    const initials = parts.slice(at, end);
    const [first] = foldForm(initials[0]?.text ?? '');
    const isOf = (name: QueryPart | undefined) =>
      name !== undefined &&
      isWord(name) &&
      (namedBy(name.text, forms) ?? []).some(
        ({ group, isShared }) =>
          !isShared && group.forms.some((form) => form.includes(' ') && foldForm(form)[0] === first),
      );
    if (!(isInitials(initials[0]) && (isOf(parts[end]) || isOf(parts[at - 1])))) kept.push(...initials);
  }
  return kept;
}

/** Whether a part is a whole address of a document or passage, as a citation has it. */
const isCitedAddress = (part: QueryPart) =>
  isWord(part) && /^https?:/u.test(part.text) && addressTyped(part.text) !== undefined;

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

/** Whether a word only says of the year before it that it is one ("21 лютого 2022 року", "30.09.2022 г."). */
function saysYear(part: QueryPart, before: QueryPart | undefined): boolean {
  if (!before || !isWord(part) || !isWord(before)) return false;
  return /^(?:г|год|года|году|р|рік|року|році)$/iu.test(part.text) && /(?<!\d)\d{4}$/u.test(before.text);
}

/** Whether a word only says of the number behind it that it is that of a document ("document 0002"). */
function saysNumber(part: QueryPart | undefined, after: QueryPart | undefined): boolean {
  if (!part || !after || !isWord(part) || !isWord(after)) return false;
  return /^(?:document|doc|документ)$/iu.test(part.text) && addressTyped(after.text, true) !== undefined;
}

/**
 * An article of a law, as lawyers cite it, is asked for in full ("Art. 51", "arts 39", "art.2(4)"), unless
 * the glossary has it so.
 */
function articleInFull(part: QueryPart, after: QueryPart | undefined, forms: FormIndex): QueryPart[] {
  const [abbreviation, joined] = isWord(part) ? (/^arts?(?:\.(\S+))?$/iu.exec(part.text) ?? []) : [];
  const number = joined ?? (after && isWord(after) ? after.text : '');
  if (abbreviation === undefined || !/^\d{1,3}(?!\d)/u.test(number)) return [part];
  if (namedBy(joined === undefined ? `${part.text} ${number}` : part.text, forms)) return [part];
  const article = { ...part, text: 'Article' };
  return joined === undefined ? [article] : [article, { ...part, text: joined }];
}

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

/** A word with strokes inside is several words, unless it is a form as it stands ("and/or"; "D/E" where the glossary has it). */
function splitJoined(part: QueryPart, forms: FormIndex): QueryPart[] {
  if (!isWord(part) || !part.text.includes('/') || namedBy(part.text, forms)) return [part];
  const pieces = part.text.split('/').filter((piece) => piece !== '');
  return pieces.every((piece) => /\p{L}/u.test(piece)) ? pieces.map((text) => ({ ...part, text })) : [part];
}

const isWord = (part: QueryPart) => !part.isPhrase && !part.isExcluded;

/** The terms that a text names: by a form to the letter, else by one in another inflection, else without its stops. */
function namedBy(text: string, forms: FormIndex): readonly Named[] | undefined {
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

const keysOf = (text: string) => findWords(text).map(({ key }) => key);

const casesOf = ({ cases = {} }: FormGroup, form: string) => (Object.hasOwn(cases, form) ? (cases[form] ?? []) : []);

/** The forms that answer where words name a term. */
function answersOf({ group, isShared }: Named): string[] {
  return isShared ? group.shared : [...group.forms, ...group.together];
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
