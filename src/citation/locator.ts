/**
 * Where in a document passages stand, as a citation says it: `¶ 7`, or `¶¶ 3–5, 12`, in reading order. Runs in the
 * browser too: imports nothing.
 */

/** The locator of passages. @param passages their ids, such as `p7`, one at least */
export function locatorOf(passages: readonly string[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of passages.map((passage) => Number(passage.slice(1)))) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  const numbers = runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
  return `${passages.length > 1 ? '¶¶' : '¶'} ${numbers}`;
}
