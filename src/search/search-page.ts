/**
 * The search page in the browser: reads the question from the address, asks the engine for each of
 * its alternatives, and shows the passages found.
 */
import { expandQuery, type FormGroup } from './expand.ts';
import { type Answer, type Found, mergeResults, type PageResult } from './results.ts';

interface Engine {
  search: (query: string) => Promise<{ results: { id: string; score: number; data: () => Promise<PageResult> }[] }>;
}

interface SearchSettings {
  engine: string;
  forms: string;
  words: {
    alsoSearched: string;
    exactly: string;
    searching: string;
    failed: string;
    tryAgain: string;
    noResults: string;
    glossary: string;
    counts: Record<string, string>;
  };
}

class ArchiveSearch extends HTMLElement {
  #settings = JSON.parse(this.dataset['settings'] ?? '{}') as SearchSettings;
  #engine: Promise<Engine> | undefined;
  #groups: Promise<FormGroup[]> | undefined;
  #turn = 0;

  connectedCallback(): void {
    const input = document.querySelector<HTMLInputElement>('#query');
    const read = () => {
      const address = new URL(location.href);
      if (input) input.value = address.searchParams.get('q') ?? '';
      void this.#run(address.searchParams.get('q') ?? '', address.searchParams.has('exact'));
    };
    input?.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#go(input.value, false);
    });
    addEventListener('popstate', read);
    read();
    if (!input?.value) input?.focus();
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
    this.#part('.search-also').replaceChildren();
    this.#part('.search-results').replaceChildren();
    this.#part('.search-terms').replaceChildren();
    if (query.trim() === '') {
      this.#say('');
      return;
    }
    this.#say(this.#settings.words.searching);
    try {
      this.#engine ??= import(/* @vite-ignore */ this.#settings.engine) as Promise<Engine>;
      this.#groups ??= fetch(this.#settings.forms).then((response) => response.json() as Promise<FormGroup[]>);
      const [engine, groups] = await Promise.all([this.#engine, this.#groups]);
      const expansion = expandQuery(query, exact ? [] : groups);
      const answers = await Promise.all(
        expansion.alternatives.map(async (alternative) => {
          const { results } = await engine.search(
            alternative.includes(' ') && alternative !== query.trim()
              ? `"${alternative.replaceAll('"', '')}"`
              : alternative,
          );
          return Promise.all(results.map(async (result) => ({ score: result.score, page: await result.data() })));
        }),
      );
      if (turn !== this.#turn) return;
      this.#show(query, exact, expansion.also, mergeResults(answers.flat()));
    } catch {
      this.#engine = undefined;
      this.#groups = undefined;
      if (turn === this.#turn) this.#fail(query, exact);
    }
  }

  #show(query: string, exact: boolean, also: readonly string[], { documents, terms }: Answer): void {
    const { words } = this.#settings;
    const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
    const rule = new Intl.PluralRules(document.documentElement.lang).select(passages);
    const isEmpty = documents.length === 0 && terms.length === 0;
    const count = (words.counts[rule] ?? words.counts['other'] ?? '').replace('%n', String(passages));
    this.#say(isEmpty ? words.noResults.replace('%q', query) : count);
    if (also.length > 0 && !exact) {
      const button = element('button', words.exactly);
      button.type = 'button';
      button.addEventListener('click', () => this.#go(query, true));
      this.#part('.search-also').replaceChildren(`${words.alsoSearched} ${also.join(', ')} · `, button);
    }
    this.#part('.search-results').replaceChildren(...documents.map(showDocument));
    const heading = element('h2', words.glossary);
    this.#part('.search-terms').replaceChildren(...(terms.length > 0 ? [heading, showTerms(terms)] : []));
  }

  #fail(query: string, exact: boolean): void {
    this.#say(this.#settings.words.failed);
    const again = element('button', this.#settings.words.tryAgain);
    again.type = 'button';
    again.addEventListener('click', () => void this.#run(query, exact));
    this.#part('.search-also').replaceChildren(again);
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

function showDocument(found: Found): HTMLElement {
  const item = element('li');
  const heading = element('h2');
  heading.append(link(found.url, found.title));
  const source = element('p', found.source);
  source.className = 'imprint';
  const passages = element('ul');
  passages.append(
    ...found.passages.map((passage) => {
      const entry = element('li');
      entry.append(link(passage.url, passage.title), ' ', ...markedWords(passage.excerpt));
      return entry;
    }),
  );
  item.append(heading, source, passages);
  return item;
}

function showTerms(terms: readonly Found[]): HTMLElement {
  const list = element('ul');
  list.className = 'term-links';
  list.append(
    ...terms.map(({ url, title }) => {
      const entry = element('li');
      entry.append(link(url, title));
      return entry;
    }),
  );
  return list;
}

/** Pagefind's excerpts are escaped text with `<mark>` around the words found; only that is taken over. */
function markedWords(excerpt: string): (string | HTMLElement)[] {
  const decoded = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...decoded.childNodes].map((node) =>
    node.nodeName === 'MARK' ? element('mark', node.textContent ?? '') : (node.textContent ?? ''),
  );
}

function link(url: string, text: string): HTMLElement {
  const anchor = element('a', text);
  anchor.href = url;
  return anchor;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text?: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

customElements.define('archive-search', ArchiveSearch);
