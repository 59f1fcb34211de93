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
import { type Counts, type FacetName, facetNames, recordKinds, type SearchRecord } from './record.ts';
import { isEmptySearch, readAddress, type SearchState, writeAddress } from './search-address.ts';
import { type Missing, type Shown, type Sources, search } from './search-session.ts';
import { findUnit, type Unit } from './unit.ts';
import { findWords } from './words.ts';

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
const namedForms = 4;
/** Milliseconds without a key after which a question is asked while it is typed. */
const typingPause = 120;
/** Milliseconds after which a result is announced that stays; each key begins them anew. */
const announcingPause = 700;
/** Milliseconds after which it is announced that the search is still going on. */
const workingPause = 1000;
/** Milliseconds without scrolling after which the place on the page is kept. */
const scrollingPause = 150;

/** Records and passages of a record that a panel shows. */
const panelRecords = 4;
const panelPassages = 2;

const parts = ['also', 'narrow', 'results', 'terms'] as const;
type Part = (typeof parts)[number];

/** What an entry of the history keeps of a page of results: how far it was scrolled, which lists were opened further. */
interface Place {
  scroll: number;
  opened: string[];
}

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
  #announcing = 0;
  /** Whether the question in the address was submitted or loaded; while one types on, it is replaced. */
  #isSettled = true;
  /** Near spellings that did not arrive. */
  #isNearLost = false;
  /** What had the focus among what is shown; known still after it was taken away. */
  #focused: { key: string | undefined; isNarrowing: boolean } | undefined;
  /** Lists that were opened further. */
  #opened = new Set<string>();

  connectedCallback(): void {
    this.#isPanel = this.hasAttribute('panel');
    const place: ParentNode | null = this.#isPanel ? this.parentElement : document.querySelector('main');
    const input = place?.querySelector<HTMLInputElement>('form input[type=search]') ?? undefined;
    if (!input?.form) return;
    this.#input = input;
    this.#form = input.form;
    this.#settings = JSON.parse(input.form.dataset['search'] ?? '{}') as FormSettings;
    this.#build();
    this.#form.addEventListener('submit', (event) => this.#submit(event));
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#announcing);
      this.#timer = window.setTimeout(() => this.#ask(), typingPause);
    });
    document.addEventListener('keydown', (event) => this.#move(event));
    if (this.#isPanel) {
      this.#closeWhenLeft(input);
      if (input.value !== '') this.#go({ ...this.#state, query: input.value }, 'replace');
    } else {
      // The browser would scroll before there are results.
      history.scrollRestoration = 'manual';
      let scrolling = 0;
      addEventListener('scroll', () => {
        clearTimeout(scrolling);
        scrolling = window.setTimeout(() => this.#keepPlace(), scrollingPause);
      });
      this.addEventListener('click', () => this.#keepPlace(), { capture: true });
      addEventListener('popstate', () => this.#read());
      this.#read();
    }
    if (input.value === '') {
      if (!this.#isPanel) input.focus();
      void this.#open().catch(() => undefined);
    }
  }

  /** Searches for what stands in the box; forms that were taken out stay so while its words do. */
  #ask(): void {
    const state = this.#state;
    const query = this.#input?.value ?? '';
    const way = this.#isSettled && query !== state.query && !isEmptySearch(state) ? 'push' : 'replace';
    this.#go({ ...state, query, without: query === state.query ? state.without : [] }, way);
    if (query !== state.query) this.#isSettled = false;
  }

  #submit(event: Event): void {
    clearTimeout(this.#timer);
    if (!this.#isPanel) {
      event.preventDefault();
      this.#ask();
      this.#isSettled = true;
      return;
    }
    const address = writeAddress({ ...this.#state, query: this.#input?.value ?? '', without: [] });
    if (!address.includes('#')) return;
    event.preventDefault();
    location.assign(`${this.#form?.action ?? ''}${address}`);
  }

  /** A panel is there while the reader is in it or in its box. */
  #closeWhenLeft(input: HTMLInputElement): void {
    const place = this.parentElement;
    document.addEventListener('pointerdown', ({ target }) => {
      if (!place?.contains(target as Node)) this.hidden = true;
    });
    place?.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !place.contains(relatedTarget)) this.hidden = true;
    });
    input.addEventListener('focus', () => {
      this.hidden = isEmptySearch(this.#state);
    });
  }

  /** The parts that the search fills: where its status is said, and where results come. */
  #build(): void {
    const status = element('p');
    status.className = 'search-status';
    status.tabIndex = -1;
    const announced = element('p');
    announced.className = 'visually-hidden search-announced';
    announced.setAttribute('role', 'status');
    const boxes = parts.map((part) => {
      const box = element(part === 'results' ? 'ol' : 'div');
      box.className = `search-${part}`;
      return box;
    });
    this.replaceChildren(...this.querySelectorAll('.lead'), status, announced, ...boxes);
  }

  /** Words for what is shown; they arrive before anything is. */
  get #words(): SearchWords {
    if (!this.#texts) throw new Error('The words of the search have not arrived.');
    return this.#texts.words;
  }

  get #state(): SearchState {
    return this.#isPanel ? this.#typed : readAddress(location.search + location.hash);
  }

  #read(): void {
    const place = history.state as Partial<Place> | null;
    this.#opened = new Set(place?.opened);
    this.#isSettled = true;
    clearTimeout(this.#timer);
    if (this.#input) this.#input.value = this.#state.query;
    void this.#run(firstLimit, place?.scroll);
  }

  #keepPlace(): void {
    if (this.#isPanel) return;
    const place: Place = { scroll: scrollY, opened: [...this.#opened] };
    history.replaceState(place, '');
  }

  #go(state: SearchState, way: 'push' | 'replace'): void {
    if (this.#isPanel) {
      this.#typed = state;
      this.hidden = isEmptySearch(state);
    } else {
      const address = writeAddress(state);
      const isOther = address !== location.search + location.hash;
      if (isOther && way === 'push') {
        this.#keepPlace();
        history.pushState(null, '', `${location.pathname}${address}`);
        this.#isSettled = true;
      } else if (isOther) history.replaceState(null, '', `${location.pathname}${address}`);
      if (isOther) this.#opened.clear();
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
    return {
      ...sources,
      // Without near spellings there is an answer all the same.
      words: (slug) =>
        sources.words(slug).catch(() => {
          this.#isNearLost = true;
          return [];
        }),
    };
  }

  /** @param scroll how far the page is scrolled once all is shown; as far as it is where none is given */
  async #run(limit: number, scroll?: number): Promise<void> {
    const turn = ++this.#turn;
    const state = this.#state;
    const isEmpty = isEmptySearch(state);
    this.#rememberFocus();
    if (!this.#isPanel) this.closest('.search-page')?.classList.toggle('asked', !isEmpty);
    if (isEmpty) for (const part of parts) this.#fill(part);
    this.#say(isEmpty ? '' : this.#settings.working);
    this.#announce('', 0);
    if (isEmpty && this.#isPanel) return;
    if (!isEmpty) this.#announce(this.#settings.working, workingPause);
    this.#isNearLost = false;
    let isShown = false;
    try {
      const sources = await this.#open();
      for await (const shown of search(state, sources, limit)) {
        if (turn !== this.#turn) return;
        this.#show(state, shown, limit);
        isShown = true;
      }
      if (this.#isNearLost) this.#losePart();
    } catch {
      if (turn !== this.#turn) return;
      if (isShown) this.#losePart();
      else this.#fail();
    }
    this.#restoreFocus(true);
    this.#announce(
      ['.search-status', '.search-notice'].flatMap((of) => [...this.querySelectorAll(of)].map(textOf)).join(' '),
      announcingPause,
    );
    if (scroll !== undefined) scrollTo({ top: scroll, behavior: 'instant' });
  }

  #show(state: SearchState, { question, answer, missing, instead }: Shown, limit: number): void {
    const words = this.#words;
    const isBrowsing = question.units.length === 0 && question.excluded.length === 0;
    const isEmpty = isEmptySearch(state);
    this.#rememberFocus();
    this.#say(isEmpty ? '' : isBrowsing ? this.#countRecords(answer) : this.#countPassages(answer));
    const isNarrowed = facetNames.some((name) => state.filters[name]?.length);
    const isNothing = answer.isFinal && answer.found.length === 0;
    const notices = missing.map((unit) => this.#missingLine(unit, state));
    if (isNothing && missing.length === 0 && question.units.length > 1 && !isNarrowed)
      notices.push(notice(words.together));
    if (!answer.isFinal && !answer.isChecking) notices.push(this.#uncheckedLine(answer, limit));
    if (instead)
      notices.push(
        notice(`${fill(words.nearHits, '%q', quoted(instead.query))} ${this.#countPassages(instead.answer)}`),
      );
    const asked = this.#isPanel
      ? []
      : [
          ...question.units.flatMap((unit) => this.#unitLines(unit, state)),
          ...this.#exactChoice(question.units, state, isNothing),
        ];
    const forms = element('div');
    forms.className = 'search-forms';
    forms.append(...asked);
    this.#fill('also', ...notices, ...(asked.length > 0 ? [forms] : []));
    const shown = instead ?? { question, answer };
    this.#showRecords(isEmpty ? [] : shown.answer.found, shown.question.units);
    if (this.#isPanel) this.#part('terms').append(this.#panelFoot(state));
    else this.#showFacets(shown.answer.counts, state, isBrowsing || shown.answer.isFinal ? '' : '+');
    this.#restoreFocus(false);
  }

  #rememberFocus(): void {
    const active = document.activeElement;
    if (active instanceof HTMLElement && this.contains(active))
      this.#focused = { key: active.dataset['key'], isNarrowing: active.closest('.search-narrow') !== null };
    else if (active !== document.body) this.#focused = undefined;
  }

  /**
   * Gives the focus back that was lost with what had it: to what has taken its place.
   *
   * @param isLast whether all is shown: without anything in its place, the focus goes to the status or to the filters
   */
  #restoreFocus(isLast: boolean): void {
    if (!this.#focused || document.activeElement !== document.body) return;
    const { key, isNarrowing } = this.#focused;
    const keyed = [...this.querySelectorAll<HTMLElement>('[data-key]')];
    const next = [keyed.find((one) => key !== undefined && one.dataset['key'] === key)];
    if (isLast && isNarrowing) next.push(keyed.find((one) => one.dataset['key'] === 'narrow'));
    if (isLast) next.push(this.querySelector<HTMLElement>('.search-status') ?? undefined);
    for (const one of next) {
      one?.focus({ preventScroll: true });
      if (one && document.activeElement === one) return;
    }
  }

  /** The way from a panel to the search page, where everything else is. */
  #panelFoot(state: SearchState): HTMLElement {
    const all = element('p');
    all.append(link(`${this.#form?.action ?? ''}${writeAddress(state)}`, this.#words.allResults));
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
        const taken = button(form, () => this.#go({ ...state, without: next(form) }, 'push'), `form-${form}`);
        taken.className = 'form-choice';
        taken.setAttribute('aria-label', fill(act, '%s', form));
        taken.append(' ', sign);
        return [taken, ' '];
      });
    if (others.length + removed.length > 0) {
      const all = element('details');
      all.className = 'forms';
      all.dataset['unit'] = typed;
      const before = [...this.querySelectorAll<HTMLDetailsElement>('details.forms')];
      all.open = before.find(({ dataset }) => dataset['unit'] === typed)?.open ?? removed.length > 0;
      const rest = Math.max(0, others.length - namedForms);
      const named = element(
        'span',
        `${others.slice(0, namedForms).join(', ')}${rest > 0 ? `; ${this.#number(words.moreRecords, rest)}` : ''}`,
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

  /** The way to exactly what is typed, where that may find something else, and back. */
  #exactChoice(units: readonly Unit[], state: SearchState, isNothing: boolean): HTMLElement[] {
    const { everyForm, exactly } = this.#words;
    if (!state.exact && (isNothing || units.every(({ isPhrase }) => isPhrase))) return [];
    const next = state.exact ? { ...state, exact: false } : { ...state, exact: true, without: [] };
    const choice = button(state.exact ? everyForm : exactly, () => this.#go(next, 'push'), 'exact');
    choice.className = 'form-choice';
    return [choice];
  }

  #missingLine({ typed, near }: Missing, state: SearchState): HTMLElement {
    const line = notice(`${fill(this.#words.nowhere, '%q', quoted(typed))} `);
    if (near.length > 0) line.append(this.#words.near, ' ');
    for (const { word, query } of near) {
      const choice = button(word, () => this.#go({ ...state, query, without: [] }, 'push'), `near-${query}`);
      choice.className = 'form-choice';
      line.append(choice, ' ');
    }
    return line;
  }

  #uncheckedLine({ left }: Answer, limit: number): HTMLElement {
    const line = notice(`${this.#number(this.#words.unchecked, left)} `);
    line.append(button(this.#words.checkMore, () => void this.#run(limit * 3), 'check'));
    return line;
  }

  #showRecords(found: readonly Found[], units: readonly Unit[]): void {
    const [documents, ...others] = recordKinds.map((kind) => found.filter(({ record }) => record.kind === kind));
    const list = this.#part('results');
    list.replaceChildren();
    const entries = this.#isPanel ? (documents ?? []).slice(0, panelRecords) : (documents ?? []);
    this.#showMore(list, 'document', entries, (entry) => this.#document(entry, units));
    const sections = others.flatMap((entries, index) => {
      if (entries.length === 0) return [];
      const name = recordKinds[index + 1] ?? '';
      const items = element('ul');
      items.className = 'term-links';
      const shown = this.#isPanel ? entries.slice(0, panelRecords) : entries;
      this.#showMore(items, name, shown, (entry) => this.#page(entry, units));
      return [element('h2', this.#words.kinds[name] ?? name), items];
    });
    this.#fill('terms', ...sections);
  }

  /** Shows the first entries of a list, and a button that shows more. */
  #showMore<T>(
    list: HTMLElement,
    name: string,
    entries: readonly T[],
    show: (entry: T) => HTMLElement,
    from = 0,
  ): void {
    let until = from + shownRecords;
    while (this.#opened.has(`${name}-${until}`)) until += shownRecords;
    list.append(...entries.slice(from, until).map(show));
    const left = entries.length - until;
    if (left <= 0) return;
    const key = `${name}-${until}`;
    const item = element('li');
    item.append(
      button(
        this.#number(this.#words.moreRecords, left),
        () => {
          this.#opened.add(key);
          this.#keepPlace();
          const before = list.children.length - 1;
          item.remove();
          this.#showMore(list, name, entries, show, until);
          list.children[before]?.querySelector('a')?.focus({ preventScroll: true });
        },
        key,
      ),
    );
    list.append(item);
  }

  #document({ record, hits }: Found, units: readonly Unit[]): HTMLElement {
    const item = element('li');
    const heading = element('h2');
    const all = hits.flatMap(wordsOf);
    const title = link(`${this.#link(record.path)}${writeMarks(all)}`, record.title, record.path);
    title.lang = record.language;
    heading.append(title);
    const source = element('p', record.imprint);
    source.className = 'imprint';
    const passages = element('ul');
    // A document whose words are withdrawn is found by its title, and has no passage to show.
    const ranked = hits
      .filter(({ passage }) => passage !== '')
      .map((hit, index) => ({ hit, index }))
      .sort((a, b) => compareHits(a.hit, b.hit) || a.index - b.index);
    const key = `passages-${record.path}`;
    const most = this.#isPanel ? panelPassages : this.#opened.has(key) ? ranked.length : shownPassages;
    const show = (hit: Hit) => this.#passage(hit, record, writeMarks([...wordsOf(hit), ...all]), units);
    passages.append(...ranked.slice(0, most).map(({ hit }) => show(hit)));
    const rest = ranked.slice(most);
    if (rest.length > 0 && !this.#isPanel) {
      const more = element('li');
      more.append(
        button(
          this.#number(this.#words.more, rest.length),
          () => {
            this.#opened.add(key);
            this.#keepPlace();
            const shown = rest.map(({ hit }) => show(hit));
            more.replaceWith(...shown);
            shown[0]?.querySelector('a')?.focus({ preventScroll: true });
          },
          key,
        ),
      );
      passages.append(more);
    }
    item.append(heading, source, passages);
    return item;
  }

  /** The words of a hit around what was found in it, one place at least for each part of the question that it holds. */
  #excerpt({ passage, text, spans, holds }: Hit, record: SearchRecord, units: readonly Unit[]): HTMLElement {
    const whole = record.passages.find(([id, words]) => id === passage && words === text);
    const words = findWords(text);
    const groups = whole ? holds.flatMap((at) => (units[at] ? [findUnit(units[at], whole, words)] : [])) : [];
    const shown = element('span');
    shown.lang = record.language;
    shown.append(
      ...makeExcerpt(text, spans, groups).map((run) => (run.isMarked ? element('mark', run.text) : run.text)),
    );
    return shown;
  }

  #passage(hit: Hit, record: SearchRecord, marks: string, units: readonly Unit[]): HTMLElement {
    const { passage, holds } = hit;
    const entry = element('li');
    const address = `${record.path}#${passage}`;
    entry.append(
      link(`${this.#link(record.path)}${marks}#${passage}`, `¶ ${passage.slice(1)}`, address),
      ' ',
      this.#excerpt(hit, record, units),
    );
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

  #page({ record, hits }: Found, units: readonly Unit[]): HTMLElement {
    const entry = element('li');
    const title = link(this.#link(record.path), record.title, record.path);
    entry.append(title);
    if (record.imprint !== '') {
      const imprint = element('span', record.imprint);
      imprint.className = 'hint';
      entry.append(' ', imprint);
    }
    const [best] = [...hits].sort(
      (a, b) => compareHits(a, b) || Number(a.text === record.title) - Number(b.text === record.title),
    );
    if (best?.text === record.title) title.replaceChildren(...this.#excerpt(best, record, units).childNodes);
    else if (best) {
      const excerpt = element('p');
      excerpt.append(this.#excerpt(best, record, units));
      entry.append(excerpt);
    }
    return entry;
  }

  /** @param more stands behind each number, where there may be more than was counted */
  #showFacets(counts: Record<FacetName, Counts>, state: SearchState, more: '' | '+'): void {
    const box = this.#part('narrow');
    const open = new Set(
      [...box.querySelectorAll('details[open]')].map((part) => (part as HTMLElement).dataset['facet']),
    );
    const isChosen = facetNames.some((name) => state.filters[name]?.length);
    const isOpen = box.querySelector('details')?.open ?? (isChosen || matchMedia('(min-width: 64rem)').matches);
    const all = element('details');
    all.open = isOpen;
    all.dataset['facet'] = '';
    const summary = element('summary', this.#words.narrow);
    summary.dataset['key'] = 'narrow';
    all.append(summary, this.#orderChoice(state));
    for (const name of facetNames) {
      const chosen = state.filters[name] ?? [];
      const values = Object.entries(counts[name])
        .filter(([, count]) => count > 0)
        .sort(([a, one], [b, other]) => other - one || (this.#valueName(name, a) < this.#valueName(name, b) ? -1 : 1));
      const counted = new Set(values.map(([value]) => value));
      for (const value of chosen) if (!counted.has(value)) values.push([value, 0]);
      if (values.length === 0) continue;
      const facet = element('fieldset');
      facet.append(element('legend', this.#words.facets[name] ?? name));
      const format = new Intl.NumberFormat(document.documentElement.lang);
      const choices = values.map(([value, count]) =>
        this.#choice(name, value, `${format.format(count)}${more}`, chosen, state),
      );
      const first = choices.filter((_, index) => index < shownValues || chosen.includes(values[index]?.[0] ?? ''));
      const rest = choices.filter((choice) => !first.includes(choice));
      facet.append(...first);
      if (rest.length > 0) {
        const others = element('details');
        others.dataset['facet'] = name;
        others.open = open.has(name);
        const opener = element('summary', this.#number(this.#words.moreRecords, rest.length));
        opener.dataset['key'] = `more-${name}`;
        others.append(opener, ...rest);
        facet.append(others);
      }
      all.append(facet);
    }
    if (facetNames.some((name) => state.filters[name]?.length))
      all.append(button(this.#words.allOff, () => this.#go({ ...state, filters: {} }, 'push'), 'all-off'));
    box.replaceChildren(all);
  }

  #choice(name: FacetName, value: string, count: string, chosen: readonly string[], state: SearchState): HTMLElement {
    const label = element('label');
    const box = element('input');
    box.type = 'checkbox';
    box.id = `facet-${name}-${value}`;
    box.dataset['key'] = box.id;
    box.checked = chosen.includes(value);
    box.addEventListener('change', () => {
      const values = box.checked ? [...chosen, value] : chosen.filter((other) => other !== value);
      this.#go({ ...state, filters: { ...state.filters, [name]: values } }, 'push');
    });
    label.append(box, ` ${this.#valueName(name, value)} (${count})`);
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
      choice.dataset['key'] = choice.id;
      choice.checked = state.order === order;
      choice.addEventListener('change', () => this.#go({ ...state, order }, 'push'));
      label.append(choice, ` ${name}`);
      group.append(label);
    }
    return group;
  }

  #valueName(name: FacetName, value: string): string {
    if (value === 'unknown') return this.#words.unknown;
    if (name === 'kind') return named(this.#words.kinds, value);
    if (name === 'source') return named(this.#texts?.sources ?? {}, value);
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
      // The words stay: the browser would empty the box.
      if (this.#isPanel && inQuestion) this.hidden = true;
      else if (inQuestion && this.#input?.value === '') this.#input.blur();
      else if (!inQuestion) this.#input?.focus();
    } else if (event.key === 'ArrowDown') links[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && !inQuestion) (links[at - 1] ?? this.#input)?.focus();
    else return;
    event.preventDefault();
  }

  #fail(): void {
    const { failed } = this.#settings;
    this.#say(failed);
    for (const part of parts) this.#fill(part);
    this.#fill('also', this.#againLine(element('p')));
  }

  /** What is shown stays where a part of it did not arrive; it is said that there may be more. */
  #losePart(): void {
    this.#part('also').prepend(this.#againLine(notice(`${this.#words.partLost} `)));
  }

  #againLine(line: HTMLElement): HTMLElement {
    // An engine that has lost a file stays broken: it is opened anew.
    this.#sources = undefined;
    const { tryAgain, concordance } = this.#settings;
    const again = button(tryAgain, () => void this.#run(firstLimit), 'again');
    line.append(again, ' ', link(this.#link(concordancePath), concordance));
    return line;
  }

  #say(text: string): void {
    const status = this.querySelector('.search-status');
    if (status && status.textContent !== text) status.textContent = text;
  }

  /** Says something to those who hear the page, once nothing else has been to say for so many milliseconds. */
  #announce(text: string, pause: number): void {
    clearTimeout(this.#announcing);
    const say = () => this.querySelector('.search-announced')?.replaceChildren(text);
    if (pause === 0) say();
    else this.#announcing = window.setTimeout(say, pause);
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

/** The words found in a passage, as they stand. */
const wordsOf = ({ text, spans }: Hit) => spans.map(({ start, end }) => text.slice(start, end));

/** The name of a value that an address may have made up. */
const named = (names: Record<string, string>, value: string) =>
  Object.hasOwn(names, value) ? (names[value] ?? value) : value;

const textOf = ({ textContent }: Element) => textContent?.trim() ?? '';

/** A line about what was found, which is announced too. */
function notice(text: string): HTMLElement {
  const line = element('p', text);
  line.className = 'search-notice';
  return line;
}

/** @param key by which a link finds the focus again that it had before results were shown anew */
function link(url: string, text: string, key?: string): HTMLAnchorElement {
  const anchor = element('a', text);
  anchor.href = url;
  if (key !== undefined) anchor.dataset['key'] = key;
  return anchor;
}

/** @param key by which what takes its place is known: the focus goes there */
function button(text: string, act: () => void, key: string): HTMLButtonElement {
  const made = element('button', text);
  made.type = 'button';
  made.dataset['key'] = key;
  made.addEventListener('click', act);
  return made;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text?: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}
