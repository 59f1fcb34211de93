/**
 * Formatted citations: what citeproc makes of the item of a document in a style, and the archive's own
 * clause after it.
 *
 * citeproc orders, punctuates and writes the date; it never sees a value. Each value goes through it as
 * a placeholder, so that no style can change a letter of a title or the quotation marks in it.
 */
import CSL from 'citeproc';
import { formatDate } from '../provenance/date.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { type Citation, dateParts, type Fact, hasPublication } from './citation.ts';
import { type CitationStyle, type CslNode, citationStyles, type StyleId, type StyleSource } from './styles.ts';
import { kindNames } from './vocabulary.ts';

/** The source of a citation in each style, without a final full stop; the only markup is `<i>`. */
export type FormattedSource = ReadonlyMap<StyleId, string>;

/** Formats sources; keeps one engine for each style, and each result. */
export type Formatter = (citation: Citation) => FormattedSource;

/** A formatter that takes its styles from `source`. @throws where a style or locale is not there */
export function createFormatter(source: StyleSource): Formatter {
  const engines = citationStyles.map((style) => ({ style, print: createPrinter(style, source) }));
  const kept = new Map<string, { citation: string; formatted: FormattedSource }>();
  return (citation) => {
    const signature = JSON.stringify(citation);
    const earlier = kept.get(citation.key);
    if (earlier?.citation === signature) return earlier.formatted;
    const formatted = new Map(engines.map(({ style, print }) => [style.id, print(citation)]));
    kept.set(citation.key, { citation: signature, formatted });
    return formatted;
  };
}

// Private-use characters: no text holds them, no style changes them. The letter makes a value a word to citeproc.
const placeholder = /\uE000q(\d+)q\uE001/giu;
const placeholderOf = (index: number) => `\uE000q${index}q\uE001`;
const [openBracket, closeBracket] = ['\uE002', '\uE003'];

function createPrinter(style: CitationStyle, source: StyleSource): (citation: Citation) => string {
  const items = new Map<string, CSL.Item>();
  // An engine keeps what it once read under an id, so that each item is given a new one.
  let count = 0;
  const tree = source.styles.get(style.csl);
  if (!tree) throw new Error(`There is no CSL style ${style.csl} in the package of styles. Name one that it holds.`);
  const engineFor = (from: CslNode) => {
    const engine = new CSL.Engine(
      {
        retrieveLocale: (language) => source.locales.get(language) ?? source.locales.get('en-US'),
        retrieveItem: (id) => items.get(id),
      },
      from,
      style.locale,
      style.locale !== undefined,
    );
    engine.setOutputFormat('html');
    return engine;
  };
  const plain = engineFor(tree);
  let bracketing: CSL.Engine | undefined;
  return (citation) => {
    const id = String(++count);
    const { item, values } = formattingItem(id, citation, style);
    let engine = plain;
    if (citation.date?.inferred && 'date-parts' in (item['issued'] as object)) {
      bracketing ??= engineFor(bracketDates(tree));
      engine = bracketing;
    }
    items.set(id, item);
    engine.updateItems([id], true);
    const printed =
      style.form === 'note'
        ? engine.previewCitationCluster({ citationItems: [{ id }], properties: { noteIndex: 1 } }, [], [], 'html')
        : (engine.makeBibliography() || [undefined, []])[1].join('');
    items.delete(id);
    return clean(printed).replace(placeholder, (_, index: string) => escapeHtml(values[Number(index)] ?? ''));
  };
}

/** The item with placeholders for its values, and the values. */
function formattingItem(id: string, citation: Citation, style: CitationStyle): { item: CSL.Item; values: string[] } {
  const values: string[] = [];
  /** The last sign stays in sight, so that a style adds no full stop to a question mark. */
  const hide = (value: string) => {
    const end = /[.?!]$/u.exec(value)?.[0] ?? '';
    values.push(value.slice(0, value.length - end.length));
    return placeholderOf(values.length - 1) + end;
  };
  const shown = ({ value, inferred }: Fact) => (inferred ? `[${value}]` : value);
  const { title, creator, publisher, date, original } = citation;
  const item: CSL.Item = { id, type: style.types?.[citation.kind] ?? kindNames[citation.kind].csl };
  if (title) item['title'] = hide(shown(title));
  if (creator) item['author'] = [{ literal: hide(shown(creator)) }];
  if (publisher) item[hasPublication(citation) ? 'container-title' : 'publisher'] = hide(shown(publisher));
  if (original) item['URL'] = hide(shown(original));
  if (date) {
    const parts = dateParts(date.value);
    item['issued'] = parts
      ? { 'date-parts': [parts] }
      : { literal: hide(shown({ ...date, value: formatDate(date.value, 'en', en) })) };
  }
  return { item, values };
}

/** A style that prints brackets around the date of publication. */
function bracketDates(node: CslNode): CslNode {
  const { name, attrs, children } = node;
  const isIssued = name === 'date' && attrs['variable'] === 'issued';
  return {
    name,
    attrs: isIssued
      ? {
          ...attrs,
          prefix: `${attrs['prefix'] ?? ''}${openBracket}`,
          suffix: `${closeBracket}${attrs['suffix'] ?? ''}`,
        }
      : attrs,
    children: children.map((child) => (typeof child === 'string' ? child : bracketDates(child))),
  };
}

/** What citeproc printed as a phrase: of its markup italics alone, no number of a list, no final stop. */
function clean(printed: string): string {
  return (
    printed
      .replace(/<div class="csl-left-margin">.*?<\/div>/gsu, '')
      .replace(/<(?!\/?i>)[^>]*>/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
      // A date that a style prints in two parts stands in one pair of brackets.
      .replaceAll(new RegExp(`${closeBracket}([,. ]+)${openBracket}`, 'gu'), '$1')
      .replaceAll(openBracket, '[')
      .replaceAll(closeBracket, ']')
      .replace(/\.$/u, '')
  );
}

/** What of a document is cited: nothing for the whole. */
export interface Pinpoint {
  passage: string;
  /** Address of the passage, or of words in it. */
  address: string;
}

/** A whole citation as HTML: the source in a style, then the archive, number, passage, revision, address. */
export function formatCitation(
  citation: Citation,
  source: string,
  style: CitationStyle,
  words: Words,
  pinpoint?: Pinpoint,
): string {
  const { archive, number, revisions, address } = citation;
  const revision = revisions.at(-1);
  const clause = [
    archive,
    words.citedDocument(number),
    ...(pinpoint ? [words.citedPassage(pinpoint.passage)] : []),
    ...(revision ? [words.citedRevision(formatDate(revision.date, citation.archiveLanguage, words))] : []),
    pinpoint?.address ?? address,
  ];
  const stop = source === '' ? '' : style.form === 'note' ? ', ' : '. ';
  return `${source}${stop}${escapeHtml(clause.join(', '))}.`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
