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
  if (!read.date && year) read.date = year[0];
  return read;
}

function parserFor(language: string): Parser {
  const parsers = chrono as unknown as Record<string, Parser | undefined>;
  const name = language.split('-')[0] ?? '';
  return (/^[a-z]{2}$/u.test(name) && parsers[name]) || (chrono.en as Parser);
}

/** Words that a date in words needs beside month names. */
export interface DateWords {
  /** `2024/..` in words, from the year in words. */
  fromOn: (start: string) => string;
}

/** Making a format takes a thousand times longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, hasDay: boolean): Intl.DateTimeFormat {
  const key = `${language} ${hasDay}`;
  const known = formats.get(key);
  if (known) return known;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(hasDay ? { day: 'numeric' } : {}),
  };
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
  formats.set(key, format);
  return format;
}

/** A date as a reader sees it: “6 May 2022”, “May 2022”, “2022”; other EDTF forms as they are written. */
export function formatDate(text: string, language: string, words: DateWords): string {
  if (text.endsWith('/..')) return words.fromOn(formatDate(text.slice(0, -3), language, words));
  const [start, end, ...more] = text.split('/');
  if (start && end && more.length === 0)
    return `${formatDate(start, language, words)} – ${formatDate(end, language, words)}`;
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(text);
  if (!match) return text;
  if (!match[2] || Number(match[2]) > 12) return text;
  const date = new Date(`${text}${match[3] ? '' : '-01'}T00:00:00Z`);
  return formatOf(language, match[3] !== undefined).format(date);
}
