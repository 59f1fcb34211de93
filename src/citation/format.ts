/**
 * Formatted citations: what citeproc makes of the item of a document in a style, and the archive's own
 * clause after it.
 *
 * citeproc orders, punctuates and writes the date; it never sees a value. Each value goes through it as
 * a placeholder, so that no style can change a letter of a title or the quotation marks in it.
 */
import CSL from 'citeproc';
import { escapeHtml } from '../html.ts';
import { formatDate } from '../provenance/date.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { type Citation, type CitedState, dateParts, type Fact, hasPublication } from './citation.ts';
import { locatorOf } from './locator.ts';
import { type CitationStyle, type CslNode, citationStyles, type StyleId, type StyleSource } from './styles.ts';
import { kindNames } from './vocabulary.ts';

/** The source of a citation in each style, without a final full stop; the only markup is `<i>`. */
export type FormattedSource = ReadonlyMap<StyleId, string>;

/** Formats sources; keeps one engine for each style, and what it printed for each shape. */
export type Formatter = (citation: Citation) => FormattedSource;

/** A formatter that takes its styles from `source`. @throws where a style or locale is not there */
export function createFormatter(source: StyleSource): Formatter {
  const engines = citationStyles.map((style) => ({ style, print: createPrinter(style, source) }));
  return (citation) => new Map(engines.map(({ style, print }) => [style.id, print(citation)]));
}

// Private-use characters: no text holds them, no style changes them. The letter makes a value a word to citeproc.
const placeholder = /\uE000q(\d+)q\uE001/giu;
const placeholderOf = (index: number) => `\uE000q${index}q\uE001`;
const [openBracket, closeBracket] = ['\uE002', '\uE003'];

function createPrinter(style: CitationStyle, source: StyleSource): (citation: Citation) => string {
  const items = new Map<string, CSL.Item>();
  // An engine keeps what it once read under an id, so that each item is given a new one.
  let count = 0;
  const held = source.styles.get(style.csl);
  if (!held) throw new Error(`There is no CSL style ${style.csl} in the package of styles. Name one that it holds.`);
  const tree = withoutFinalStop(held);
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
  const print = ({ item, brackets }: Shape): string => {
    const id = String(++count);
    let engine = plain;
    if (brackets) {
      bracketing ??= engineFor(bracketDates(tree));
      engine = bracketing;
    }
    items.set(id, { ...item, id });
    engine.updateItems([id], true);
    const printed =
      style.form === 'note'
        ? engine.previewCitationCluster({ citationItems: [{ id }], properties: { noteIndex: 1 } }, [], [], 'html')
        : (engine.makeBibliography() || [undefined, []])[1].join('');
    items.delete(id);
    // Of an entry the stop may be that of an abbreviation too: the clause after it begins with one.
    return style.form === 'note' ? clean(printed) : clean(printed).replace(/\.$/u, '');
  };
  const templates = new Map<string, string>();
  const templateOf = (shape: Shape): string => {
    const key = JSON.stringify(shape);
    const template = templates.get(key) ?? print(shape);
    templates.set(key, template);
    return template;
  };
  const fill = (template: string, values: readonly string[]) =>
    template.replace(placeholder, (_, index: string) => escapeHtml(values[Number(index)] ?? ''));
  return (citation) => {
    const { shape, values } = shapeOf(citation, style);
    const parts = citation.date && dateParts(citation.date.value);
    if (!parts) return fill(templateOf(shape), values);
    const [template, dateValues] = dateTemplate(parts, values.length, (given) =>
      templateOf({ ...shape, item: { ...shape.item, issued: { 'date-parts': [given] } } }),
    );
    return fill(template, [...values, ...dateValues]);
  };
}

/** What citeproc sees of a citation: those that look alike to it are printed alike, so that one print serves all. */
interface Shape {
  item: Record<string, unknown> & { type: string };
  /** Whether the date is printed in brackets. */
  brackets: boolean;
}

/** A year that stands for every year; all other values are placeholders. */
const anyYear = 7777;

/**
 * A template in which year and day are placeholders too, from `first` on, with their values. Of a style
 * that does not write them as plain numbers, it holds the date itself.
 */
