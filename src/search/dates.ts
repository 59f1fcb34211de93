/** Dates typed in figures, as texts write them in words and in figures. */

/** A date in figures: year, month and day; day, month and year; with strokes, month, day and year too. */
const orders = [
  /^(?<year>\d{4})([-./])(?<month>\d{1,2})\2(?<day>\d{1,2})$/u,
  /^(?<day>\d{1,2})([-./])(?<month>\d{1,2})\2(?<year>\d{4})$/u,
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/u,
];

const nameOfMonth = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** A date as it is named here, and all ways in which texts write it, whatever the signs between its parts. */
export interface TypedDate {
  name: string;
  ways: string[];
}

/**
 * The dates that figures may mean: "21.02.2022", "2022-02-21" and "2/21/2022" are "21 February 2022", or
 * "February 21, 2022", and each other. Where strokes leave open which figure is the month, both dates are meant.
 *
 * @returns none where the text is no date in figures, or the calendar has no such day
 */
export function datesTyped(typed: string): TypedDate[] {
  const dates = orders.flatMap((order): TypedDate[] => {
    const { year = '', month = '', day = '' } = order.exec(typed)?.groups ?? {};
    const date = new Date(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00Z`);
    if (date.getUTCDate() !== Number(day)) return [];
    const monthName = nameOfMonth.format(date);
    const [shortDay, shortMonth] = [Number(day), Number(month)];
    const iso = date.toISOString().slice(0, 10);
    const name = `${shortDay} ${monthName} ${year}`;
    const inFigures = [iso, iso.split('-').reverse().join('.'), `${shortDay}.${shortMonth}.${year}`];
    return [{ name, ways: [name, `${monthName} ${shortDay}, ${year}`, ...inFigures] }];
  });
  return [...new Map(dates.map((date) => [date.name, date])).values()];
}
