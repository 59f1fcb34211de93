/** Calendar days, written as 2022-02-23. */

/** Whether a text names a day that the calendar has. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const hoursAhead = 14;

/**
 * Whether a day has begun nowhere on earth.
 *
 * @param now the present moment: the calendar is ahead of Greenwich by 14 hours at most
 */
export function isToCome(day: string, now: Date): boolean {
  return day > new Date(now.getTime() + hoursAhead * 3_600_000).toISOString().slice(0, 10);
}
