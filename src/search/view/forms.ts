/** What else was searched for the words of a question, and the ways to other words. */
import type { SearchState } from '../search-address.ts';
import type { Missing } from '../search-session.ts';
import type { Unit } from '../unit.ts';
import type { ViewContext } from './context.ts';
import { button, counted, element, fill, link, notice, quoted } from './elements.ts';

/** Forms that are named before the list of them is opened. */
const namedForms = 4;
/** Units of a question whose lines are shown at first; those of a passage that is searched for would hide the hits. */
const shownUnits = 3;

/**
 * What else was searched for the units of a question.
 *
 * @param wasOpen whether the list of forms of a unit stood open before; of the units not shown at first: of none
 */
export function formLines(
  units: readonly Unit[],
  context: ViewContext,
  wasOpen: (typed: string) => boolean | undefined,
): HTMLElement[] {
  const { words } = context;
  const lines = units.map((unit) => unitLines(unit, context, wasOpen(unit.typed))).filter(({ length }) => length > 0);
  const first = lines.slice(0, shownUnits).flat();
  const others = lines.slice(shownUnits);
  if (others.length === 0) return first;
  const rest = element('details');
  rest.dataset['unit'] = '';
  const summary = element('summary', `${words.alsoSearched} ${counted(words.moreRecords, others.length)}`);
  summary.dataset['key'] = 'forms-';
  rest.append(summary, ...others.flat());
  rest.open = wasOpen('') ?? rest.querySelector('details[open]') !== null;
  return [...first, rest];
}

/**
 * What else was searched for a unit, each form to be taken out or put back; the terms that it may mean.
 *
 * @param wasOpen whether the list of forms stood open before; nothing where there was none
 */
function unitLines(unit: Unit, context: ViewContext, wasOpen: boolean | undefined): HTMLElement[] {
  const { others, removed, choices, typed } = unit;
  const lines: HTMLElement[] = [];
  if (others.length + removed.length > 0) lines.push(formsOf(unit, context, wasOpen ?? removed.length > 0));
  if (choices.length > 0) {
    const line = element('p', `${fill(counted(context.words.mayMean, choices.length), '%q', quoted(typed))} `);
    choices.forEach(({ term, title }, index) => {
      line.append(index > 0 ? ', ' : '', link(context.link(fill(context.texts.termPath, '%s', term)), title));
    });
    lines.push(line);
  }
  return lines;
}

function formsOf({ typed, others, removed }: Unit, { words, state, go }: ViewContext, isOpen: boolean): HTMLElement {
  const list = (forms: readonly string[], act: string, next: (form: string) => string[], sign: string) =>
    forms.flatMap((form) => {
      const choice = formChoice(form, () => go({ ...state, without: next(form) }), `form-${form}`);
      choice.setAttribute('aria-label', fill(act, '%s', form));
      choice.append(' ', sign);
      return [choice, ' '];
    });
  const all = element('details');
  all.className = 'forms';
  all.dataset['unit'] = typed;
  all.open = isOpen;
  const rest = Math.max(0, others.length - namedForms);
  const named = element(
    'span',
    `${others.slice(0, namedForms).join(', ')}${rest > 0 ? `; ${counted(words.moreRecords, rest)}` : ''}`,
  );
  named.className = 'named';
  const summary = element('summary', `${words.alsoSearched} `);
  summary.dataset['key'] = `forms-${typed}`;
  summary.append(named);
  all.append(summary);
  all.append(...list(others, words.takeOut, (form) => [...state.without, form], '×'));
  if (removed.length > 0) {
    const line = element('p', `${words.takenOut} `);
    line.append(...list(removed, words.putBack, (form) => state.without.filter((other) => other !== form), '+'));
    all.append(line);
  }
  return all;
}

/** The way to exactly what is typed, or back to every form of it. */
export function exactChoice({ words, state, go }: ViewContext): HTMLElement {
  const next: SearchState = state.exact ? { ...state, exact: false } : { ...state, exact: true, without: [] };
  return formChoice(state.exact ? words.everyForm : words.exactly, () => go(next), 'exact');
}

/** That a unit stands nowhere, and the near spellings that stand somewhere. */
export function missingLine({ typed, near }: Missing, { words, state, go }: ViewContext): HTMLElement {
  const line = notice(`${fill(words.nowhere, '%q', quoted(typed))} `);
  if (near.length > 0) line.append(words.near, ' ');
  for (const { word, query } of near)
    line.append(
      formChoice(word, () => go({ ...state, query, without: [] }), `near-${query}`),
      ' ',
    );
  return line;
}

function formChoice(text: string, act: () => void, key: string): HTMLElement {
  const choice = button(text, act, key);
  choice.className = 'form-choice';
  return choice;
}
