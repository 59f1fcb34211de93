/**
 * The search in the browser: an element that shows the passages found.
 *
 * On the search page the address holds the search; under the box of any other page the element is a
 * panel that shows the first hits while the reader types, and Enter leads to the search page.
 */

import { concordancePath } from '../permalink/permalink.ts';
import type { Plurals } from '../words/en.ts';
import { type Answer, compareHits, type Found, type Hit } from './answer.ts';
import { makeExcerpt } from './excerpt.ts';
import type { SearchStart, SearchTexts, SearchWords } from './files.ts';
import { writeMarks } from './marks.ts';
import { type Counts, type FacetName, facetNames, recordKinds } from './record.ts';
import { isEmptySearch, readAddress, type SearchState, writeAddress } from './search-address.ts';
import { type Missing, type Shown, type Sources, search } from './search-session.ts';
import type { Unit } from './unit.ts';

/** What the form hands to the script: enough to say that nothing else has arrived. */
interface FormSettings {
  base: string;
  working: string;
  failed: string;
  tryAgain: string;
  concordance: string;
}

/** Texts that are read before the reader is asked whether to go on. */
const firstLimit = 200;
/** Records, passages of a record and values of a facet that are shown at first. */
const shownRecords = 20;
const shownPassages = 6;
const shownValues = 8;
/** Forms that are named before the list of them is opened. */
const namedForms = 8;
/** Milliseconds without a key after which a question is asked while it is typed. */
const typingPause = 120;

/** Records and passages of a record that a panel shows. */
const panelRecords = 4;
const panelPassages = 2;

const parts = ['also', 'narrow', 'results', 'terms'] as const;
type Part = (typeof parts)[number];

/** What a search works with once it is open. */
export interface OpenedSearch extends Pick<SearchStart, 'groups' | 'texts'> {
  sources: Sources;
}

/** How the element gets what it needs: on the site, or in a copy of it. */
export interface SearchPlace {
  /** Opens the search. Fails where a file that every search needs does not arrive. */
  open: (link: (path: string) => string) => Promise<OpenedSearch>;
  /** The address of a path of the archive, where the site stands under this base. */
  link: (base: string, path: string) => string;
}

/** Makes the element of the search known to the browser. */
export function defineSearch(place: SearchPlace): void {
  customElements.define(
    'archive-search',
    class extends ArchiveSearch {
      protected override readonly place = place;
    },
  );
}

abstract class ArchiveSearch extends HTMLElement {
  protected abstract readonly place: SearchPlace;
  #isPanel = false;
  #form: HTMLFormElement | undefined;
  #input: HTMLInputElement | undefined;
  #settings: FormSettings = { base: '', working: '', failed: '', tryAgain: '', concordance: '' };
  #texts: SearchTexts | undefined;
  #titles = new Map<string, string>();
  #sources: Promise<Sources> | undefined;
  #typed: SearchState = { query: '', exact: false, without: [], filters: {}, order: 'best' };
  #turn = 0;
  #timer = 0;

