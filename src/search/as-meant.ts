/**
 * A question as it is meant: what only says what its neighbour is, or is written short, as readers write it.
 */
import { foldForm } from '../glossary/lexicon.ts';
import { type FormIndex, namedBy } from './form-index.ts';
import { isWord, type QueryPart } from './query.ts';
import { addressTyped } from './typed-address.ts';

/**
 * The parts of a question less those that only say what their neighbour is, with abbreviations in full. A whole
 * address of a document stands for all words around it: they are those of a citation, of which texts hold but some.
 */
export function asMeant(typed: readonly QueryPart[], forms: FormIndex): QueryPart[] {
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

/** Whether a word only says of the year before it that it is one ("21 лютого 2022 року", "30.09.2022 г."). */
function saysYear(part: QueryPart, before: QueryPart | undefined): boolean {
  if (!before || !isWord(part) || !isWord(before)) return false;
  return /^(?:г|год|года|году|р|рік|року|році)$/iu.test(part.text) && /(?<!\d)\d{4}$/u.test(before.text);
}

/** Whether a word only says of the number behind it that it is that of a document ("document 0002"). */
export function saysNumber(part: QueryPart | undefined, after: QueryPart | undefined): boolean {
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

/** A word with strokes inside is several words, unless it is a form as it stands ("and/or"; "D/E" where the glossary has it). */
function splitJoined(part: QueryPart, forms: FormIndex): QueryPart[] {
  if (!isWord(part) || !part.text.includes('/') || namedBy(part.text, forms)) return [part];
  const pieces = part.text.split('/').filter((piece) => piece !== '');
  return pieces.every((piece) => /\p{L}/u.test(piece)) ? pieces.map((text) => ({ ...part, text })) : [part];
}