function dateTemplate(
  [year = 0, month, day]: readonly number[],
  first: number,
  templateWith: (parts: number[]) => string,
): [template: string, values: string[]] {
  const parts = (...given: (number | undefined)[]) => given.filter((part) => part !== undefined);
  // A number of as many figures, and another than that of the month.
  const anyDay = day === undefined ? undefined : day > 9 ? 28 : month === 8 ? 9 : 8;
  const plainly = (number: number | undefined) => new RegExp(`(?<![\\d\\p{L}]0?)(0?)${number}(?![\\d\\p{L}])`, 'gu');
  const template = templateWith(parts(anyYear, month, anyDay))
    .replace(plainly(anyYear), `$1${placeholderOf(first)}`)
    .replace(plainly(anyDay), `$1${placeholderOf(first + 1)}`);
  const left = template.replace(placeholder, '').match(/\d+/gu) ?? [];
  const isPlain = year > 999 && left.every((number) => Number(number) === month);
  return isPlain ? [template, [String(year), String(day)]] : [templateWith(parts(year, month, day)), []];
}

/** The shape of a citation in a style, with placeholders for its values, and the values. */
function shapeOf(citation: Citation, style: CitationStyle): { shape: Shape; values: string[] } {
  const values: string[] = [];
  /** The last sign stays in sight, so that a style adds no full stop to a question mark. */
  const hide = (value: string) => {
    const end = /[.?!]$/u.exec(value)?.[0] ?? '';
    values.push(value.slice(0, value.length - end.length));
    return placeholderOf(values.length - 1) + end;
  };
  const shown = ({ value, inferred }: Fact) => (inferred ? `[${value}]` : value);
  const { title, creator, publisher, date, original } = citation;
  const item: Shape['item'] = { type: style.types?.[citation.kind] ?? kindNames[citation.kind].csl };
  if (title) item['title'] = hide(shown(title));
  if (creator) item['author'] = [{ literal: hide(shown(creator)) }];
  if (publisher) item[hasPublication(citation) ? 'container-title' : 'publisher'] = hide(shown(publisher));
  if (original) item['URL'] = hide(shown(original));
  const parts = date && dateParts(date.value);
  if (date) {
    item['issued'] = parts
      ? { 'date-parts': [parts] }
      : { literal: hide(shown({ ...date, value: formatDate(date.value, 'en', en) })) };
  }
  return { shape: { item, brackets: parts !== undefined && date?.inferred === true }, values };
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

/** A style that ends nothing with a full stop, as the archive's clause goes on: one that is left is of an abbreviation. */
function withoutFinalStop({ name, attrs, children }: CslNode): CslNode {
  return {
    name,
    attrs: name === 'layout' ? { ...attrs, suffix: '' } : attrs,
    children: children.map((child) => (typeof child === 'string' ? child : withoutFinalStop(child))),
  };
}

/** What citeproc printed as a phrase: of its markup italics alone, no number of a list; nothing where a style prints nothing. */
function clean(printed: string): string {
  if (printed.includes('[CSL STYLE ERROR: reference with no printed form.]')) return '';
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
  );
}

/** What of a document is cited: nothing for the whole. */
export interface Pinpoint {
  passage: string;
  /** Address of the passage, or of words in it. */
  address: string;
}

/**
 * A whole citation as HTML: the source in a style, then the archive, number, passage, revision, address.
 *
 * @param revision the state that is cited: the last one when left out, of which a text that was never revised names none
 */
export function formatCitation(
  citation: Citation,
  source: string,
  style: CitationStyle,
  words: Words,
  pinpoint?: Pinpoint,
  revision: CitedState | undefined = citation.revisions.at(-1),
): string {
  const { archive, number, address } = citation;
  const clause = [
    archive,
    words.citedDocument(number),
    ...(pinpoint ? [locatorOf([pinpoint.passage])] : []),
    ...(revision
      ? [words.citedRevision(revision.number, formatDate(revision.date, citation.archiveLanguage, words))]
      : []),
    pinpoint?.address ?? address,
  ];
  const stop = source === '' ? '' : style.form === 'note' ? ', ' : '. ';
  return `${source}${stop}${escapeHtml(clause.join(', '))}.`;
}
