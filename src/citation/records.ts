/**
 * Records of a citation for programs: CSL-JSON (schema 1.0), BibTeX (with the fields of biblatex) and RIS.
 *
 * All three are made from the one table of names, and say the same: one address, one date, one creator;
 * no key for what is unknown.
 */
import { formatDate } from '../provenance/date.ts';
import type { Words } from '../words/words.ts';
import { type Citation, dateParts, hasPublication, stateOf } from './citation.ts';
import { noteLines } from './note.ts';
import { fieldNames, kindNames } from './vocabulary.ts';

/** One item of CSL-JSON. */
export type CslItem = Record<string, unknown> & { id: string; type: string };

/** The fields that CSL has a name for. */
type CslField = {
  [Name in keyof typeof fieldNames]: (typeof fieldNames)[Name] extends { csl: string } ? Name : never;
}[keyof typeof fieldNames];

/** The item of a citation in CSL-JSON; a file of CSL-JSON is an array of items. */
export function toCsl(citation: Citation, words: Words): CslItem {
  const { title, creator, publisher, date } = citation;
  const note = noteLines(citation, words);
  const parts = date && dateParts(date.value);
  const field = (name: CslField, value: unknown) => (value === undefined ? {} : { [fieldNames[name].csl]: value });
  return {
    id: citation.key,
    type: kindNames[citation.kind].csl,
    ...field('title', title?.value),
    ...field('creator', creator && [{ literal: creator.value }]),
    ...field(hasPublication(citation) ? 'publication' : 'publisher', publisher?.value),
    ...field(
      'date',
      date &&
        (parts ? { 'date-parts': [parts] } : { literal: formatDate(date.value, citation.archiveLanguage, words) }),
    ),
    ...field('state', { 'date-parts': [dateParts(stateOf(citation))] }),
    ...field('address', citation.address),
    ...field('language', citation.language),
    ...field('archive', citation.archive),
    ...field('number', citation.number),
    ...field('summary', citation.summary),
    ...field('note', note.length > 0 ? note.join('\n') : undefined),
  };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Names by which biblatex knows languages; one that it does not know is left out. */
const biblatexLanguages = new Map([
  ['de', 'german'],
  ['en', 'english'],
  ['es', 'spanish'],
  ['fr', 'french'],
  ['it', 'italian'],
  ['pl', 'polish'],
  ['ru', 'russian'],
  ['uk', 'ukrainian'],
]);

/** The entry of a citation in BibTeX, with a final line end. */
export function toBibtex(citation: Citation, words: Words): string {
  const { title, creator, publisher, date, language } = citation;
  const names = kindNames[citation.kind];
  const [year, month] = (date && dateParts(date.value)) ?? [];
  const note = noteLines(citation, words).join('. ');
  const publisherName = hasPublication(citation) ? names.bibtexPublication : fieldNames.publisher.bibtex;
  // Two pairs of braces keep a name in one piece and the capitals of a title.
  const whole = (text: string) => `{${escapeTex(text)}}`;
  const fields: [string, string | undefined][] = [
    [fieldNames.creator.bibtex, creator && whole(creator.value)],
    [fieldNames.title.bibtex, title && whole(title.value)],
    [publisherName, publisher && whole(publisher.value)],
    ['year', year?.toString()],
    ['month', month === undefined ? undefined : months[month - 1]],
    [fieldNames.date.bibtex, date?.value],
    [fieldNames.address.bibtex, citation.address],
    [fieldNames.state.bibtex, stateOf(citation)],
    [fieldNames.language.bibtex, biblatexLanguages.get(language.split('-')[0] ?? '')],
    [fieldNames.number.bibtex, escapeTex(`${citation.archive}, ${citation.number}`)],
    [fieldNames.summary.bibtex, escapeTex(citation.summary)],
    [fieldNames.note.bibtex, note === '' ? undefined : escapeTex(note)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = ${name === 'month' ? value : `{${value}}`},`],
  );
  return `@${names.bibtex}{${citation.key},\n${lines.join('\n')}\n}\n`;
}

const texSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // An escaped brace counts in BibTeX, so that one alone would open or close the field.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Between signs that TeX draws as one where they touch: of two hyphens it makes a dash, also in an address in a note. */
const ligatures = /(?<=([-'`,<>]))(?=\1)|(?<=[?!])(?=`)/gu;

/** Text as TeX writes it: signs with a meaning of their own are escaped, letters of every script stay. */
function escapeTex(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/gu, (sign) => texSigns[sign] ?? `\\${sign}`).replace(ligatures, '{}');
}

/** The record of a citation in RIS, lines ended by CR LF, as its specification has it. */
export function toRis(citation: Citation, words: Words): string {
  const { title, creator, publisher, date } = citation;
  const parts = date && dateParts(date.value);
  const note = noteLines(citation, words).join('. ');
  const day = (numbers: readonly number[]) =>
    [0, 1, 2].map((index) => numbers[index]?.toString().padStart(index === 0 ? 4 : 2, '0') ?? '').join('/');
  const lines: [string, string | undefined][] = [
    ['TY', kindNames[citation.kind].ris],
    ['ID', citation.key],
    [fieldNames.title.ris, title?.value],
    [fieldNames.creator.ris, creator?.value],
    [hasPublication(citation) ? fieldNames.publication.ris : fieldNames.publisher.ris, publisher?.value],
    ['PY', parts?.[0]?.toString().padStart(4, '0')],
    [fieldNames.date.ris, parts && `${day(parts)}/`],
    [fieldNames.language.ris, citation.language],
    [fieldNames.address.ris, citation.address],
    [fieldNames.state.ris, `${day(dateParts(stateOf(citation)) ?? [])}/`],
    [fieldNames.summary.ris, citation.summary],
    [fieldNames.archive.ris, citation.archive],
    [fieldNames.number.ris, citation.number],
    // One note: readers of RIS keep the first alone.
    [fieldNames.note.ris, note === '' ? undefined : note],
  ];
  // A line end would begin another field; a space that does not break is the source's, and stays.
  const written = lines.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/[ \t\n\v\f\r\u2028\u2029]+/gu, ' ')}`],
  );
  return `${[...written, 'ER  - '].join('\r\n')}\r\n`;
}
