/** The timeline: the time between events, and its picture in small. */
import { dateRange } from '../provenance/date.ts';

const day = 86_400_000;
/** A time between two events is long from this many days on. */
const longDays = 45;

/** The days before each event since all events before it were over, where that is a long time. @param events in order */
export function longTimes(events: readonly { date: string }[]): (number | undefined)[] {
  let until = Number.NaN;
  return events.map(({ date }) => {
    const range = dateRange(date);
    const days = Math.round((range.from - until) / day);
    until = Math.max(Number.isNaN(until) ? range.until : until, range.until);
    return days >= longDays ? days : undefined;
  });
}

/** A column of the small picture: the events of one month, or of one year where no month is known. */
export interface Column {
  /** As EDTF. */
  year: string;
  /** Whether the column is the first of its year. */
  opens: boolean;
  events: number;
}

/** Lays out the small picture: a column for each month with events, in order; empty time has none. */
export function layoutStrip(events: readonly { date: string }[]): Column[] {
  const months = new Map<string, { year: string; events: number }>();
  for (const { date } of events) {
    // The first date that is named: an interval with an open beginning names its end alone.
    const [month = date, year = date] = /(Y-?\d+|-?\d{4})(?:-\d{2})?/u.exec(date) ?? [];
    months.set(month, { year, events: (months.get(month)?.events ?? 0) + 1 });
  }
  const columns = [...months.values()];
  return columns.map((column, index) => ({ ...column, opens: columns[index - 1]?.year !== column.year }));
}
