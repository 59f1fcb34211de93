/** Dates typed in figures, as texts write them in words. */

/** A date in figures: year, month and day; day, month and year; with strokes, month, day and year too. */
const orders = [
  /^(?<year>\d{4})([-./])(?<month>\d{1,2})\2(?<day>\d{1,2})$/u,
  /^(?<day>\d{1,2})([-./])(?<month>\d{1,2})\2(?<year>\d{4})$/u,
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/u,
];

const nameOfMonth = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/**
 * The ways in which a text may write a date that is typed in figures: "21.02.2022", "2022-02-21" and "2/21/2022"
 * are "21 February 2022" and "February 21, 2022". Where strokes leave open which figure is the month, both are meant.
 *
 * @returns none where the text is no date in figures, or the calendar has no such day
 */
export function datesInWords(typed: string): string[] {
  const dates = orders.flatMap((order) => {
    const { year = '', month = '', day = '' } = order.exec(typed)?.groups ?? {};
    const date = new Date(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00Z`);
    if (date.getUTCDate() !== Number(day)) return [];
    const name = nameOfMonth.format(date);
    return [`${Number(day)} ${name} ${year}`, `${name} ${Number(day)}, ${year}`];
  });
  return [...new Set(dates)];
}
