/**
 * What a document gave up: passages that were withdrawn or moved, and the document without the words withdrawn.
 *
 * The addresses of such passages stay. Their words stand in nothing that is made of the document.
 */
import { sha256 } from '../capture/digest.ts';
import { foldSpace, linesOf } from '../capture/reading-text.ts';
import { givenUpPassages, isOfRevision, type Ledger, type PlacedRow, type Withdrawal } from '../permalink/ledger.ts';
import { documentPath } from '../permalink/permalink.ts';
import { type Description, lineRange } from './document.ts';
import { distinctiveRuns, findRun } from './find-words.ts';
import type { RenderedBlock } from './render.ts';

/** A passage that was withdrawn: its address and digest stay, its words are in nothing that is made of the document. */
export interface WithdrawnPassage extends Withdrawal {
  id: string;
  /** First and last line of the capture; none where the words are not kept. */
  lines?: [number, number];
  /** That a correction of the document found it to be no passage: its words are no secret then. */
  corrected?: true;
}

/** A passage whose words stand at another address by now. */
export interface MovedPassage {
  id: string;
  date: string;
  target: string;
}

/** The passages that a document gave up. */
export interface GivenUp {
  withdrawn: WithdrawnPassage[];
  moved: MovedPassage[];
}

/** A passage as it stands in the file of its document. */
interface PassageInFile {
  id: string;
  text: string;
  /** First and last line of the capture. */
  lines: [number, number];
}

/**
 * The passages of a document that were given up.
 *
 * @param acts what happened to the document's page and passages, in order
 * @param inFile the passages whose words stand in the file, withdrawn or not
 */
export function givenUpOf(
  id: string,
  ledger: Ledger,
  acts: readonly PlacedRow[],
  inFile: readonly PassageInFile[],
): GivenUp {
  const rows = givenUpPassages(ledger, documentPath(id));
  return {
    withdrawn: rows
      .filter(({ act }) => act === 'withdrawn')
      .map((row) => {
        const { passage, date, reason, digest } = row;
        const lines = inFile.find((candidate) => candidate.id === passage)?.lines;
        const corrected = !lines && isOfRevision(ledger, documentPath(id), acts, row);
        return {
          id: passage,
          date,
          reason,
          digest,
          ...(lines ? { lines } : {}),
          ...(corrected ? { corrected } : {}),
        };
      }),
    moved: rows
      .filter(({ act }) => act === 'moved')
      .map(({ passage, date, target }) => ({ id: passage, date, target })),
  };
}

/** Day and reason of the withdrawal of a whole document, of which no words are shown any more; the last, where there were several. */
export function withdrawalOf({
  passages,
  withdrawn,
}: {
  passages: readonly unknown[];
  withdrawn: readonly WithdrawnPassage[];
}): Pick<Withdrawal, 'date' | 'reason'> | undefined {
  const last = passages.length > 0 ? undefined : withdrawn.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
  return last && { date: last.date, reason: last.reason };
}

/** Stands for the words of a withdrawn passage in the body of a document until words do: no text of a source holds it. */
export const standIn = (id: string) => `\uFFFF${id}\uFFFF`;

/** A body with words in the place of its withdrawn passages. */
export function fillStandIns(body: string, fill: (id: string) => string): string {
  return body.replace(/\uFFFF(p\d+)\uFFFF/gu, (_, id: string) => fill(id));
}

/** More lines than these no passage takes up in a capture. */
const mostLines = 50;

/**
 * Says of a text whether it holds a whole withheld passage, or a run of words of one that stands in no other passage.
 *
 * @param removed passages whose words are not kept: they are known by their digests, where they fill lines of the text
 */
export function withheldWordsFinder(
  withheld: readonly PassageInFile[],
  shown: readonly PassageInFile[],
  removed: readonly Pick<WithdrawnPassage, 'digest'>[] = [],
): (text: string) => boolean {
  if (withheld.length + removed.length === 0) return () => false;
  const texts = withheld.map(({ text }) => text);
  const digests = new Set(removed.map(({ digest }) => digest));
  const holdsRemoved = (text: string) => {
    if (digests.size === 0) return false;
    const lines = text.split('\n');
    return lines.some((_, start) =>
      lines
        .slice(start, start + mostLines)
        .some((_, more) => digests.has(sha256(foldSpace(lines.slice(start, start + more + 1).join(' '))))),
    );
  };
  const runs = distinctiveRuns(
    texts,
    shown.map(({ text }) => text),
  );
  return (text) =>
    texts.some((whole) => foldSpace(text).includes(whole)) || findRun(text, runs) !== undefined || holdsRemoved(text);
}

