/** Excerpts: a passage cut to what a reader needs to judge a hit. */
import type { Span } from './words.ts';

/** A stretch of text, marked or not. */
export interface Run {
  text: string;
  isMarked: boolean;
}

/** Passages up to this length are shown whole. */
const wholeLength = 420;
/** Characters shown before the first and after the last word marked; fewer where a passage is cut into several windows. */
const around = 160;
const leastAround = 60;
/** Windows that have fewer characters between them than this are one. */
const joinedBelow = 40;

/**
 * Cuts a passage at words around what was found; an ellipsis stands for what is left out.
 *
 * @param spans what is marked, in order, without overlaps
 * @param groups what must be in sight: of each group one span, those that stand near each other
 */
export function makeExcerpt(text: string, spans: readonly Span[], groups: readonly (readonly Span[])[] = []): Run[] {
  const runs: Run[] = [];
  let shown = 0;
  for (const { start: from, end: until } of windowsOf(text, spans, groups)) {
    if (from > 0) runs.push({ text: shown > 0 ? ' … ' : '… ', isMarked: false });
    let at = from;
    for (const { start, end } of spans) {
      if (start < from || end > until) continue;
      if (start > at) runs.push({ text: text.slice(at, start), isMarked: false });
      runs.push({ text: text.slice(start, end), isMarked: true });
      at = end;
    }
    if (at < until) runs.push({ text: text.slice(at, until), isMarked: false });
    shown = until;
  }
  if (shown < text.length) runs.push({ text: ' …', isMarked: false });
  return runs;
}

/** The stretches of a passage that are shown: in order, none overlapping, none through a word found. */
function windowsOf(text: string, spans: readonly Span[], groups: readonly (readonly Span[])[]): Span[] {
  if (text.length <= wholeLength) return [{ start: 0, end: text.length }];
  const sights = nearTogether(groups);
  const [only = spans[0] ?? { start: 0, end: 0 }, ...others] = sights;
  if (others.length === 0) {
    const start = wordStart(text, only.start - around, only.start);
    return [
      wholeSpans({ start, end: wordEnd(text, Math.max(start + wholeLength, only.end + around), only.end) }, spans),
    ];
  }
  const each = Math.max(leastAround, Math.floor(around / sights.length));
  const windows: Span[] = [];
  for (const sight of [...sights].sort((a, b) => a.start - b.start)) {
    const start = wordStart(text, sight.start - each, sight.start);
    const window = wholeSpans({ start, end: wordEnd(text, sight.end + each, sight.end) }, spans);
    const last = windows.at(-1);
    if (last && window.start < last.end + joinedBelow) last.end = Math.max(last.end, window.end);
    else windows.push(window);
  }
  return windows;
}

/** One span of each group: the first of the first, of each other the one that is nearest to those taken. */
function nearTogether(groups: readonly (readonly Span[])[]): Span[] {
  const taken: Span[] = [];
  for (const group of groups) {
    const distance = ({ start }: Span) => Math.min(...taken.map((other) => Math.abs(other.start - start)));
    const [nearest] = taken.length > 0 ? [...group].sort((a, b) => distance(a) - distance(b)) : group;
    if (nearest) taken.push(nearest);
  }
  return taken;
}

/** A window made wider where its edge would cut through a word found. */
function wholeSpans({ start, end }: Span, spans: readonly Span[]): Span {
  const cut = (edge: number) => spans.find((span) => span.start < edge && edge < span.end);
  return { start: cut(start)?.start ?? start, end: cut(end)?.end ?? end };
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
