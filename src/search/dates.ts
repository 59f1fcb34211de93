/** Dates as they are typed, in figures or in words, and the ways in which texts write them. */
import { kindredKey } from './kindred.ts';

/** A date in figures: year, month and day; day, month and year; with strokes, month, day and year too. */
const orders = [
  /^(?<year>\d{4})([-./])(?<month>\d{1,2})\2(?<day>\d{1,2})$/u,
  /^(?<day>\d{1,2})([-./])(?<month>\d{1,2})\2(?<year>\d{4}|\d{2})$/u,
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4}|\d{2})$/u,
];

/** A day of any year. */
const dayAndMonth = /^(?<day>\d{1,2})\.(?<month>0[1-9]|1[0-2])$/u;

/** The years that figures may mean: two of them, one of this century or of the last. */
const yearsTyped = (year: string) => (year.length === 2 ? [`20${year}`, `19${year}`] : [year]);

const nameOfMonth = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** The number of each month by the key that its names have in every language. */
const months = new Map(
  Array.from({ length: 12 }, (_, index) => [kindredKey(nameOfMonth.format(Date.UTC(2000, index))), index + 1]),
);

/** A date as it is named here, and all ways in which texts write it, whatever the signs between its parts. */
export interface TypedDate {
  name: string;
  ways: string[];
}

/**
 * The dates that figures may mean: "21.02.2022", "2022-02-21" and "2/21/2022" are "21 February 2022", or
 * "February 21, 2022", and each other. Where strokes leave open which figure is the month, or two figures of
 * which century the year is, all dates are meant. "21.02" is "21 February" of any year.
 *
 * @returns none where the text is no date in figures, or the calendar has no such day
 */
export function datesTyped(typed: string): TypedDate[] {
  const dates = orders.flatMap((order): TypedDate[] => {
    const { year = '', month = '', day = '' } = order.exec(typed)?.groups ?? {};
    return yearsTyped(year).flatMap((full) => {
      const date = dayOf(full, month, day);
      if (!date) return [];
      const monthName = nameOfMonth.format(date);
      const name = `${Number(day)} ${monthName} ${full}`;
      return [{ name, ways: [name, `${monthName} ${Number(day)}, ${full}`, ...inFigures(date)] }];
    });
  });
  const { month = '', day = '' } = dayAndMonth.exec(typed)?.groups ?? {};
  const ofAnyYear = dayOf('2000', month, day);
  if (ofAnyYear) {
    const monthName = nameOfMonth.format(ofAnyYear);
    const name = `${Number(day)} ${monthName}`;
    dates.push({ name, ways: [name, `${monthName} ${Number(day)}`] });
  }
  return [...new Map(dates.map((date) => [date.name, date])).values()];
}

/**
 * The ways in which figures write a date in words: "21 February 2022", "February 21 2022", "21 лютого 2022".
 *
 * @returns none where the three words are no date
 */
export function figuresOfDate([first, second, year]: readonly [string, string, string]): string[] {
  const [month, day] = months.has(kindredKey(first)) ? [first, second] : [second, first];
  const [, number = ''] = /^(\d+)(?:st|nd|rd|th)?$/u.exec(day) ?? [];
  const date = dayOf(year, String(months.get(kindredKey(month))), number);
  return date ? inFigures(date) : [];
}

/** @returns nothing where these are no year, month and day of the calendar */
function dayOf(year: string, month: string, day: string): Date | undefined {
  const date = new Date(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00Z`);
  return date.getUTCDate() === Number(day) ? date : undefined;
}

function inFigures(date: Date): string[] {
  const iso = date.toISOString().slice(0, 10);
  const [year, month, day] = iso.split('-');
  return [iso, `${day}.${month}.${year}`, `${Number(day)}.${Number(month)}.${year}`];
}