/** Stands for the words of an omission that say the same as a withdrawn passage. */
const withheldWords = '[…]';

/** A description without what quotes or corrects withdrawn passages; its captures hold their words. */
export function withholdFromDescription(
  description: Description,
  withdrawn: readonly WithdrawnPassage[],
  holdsWithheld: (text: string) => boolean,
): Description {
  if (withdrawn.length === 0) return description;
  const isGone = (passage: string | undefined) => withdrawn.some(({ id }) => id === passage);
  const isGoneLine = (line: number) => withdrawn.some(({ lines }) => lines && lines[0] <= line && line <= lines[1]);
  const provenance = Object.fromEntries(
    Object.entries(description.provenance).map(([field, statement]) => [
      field,
      statement.status === 'stated' && isGoneLine(statement.evidence.line)
        ? { ...statement, evidence: { ...statement.evidence, words: '' } }
        : statement,
    ]),
  ) as Description['provenance'];
  return {
    ...description,
    provenance,
    omissions: description.omissions.map((omission) =>
      holdsWithheld(omission.words ?? '') ? { ...omission, words: withheldWords } : omission,
    ),
    notes: description.notes.filter(({ passage }) => !isGone(passage)),
    speakers: description.speakers.filter(({ passage }) => !isGone(passage)),
    revisions: description.revisions.map((revision) => ({
      ...revision,
      passages: revision.passages.filter(({ passage }) => !isGone(passage)),
    })),
    isWithheld: withdrawn.some(({ corrected }) => !corrected),
  };
}

/**
 * A capture's text in which the lines of withheld passages are empty, so that the others keep their
 * numbers, and omissions that say the same: a text that was saved with its page may stand there twice.
 */
export function withholdLines(
  text: string,
  { omissions }: Description,
  withheld: readonly PassageInFile[],
  holdsWithheld: (text: string) => boolean,
): { captureText: string; withheldLines: number[] } {
  const lines = linesOf(text);
  const said = omissions.filter(({ lines: omitted, words }) => {
    const [first, last] = lineRange(omitted);
    return holdsWithheld(words ?? lines.slice(first - 1, last).join('\n'));
  });
  if (withheld.length + said.length === 0) return { captureText: text, withheldLines: [] };
  const gone = new Set(withheld.flatMap(({ lines: [first, last] }) => rangeOf(first, last)));
  for (const { lines: omitted, words } of said) {
    const [first, last] = lineRange(omitted);
    if (words === undefined) for (const line of rangeOf(first, last)) gone.add(line);
    else lines[first - 1] = (lines[first - 1] ?? '').replace(words, withheldWords);
  }
  return {
    captureText: lines.map((line, index) => (gone.has(index + 1) ? '' : line)).join('\n'),
    withheldLines: [...gone].sort((a, b) => a - b),
  };
}

const rangeOf = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Puts an anchor of its own for each passage that was given up, after the block of the passage before it. */
export function placeAnchors(
  blocks: readonly RenderedBlock[],
  numbers: readonly string[],
  { withdrawn, moved }: GivenUp,
): RenderedBlock[] {
  const placed = [...blocks];
  const rank = (id: string) => Number(id.slice(1));
  const gone = [...withdrawn, ...moved].map(({ id }) => id);
  // Those that are still in the file first: the others find their place among them by their numbers.
  const inFile = numbers.filter((id) => gone.includes(id));
  for (const id of [...inFile, ...gone.filter((other) => !inFile.includes(other))]) {
    const at = numbers.indexOf(id);
    const earlier =
      at >= 0
        ? numbers.slice(0, at).reverse()
        : [...numbers, ...gone].filter((other) => rank(other) < rank(id)).sort((a, b) => rank(b) - rank(a));
    const before = earlier
      .map((other) => placed.findLastIndex(({ passages, givenUp }) => givenUp === other || passages.includes(other)))
      .find((index) => index >= 0);
    let place = (before ?? -1) + 1;
    // Behind one block there may be several already, such as the items of a list.
    while (earlier.includes(placed[place]?.givenUp ?? '')) place++;
    placed.splice(place, 0, { html: '', passages: [], givenUp: id });
  }
  return placed;
}