  connectedCallback(): void {
    this.#isPanel = this.hasAttribute('panel');
    const place: ParentNode | null = this.#isPanel ? this.parentElement : document.querySelector('main');
    const input = place?.querySelector<HTMLInputElement>('form input[type=search]') ?? undefined;
    if (!input?.form) return;
    this.#input = input;
    this.#form = input.form;
    this.#settings = JSON.parse(input.form.dataset['search'] ?? '{}') as FormSettings;
    this.#build();
    if (!this.#isPanel) {
      this.#form?.addEventListener('submit', (event) => {
        event.preventDefault();
        clearTimeout(this.#timer);
        this.#go({ ...this.#state, query: input.value, without: [] }, 'push');
      });
      addEventListener('popstate', () => this.#read());
    }
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        this.#go({ ...this.#state, query: input.value, without: [] }, 'replace');
      }, typingPause);
    });
    document.addEventListener('keydown', (event) => this.#move(event));
    if (this.#isPanel) {
      document.addEventListener('pointerdown', (event) => {
        if (!this.parentElement?.contains(event.target as Node)) this.hidden = true;
      });
      if (input.value !== '') this.#go({ ...this.#state, query: input.value }, 'replace');
    } else this.#read();
    if (input.value === '') {
      if (!this.#isPanel) input.focus();
      void this.#open().catch(() => undefined);
    }
  }

  /** The parts that the search fills: where its status is said, and where results come. */
  #build(): void {
    const status = element('p');
    status.className = 'search-status';
    status.setAttribute('role', 'status');
    const boxes = parts.map((part) => {
      const box = element(part === 'results' ? 'ol' : 'div');
      box.className = `search-${part}`;
      return box;
    });
    this.replaceChildren(status, ...boxes);
  }

  /** Words for what is shown; they arrive before anything is. */
  get #words(): SearchWords {
    if (!this.#texts) throw new Error('The words of the search have not arrived.');
    return this.#texts.words;
  }

  get #state(): SearchState {
    return this.#isPanel ? this.#typed : readAddress(location.search);
  }

  #read(): void {
    if (this.#input) this.#input.value = this.#state.query;
    void this.#run(firstLimit);
  }

  #go(state: SearchState, way: 'push' | 'replace'): void {
    if (this.#isPanel) {
      this.#typed = state;
      this.hidden = isEmptySearch(state);
    } else {
      const address = writeAddress(state);
      const url = `${location.pathname}${address === '' ? '' : `?${address}`}`;
      if (way === 'push' && address !== location.search.slice(1)) history.pushState(null, '', url);
      else history.replaceState(null, '', url);
    }
    if (this.#input && this.#input.value !== state.query) this.#input.value = state.query;
    void this.#run(firstLimit);
  }

  #open(): Promise<Sources> {
    this.#sources ??= this.#load();
    this.#sources.catch(() => {
      this.#sources = undefined;
    });
    return this.#sources;
  }

  async #load(): Promise<Sources> {
    const { texts, groups, sources } = await this.place.open((path) => this.#link(path));
    this.#texts = texts;
    this.#titles = new Map(groups.map(({ term, title }) => [term, title]));
    return sources;
  }

  async #run(limit: number): Promise<void> {
    const turn = ++this.#turn;
    const state = this.#state;
    const isEmpty = isEmptySearch(state);
    if (isEmpty) for (const part of parts) this.#fill(part);
    this.#say(isEmpty ? '' : this.#settings.working);
    if (isEmpty && this.#isPanel) return;
    try {
      const sources = await this.#open();
      for await (const shown of search(state, sources, limit)) {
        if (turn !== this.#turn) return;
        this.#show(state, shown, limit);
      }
    } catch {
      if (turn === this.#turn) this.#fail();
    }
  }

  #show(state: SearchState, { question, answer, missing, instead }: Shown, limit: number): void {
    const words = this.#words;
    const isBrowsing = question.units.length === 0 && question.excluded.length === 0;
    const isEmpty = isEmptySearch(state);
    this.#say(isEmpty ? '' : isBrowsing ? this.#countRecords(answer) : this.#countPassages(answer));
    const lines = [
      ...question.units.flatMap((unit) => this.#unitLines(unit, state)),
      ...this.#exactLine(question.units, state),
      ...missing.map((unit) => this.#missingLine(unit, state)),
    ];
    const isNarrowed = facetNames.some((name) => state.filters[name]?.length);
    if (answer.isFinal && answer.found.length === 0 && missing.length === 0 && question.units.length > 1 && !isNarrowed)
      lines.push(element('p', words.together));
    if (!answer.isFinal && !answer.isChecking) lines.push(...this.#uncheckedLine(answer, limit));
    if (instead) {
      lines.push(element('p', fill(words.nearHits, '%q', quoted(instead.query))));
      lines.push(element('p', this.#countPassages(instead.answer)));
    }
    this.#fill('also', ...(this.#isPanel ? [] : lines));
    const shown = instead ?? { question, answer };
    this.#showRecords(isEmpty ? [] : shown.answer.found, shown.question.units);
    if (this.#isPanel) this.#part('terms').append(this.#panelFoot(state));
    else this.#showFacets(shown.answer.counts, state);
  }

  /** The way from a panel to the search page, where everything else is. */
  #panelFoot(state: SearchState): HTMLElement {
    const all = element('p');
    all.append(link(`${this.#form?.action ?? ''}?${writeAddress(state)}`, this.#words.allResults));
    return all;
  }

  #countPassages({ found, passages, isFinal }: Answer): string {
    const words = this.#words;
    const documents = found.filter(({ record }) => record.kind === 'document').length;
    const others = found.length - documents;
    const count = [
      `${this.#number(words.passages, passages)}${documents > 0 ? ` ${this.#number(words.documents, documents)}` : ''}`,
      ...(others > 0 ? [this.#number(words.elsewhere, others)] : []),
    ].join('; ');
    return isFinal ? count : fill(words.atLeast, '%s', count);
  }

  #countRecords({ found, left }: Answer): string {
    return this.#number(this.#words.records, found.length + left);
  }

  #number(plurals: Plurals, amount: number): string {
    const { lang } = document.documentElement;
    const text = plurals[new Intl.PluralRules(lang).select(amount)] ?? plurals['other'] ?? '';
    return fill(text, '%n', new Intl.NumberFormat(lang).format(amount));
  }

  /** What else was searched for a unit, each form to be taken out or put back; the terms that it may mean. */
  #unitLines({ typed, others, removed, choices }: Unit, state: SearchState): HTMLElement[] {
    const words = this.#words;
    const lines: HTMLElement[] = [];
    const list = (forms: readonly string[], act: string, next: (form: string) => string[], sign: string) =>
      forms.flatMap((form) => {
        const taken = button(form, () => this.#go({ ...state, without: next(form) }, 'push'));
        taken.className = 'form-choice';
        taken.setAttribute('aria-label', fill(act, '%s', form));
        taken.append(' ', sign);
        return [taken, ' '];
      });
    if (others.length + removed.length > 0) {
      const all = element('details');
      all.className = 'forms';
      all.open = this.querySelector<HTMLDetailsElement>('details.forms')?.open ?? removed.length > 0;
      const named = others.slice(0, namedForms).join(', ');
      const rest = Math.max(0, others.length - namedForms);
      all.append(
        element(
          'summary',
          `${words.alsoSearched} ${named}${rest > 0 ? `; ${this.#number(words.moreRecords, rest)}` : ''}`,
        ),
      );
      all.append(...list(others, words.takeOut, (form) => [...state.without, form], '×'));
      if (removed.length > 0) {
        const line = element('p', `${words.takenOut} `);
        line.append(...list(removed, words.putBack, (form) => state.without.filter((other) => other !== form), '+'));
        all.append(line);
      }
      lines.push(all);
    }
    if (choices.length > 0) {
      const line = element('p', `${fill(words.mayMean, '%q', quoted(typed))} `);
      choices.forEach(({ term, title }, index) => {
        line.append(index > 0 ? ', ' : '', link(this.#link(fill(this.#texts?.termPath ?? '', '%s', term)), title));
      });
      lines.push(line);
    }
    return lines;
  }

  #exactLine(units: readonly Unit[], state: SearchState): HTMLElement[] {
    if (state.exact) {
      const line = element('p');
      line.append(button(this.#words.everyForm, () => this.#go({ ...state, exact: false }, 'push')));
      return [line];
    }
    if (units.every(({ isPhrase }) => isPhrase)) return [];
    const line = element('p');
    line.append(button(this.#words.exactly, () => this.#go({ ...state, exact: true, without: [] }, 'push')));
    return [line];
  }

  #missingLine({ typed, near }: Missing, state: SearchState): HTMLElement {
    const line = element('p', `${fill(this.#words.nowhere, '%q', quoted(typed))} `);
    if (near.length > 0) line.append(this.#words.near, ' ');
    for (const { word, query } of near) {
      const choice = button(word, () => this.#go({ ...state, query, without: [] }, 'push'));
      choice.className = 'form-choice';
      line.append(choice, ' ');
    }
    return line;
  }

  #uncheckedLine({ left }: Answer, limit: number): HTMLElement[] {
    const line = element('p', `${this.#number(this.#words.unchecked, left)} `);
    line.append(button(this.#words.checkMore, () => void this.#run(limit * 3)));
    return [line];
  }

  #showRecords(found: readonly Found[], units: readonly Unit[]): void {
    const [documents, ...others] = recordKinds.map((kind) => found.filter(({ record }) => record.kind === kind));
    const list = this.#part('results');
    list.replaceChildren();
    const entries = this.#isPanel ? (documents ?? []).slice(0, panelRecords) : (documents ?? []);
    this.#showMore(list, entries, (entry) => this.#document(entry, units));
    const sections = others.flatMap((entries, index) => {
      if (entries.length === 0) return [];
      const name = recordKinds[index + 1] ?? '';
      const items = element('ul');
      items.className = 'term-links';
      const shown = this.#isPanel ? entries.slice(0, panelRecords) : entries;
      this.#showMore(items, shown, (entry) => this.#page(entry));
      return [element('h2', this.#words.kinds[name] ?? name), items];
    });
    this.#fill('terms', ...sections);
  }

  /** Shows the first entries, and a button that shows more. */
  #showMore<T>(list: HTMLElement, entries: readonly T[], show: (entry: T) => HTMLElement, from = 0): void {
    const until = from + shownRecords;
    list.append(...entries.slice(from, until).map(show));
    const left = entries.length - until;
    if (left <= 0) return;
    const item = element('li');
    item.append(
      button(this.#number(this.#words.moreRecords, left), () => {
        item.remove();
        this.#showMore(list, entries, show, until);
      }),
    );
    list.append(item);
  }

  #document({ record, hits }: Found, units: readonly Unit[]): HTMLElement {
    const item = element('li');
    const heading = element('h2');
    const marks = writeMarks(hits.flatMap(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end))));
    const address = `${this.#link(record.path)}${marks}`;
    const title = link(address, record.title);
    title.lang = record.language;
    heading.append(title);
    const source = element('p', record.imprint);
    source.className = 'imprint';
    const passages = element('ul');
    const ranked = hits
      .map((hit, index) => ({ hit, index }))
      .sort((a, b) => compareHits(a.hit, b.hit) || a.index - b.index);
    const most = this.#isPanel ? panelPassages : shownPassages;
    const show = (hit: Hit) => this.#passage(hit, address, record.language, units);
    passages.append(...ranked.slice(0, most).map(({ hit }) => show(hit)));
    const rest = ranked.slice(most);
    if (rest.length > 0 && !this.#isPanel) {
      const more = element('li');
      more.append(
        button(this.#number(this.#words.more, rest.length), () =>
          more.replaceWith(...rest.map(({ hit }) => show(hit))),
        ),
      );
      passages.append(more);
    }
    item.append(heading, source, passages);
    return item;
  }

  #passage(
    { passage, text, spans, holds }: Hit,
    address: string,
    language: string,
    units: readonly Unit[],
  ): HTMLElement {
    const entry = element('li');
    const words = element('span');
    words.lang = language;
    words.append(...makeExcerpt(text, spans).map((run) => (run.isMarked ? element('mark', run.text) : run.text)));
    entry.append(link(`${address}#${passage}`, `¶ ${passage.slice(1)}`), ' ', words);
    if (units.length > 1 && holds.length < units.length) {
      const typed = (held: boolean) =>
        units
          .filter((_, index) => holds.includes(index) === held)
          .map((unit) => unit.typed)
          .join(', ');
      const { has, elsewhereInText } = this.#words;
      const says = element('span', `${fill(has, '%s', typed(true))}; ${fill(elsewhereInText, '%s', typed(false))}`);
      says.className = 'hint';
      entry.append(' ', says);
    }
    return entry;
  }

  #page({ record }: Found): HTMLElement {
    const entry = element('li');
    entry.append(link(this.#link(record.path), record.title));
    if (record.imprint !== '') {
      const imprint = element('span', record.imprint);
      imprint.className = 'hint';
      entry.append(' ', imprint);
    }
    return entry;
  }

  #showFacets(counts: Record<FacetName, Counts>, state: SearchState): void {
    const box = this.#part('narrow');
    const open = new Set(
      [...box.querySelectorAll('details[open]')].map((part) => (part as HTMLElement).dataset['facet']),
    );
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.id : '';
    const isChosen = facetNames.some((name) => state.filters[name]?.length);
    const isOpen = box.querySelector('details')?.open ?? (isChosen || matchMedia('(min-width: 64rem)').matches);
    const all = element('details');
    all.open = isOpen;
    all.dataset['facet'] = '';
    all.append(element('summary', this.#words.narrow), this.#orderChoice(state));
    for (const name of facetNames) {
      const chosen = state.filters[name] ?? [];
      const values = Object.entries(counts[name])
        .filter(([, count]) => count > 0)
        .sort(([a, one], [b, other]) => other - one || (this.#valueName(name, a) < this.#valueName(name, b) ? -1 : 1));
      for (const value of chosen) if (!counts[name][value]) values.push([value, 0]);
      if (values.length === 0) continue;
      const facet = element('fieldset');
      facet.append(element('legend', this.#words.facets[name] ?? name));
      const choices = values.map(([value, count]) => this.#choice(name, value, count, chosen, state));
      const first = choices.filter((_, index) => index < shownValues || chosen.includes(values[index]?.[0] ?? ''));
      const rest = choices.filter((choice) => !first.includes(choice));
      facet.append(...first);
      if (rest.length > 0) {
        const more = element('details');
        more.dataset['facet'] = name;
        more.open = open.has(name);
        more.append(element('summary', this.#number(this.#words.moreRecords, rest.length)), ...rest);
        facet.append(more);
      }
      all.append(facet);
    }
    if (facetNames.some((name) => state.filters[name]?.length))
      all.append(button(this.#words.allOff, () => this.#go({ ...state, filters: {} }, 'push')));
    box.replaceChildren(all);
    if (focused.startsWith('facet-')) document.getElementById(focused)?.focus();
  }

  #choice(name: FacetName, value: string, count: number, chosen: readonly string[], state: SearchState): HTMLElement {
    const label = element('label');
    const box = element('input');
    box.type = 'checkbox';
    box.id = `facet-${name}-${value}`;
    box.checked = chosen.includes(value);
    box.addEventListener('change', () => {
      const values = box.checked ? [...chosen, value] : chosen.filter((other) => other !== value);
      this.#go({ ...state, filters: { ...state.filters, [name]: values } }, 'push');
    });
    label.append(
      box,
      ` ${this.#valueName(name, value)} (${new Intl.NumberFormat(document.documentElement.lang).format(count)})`,
    );
    return label;
  }

  #orderChoice(state: SearchState): HTMLElement {
    const group = element('fieldset');
    group.append(element('legend', this.#words.order));
    for (const [order, name] of [
      ['best', this.#words.best],
      ['date', this.#words.byDate],
    ] as const) {
      const label = element('label');
      const choice = element('input');
      choice.type = 'radio';
      choice.name = 'order';
      choice.id = `facet-order-${order}`;
      choice.checked = state.order === order;
      choice.addEventListener('change', () => this.#go({ ...state, order }, 'push'));
      label.append(choice, ` ${name}`);
      group.append(label);
    }
    return group;
  }

  #valueName(name: FacetName, value: string): string {
    if (value === 'unknown') return this.#words.unknown;
    if (name === 'kind') return this.#words.kinds[value] ?? value;
    if (name === 'source') return this.#texts?.sources[value] ?? value;
    if (name === 'term') return this.#titles.get(value) ?? value;
    if (name === 'language') return nameOfLanguage(value);
    return value;
  }

  /** Arrows go through the links of the results, Escape leads back to the question. */
  #move(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const links = [...this.querySelectorAll<HTMLElement>('.search-results a, .search-terms a')];
    if (this.hidden) return;
    const at = links.indexOf(document.activeElement as HTMLElement);
    const inQuestion = document.activeElement === this.#input;
    if (at < 0 && !inQuestion) return;
    if (event.key === 'Escape') {
      if (this.#isPanel && inQuestion) this.hidden = true;
      else if (inQuestion && this.#input?.value === '') this.#input.blur();
      else if (!inQuestion) this.#input?.focus();
    } else if (event.key === 'ArrowDown') links[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && !inQuestion) (links[at - 1] ?? this.#input)?.focus();
    else return;
    if (event.key !== 'Escape' || !inQuestion || this.#isPanel) event.preventDefault();
  }

  #fail(): void {
    // An engine that has lost a file stays broken: it is opened anew.
    this.#sources = undefined;
    const { failed, tryAgain, concordance } = this.#settings;
    this.#say(failed);
    const line = element('p');
    line.append(
      button(tryAgain, () => void this.#run(firstLimit)),
      ' ',
      link(this.#link(concordancePath), concordance),
    );
    for (const part of parts) this.#fill(part);
    this.#fill('also', line);
  }

  #say(text: string): void {
    const status = this.querySelector('.search-status');
    if (status && status.textContent !== text) status.textContent = text;
  }

  #fill(part: Part, ...content: Node[]): void {
    this.#part(part).replaceChildren(...content);
  }

  #part(part: Part): HTMLElement {
    const box = this.querySelector<HTMLElement>(`.search-${part}`);
    if (!box) throw new Error(`The search has no place for ${part}.`);
    return box;
  }

  #link(path: string): string {
    return this.place.link(this.#settings.base, path);
  }
}

function nameOfLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A template with its sign replaced, whatever signs the text holds. */
const fill = (template: string, sign: string, text: string) => template.split(sign).join(text);

const quoted = (text: string) => `“${text}”`;

function link(url: string, text: string): HTMLAnchorElement {
  const anchor = element('a', text);
  anchor.href = url;
  return anchor;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text?: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}
