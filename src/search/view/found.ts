/** The records that were found, with their passages. */
import { inLanguage } from '../../html.ts';
import { compareHits, type Found, type Hit } from '../answer.ts';
import { makeExcerpt } from '../excerpt.ts';
import { writeMarks } from '../marks.ts';
import { recordKinds, type SearchRecord } from '../record.ts';
import { findUnit, type Unit } from '../unit.ts';
import { findWords } from '../words.ts';
import type { ViewContext } from './context.ts';
import { button, counted, element, fill, link } from './elements.ts';

/** How much of what was found is shown at first, and whether more may be asked for. */
export interface Extent {
  documents: number;
  /** Records of another kind. */
  others: number;
  /** Passages of a record. */
  passages: number;
  isOpenable: boolean;
}

/** How what was found is shown. */
export interface FoundView extends Pick<ViewContext, 'words' | 'link'> {
  units: readonly Unit[];
  extent: Extent;
  /** Names of the lists that were opened further. */
  opened: ReadonlySet<string>;
  /** Is told of a list that is opened further. */
  onOpen: (list: string) => void;
}

/** Shows the records that were found: documents in a list of their own, other kinds in sections. */
export function showFound(
  found: readonly Found[],
  view: FoundView,
  { documents: list, others: box }: Record<'documents' | 'others', HTMLElement>,
): void {
  const [documents = [], ...others] = recordKinds.map((kind) => found.filter(({ record }) => record.kind === kind));
  list.replaceChildren();
  const { extent } = view;
  showSome(
    { list, name: 'document', atOnce: extent.documents },
    documents,
    (entry) => documentEntry(entry, view),
    view,
  );
  const sections = others.flatMap((entries, index) => {
    if (entries.length === 0) return [];
    const name = recordKinds[index + 1] ?? '';
    const items = element('ul');
    items.className = 'term-links';
    showSome({ list: items, name, atOnce: extent.others }, entries, (entry) => pageEntry(entry, view), view);
    return [element('h2', view.words.kinds[name] ?? name), items];
  });
  box.replaceChildren(...sections);
}

/** A list that is shown by and by: its name, and how many entries come at once. */
interface Shown {
  list: HTMLElement;
  name: string;
  atOnce: number;
}

/** Shows the first entries of a list, and a button that shows more. */
function showSome<Entry>(
  shown: Shown,
  entries: readonly Entry[],
  show: (entry: Entry) => HTMLElement,
  view: FoundView,
  from = 0,
): void {
  const { list, name, atOnce } = shown;
  const { words, extent, opened, onOpen } = view;
  let until = from + atOnce;
  while (opened.has(`${name}-${until}`)) until += atOnce;
  list.append(...entries.slice(from, until).map(show));
  const left = entries.length - until;
  if (left <= 0 || !extent.isOpenable) return;
  const key = `${name}-${until}`;
  const item = element('li');
  const open = () => {
    onOpen(key);
    const before = list.children.length - 1;
    item.remove();
    showSome(shown, entries, show, view, until);
    list.children[before]?.querySelector('a')?.focus({ preventScroll: true });
  };
  item.append(button(counted(words.moreRecords, left), open, key));
  list.append(item);
}

function documentEntry({ record, hits }: Found, view: FoundView): HTMLElement {
  const { words, extent, opened, onOpen } = view;
  const item = element('li');
  const heading = element('h2');
  const all = hits.flatMap(wordsOf);
  const title = link(`${view.link(record.path)}${writeMarks(all)}`, record.title, record.path);
  Object.assign(title, inLanguage(record.language));
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
  const most = opened.has(key) ? ranked.length : extent.passages;
  const show = (hit: Hit) => passageEntry(hit, record, writeMarks([...wordsOf(hit), ...all]), view);
  passages.append(...ranked.slice(0, most).map(({ hit }) => show(hit)));
  const rest = ranked.slice(most);
  if (rest.length > 0 && extent.isOpenable) {
    const more = element('li');
    const open = () => {
      onOpen(key);
      const shown = rest.map(({ hit }) => show(hit));
      more.replaceWith(...shown);
      shown[0]?.querySelector('a')?.focus({ preventScroll: true });
    };
    more.append(button(counted(words.more, rest.length), open, key));
    passages.append(more);
  }
  item.append(heading, source, passages);
  return item;
}

function passageEntry(hit: Hit, record: SearchRecord, marks: string, view: FoundView): HTMLElement {
  const { units, words } = view;
  const { passage, holds } = hit;
  const entry = element('li');
  const address = `${record.path}#${passage}`;
  entry.append(
    link(`${view.link(record.path)}${marks}#${passage}`, `¶ ${passage.slice(1)}`, address),
    ' ',
    excerptOf(hit, record, units),
  );
  if (units.length > 1 && holds.length < units.length) {
    const typed = (held: boolean) =>
      units
        .filter((_, index) => holds.includes(index) === held)
        .map((unit) => unit.typed)
        .join(', ');
    const { has, elsewhereInText } = words;
    const says = element('span', `${fill(has, '%s', typed(true))}; ${fill(elsewhereInText, '%s', typed(false))}`);
    says.className = 'hint';
    entry.append(' ', says);
  }
  return entry;
}

/** A page of the archive's own. */
function pageEntry({ record, hits }: Found, { units, link: addressOf }: FoundView): HTMLElement {
  const entry = element('li');
  const title = link(addressOf(record.path), record.title, record.path);
  entry.append(title);
  if (record.imprint !== '') {
    const imprint = element('span', record.imprint);
    imprint.className = 'hint';
    entry.append(' ', imprint);
  }
  const [best] = [...hits].sort(
    (a, b) => compareHits(a, b) || Number(a.text === record.title) - Number(b.text === record.title),
  );
  if (best?.text === record.title) title.replaceChildren(...excerptOf(best, record, units).childNodes);
  else if (best) {
    const excerpt = element('p');
    excerpt.append(excerptOf(best, record, units));
    entry.append(excerpt);
  }
  return entry;
}

/** The words of a hit around what was found in it, one place at least for each part of the question that it holds. */
function excerptOf({ passage, text, spans, holds }: Hit, record: SearchRecord, units: readonly Unit[]): HTMLElement {
  const whole = record.passages.find(([id, words]) => id === passage && words === text);
  const words = findWords(text);
  const groups = whole ? holds.flatMap((at) => (units[at] ? [findUnit(units[at], whole, words)] : [])) : [];
  const shown = element('span');
  Object.assign(shown, inLanguage(record.language));
  shown.append(...makeExcerpt(text, spans, groups).map((run) => (run.isMarked ? element('mark', run.text) : run.text)));
  return shown;
}

/** The words found in a passage, as they stand. */
const wordsOf = ({ text, spans }: Hit) => spans.map(({ start, end }) => text.slice(start, end));
