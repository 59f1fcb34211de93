/**
 * Marks words in the document that a search has opened, without touching its text: by the highlights of
 * the browser (CSS Custom Highlight API), with a line that says so and takes them off.
 */
import { foldForm } from '../glossary/lexicon.ts';
import { findWhole } from '../glossary/mention.ts';
import { readMarks } from './marks.ts';

const passages = document.querySelectorAll<HTMLElement>('.transcription .words [id]');

/** Where words stand in a passage, links and other markup inside them notwithstanding. */
function rangesIn(passage: HTMLElement, words: readonly string[]): Range[] {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, start: text.length });
    text += (node as Text).data;
  }
  const folded = foldForm(text);
  const place = (offset: number) => {
    const found = nodes.findLast(({ start }) => start <= offset);
    return found ? ([found.node, offset - found.start] as const) : undefined;
  };
  return words.flatMap((word) =>
    findWhole(folded, foldForm(word)).flatMap((start) => {
      const from = place(start);
      const last = place(start + word.length - 1);
      if (!from || !last) return [];
      const range = new Range();
      range.setStart(...from);
      range.setEnd(last[0], last[1] + 1);
      return [range];
    }),
  );
}

const words = readMarks(location.search);
const ranges = [...passages].flatMap((passage) => rangesIn(passage, words));
const line = document.querySelector<HTMLElement>('.marked');
if (ranges.length > 0 && line && 'highlights' in CSS) {
  CSS.highlights.set('search', new Highlight(...ranges));
  // Validators of stylesheets do not know this selector, and no page without this script needs it.
  const style = new CSSStyleSheet();
  style.replaceSync(`
    ::highlight(search) { background-color: var(--mark); color: var(--ink); }
    @media (forced-colors: active) { ::highlight(search) { background-color: Mark; color: MarkText; } }
  `);
  document.adoptedStyleSheets.push(style);
  const said = document.createElement('span');
  said.textContent = (line.dataset['line'] ?? '').split('%s').join(words.join(', '));
  const off = document.createElement('button');
  off.type = 'button';
  off.textContent = line.dataset['off'] ?? '';
  off.addEventListener('click', () => {
    CSS.highlights.delete('search');
    const address = new URL(location.href);
    address.searchParams.delete('mark');
    history.replaceState(null, '', address);
    line.replaceChildren();
    line.hidden = true;
  });
  line.replaceChildren(said, ' ', off);
  line.hidden = false;
}
