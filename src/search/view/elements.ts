/** The elements of which the search makes what it shows. */
import type { Plurals } from '../../words/en.ts';

/** An element with a text of its own. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text?: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** @param key by which a link finds the focus again that it had before results were shown anew */
export function link(url: string, text: string, key?: string): HTMLAnchorElement {
  const anchor = element('a', text);
  anchor.href = url;
  if (key !== undefined) anchor.dataset['key'] = key;
  return anchor;
}

/** @param key by which what takes its place is known: the focus goes there */
export function button(text: string, act: () => void, key: string): HTMLButtonElement {
  const made = element('button', text);
  made.type = 'button';
  made.dataset['key'] = key;
  made.addEventListener('click', act);
  return made;
}

/** A line about what was found, which is announced too. */
export function notice(text: string): HTMLElement {
  const line = element('p', text);
  line.className = 'search-notice';
  return line;
}

/** A template with its sign replaced, whatever signs the text holds. */
export const fill = (template: string, sign: string, text: string): string => template.split(sign).join(text);

/** Words of the question as they stand in a line about them. */
export const quoted = (text: string): string => `“${text}”`;

/** A number as the language of the page writes it. */
export const written = (amount: number): string => new Intl.NumberFormat(document.documentElement.lang).format(amount);

/** A number with what is counted, in the form that the language of the page wants. */
export function counted(plurals: Plurals, amount: number): string {
  const text = plurals[new Intl.PluralRules(document.documentElement.lang).select(amount)] ?? plurals['other'] ?? '';
  return fill(text, '%n', written(amount));
}

/** The name of a language; its tag where an address has made it up. */
export function nameOfLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
