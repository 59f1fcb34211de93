/**
 * Dates as EDTF (ISO 8601-2, Library of Congress profile): checked, compared, shown in words.
 *
 * Dates in texts are read with chrono, in the language of the text; only what the words say counts,
 * nothing is filled in from today.
 */
import * as chrono from 'chrono-node';
import edtf from 'edtf';
import { isDay } from '../entry/day.ts';

/** Whether a text is a valid EDTF date, of a year that can be set in order with others: up to some 270,000 from now. */
export function isEdtf(text: string): boolean {
  if (isDay(text)) return true;
  // EDTF has no such form, and the library takes it for milliseconds since 1970.
  if (/^\d{5,}$/u.test(text)) return false;
  try {
    const { from, until } = dateRange(text);
    if (Number.isNaN(from) || Number.isNaN(until)) return false;
  } catch {
    return false;
  }
  return (text.match(/\d{4}-\d{2}-\d{2}/gu) ?? []).every(isDay);
}

interface DateRange {
  from: number;
  until: number;
}

const dayLength = 86_400_000;
/** Every page that sets dates in order asks for the same ones, and the grammar of EDTF is slow. */
const ranges = new Map<string, DateRange>();

/** Earliest and latest instant of a date, of which `isEdtf` is true, in milliseconds; an open end is ±Infinity. */
export function dateRange(text: string): DateRange {
  const known = ranges.get(text);
  if (known) return known;
  const range = readRange(text);
  ranges.set(text, range);
  return range;
}

function readRange(text: string): DateRange {
  if (isDay(text)) {
    const from = Date.parse(`${text}T00:00:00Z`);
    return { from, until: from + dayLength - 1 };
  }
  const date = edtf(text) as { min: number; max: number };
  return { from: date.min, until: date.max };
}

type Parser = { parse: (text: string, reference?: Date) => chrono.ParsedResult[] };

/** What the words of a text say of a date and a time of day; parts that they do not say are missing. */
export interface ReadDate {
  date?: string;
  time?: string;
}

/**
 * Reads the first date and the first time of day in a text.
 *
 * A date needs its year in the words: “last year” is none. Nor is an English date in figures, such as
 * 5/6/1901, which reads in two ways.
 *
 * @param language BCP 47 tag of the text; a language that chrono does not know reads as English
 */
export function readDate(text: string, language: string): ReadDate {
  const read: ReadDate = {};
  const parser = parserFor(language);
  for (const { start, text: words } of parser.parse(text, new Date(0))) {
    const has = (part: chrono.Component) => start.isCertain(part);
    const number = (part: chrono.Component, width: number) => String(start.get(part)).padStart(width, '0');
    const isAmbiguous = parser === (chrono.en as Parser) && /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/u.test(words);
    if (!read.date && has('year') && words.includes(number('year', 4)) && !isAmbiguous) {
      const month = has('month') ? `-${number('month', 2)}` : '';
      read.date = number('year', 4) + month + (month && has('day') ? `-${number('day', 2)}` : '');
    }
    if (!read.time && has('hour')) read.time = `${number('hour', 2)}:${number('minute', 2)}`;
  }
  const year = /^\d{4}$/u.exec(text.trim());
  if (year) read.date = year[0];
  return read;
}

function parserFor(language: string): Parser {
  const parsers = chrono as unknown as Record<string, Parser | undefined>;
  const name = language.split('-')[0] ?? '';
  return (/^[a-z]{2}$/u.test(name) && parsers[name]) || (chrono.en as Parser);
}

/** Words that a date in words needs beside the names of months and eras, which the platform knows. */
export interface DateWords {
  /** `2024/..` in words, from the year in words. */
  fromOn: (start: string) => string;
  /** `../2024` in words, from the year in words. */
  until: (end: string) => string;
  /** An interval that is open at both ends. */
  anyDate: string;
  /** An end of an interval that is not known: `/2024`. */
  unknownDate: string;
  /** What a sign after a date says of it: `?` uncertain, `~` approximate, `%` both. */
  qualified: (date: string, sign: '?' | '~' | '%') => string;
  /** A date of which a part is not known: `2024-XX`. */
  partUnknown: (date: string, part: 'day' | 'month' | 'month and day' | 'year') => string;
  yearUnknown: string;
  /** The seasons, spring first. */
  season: (place: 0 | 1 | 2 | 3, year: string) => string;
}

/** Making a format takes a thousand times longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, parts: 1 | 2 | 3, hasEra: boolean): Intl.DateTimeFormat {
  const key = `${language} ${parts} ${hasEra}`;
  const known = formats.get(key);
  if (known) return known;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(parts > 1 ? { month: 'long' } : {}),
    ...(parts > 2 ? { day: 'numeric' } : {}),
    ...(hasEra ? { era: 'short' } : {}),
  };
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
  formats.set(key, format);
  return format;
}

/** A year, a month or a day in words. A year before 100 has its era: “6 May 44” would read as one of 1944. */
function formatParts(language: string, year: number, month?: string, day?: string): string {
  const date = new Date(0);
  date.setUTCFullYear(year, Number(month ?? 1) - 1, Number(day ?? 1));
  return formatOf(language, day ? 3 : month ? 2 : 1, year < 100).format(date);
}

