/**
 * The bar that copies: a press on the number of a passage copies its address and shows the bar, a
 * selection that begins in a passage shows it; its buttons copy address, citation or quotation.
 *
 * What is copied is made in a module that is loaded with the first copy.
 */
import { closestTo } from './closest.ts';
import type { Act, Chosen } from './copy-text.ts';

/** Words of the interface; `%s` stands for the passages. */
interface Said {
  copied: Record<Act, string>;
  selected: string;
  failed: string;
  lost: string;
}

class CopyBar extends HTMLElement {
  connectedCallback(): void {
    const find = <T extends Element>(selector: string) => this.querySelector<T>(selector);
    const [bar, status, what, hint] = ['.copy-bar', '[role=status]', '.copy-what', '.copy-hint'].map(find<HTMLElement>);
    const style = find<HTMLSelectElement>('select');
    if (!bar || !status || !what || !hint || !style) return;
    const said = JSON.parse(this.dataset['words'] ?? '{}') as Said;
    let chosen: Chosen | undefined;
    hint.hidden = false;

    const show = (next: Chosen) => {
      chosen = next;
      const [first, last] = [next.passages[0], next.passages.at(-1)].map((passage) => passage?.id.slice(1));
      // The whole locator comes with what is copied: a page that nothing is copied from does not load it.
      const mark = first === last ? `¶ ${first}` : `¶¶ ${first}–${last}`;
      what.textContent = next.range ? said.selected.replace('%s', mark) : mark;
      bar.hidden = false;
    };
    let opener: HTMLElement | undefined;
    const close = () => {
      if (bar.contains(document.activeElement)) opener?.focus();
      bar.hidden = true;
      status.textContent = '';
      chosen = undefined;
    };
    let turn = 0;
    const copy = async (act: Act) => {
      if (!chosen) return;
      const asked = chosen;
      const mark = what.textContent;
      // What was asked for last is copied; what arrives after it is wanted no more.
      const mine = ++turn;
      const say = (text: string) => {
        if (mine === turn) status.textContent = text;
      };
      say('');
      let text: string | undefined;
      try {
        const { textToCopy } = await import('./copy-text.ts');
        text = await textToCopy(act, asked, style.selectedIndex, this.dataset['cite'] ?? '');
        if (mine !== turn) return;
        await navigator.clipboard.writeText(text);
        say(said.copied[act].replace('%s', mark));
      } catch {
        say(text === undefined ? said.lost : `${said.failed} ${text}`);
      }
    };

    document.addEventListener('click', (event) => {
      const number = event.target instanceof Element ? event.target.closest<HTMLElement>('.words .number') : null;
      const passage = number?.closest<HTMLElement>('.passage');
      if (!number || !passage) return;
      opener = number;
      show({ passages: [passage] });
      void copy('link');
      // By keyboard the bar is gone to at once; after the browser, which goes to the passage.
      if (event.detail === 0) setTimeout(() => bar.querySelector('button')?.focus());
    });
    document.addEventListener('selectionchange', () => {
      const selection = getSelection();
      const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
      const passages = range && closestTo(range.startContainer, passageSelector) ? passagesIn(range) : [];
      if (range && passages.length > 0) show({ passages, range: range.cloneRange() });
    });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
    bar.addEventListener('click', ({ target }) => {
      const act = target instanceof HTMLElement ? target.dataset['act'] : undefined;
      if (act === 'close') close();
      else if (act) void copy(act as Act);
    });
  }
}

const passageSelector = '.words .passage';

/** The passages of which a range holds words, in reading order. */
function passagesIn(range: Range): HTMLElement[] {
  const nodes = document.createNodeIterator(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const passages = new Set<HTMLElement>();
  for (let node = nodes.nextNode(); node instanceof Text; node = nodes.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const until = node === range.endContainer ? range.endOffset : node.length;
    const passage = closestTo(node, passageSelector);
    if (passage && node.data.slice(from, until).trim() !== '') passages.add(passage);
  }
  return [...passages];
}

customElements.define('copy-bar', CopyBar);
