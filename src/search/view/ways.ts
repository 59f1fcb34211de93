/** Where a reader can go on from a search that finds nothing. */
import type { ViewContext } from './context.ts';
import { element, fill, link, nameOfLanguage } from './elements.ts';

/** The languages in which a word could stand, and the pages that list what there is. */
export function waysOn({ words, texts, link: addressOf }: ViewContext): HTMLElement[] {
  const list = element('ul');
  list.className = 'ways';
  for (const { path, label } of texts.ways) {
    const item = element('li');
    item.append(link(addressOf(path), label));
    list.append(item);
  }
  if (texts.languages.length === 0) return [list];
  const names = new Intl.ListFormat(document.documentElement.lang).format(texts.languages.map(nameOfLanguage));
  return [element('p', fill(words.languages, '%s', names)), list];
}
