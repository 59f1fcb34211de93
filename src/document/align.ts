/**
 * Alignment: which passage of a corrected transcription is which passage of the former one, so that
 * numbers stay with their passages.
 */
import { wordsOf } from '../capture/reading-text.ts';

interface FormerPassage {
  id: string;
  text: string;
}

/** What became of each passage. */
export interface Alignment {
  /** The former number of each passage now, in reading order; undefined for one that is new. */
  ids: (string | undefined)[];
  /** Former passages that are none any more, with the one that holds most of their words now. */
  gone: { id: string; text: string; into: number | undefined }[];
}

/** From this part of their words in common on, two passages are taken for one that was corrected. */
const alikeFrom = 0.3;

/**
 * Aligns the passages of a transcription, each in reading order.
 *
 * A passage with the same words keeps its number wherever it stands. What is left between two of those
 * is paired one by one where there are as many as before, else by the words in common, in order.
 */
export function alignPassages(former: readonly FormerPassage[], now: readonly string[]): Alignment {
  const ids: (string | undefined)[] = now.map(() => undefined);
  const left = new Set(former.map((_, index) => index));
  now.forEach((text, index) => {
    const same = former.findIndex((passage, at) => left.has(at) && passage.text === text);
    if (same < 0) return;
    left.delete(same);
    ids[index] = former[same]?.id;
  });
  const formerWords = former.map(({ text }) => countWords(text));
  const nowWords = now.map(countWords);
  for (const { from, to } of gapsBetween(former, now, ids, left)) {
    for (const [a, b] of from.length === to.length
      ? from.map((a, at) => [a, to[at] ?? -1] as const)
      : pairs(formerWords, nowWords, from, to)) {
      ids[b] = former[a]?.id;
      left.delete(a);
    }
  }
  const gone = former.flatMap(({ id, text }, index) =>
    left.has(index) ? [{ id, text, into: holderOf(countWords(text), nowWords) }] : [],
  );
  return { ids, gone };
}

/** What is left of both sides, grouped by the unchanged passage before it. */
function gapsBetween(
  former: readonly FormerPassage[],
  now: readonly string[],
  ids: readonly (string | undefined)[],
  left: ReadonlySet<number>,
): { from: number[]; to: number[] }[] {
  const gaps = new Map<string, { from: number[]; to: number[] }>();
  const gapAfter = (anchor: string) => {
    const gap = gaps.get(anchor) ?? { from: [], to: [] };
    gaps.set(anchor, gap);
    return gap;
  };
  let anchor = '';
  former.forEach(({ id }, index) => {
    if (left.has(index)) gapAfter(anchor).from.push(index);
    else anchor = id;
  });
  anchor = '';
  now.forEach((_, index) => {
    const id = ids[index];
    if (id === undefined) gapAfter(anchor).to.push(index);
    else anchor = id;
  });
  return [...gaps.values()];
}

/** The pairs in order that have the most words in common. */
function pairs(
  former: readonly WordCounts[],
  now: readonly WordCounts[],
  from: readonly number[],
  to: readonly number[],
): [number, number][] {
  const best = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  const scores = from.map((a) =>
    to.map((b) => {
      const [one, other] = [former[a], now[b]];
      const common = one && other ? commonPart(one, other) : 0;
      return common >= alikeFrom ? common : 0;
    }),
  );
  const score = (i: number, j: number) => scores[i]?.[j] ?? 0;
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), score(i, j) > 0 ? at(i + 1, j + 1) + score(i, j) : 0);
    }
  }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < from.length && j < to.length; ) {
    if (score(i, j) > 0 && at(i, j) === at(i + 1, j + 1) + score(i, j)) found.push([from[i++] ?? -1, to[j++] ?? -1]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return found;
}

/** How often each word stands in a text, and how many words it has. */
interface WordCounts {
  counts: ReadonlyMap<string, number>;
  size: number;
}

function countWords(text: string): WordCounts {
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

function commonCount(a: WordCounts, b: WordCounts): number {
  let sum = 0;
  for (const [word, count] of a.counts) sum += Math.min(count, b.counts.get(word) ?? 0);
  return sum;
}

/** Words in common, as a part of the longer of two texts. */
function commonPart(a: WordCounts, b: WordCounts): number {
  return commonCount(a, b) / Math.max(a.size, b.size, 1);
}

/** The passage that holds more than half of the words of a text; of several the one that holds most. */
function holderOf(text: WordCounts, now: readonly WordCounts[]): number | undefined {
  const counts = now.map((other) => commonCount(text, other));
  const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
  return most * 2 > text.size ? counts.indexOf(most) : undefined;
}
