/** What is said of a question and its answer above the hits. */
import { facetNames } from '../record.ts';
import { isEmptySearch } from '../search-address.ts';
import type { Shown } from '../search-session.ts';
import type { ViewContext } from './context.ts';
import { countFound, countRecords } from './counts.ts';
import { button, counted, fill, notice, quoted } from './elements.ts';
import { missingLine } from './forms.ts';

/** Whether nothing is asked for: then all records are listed. */
export const isBrowsing = ({ question }: Shown) => question.units.length === 0 && question.excluded.length === 0;

/** Whether a question holds signs alone, which ask for nothing. */
const isSigns = (shown: Shown, { state }: ViewContext) => isBrowsing(shown) && state.query.trim() !== '';

const isNarrowed = ({ state }: ViewContext) => facetNames.some((name) => state.filters[name]?.length);

/** How much was found, in words; that a question of signs asks for nothing. */
export function statusLine(shown: Shown, context: ViewContext): string {
  if (isEmptySearch(context.state)) return '';
  if (isSigns(shown, context) && !isNarrowed(context)) return context.words.signsAlone;
  return isBrowsing(shown) ? countRecords(shown.answer, context) : countFound(shown.answer, context);
}

/**
 * Words that stand nowhere, signs that ask for nothing, what is left to check, and what is shown instead.
 *
 * @param checkMore goes on with the checking
 */
export function noticesOf(shown: Shown, context: ViewContext, checkMore: () => void): HTMLElement[] {
  const { question, answer, missing, instead } = shown;
  const { words } = context;
  const notices = missing.map((unit) => missingLine(unit, context));
  const operator = question.units.find(({ typed, isPhrase }) => !isPhrase && /^(?:AND|NOT|OR)$/u.test(typed));
  if (operator) notices.push(notice(fill(words.noOperator, '%q', quoted(operator.typed))));
  if (isSigns(shown, context) && isNarrowed(context)) notices.push(notice(words.signsAlone));
  const isNothing = answer.isFinal && answer.found.length === 0;
  if (isNothing && missing.length === 0 && question.units.length > 1 && !isNarrowed(context))
    notices.push(notice(words.together));
  if (!answer.isFinal && !answer.isChecking) {
    const line = notice(`${counted(words.unchecked, answer.left)} `);
    line.append(button(words.checkMore, checkMore, 'check'));
    notices.push(line);
  }
  if (instead)
    notices.push(notice(`${fill(words.nearHits, '%q', quoted(instead.query))} ${countFound(instead.answer, context)}`));
  return notices;
}
