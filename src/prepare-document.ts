/**
 * Preparing a document: from its file and its capture to passages, proof and rendered blocks.
 *
 * The result depends on its arguments alone and is plain JSON, so that it can be kept between builds.
 */
import type { Root } from 'hast';
import type { CaptureText } from './capture/capture.ts';
import { sha256 } from './capture/digest.ts';
import { countCharacters } from './capture/reading-text.ts';
import {
  checkAnchors,
  checkCaptures,
  checkEvidence,
  checkNames,
  checkTextOf,
  findUnknownNames,
} from './document/check-description.ts';
import { captureFiles, type Description, documentSchema, provenFile } from './document/document.ts';
import { compareTranscription, expectedWords } from './document/fidelity.ts';
import {
  type GivenUp,
  givenUpOf,
  placeAnchors,
  standIn,
  withheldWordsFinder,
  withholdFromDescription,
  withholdLines,
} from './document/given-up.ts';
import { type RenderedBlock, renderTranscription } from './document/render.ts';
import { checkRevisions } from './document/revision.ts';
import { parseTranscription } from './document/transcription.ts';
import { cutsFor, outermostEnds, paragraphsBetween, removeFromTree, replaceInMarkdown } from './document/withhold.ts';
import { type Entry, parseEntry, type SourceFile } from './entry/entry.ts';
import type { Lexicon } from './glossary/lexicon.ts';
import { findMentions, type Mention, withLanguages } from './glossary/mention.ts';
import type { Issue } from './issue.ts';
import { type Block, findBlocks, numberBlocks, type PassageKind } from './passage/passage.ts';
import {
  isStanding,
  type Ledger,
  lastPassageNumber,
  type PlacedRow,
  passageRows,
  pinnedPassages,
} from './permalink/ledger.ts';
import { documentPath } from './permalink/permalink.ts';
import { checkProvenance } from './provenance/provenance.ts';
import { checkOwnWords } from './statement/own-words.ts';
import type { Prose } from './statement/statement.ts';

export interface Passage {
  id: string;
  kind: PassageKind;
  level: number;
  /** The words, set apart by single spaces. */
  text: string;
  /** SHA-256 of `text`. */
  digest: string;
  /** First and last line of the capture. */
  lines: [number, number];
  mentions: Mention[];
}

/** Counts of characters that are not ordinary white space: `capture` is the sum of the others. */
export interface Proof {
  capture: number;
  transcription: number;
  omissions: number[];
  marks: number;
  withdrawn: number;
}

export interface PreparedDocument extends GivenUp {
  id: string;
  file: string;
  /** Digest of everything that the preparation depends on, the forms of terms apart. */
  inputs: string;
  description: Description;
  /** The passages that are shown, in reading order. */
  passages: Passage[];
  blocks: RenderedBlock[];
  proof: Proof;
  /** Text of the proven capture, in which the lines that are withheld are empty. */
  captureText: string;
  /** Lines of the capture with words of withdrawn passages: those of the passages, and of omissions that say the same. */
  withheldLines: number[];
  /** The transcription as written, Markdown in MDX. */
  body: string;
}

export interface Surroundings {
  captures: ReadonlyMap<string, CaptureText>;
  lexicon: Lexicon;
  references: ReadonlySet<string>;
  ledger: Ledger;
  /** What happened to each document's page and passages, by the path of the page, in order. */
  acts: ReadonlyMap<string, readonly PlacedRow[]>;
  base: string;
  /** Digest of the code that prepares documents: what other code prepared is made anew. */
  pipeline: string;
  /** What the archive's own words are held to. */
  prose: Prose;
}

/**
 * Prepares a document.
 *
 * @param kept the result of an earlier build; it is returned as it is where nothing has changed
 * @returns every issue of the document; the document itself only where its file can be read; the words
 * of passages that are withdrawn and still in the file, unless the result was kept
 */
