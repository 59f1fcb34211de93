/**
 * The picture of the timeline: a vertical axis on which events stand in order, never closer than they
 * can be read, with the time between them written where it is long.
 *
 * The axis keeps order and nearness, not scale: events of one month stand together, longer times are
 * drawn as breaks. All sizes are units of the picture's viewBox.
 */
import { dateRange } from '../provenance/date.ts';

const width = 340;
const axis = 14;
const textLeft = 32;
const lineHeight = 18;
const rowGap = 14;
/** Characters of a title that fit in one line of the picture. */
const lineLength = 40;
const day = 86_400_000;
/** A time between two events is a break from this many days on. */
const breakDays = 45;

export interface PictureRow {
  /** Base line of the date; the lines of the title follow below it. */
  y: number;
  date: string;
  lines: string[];
  /** The break before this event: where it is drawn and how many days it stands for. */
  gap?: { y: number; days: number };
}

export interface Picture {
  width: number;
  height: number;
  axis: number;
  textLeft: number;
  lineHeight: number;
  rows: PictureRow[];
}

/** Lays out a picture of events that are in order. @param format shows a date in words */
export function layoutPicture(
  events: readonly { title: string; date: string }[],
  format: (date: string) => string,
): Picture {
  let y = lineHeight;
  let until = Number.NaN;
  const rows = events.map(({ title, date }): PictureRow => {
    const range = dateRange(date);
    const days = Math.round((range.from - until) / day);
    const gap = days >= breakDays ? { y: y + 4, days } : undefined;
    if (gap) y += 2.5 * lineHeight;
    until = Math.max(Number.isNaN(until) ? range.until : until, range.until);
    const lines = wrap(title);
    const row = { y, date: format(date), lines, ...(gap ? { gap } : {}) };
    y += (lines.length + 1) * lineHeight + rowGap;
    return row;
  });
  return { width, height: y - rowGap, axis, textLeft, lineHeight, rows };
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
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