/** Years, months or days of our era from one to another, with what they share said once: “23 – 27 September 2022”. */
function formatRange(start: string, end: string, language: string): string | undefined {
  const pattern = /^(?!00)\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?$/u;
  if (start.length !== end.length || !pattern.test(start) || !pattern.test(end)) return undefined;
  const parts = start.split('-').length as 1 | 2 | 3;
  const range = formatOf(language, parts, false).formatRange(new Date(start), new Date(end));
  return range.replace(/\s/gu, ' ');
}

/** A year of which the last figures are not known: `190X`. */
const vagueYear = /^(-?)(\d{1,3})(X{1,3})$/u;

/**
 * A date as a reader sees it: “6 May 2022”, “May 2022”, “2022”, and every other form of EDTF's levels
 * 0 and 1 in words; a form of level 2, such as a set of dates, stays as it is written.
 */
export function formatDate(text: string, language: string, words: DateWords): string {
  const format = (part: string) => formatDate(part, language, words);
  const [start, end, ...more] = text.split('/');
  if (start !== undefined && end !== undefined && more.length === 0) {
    const isDate = (part: string) => part !== '' && part !== '..';
    const shown = (part: string) => {
      if (!isDate(part)) return words.unknownDate;
      // Some of the years are a range of their own.
      return vagueYear.test(part) ? `(${format(part)})` : format(part);
    };
    if (isDate(start) && end === '..') return words.fromOn(shown(start));
    if (isDate(end) && start === '..') return words.until(shown(end));
    if (start === '..' && end === '..') return words.anyDate;
    const range = formatRange(start, end, language);
    if (range) return range;
    return isDate(start) || isDate(end) ? `${shown(start)} – ${shown(end)}` : words.unknownDate;
  }
  const sign = /[?~%]$/u.exec(text)?.[0] as '?' | '~' | '%' | undefined;
  if (sign) {
    const date = text.slice(0, -1);
    const inWords = format(date);
    // A form that is left as it is written keeps its sign too.
    return inWords === date && !/^\d{4}$/u.test(date) ? text : words.qualified(inWords, sign);
  }
  const time = /^(.+)T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-][\d:]+)?$/u.exec(text);
  if (time) {
    const [, day = '', hour = '', zone] = time;
    return `${format(day)}, ${hour}${zone ? ` UTC${zone === 'Z' ? '' : zone.replace('-', '−')}` : ''}`;
  }
  return formatSingle(text, language, words);
}

/** One date without sign or time of day. */
function formatSingle(text: string, language: string, words: DateWords): string {
  const long = /^Y(-?\d+)$/u.exec(text);
  if (long) return formatParts(language, Number(long[1]));
  if (text === 'XXXX') return words.yearUnknown;
  const vague = vagueYear.exec(text);
  if (vague) {
    const [, minus = '', figures = '', unknown = ''] = vague;
    if (figures.length + unknown.length !== 4) return text;
    const ends = [`${figures}${'0'.repeat(unknown.length)}`, `${figures}${'9'.repeat(unknown.length)}`];
    if (minus) ends.reverse();
    const range = ends.map((year) => formatParts(language, Number(minus + year))).join(' – ');
    return words.partUnknown(range, 'year');
  }
  const match = /^(-?\d{4})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?$/u.exec(text);
  if (!match) return text;
  const [, figures, month, day] = match;
  const year = Number(figures);
  if (month === 'XX') {
    if (day !== undefined && day !== 'XX') return text;
    return words.partUnknown(formatParts(language, year), day ? 'month and day' : 'month');
  }
  const season = Number(month) - 21;
  if (season === 0 || season === 1 || season === 2 || season === 3)
    return words.season(season, formatParts(language, year));
  if (Number(month ?? 1) > 12) return text;
  if (day === 'XX') return words.partUnknown(formatParts(language, year, month), 'day');
  return formatParts(language, year, month, day);
}

/**
 * The parts of a date that a text writes as a whole: the year, and day and month in the orders and lengths
 * of English and of one other language: `1933-10-05` is “1933”, “5 October”, “October 5”, “5 Oct”, “Oct 5”.
 *
 * @param language a BCP 47 tag, such as that of the archive's own words
 * @returns none of what is no plain day
 */
export function partsInWords(date: string, language: string): string[] {
  const [, year] = /^(\d{4})-\d{2}-\d{2}$/u.exec(date) ?? [];
  const day = new Date(date);
  if (year === undefined || Number.isNaN(day.getTime())) return [];
  const days = ['en-GB', 'en-US', language].flatMap((tag) =>
    (['long', 'short'] as const).map((month) =>
      new Intl.DateTimeFormat(tag, { day: 'numeric', month, timeZone: 'UTC' }).format(day),
    ),
  );
  return [...new Set([year, ...days])];
}