export function prepareDocument(
  id: string,
  source: SourceFile,
  around: Surroundings,
  kept?: PreparedDocument,
): { document?: PreparedDocument; issues: Issue[]; withheld?: WithheldPassage[] } {
  if (kept && isKept(id, source, around, kept)) return { document: kept, issues: [] };
  const acts = around.acts.get(documentPath(id)) ?? [];
  const parsed = parseEntry(source, documentSchema);
  if (!parsed.entry) return { issues: parsed.issues };
  const { entry } = parsed;
  const issues = [
    ...checkCaptures(entry, around.captures),
    ...checkNames(entry, around),
    ...checkTextOf(entry, around.lexicon),
  ];
  const capture = around.captures.get(provenFile(entry.data));
  if (!capture) return { issues };
  issues.push(...checkProvenance(entry, capture.text), ...checkOwnWords(entry, around.prose));
  const { tree, issues: markup } = parseTranscription(entry.body, entry.file, entry.bodyLine);
  issues.push(...markup);
  if (!tree) return { issues };
  const { blocks, numbers, inFile, characters, issues: found } = readPassages(id, entry, tree, capture.text, around);
  const givenUp = givenUpOf(id, around.ledger, acts, inFile);
  const isShown = ({ id: passage }: { id: string }) => !givenUp.withdrawn.some((gone) => gone.id === passage);
  const passages = inFile.filter(isShown);
  const withheld = inFile.filter((passage) => !isShown(passage));
  const removed = givenUp.withdrawn.filter(({ lines, corrected }) => !lines && !corrected);
  const holdsWithheld = withheldWordsFinder(withheld, passages, removed);
  issues.push(
    ...found,
    ...checkRevisions(entry.data, acts, (index) => ({
      file: entry.file,
      line: entry.lineOf('revisions', ...(index === undefined ? [] : [index])),
    })),
    // The record of a closed document stays.
    ...(passages.length > 0 ? checkEvidence(entry, withheld) : []),
  );
  const gone = blocks.filter((block) => !isShown(block));
  const ends = outermostEnds(tree, blocks);
  const cuts = cutsFor(gone, ({ id: passage }) => standIn(passage));
  removeFromTree(tree, gone);
  const shown = blocks.filter(isShown);
  const placed = placeAnchors(renderTranscription(tree, shown, around.base), numbers, givenUp);
  const body = replaceInMarkdown(entry.body, [
    ...cuts,
    ...paragraphsBetween(placed, ends, (passage) => (isShown({ id: passage }) ? undefined : standIn(passage))),
  ]);
  const count = (of: readonly Passage[]) => of.reduce((sum, { text }) => sum + countCharacters(text), 0);
  return {
    document: {
      id,
      file: entry.file,
      inputs: issues.length === 0 ? inputsOf(id, source, entry.data, around) : '',
      description: withholdFromDescription(entry.data, givenUp.withdrawn, holdsWithheld),
      passages,
      ...givenUp,
      blocks: placed,
      proof: { ...characters, transcription: count(passages), withdrawn: count(withheld) },
      ...withholdLines(capture.text, entry.data, withheld, holdsWithheld),
      body,
    },
    issues,
    withheld: withheld.map(({ id: passage, text }) => ({ document: id, passage, text })),
  };
}

