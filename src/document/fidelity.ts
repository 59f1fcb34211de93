/**
 * Fidelity: the words of a transcription are the words of its capture, no more and no fewer.
 *
 * The capture's words, less the declared omissions and markup marks, are compared in order and to
 * the character with the words of the passages. Where they agree, every passage has the lines of the
 * capture in which it stands, and the counts of the proof follow.
 */
import { countCharacters, linesOf, wordsOf } from '../capture/reading-text.ts';
import type { Entry } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';
import { type Description, lineRange } from './document.ts';

/** A word of the capture that the transcription must show, and the line on which it stands. */
interface CaptureWord {
  word: string;
  line: number;
}

/** A line of the capture whose marks stand for structure. */
interface MarkedLine {
  line: number;
  kind: 'heading' | 'item';
  level: number;
  characters: number;
  words: string[];
}

/** What the transcription must show, and what is accounted for otherwise. */
export interface Expected {
  words: CaptureWord[];
  marked: MarkedLine[];
  /** Characters of the capture, of each omission in order, and of the markup marks. */
  characters: { capture: number; omissions: number[]; marks: number };
  issues: Issue[];
}

/** A passage as the comparison sees it. */
export interface ComparedPassage {
  kind: string;
  level: number;
  text: string;
  /** Line of the transcription on which it begins, from 1. */
  line: number;
}

/** Works out from capture and description which words the transcription must show. */
export function expectedWords(
  entry: Entry<Pick<Description, 'omissions' | 'markupMarks'>>,
  captureText: string,
): Expected {
  const lines = linesOf(captureText);
  const issues: Issue[] = [];
  const omitted: number[] = [];
  entry.data.omissions.forEach((omission, index) => {
    const report = (message: string) =>
      issues.push({ code: 'anchor-words', file: entry.file, line: entry.lineOf('omissions', index), message });
    const [first, last] = lineRange(omission.lines);
    if (last > lines.length || first > last) {
      omitted.push(0);
      report(
        `The omission names lines ${omission.lines}, but the capture has ${lines.length} lines. Give the lines as the capture counts them.`,
      );
      return;
    }
    if (omission.words === undefined) {
      omitted.push(countCharacters(lines.slice(first - 1, last).join('\n')));
      lines.fill('', first - 1, last);
      return;
    }
    const line = lines[first - 1] ?? '';
    const at = line.indexOf(omission.words);
    if (first !== last || at < 0 || line.indexOf(omission.words, at + 1) >= 0) {
      omitted.push(0);
      report(
        `The omission names the words “${omission.words}” in line ${omission.lines}, but they do not stand there once. Give words that stand once in one line.`,
      );
      return;
    }
    omitted.push(countCharacters(omission.words));
    lines[first - 1] = `${line.slice(0, at)} ${line.slice(at + omission.words.length)}`;
  });
  const marked: MarkedLine[] = [];
  const words = lines.flatMap((text, index) => {
    const stripped = stripMarks(text, entry.data.markupMarks);
    if (stripped) marked.push({ line: index + 1, ...stripped });
    return (stripped?.words ?? wordsOf(text)).map((word): CaptureWord => ({ word, line: index + 1 }));
  });
  const marks = marked.reduce((sum, mark) => sum + mark.characters, 0);
  return { words, marked, characters: { capture: countCharacters(captureText), omissions: omitted, marks }, issues };
}

function stripMarks(text: string, marks: Description['markupMarks']): Omit<MarkedLine, 'line'> | undefined {
  if (marks.heading === undefined && marks.item === undefined) return undefined;
  const trimmed = trimSpace(text);
  if (marks.heading !== undefined && trimmed.startsWith(marks.heading)) {
    const runs = (side: string) => [...side].findIndex((character) => character !== marks.heading);
    const before = runs(trimmed);
    const after = runs([...trimmed].reverse().join(''));
    if (before > 0 && before === after) {
      return {
        kind: 'heading',
        level: before,
        characters: before + after,
        words: wordsOf(trimmed.slice(before, -after)),
      };
    }
  }
  if (marks.item !== undefined && trimmed.startsWith(marks.item)) {
    return {
      kind: 'item',
      level: 0,
      characters: countCharacters(marks.item),
      words: wordsOf(trimmed.slice(marks.item.length)),
    };
  }
  return undefined;
}

