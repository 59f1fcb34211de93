/**
 * Proposals: what the metadata and the lines of a source say of it, each with its evidence.
 *
 * A value that stands in a line is stated, with the line and the words. A value that only the metadata
 * of the file gives is inferred, with the name of the metadata as its ground. The rest is unknown.
 */
import { linesOf } from '../capture/reading-text.ts';
import { isDay } from '../entry/day.ts';
import { languageSchema } from '../entry/language.ts';
import { webAddressSchema } from '../entry/web-address.ts';
import { findWhole } from '../glossary/mention.ts';
import { readDate } from '../provenance/date.ts';
import { type ProvenanceField, provenanceFields } from '../provenance/provenance.ts';
import type { Metadatum, Region, Source, SourceBlock } from './source.ts';

/** Sentences that a draft needs in the language of the archive. */
export interface AccessionWords {
  summary: string;
  custody: (file: string, date: string) => string;
  rights: string;
  notFound: string;
  fromMetadata: (origin: string) => string;
  fromLine: string;
  omission: Record<Region, string>;
}

/** A statement as a draft holds it. */
export type ProposedStatement =
  | { status: 'stated'; value: string; time?: string; evidence: { line: number; words: string }; ground?: string }
  | { status: 'inferred'; value: string; ground: string }
  | { status: 'unknown'; ground: string };

/** Something that an editor must decide before a draft is published. */
export interface Question {
  about: string;
  ask: string;
  /** How the draft says the answer. */
  how?: string;
}

export interface Proposals {
  language: string;
  kind: string;
  provenance: Record<ProvenanceField, ProposedStatement>;
  omissions: { lines: string; reason: string }[];
  /** The blocks that are not proposed to be left out. */
  kept: SourceBlock[];
  questions: Question[];
}

/** What is asked of each statement about a source. */
export const asks: Readonly<Record<ProvenanceField, string>> = {
  title: 'What is the title?',
  creator: 'Who wrote it?',
  publisher: 'Who published it?',
  date: 'When was it published?',
  place: 'Where was it written or published?',
  originalAddress: 'At which address was it published?',
  licence: 'Does it state a licence, and which?',
  captured: 'When was the capture made?',
};

/** A statement that the text itself cannot bear out is known by something else. */
const outside: readonly ProvenanceField[] = ['originalAddress', 'captured'];
const howByLine = 'Give the line and words, or say in the ground what was looked for.';
const howByGround = 'Say in the ground how you know.';

/** Lines of a document's head and foot are searched for a date; those between tell of other days. */
const headLines = 20;

/** Works out what can be proposed of a source. */
export function propose(source: Source, words: AccessionWords): Proposals {
  const lines = linesOf(source.text);
  const questions: Question[] = source.remarks.map((ask) => ({ about: 'page', ask }));
  const language = proposeLanguage(source, questions);
  const kinds = source.metadata.filter(({ field }) => field === 'kind');
  if (kinds.length === 0)
    questions.push({
      about: 'kind',
      ask: 'What is the document as a source: primary-text, news-report or reference-work?',
    });
  const first = source.blocks.find(({ region, text }) => region === undefined && /[\p{L}\p{N}]/u.test(text));
  const statements = provenanceFields.map((field): [ProvenanceField, ProposedStatement] => {
    const given = source.metadata.filter((datum) => datum.field === field);
    const statement =
      field === 'date' || field === 'captured'
        ? proposeDate(field, given, lines, language, words)
        : proposeText(field, given, lines, first, words);
    if (statement.status === 'unknown')
      questions.push({ about: field, ask: asks[field], how: outside.includes(field) ? howByGround : howByLine });
    else if (statement.ground === words.fromLine)
      questions.push({ about: field, ask: `Is “${statement.value}” the ${field}? It was read out of the text alone.` });
    return [field, statement];
  });
  keepEvidence(
    source.blocks,
    statements.map(([, statement]) => statement),
  );
  const { omissions, kept } = proposeOmissions(source.blocks, words);
  if (omissions.length > 0) {
    const amount = omissions.length === 1 ? '1 omission is' : `${omissions.length} omissions are`;
    questions.unshift({ about: 'omissions', ask: `${amount} proposed. Is each not the source’s text?` });
  }
  return {
    language,
    kind: kinds[0]?.value ?? 'undetermined',
    provenance: Object.fromEntries(statements) as Record<ProvenanceField, ProposedStatement>,
    omissions,
    kept,
    questions,
  };
}

/** The first line that is a value to the letter, else the first in which it stands and not inside longer words. */
function findLine(lines: readonly string[], value: string): { line: number; words: string } | undefined {
  const own = lines.findIndex((line) => line.trim() === value);
  const index = own >= 0 ? own : lines.findIndex((line) => findWhole(line, value).length > 0);
  return index < 0 ? undefined : { line: index + 1, words: value };
}

