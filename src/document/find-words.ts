/**
 * Finding withdrawn words in any text: pages, data, what a program packed.
 *
 * A passage is looked for by its runs of six words, in any letter case and whatever stands between the
 * words; a passage of five as a whole. Fewer words say nothing of where they come from, and names, which
 * every text about the same things uses, say as little.
 */

const runLength = 6;
const shortest = 5;

/** The words of a text as they are compared: letters and figures in lower case. */
function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Whether a text has so many words that they say where they come from. */
export const isTelling = (text: string) => plainWords(text).length >= shortest;

function runsOf(words: readonly string[], length: number): string[] {
  const runs: string[] = [];
  for (let start = 0; start + length <= words.length; start++) runs.push(words.slice(start, start + length).join(' '));
  return runs;
}

/** How many words of a run may belong to names: more, and other texts about the same things say it too. */
const fewNames = 3;

/** Runs of words by their length. */
export type Runs = ReadonlyMap<number, ReadonlySet<string>>;

/**
 * The runs of words by which withdrawn texts are known.
 *
 * @param allowed texts that may be shown: a run that stands in one of them is no sign
 * @param names a run that is made of their words but for a few is no sign either, nor is one that stands in a name
 * @param stated what the records of the texts say and go on saying: a run of nothing but such values, each
 *   whole in the text, is no sign either, since records print them side by side
 */
export function distinctiveRuns(
  withdrawn: readonly string[],
  allowed: readonly string[],
  names: readonly string[] = [],
  stated: readonly string[] = [],
): Runs {
  const inNames = wordsWithin(names);
  const inRecords = wordsWithin(stated);
  const runs = new Map<number, Set<string>>();
  for (const text of withdrawn) {
    const words = plainWords(text);
    const length = Math.min(runLength, words.length);
    if (length < shortest) continue;
    const own = runs.get(length) ?? new Set();
    const inName = inNames(words);
    const inRecord = inRecords(words);
    runsOf(words, length).forEach((run, start) => {
      const fewAreNames = inName.slice(start, start + length).filter(Boolean).length <= fewNames;
      if (fewAreNames && !inRecord.slice(start, start + length).every(Boolean)) own.add(run);
    });
    runs.set(length, own);
  }
  for (const text of [...allowed, ...names]) {
    const words = plainWords(text);
    for (const [length, own] of runs) for (const run of runsOf(words, length)) own.delete(run);
  }
  return runs;
}

/** Says which words of a text, by their places, belong to a name or value that stands whole among them. */
function wordsWithin(given: readonly string[]): (words: readonly string[]) => boolean[] {
  const known = new Set(given.map((text) => plainWords(text).join(' ')));
  const longest = Math.max(0, ...[...known].map((text) => text.split(' ').length));
  return (words) => {
    const within = words.map(() => false);
    for (let start = 0; start < words.length; start++) {
      for (let length = 1; length <= longest && start + length <= words.length; length++)
        if (known.has(words.slice(start, start + length).join(' '))) within.fill(true, start, start + length);
    }
    return within;
  };
}

/** The character of a number; a space where there is none of it, as in a text that only looks like a reference. */
const signOf = (number: number) => (number > 0x10ffff ? ' ' : String.fromCodePoint(number));

/** Words of an address, such as those of a text fragment, are written as bytes: `%D1%8F`. */
function readAddresses(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/giu, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}

/** The first run that stands in a text, as it is or without tags and references of HTML; undefined where none does. */
export function findRun(text: string, runs: Runs): string | undefined {
  if ([...runs.values()].every(({ size }) => size === 0)) return undefined;
  const readings = [text, text.replace(/<[^>]*>/gu, ' '), ...(text.includes('%') ? [readAddresses(text)] : [])].map(
    (reading) =>
      plainWords(
        reading
          .replace(/&#x([0-9a-f]+);/giu, (_, digits: string) => signOf(Number.parseInt(digits, 16)))
          .replace(/&#(\d+);/gu, (_, digits: string) => signOf(Number(digits)))
          .replace(/&[a-z]+;/giu, ' ')
          .replace(/\\u([0-9a-f]{4})/giu, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
          .replace(/\\[nrt]/gu, ' '),
      ),
  );
  for (const [length, own] of runs) {
    for (const words of readings) {
      const found = runsOf(words, length).find((run) => own.has(run));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/**
 * Every stretch of a file's words that is made of runs, with the line on which it begins; where the file writes them
 * otherwise, as by references of HTML, the first run, on line 1.
 */
export function findStretches(text: string, runs: Runs): { words: string; line: number }[] {
  // Without tags first: a stretch may go on behind one, and what stands in a tag is read after that.
  const readings = [text.replace(/<[^>]*>/gu, (tag) => tag.replace(/[^\n]/gu, ' ')), text];
  const found: { words: string; line: number }[] = [];
  for (const stretch of readings.flatMap((reading) => stretchesOf(reading, runs)))
    if (!found.some(({ words, line }) => line === stretch.line && words.includes(stretch.words))) found.push(stretch);
  const otherwise = found.length === 0 ? findRun(text, runs) : undefined;
  return otherwise === undefined ? found : [{ words: otherwise, line: 1 }];
}

function stretchesOf(text: string, runs: Runs): { words: string; line: number }[] {
  const placed = text.split('\n').flatMap((line, index) => plainWords(line).map((word) => ({ word, line: index + 1 })));
  const words = placed.map(({ word }) => word);
  const within = words.map(() => false);
  for (const [length, own] of runs) {
    runsOf(words, length).forEach((run, start) => {
      if (own.has(run)) within.fill(true, start, start + length);
    });
  }
  return placed.flatMap(({ line }, start) => {
    if (!within[start] || within[start - 1]) return [];
    const end = within.indexOf(false, start);
    return [{ words: words.slice(start, end < 0 ? undefined : end).join(' '), line }];
  });
}
