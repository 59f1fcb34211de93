/** Excerpts: a passage cut to what a reader needs to judge a hit. */
import type { Span } from './words.ts';

/** A stretch of text, marked or not. */
export interface Run {
  text: string;
  isMarked: boolean;
}

/** Passages up to this length are shown whole. */
const wholeLength = 420;
/** Characters shown before the first and after the last word marked. */
const around = 160;

/** Cuts a passage at words around what was found; an ellipsis stands for what is left out. */
export function makeExcerpt(text: string, spans: readonly Span[]): Run[] {
  const first = spans[0];
  const whole = text.length <= wholeLength;
  const from = whole ? 0 : wordStart(text, (first?.start ?? 0) - around, first?.start ?? 0);
  const until = whole
    ? text.length
    : wordEnd(text, Math.max(from + wholeLength, (first?.end ?? 0) + around), first?.end ?? from);
  const runs: Run[] = from > 0 ? [{ text: '… ', isMarked: false }] : [];
  let at = from;
  for (const { start, end } of spans) {
    if (end > until) break;
    if (start > at) runs.push({ text: text.slice(at, start), isMarked: false });
    runs.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < until) runs.push({ text: text.slice(at, until), isMarked: false });
  if (until < text.length) runs.push({ text: ' …', isMarked: false });
  return runs;
}

/** Where the next word begins, at `latest` at most; in the midst of a word that is longer. */
function wordStart(text: string, at: number, latest: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(' ', at);
  return space < 0 || space >= latest ? at : space + 1;
}

/** Where the word before ends, at `earliest` at least; in the midst of a word that is longer. */
function wordEnd(text: string, at: number, earliest: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space < earliest ? at : space;
}