/** A line without ordinary white space at its ends; a pattern for the end would go over inner space again and again. */
function trimSpace(text: string): string {
  const isSpace = (index: number) => ' \t\r\n\f'.includes(text[index] ?? 'x');
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

/** The comparison: first and last line of each passage, and what does not agree. */
export interface Comparison {
  lines: [number, number][];
  issues: Issue[];
}

/**
 * Compares the passages of a transcription with what the capture says they must be.
 *
 * @param bodyLine line of the file where the transcription begins, for the issues
 */
export function compareTranscription(
  expected: Expected,
  passages: readonly ComparedPassage[],
  file: string,
  bodyLine: number,
): Comparison {
  const issues: Issue[] = [];
  const shown = passages.flatMap((passage, index) => wordsOf(passage.text).map((word) => ({ word, passage: index })));
  const lineOf = (passage: ComparedPassage | undefined) => bodyLine + (passage?.line ?? 1) - 1;
  const divergence = firstDivergence(
    expected.words,
    shown.map(({ word }) => word),
  );
  if (divergence) {
    const { index, message } = divergence;
    // A word that is missing at the end of a passage is missed there, not in the passage that follows.
    const goesOn = expected.words[index]?.line === expected.words[index - 1]?.line;
    const place = (goesOn ? shown[index - 1] : undefined) ?? shown[index] ?? shown.at(-1);
    const line = lineOf(place && passages[place.passage]);
    return { lines: [], issues: [{ code: 'fidelity-words', file, line, message }] };
  }
  const lines = passages.map((): [number, number] => [Number.POSITIVE_INFINITY, 0]);
  const passagesOfLine = new Map<number, Set<number>>();
  shown.forEach(({ passage }, index) => {
    const line = expected.words[index]?.line ?? 0;
    const range = lines[passage] ?? [0, 0];
    range[0] = Math.min(range[0], line);
    range[1] = Math.max(range[1], line);
    passagesOfLine.set(line, (passagesOfLine.get(line) ?? new Set()).add(passage));
  });
  for (const mark of expected.marked) {
    const [index = -1] = passagesOfLine.get(mark.line) ?? [];
    if (!fitsMark(mark, passages[index], lines[index])) {
      const structure = mark.kind === 'heading' ? `a heading of level ${mark.level}` : 'a list item';
      issues.push({
        code: 'fidelity-mark',
        file,
        line: lineOf(passages[index]),
        message: `Line ${mark.line} of the capture has the marks of ${structure}, but “${mark.words.join(' ')}” is not shown as one. Show it so, or do not declare the mark.`,
      });
    }
  }
  return { lines, issues };
}

/** Whether a marked line is the whole of its heading, or the beginning of its item. */
function fitsMark(mark: MarkedLine, passage?: ComparedPassage, lines?: [number, number]): boolean {
  if (passage?.kind !== mark.kind || lines?.[0] !== mark.line) return false;
  const text = mark.words.join(' ');
  return mark.kind === 'heading'
    ? passage.level === mark.level && passage.text === text
    : passage.text.startsWith(text);
}

/** Says at which word two runs of words first differ, and how. @returns undefined when they are alike to the character. */
export function firstDivergence(
  expected: readonly CaptureWord[],
  shown: readonly string[],
): { index: number; message: string } | undefined {
  const length = Math.max(expected.length, shown.length);
  for (let index = 0; index < length; index++)
    if (expected[index]?.word !== shown[index]) return { index, message: divergenceAt(index, expected, shown) };
  return undefined;
}

function divergenceAt(index: number, expected: readonly CaptureWord[], shown: readonly string[]): string {
  const before = shown.slice(Math.max(0, index - 4), index).join(' ');
  const place = before === '' ? 'At the beginning' : `After “${before}”`;
  const captured = expected[index];
  if (!captured)
    return `${place} the page goes on with “${shown.slice(index, index + 6).join(' ')}”, which the capture does not say. Take it out.`;
  const wanted = expected
    .slice(index, index + 4)
    .map(({ word }) => word)
    .join(' ');
  const given = shown.slice(index, index + 4).join(' ');
  const found = shown[index] === undefined ? 'the page ends' : `the page says “${given}”`;
  return `${place} the capture says “${wanted}” (line ${captured.line}) where ${found}.${unseenDifference(wanted, given)} Restore the capture’s words, or declare an omission with its reason.`;
}

/** Names the first signs in which two texts differ, where a reader would not see it: spaces, accents and letters of other scripts. */
function unseenDifference(captured: string, shown: string): string {
  const [there = [], here = []] = [captured, shown].map(wordsSeen);
  const length = Math.min(there.length, here.length);
  if (length === 0 || there.slice(0, length).some((word, index) => !areAlike(word, here[index] ?? ''))) return '';
  const [own, other] = [[...captured], [...shown]];
  const at = [...own, ''].findIndex((sign, index) => sign !== other[index]);
  const [one = ' ', another = ' '] = [own[at], other[at]];
  return ` The first sign that differs is ${codePoint(one)} in the capture and ${codePoint(another)} on the page.`;
}

/** Words without what is not seen or may be passed over: kinds of space, signs without a shape, accents. */
const wordsSeen = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{C}]/gu, '')
    .split(/\p{Z}+/u)
    .filter((word) => word !== '');

/** Whether two words look the same: letters of two scripts may. */
function areAlike(one: string, other: string): boolean {
  const isOfScripts = (a: string, b: string) => /\p{Script=Latin}/u.test(a) && /\p{Script=Cyrillic}/u.test(b);
  const [there, here] = [[...one], [...other]];
  return (
    there.length === here.length &&
    there.every((sign, at) => {
      const shown = here[at] ?? '';
      return sign === shown || isOfScripts(sign, shown) || isOfScripts(shown, sign);
    })
  );
}

const codePoint = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
