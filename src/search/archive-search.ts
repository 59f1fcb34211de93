/**
 * The search in the browser: an element that shows the passages found.
 *
 * On the search page the address holds the search; under the box of any other page the element is a
 * panel that shows the first hits while the reader types, and Enter leads to the search page.
 */

import { concordancePath } from '../permalink/permalink.ts';
import type { SearchStart, SearchTexts } from './files.ts';
import { isEmptySearch, readAddress, type SearchState, writeAddress } from './search-address.ts';
import { type Shown, type Sources, search } from './search-session.ts';
import type { ViewContext } from './view/context.ts';
import { button, element, link, notice } from './view/elements.ts';
import { FocusKeeper } from './view/focus.ts';
import { exactChoice, formLines } from './view/forms.ts';
import { type Extent, showFound } from './view/found.ts';
import { narrowBox } from './view/narrow.ts';
import { isBrowsing, noticesOf, statusLine } from './view/notices.ts';
import { waysOn } from './view/ways.ts';

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
/** What is shown at first on the page of the search, and in a panel. */
const pageExtent: Extent = { documents: 20, others: 8, passages: 6, isOpenable: true };
const panelExtent: Extent = { documents: 4, others: 4, passages: 2, isOpenable: false };
/** Milliseconds without a key after which a question is asked while it is typed. */
const typingPause = 120;
/** Milliseconds after which a result is announced that stays; each key begins them anew. */
const announcingPause = 700;
/** Milliseconds after which it is announced that the search is still going on. */
const workingPause = 1000;
/** Milliseconds without scrolling after which the place on the page is kept. */
const scrollingPause = 150;

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
  readonly #focus = new FocusKeeper(this);
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
    this.#focus.remember();
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
    this.#focus.restore(true);
    this.#announce(
      ['.search-status', '.search-notice'].flatMap((of) => [...this.querySelectorAll(of)].map(textOf)).join(' '),
      announcingPause,
    );
    if (scroll !== undefined) scrollTo({ top: scroll, behavior: 'instant' });
  }

  #show(state: SearchState, shown: Shown, limit: number): void {
    const { question, answer, instead } = shown;
    const context = this.#contextOf(state);
    const isEmpty = isEmptySearch(state);
    const isNothing = answer.isFinal && answer.found.length === 0;
    this.#focus.remember();
    this.#say(statusLine(shown, context));
    const notices = noticesOf(shown, context, () => void this.#run(limit * 3));
    const asked = this.#isPanel ? [] : formLines(question.units, context, (typed) => this.#wasOpen(typed));
    // Exactly what is typed is another search only where that may find something else.
    if (!this.#isPanel && (state.exact || !(isNothing || question.units.every(({ isPhrase }) => isPhrase))))
      asked.push(exactChoice(context));
    const forms = element('div');
    forms.className = 'search-forms';
    forms.append(...asked);
    const ways = isNothing && !instead && !isEmpty && !this.#isPanel ? waysOn(context) : [];
    this.#fill('also', ...notices, ...(asked.length > 0 ? [forms] : []), ...ways);
    const hits = instead ?? { question, answer };
    showFound(
      isEmpty ? [] : hits.answer.found,
      {
        ...context,
        units: hits.question.units,
        extent: this.#isPanel ? panelExtent : pageExtent,
        opened: this.#opened,
        onOpen: (list) => {
          this.#opened.add(list);
          this.#keepPlace();
        },
      },
      { documents: this.#part('results'), others: this.#part('terms') },
    );
    if (this.#isPanel) this.#part('terms').append(this.#panelFoot(context));
    else {
      const numbers = { counts: hits.answer.counts, isPart: !isBrowsing(shown) && !hits.answer.isFinal };
      this.#fill('narrow', ...narrowBox(numbers, context, this.#part('narrow')));
    }
    this.#focus.restore(false);
  }

  /** What the views depend on; the texts arrive before anything is shown. */
  #contextOf(state: SearchState): ViewContext {
    if (!this.#texts) throw new Error('The words of the search have not arrived.');
    return {
      words: this.#texts.words,
      texts: this.#texts,
      titles: this.#titles,
      state,
      go: (next) => this.#go(next, 'push'),
      link: (path) => this.#link(path),
    };
  }

  /** Whether the list of forms of a unit stands open, or of those not shown at first; nothing where there is none. */
  #wasOpen(typed: string): boolean | undefined {
    const lists = [...this.querySelectorAll<HTMLDetailsElement>('.search-forms details')];
    return lists.find(({ dataset }) => dataset['unit'] === typed)?.open;
  }

  /** The way from a panel to the search page, where everything else is. */
  #panelFoot({ words, state }: ViewContext): HTMLElement {
    const all = element('p');
    all.append(link(`${this.#form?.action ?? ''}${writeAddress(state)}`, words.allResults));
    return all;
  }

  /** Arrows go through the links of the results, Escape leads back to the question. */
  #move(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (this.hidden) return;
    const links = [...this.querySelectorAll<HTMLElement>('.search-results a, .search-terms a')];
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
    if (this.#texts) this.#part('also').prepend(this.#againLine(notice(`${this.#texts.words.partLost} `)));
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

const textOf = ({ textContent }: Element) => textContent?.trim() ?? '';