/** Divides a transcription into passages, gives them their numbers, and holds their words against the capture. */
function readPassages(
  id: string,
  entry: Entry<Description>,
  tree: Root,
  captureText: string,
  { ledger, acts, lexicon }: Pick<Surroundings, 'ledger' | 'acts' | 'lexicon'>,
) {
  const found = findBlocks(tree);
  const digests = found.map(({ text }) => sha256(text));
  const pinned = pinnedPassages(ledger, documentPath(id), digests, acts.get(documentPath(id)));
  const numbers = numberBlocks(digests, pinned, lastPassageNumber(ledger, documentPath(id)));
  const blocks = found.map((block, index) => nameBlock(block, numbers[index] ?? '', entry.data, lexicon));
  const expected = expectedWords(entry, captureText);
  const comparison = compareTranscription(expected, blocks, entry.file, entry.bodyLine);
  const inFile = blocks.map(
    ({ id: passage, kind, level, text, mentions }, index): Passage => ({
      id: passage,
      kind,
      level,
      text,
      digest: digests[index] ?? '',
      lines: comparison.lines[index] ?? [0, 0],
      mentions,
    }),
  );
  const page = documentPath(id);
  const promised = passageRows(ledger, page).flatMap((row) =>
    isStanding(row) ? [row.path.slice(page.length + 1)] : [],
  );
  const issues = [...expected.issues, ...comparison.issues, ...checkAnchors(entry, blocks, promised)];
  return { blocks, numbers, inFile, characters: expected.characters, issues };
}

/** The words of a passage that is withdrawn and still in its file. */
export interface WithheldPassage {
  document: string;
  passage: string;
  text: string;
}

function nameBlock(block: Block, id: string, description: Description, lexicon: Lexicon) {
  const kind: PassageKind = description.captions.includes(id) ? 'caption' : block.kind;
  return { ...block, id, kind, mentions: mentionsIn(description, { id, text: block.text }, lexicon) };
}

function mentionsIn(description: Description, { id, text }: { id: string; text: string }, lexicon: Lexicon): Mention[] {
  const found = findMentions(text, lexicon, identificationsFor(description, id));
  return withLanguages(found, text, description.language, lexicon);
}

function identificationsFor(description: Description, passage: string) {
  return description.notes.flatMap(({ passage: noted, words, identifies }) =>
    noted === passage && words && identifies ? [{ words, term: identifies }] : [],
  );
}

/**
 * Whether the result of an earlier preparation is what preparing the document anew would give.
 *
 * A document with withdrawn passages is always prepared anew: what is withheld of it is kept nowhere.
 */
export function isKept(id: string, source: SourceFile, around: Surroundings, kept?: PreparedDocument): boolean {
  return (
    kept !== undefined &&
    !isWithheldFrom(id, around) &&
    kept.inputs === inputsOf(id, source, kept.description, around) &&
    stillHolds(kept, around)
  );
}

/** Whether passages of a document are withdrawn. */
export function isWithheldFrom(id: string, { acts }: Pick<Surroundings, 'acts'>): boolean {
  return (acts.get(documentPath(id)) ?? []).some(({ act }) => act === 'withdrawn');
}

function inputsOf(id: string, source: SourceFile, description: Description, around: Surroundings): string {
  return sha256(
    JSON.stringify([
      around.pipeline,
      around.prose.slantedWords,
      source,
      captureFiles(description).map((file) => around.captures.get(file)?.sha256),
      around.base,
      (around.acts.get(documentPath(id)) ?? []).map(({ line, ...row }) => row),
    ]),
  );
}

/** The surroundings in which a kept document is known to hold: finding that out takes longer than all else. */
const holding = new WeakMap<PreparedDocument, Surroundings>();

/** Notes that a kept document holds the mentions that the glossary of its surroundings finds, and names what they know. */
export function noteHolding(kept: PreparedDocument, around: Surroundings): void {
  holding.set(kept, around);
}

/** Whether the glossary of today finds the same mentions in a kept document, and knows what it names. */
function stillHolds(kept: PreparedDocument, around: Surroundings): boolean {
  if (holding.get(kept) === around) return true;
  if (!findsTheSame(kept, around)) return false;
  noteHolding(kept, around);
  return true;
}

function findsTheSame(kept: PreparedDocument, around: Surroundings): boolean {
  if (findUnknownNames(kept.description, around).length > 0) return false;
  return kept.passages.every(
    (passage) =>
      JSON.stringify(mentionsIn(kept.description, passage, around.lexicon)) === JSON.stringify(passage.mentions),
  );
}