/** The first line in which names stand one after the other, with signs and a short word between them at most. */
function findNames(lines: readonly string[], names: readonly string[]): { line: number; words: string } | undefined {
  const escaped = names.map((name) => name.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&'));
  const list = escaped.join('[^\\p{L}\\p{N}]{1,3}(?:\\p{L}{1,3} )?');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${list}(?![\\p{L}\\p{N}])`, 'u');
  for (const [index, line] of lines.entries()) {
    const words = pattern.exec(line)?.[0];
    if (words !== undefined) return { line: index + 1, words };
  }
  return undefined;
}

function proposeText(
  field: ProvenanceField,
  given: readonly Metadatum[],
  lines: readonly string[],
  first: SourceBlock | undefined,
  words: AccessionWords,
): ProposedStatement {
  const isAddress = field === 'originalAddress' || field === 'licence';
  const values = given.filter(
    ({ value }) =>
      (isAddress ? isWebAddress(value) : /[\p{L}\p{N}]/u.test(value)) &&
      // One of several names, such as those of authors, is not the whole.
      !given.some(({ names }) => names?.includes(value)),
  );
  for (const { value, names } of isAddress ? [] : values) {
    const evidence = findLine(lines, value) ?? (names && findNames(lines, names));
    if (evidence) return { status: 'stated', value: evidence.words, evidence };
  }
  const [best] = values;
  if (best) return { status: 'inferred', value: best.value, ground: words.fromMetadata(best.origin) };
  if (field === 'title' && first && first.text.length <= 200 && !/[.;,]$/u.test(first.text)) {
    const evidence = findLine(lines, first.text);
    if (evidence) return { status: 'stated', value: first.text, evidence, ground: words.fromLine };
  }
  return { status: 'unknown', ground: words.notFound };
}

const isWebAddress = (value: string) => webAddressSchema.safeParse(value).success && !/\s/u.test(value);

function proposeDate(
  field: 'date' | 'captured',
  given: readonly Metadatum[],
  lines: readonly string[],
  language: string,
  words: AccessionWords,
): ProposedStatement {
  const days = given.flatMap(({ value, origin }) => {
    // Such as “Sun Mar 12 2022 10:00:00 GMT+0200”.
    const { date: day = '' } = readDate(value, 'en');
    return isDay(day) ? [{ day, origin }] : [];
  });
  const near = lines.flatMap((line, index) =>
    (index < headLines * 2 || index >= lines.length - headLines) && line.length <= 160 && /\d{4}/u.test(line)
      ? [{ line: index + 1, words: line.trim() }]
      : [],
  );
  const [known] = days;
  if (field === 'captured')
    return known
      ? { status: 'inferred', value: known.day, ground: words.fromMetadata(known.origin) }
      : { status: 'unknown', ground: words.notFound };
  for (const evidence of near) {
    const read = readDate(evidence.words, language);
    if (read.date === undefined || (known && read.date !== known.day)) continue;
    // A year alone in a line says little: it may be of a copyright.
    if (!known && (!isDay(read.date) || evidence.line > headLines)) continue;
    const time = read.time === undefined ? {} : { time: read.time };
    return { status: 'stated', value: read.date, ...time, evidence, ...(known ? {} : { ground: words.fromLine }) };
  }
  return known
    ? { status: 'inferred', value: known.day, ground: words.fromMetadata(known.origin) }
    : { status: 'unknown', ground: words.notFound };
}

function proposeLanguage({ metadata, text }: Source, questions: Question[]): string {
  const named = metadata.find(({ field, value }) => field === 'language' && isTag(value.replace('_', '-')));
  if (named) return Intl.getCanonicalLocales(named.value.replace('_', '-'))[0] ?? 'und';
  const language = guessLanguage(text.slice(0, 20_000));
  questions.push({
    about: 'language',
    ask: `In which language is the text (a tag such as en, uk, ru)? Proposed from its letters: ${language}.`,
  });
  return language;
}

const isTag = (value: string) => languageSchema.safeParse(value).success;

/** A language by its alphabet and the small words that it alone uses; `und` (undetermined) where they do not tell. */
function guessLanguage(text: string): string {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const latin = count(/\p{Script=Latin}/gu);
  if (cyrillic > latin) {
    const ukrainian = count(/[іїєґ]/giu);
    const russian = count(/[ыэъё]/giu);
    return ukrainian > russian ? 'uk' : russian > ukrainian ? 'ru' : 'und';
  }
  const words = count(/\b(?:the|and|of|to|is|was|that)\b/giu);
  return words >= 3 && words * 40 > text.split(/\s+/u).length ? 'en' : 'und';
}

/** A line that names the author or the date is the source's, though an article extractor takes it out. */
function keepEvidence(blocks: readonly SourceBlock[], statements: readonly ProposedStatement[]): void {
  const lines = statements.flatMap((statement) => (statement.status === 'stated' ? [statement.evidence.line] : []));
  for (const block of blocks) {
    const [first, last] = block.lines;
    if (block.region === 'outside' && lines.some((line) => first <= line && line <= last)) block.region = undefined;
  }
}

/** Gathers neighbours of the same region into one omission. Nothing is proposed where nothing would be left. */
function proposeOmissions(
  blocks: readonly SourceBlock[],
  words: AccessionWords,
): { omissions: Proposals['omissions']; kept: SourceBlock[] } {
  const kept = blocks.filter(({ region }) => region === undefined);
  if (kept.length === 0) return { omissions: [], kept: [...blocks] };
  const runs: { region: Region; first: number; last: number }[] = [];
  let before: Region | undefined;
  for (const { region, lines } of blocks) {
    const run = runs.at(-1);
    if (region !== undefined && region === before && run) run.last = lines[1];
    else if (region !== undefined) runs.push({ region, first: lines[0], last: lines[1] });
    before = region;
  }
  const omissions = runs.map(({ region, first, last }) => ({
    lines: first === last ? `${first}` : `${first}-${last}`,
    reason: words.omission[region],
  }));
  return { omissions, kept };
}
