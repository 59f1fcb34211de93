/** The search page in the browser: reads the question from the address, shows the passages found. */
import { type Answer, answerQuestion, type Engine, type FoundPage } from './answer.ts';
import { expandQuery, type FormGroup, type Unit } from './expand.ts';
import { loadPagefind } from './pagefind-engine.ts';

interface SearchSettings {
  engine: string;
  forms: string;
  words: {
    alsoSearched: string;
    mayMean: string;
    exactly: string;
    searching: string;
    failed: string;
    tryAgain: string;
    noResults: string;
    glossary: string;
    events: string;
    counts: Record<string, string>;
  };
}

class ArchiveSearch extends HTMLElement {
  #settings = JSON.parse(this.dataset['settings'] ?? '{}') as SearchSettings;
  #files: Promise<[Engine, FormGroup[]]> | undefined;
  #turn = 0;

  connectedCallback(): void {
    const input = document.querySelector<HTMLInputElement>('#query');
    const read = () => {
      const address = new URL(location.href);
      const query = address.searchParams.get('q') ?? '';
      if (input) input.value = query;
      void this.#run(query, address.searchParams.has('exact'));
    };
    input?.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#go(input.value, false);
    });
    addEventListener('popstate', read);
    read();
    if (input?.value === '') input.focus();
  }

  #go(query: string, exact: boolean): void {
    const address = new URL(location.href);
    address.search = '';
    address.searchParams.set('q', query);
    if (exact) address.searchParams.set('exact', '');
    history.pushState(null, '', address);
    void this.#run(query, exact);
  }

  async #run(query: string, exact: boolean): Promise<void> {
    const turn = ++this.#turn;
    for (const part of ['.search-also', '.search-results', '.search-terms']) this.#part(part).replaceChildren();
    if (query.trim() === '') return this.#say('');
    this.#say(this.#settings.words.searching);
    try {
      this.#files ??= this.#load();
      const [engine, groups] = await this.#files;
      const units = expandQuery(query, exact ? [] : groups);
      const answer = await answerQuestion(units, engine);
      if (turn !== this.#turn) return;
      this.#show(query, units, answer);
    } catch {
      this.#files = undefined;
      if (turn === this.#turn) this.#fail(query, exact);
    }
  }

  #load(): Promise<[Engine, FormGroup[]]> {
    const { engine, forms } = this.#settings;
    const groups = fetch(forms).then((response) => response.json() as Promise<FormGroup[]>);
    return Promise.all([loadPagefind(engine), groups]);
  }

  #show(query: string, units: readonly Unit[], { documents, terms, events }: Answer): void {
    const { words } = this.#settings;
    const passages = documents.reduce((sum, { hits }) => sum + hits.length, 0);
    const rule = new Intl.PluralRules(document.documentElement.lang).select(passages);
    const isEmpty = documents.length + terms.length + events.length === 0;
    const count = (words.counts[rule] ?? words.counts['other'] ?? '').replace('%n', String(passages));
    this.#say(isEmpty ? words.noResults.replace('%q', query) : count);
    const also = units.flatMap(({ others }) => others);
    const choices = units.flatMap((unit) => unit.choices);
    const lines: HTMLElement[] = [];
    if (also.length > 0) {
      const line = element('p', `${words.alsoSearched} ${also.join(', ')} `);
      line.append(button(words.exactly, () => this.#go(query, true)));
      lines.push(line);
    }
    if (choices.length > 0) {
      const line = element('p', `${words.mayMean} `);
      line.append(...choices.flatMap(({ title, path }, index) => [index > 0 ? ', ' : '', link(path, title)]));
      lines.push(line);
    }
    this.#part('.search-also').replaceChildren(...lines);
    this.#part('.search-results').replaceChildren(...documents.map(showDocument));
    const lists: [string, FoundPage[]][] = [
      [words.glossary, terms],
      [words.events, events],
    ];
    const shown = lists.filter(([, pages]) => pages.length > 0);
    this.#part('.search-terms').replaceChildren(
      ...shown.flatMap(([heading, pages]) => [element('h2', heading), showPages(pages)]),
    );
  }

  #fail(query: string, exact: boolean): void {
    this.#say(this.#settings.words.failed);
    this.#part('.search-also').replaceChildren(
      button(this.#settings.words.tryAgain, () => void this.#run(query, exact)),
    );
  }

  #say(text: string): void {
    this.#part('.search-status').textContent = text;
  }

  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`The search page has no ${selector}.`);
    return part;
  }
}

function showDocument({ page, hits }: FoundPage): HTMLElement {
  const item = element('li');
  const heading = element('h2');
  heading.append(link(page.url, page.title));
  const source = element('p', page.source);
  source.className = 'imprint';
  const passages = element('ul');
  passages.append(
    ...hits.map(({ id, runs }) => {
      const entry = element('li');
      const text = runs.flatMap((run, index) => [
        index > 0 ? ' ' : '',
        run.marked ? element('mark', run.text) : run.text,
      ]);
      entry.append(link(`${page.url}#${id}`, `¶ ${id.slice(1)}`), ' ', ...text);
      return entry;
    }),
  );
  item.append(heading, source, passages);
  return item;
}

function showPages(pages: readonly FoundPage[]): HTMLElement {
  const list = element('ul');
  list.className = 'term-links';
  list.append(
    ...pages.map(({ page }) => {
      const entry = element('li');
      entry.append(link(page.url, page.title));
      return entry;
    }),
  );
  return list;
}

function link(url: string, text: string): HTMLElement {
  const anchor = element('a', text);
  anchor.href = url;
  return anchor;
}

function button(text: string, act: () => void): HTMLElement {
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

customElements.define('archive-search', ArchiveSearch);
