/** The box in which an answer is narrowed and ordered. */
import { byYear, type Counts, type FacetName, facetNames } from '../record.ts';
import type { ViewContext } from './context.ts';
import { button, counted, element, nameOfLanguage, written } from './elements.ts';

/** Values of a facet that are shown at first. */
const shownValues = 8;

/** How the numbers of an answer are shown. */
export interface Numbers {
  counts: Record<FacetName, Counts>;
  /** Whether there may be more than was counted. */
  isPart: boolean;
}

/**
 * @param before the box that it takes the place of: what stood open there does so again
 * @returns nothing where there is nothing to narrow
 */
export function narrowBox({ counts, isPart }: Numbers, context: ViewContext, before: HTMLElement): HTMLElement[] {
  const { words, state, go } = context;
  const open = new Set(
    [...before.querySelectorAll('details[open]')].map((part) => (part as HTMLElement).dataset['facet']),
  );
  const isChosen = facetNames.some((name) => state.filters[name]?.length);
  if (!isChosen && facetNames.every((name) => Object.keys(counts[name]).length === 0)) return [];
  const all = element('details');
  all.open = before.querySelector('details')?.open ?? (isChosen || matchMedia('(min-width: 64rem)').matches);
  all.dataset['facet'] = '';
  const summary = element('summary', words.narrow);
  summary.dataset['key'] = 'narrow';
  all.append(summary, orderChoice(context));
  for (const name of facetNames) {
    const chosen = state.filters[name] ?? [];
    const values = Object.entries(counts[name])
      .filter(([, count]) => count > 0)
      .sort(([a, one], [b, other]) => other - one || (nameOf(name, a, context) < nameOf(name, b, context) ? -1 : 1));
    const found = new Set(values.map(([value]) => value));
    for (const value of chosen) if (!found.has(value)) values.push([value, 0]);
    if (values.length === 0) continue;
    const facet = element('fieldset');
    facet.append(element('legend', words.facets[name] ?? name));
    const atFirst = new Set([...values.slice(0, shownValues).map(([value]) => value), ...chosen]);
    // The most frequent are shown; years among them are read in their order.
    if (name === 'year') values.sort(([a], [b]) => byYear(a, b));
    const choices = (isFirst: boolean) =>
      values
        .filter(([value]) => atFirst.has(value) === isFirst)
        .map(([value, count]) => choiceOf(name, value, `${written(count)}${isPart ? '+' : ''}`, context));
    facet.append(...choices(true));
    const rest = choices(false);
    if (rest.length > 0) {
      const more = element('details');
      more.dataset['facet'] = name;
      more.open = open.has(name);
      const opener = element('summary', counted(words.moreRecords, rest.length));
      opener.dataset['key'] = `more-${name}`;
      more.append(opener, ...rest);
      facet.append(more);
    }
    all.append(facet);
  }
  if (isChosen) all.append(button(words.allOff, () => go({ ...state, filters: {} }), 'all-off'));
  return [all];
}

function choiceOf(name: FacetName, value: string, count: string, context: ViewContext): HTMLElement {
  const { state, go } = context;
  const chosen = state.filters[name] ?? [];
  const label = element('label');
  const box = element('input');
  box.type = 'checkbox';
  box.id = `facet-${name}-${value}`;
  box.dataset['key'] = box.id;
  box.checked = chosen.includes(value);
  box.addEventListener('change', () => {
    const values = box.checked ? [...chosen, value] : chosen.filter((other) => other !== value);
    go({ ...state, filters: { ...state.filters, [name]: values } });
  });
  label.append(box, ` ${nameOf(name, value, context)} (${count})`);
  return label;
}

function orderChoice({ words, state, go }: ViewContext): HTMLElement {
  const group = element('fieldset');
  group.append(element('legend', words.order));
  for (const [order, name] of [
    ['best', words.best],
    ['date', words.byDate],
  ] as const) {
    const label = element('label');
    const choice = element('input');
    choice.type = 'radio';
    choice.name = 'order';
    choice.id = `facet-order-${order}`;
    choice.dataset['key'] = choice.id;
    choice.checked = state.order === order;
    choice.addEventListener('change', () => go({ ...state, order }));
    label.append(choice, ` ${name}`);
    group.append(label);
  }
  return group;
}

function nameOf(name: FacetName, value: string, { words, texts, titles }: ViewContext): string {
  if (value === 'unknown') return words.unknown;
  if (name === 'kind') return named(words.kinds, value);
  if (name === 'source') return named(texts.sources, value);
  if (name === 'term') return titles.get(value) ?? value;
  if (name === 'language') return nameOfLanguage(value);
  return value;
}

/** The name of a value that an address may have made up. */
const named = (names: Record<string, string>, value: string) =>
  Object.hasOwn(names, value) ? (names[value] ?? value) : value;
