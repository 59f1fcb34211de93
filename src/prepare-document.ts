/**
 * Preparing a document: from its file and its capture to passages, proof and rendered blocks.
 *
 * The result depends on its arguments alone and is plain JSON, so that it can be kept between builds.
 */
import type { CaptureText } from './capture/capture.ts';
import { sha256 } from './capture/digest.ts';
import { countCharacters, foldSpace, linesOf } from './capture/reading-text.ts';
import { captureFiles, type Description, documentSchema, lineRange, provenFile } from './document/document.ts';
import { compareTranscription, expectedWords } from './document/fidelity.ts';
import { distinctiveRuns, findRun } from './document/find-words.ts';
import { type RenderedBlock, renderTranscription } from './document/render.ts';
import { checkRevisions } from './document/revision.ts';
import { parseTranscription } from './document/transcription.ts';
import { removeFromTree, replaceInMarkdown } from './document/withhold.ts';
import { type Entry, parseEntry, type SourceFile } from './entry/entry.ts';
import { formKey, type Lexicon } from './glossary/lexicon.ts';
import { findMentions, type Mention } from './glossary/mention.ts';
import { hasText } from './glossary/term.ts';
import type { Issue } from './issue.ts';
import { type Block, findBlocks, numberBlocks, type PassageKind } from './passage/passage.ts';
import {
  givenUpPassages,
  type Ledger,
  lastPassageNumber,
  type PlacedRow,
  pinnedPassages,
  type Withdrawal,
} from './permalink/ledger.ts';
import { documentPath } from './permalink/permalink.ts';
import { checkProvenance } from './provenance/provenance.ts';
import { checkWords, type Prose } from './statement/statement.ts';

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

/** Counts of characters that are not ordinary white space: `capture` is the sum of the others. */
export interface Proof {
  capture: number;
  transcription: number;
  omissions: number[];
  marks: number;
  withdrawn: number;
}

export interface PreparedDocument {
  id: string;
  file: string;
  /** Digest of everything that the preparation depends on, the forms of terms apart. */
  inputs: string;
  description: Description;
  /** The passages that are shown, in reading order. */
  passages: Passage[];
  withdrawn: WithdrawnPassage[];
  moved: MovedPassage[];
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
  const issues = [...checkCaptures(entry, around), ...checkNames(entry, around), ...checkTextOf(entry, around.lexicon)];
  const capture = around.captures.get(provenFile(entry.data));
  if (!capture) return { issues };
  issues.push(...checkProvenance(entry, capture.text), ...checkOwnWords(entry, around.prose));
  const { tree, issues: markup } = parseTranscription(entry.body, entry.file, entry.bodyLine);
  issues.push(...markup);
  if (!tree) return { issues };
  const found = findBlocks(tree);
  const digests = found.map(({ text }) => sha256(text));
  const pinned = pinnedPassages(around.ledger, documentPath(id), digests);
  const numbers = numberBlocks(digests, pinned, lastPassageNumber(around.ledger, documentPath(id)));
  const blocks = found.map((block, index) => nameBlock(block, numbers[index] ?? '', entry.data, around.lexicon));
  const expected = expectedWords(entry, capture.text);
  const comparison = compareTranscription(expected, blocks, entry.file, entry.bodyLine);
  issues.push(...expected.issues, ...comparison.issues, ...checkAnchors(entry, blocks));
  const all = blocks.map(
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
  const givenUp = givenUpOf(around, id, all);
  const isShown = ({ id: passage }: { id: string }) => !givenUp.withdrawn.some((gone) => gone.id === passage);
  const passages = all.filter(isShown);
  const withheld = all.filter((passage) => !isShown(passage));
  const holdsWithheld = withheldWordsFinder(withheld, passages);
  issues.push(
    ...checkRevisions(entry.data, acts, (index) => ({
      file: entry.file,
      line: entry.lineOf('revisions', ...(index === undefined ? [] : [index])),
    })),
    ...checkEvidence(entry, withheld, passages.length > 0),
  );
  const body = replaceInMarkdown(
    entry.body,
    blocks.filter((block) => !isShown(block)),
    (block) => standIn(givenUp.withdrawn, blocks.find(({ element }) => element === block.element)?.id ?? ''),
  );
  removeFromTree(
    tree,
    blocks.filter((block) => !isShown(block)),
  );
  const shown = withLanguages(blocks.filter(isShown), entry.data.language, around.lexicon);
  const count = (of: readonly Passage[]) => of.reduce((sum, { text }) => sum + countCharacters(text), 0);
  return {
    document: {
      id,
      file: entry.file,
      inputs: issues.length === 0 ? inputsOf(id, source, entry.data, around) : '',
      description: withholdFromDescription(entry.data, givenUp.withdrawn, holdsWithheld),
      passages,
      ...givenUp,
      blocks: placeAnchors(renderTranscription(tree, shown, around.base), numbers, givenUp),
      proof: { ...expected.characters, transcription: count(passages), withdrawn: count(withheld) },
      ...withholdLines(capture.text, entry.data, withheld, holdsWithheld),
      body,
    },
    issues,
    withheld: withheld.map(({ id: passage, text }) => ({ document: id, passage, text })),
  };
}

/** The words of a passage that is withdrawn and still in its file. */
export interface WithheldPassage {
  document: string;
  passage: string;
  text: string;
}

/** The passages of a document that were given up, with the lines of those that are still in its file. */
function givenUpOf(
  { ledger, acts }: Pick<Surroundings, 'ledger' | 'acts'>,
  id: string,
  all: readonly Passage[],
): Pick<PreparedDocument, 'withdrawn' | 'moved'> {
  const rows = givenUpPassages(ledger, documentPath(id));
  // A revision writes both rows in one act.
  const isOfRevision = ({ date, reason }: PlacedRow) =>
    (acts.get(documentPath(id)) ?? []).some(
      (row) => row.kind === 'page' && row.act === 'corrected' && row.date === date && row.reason === reason,
    );
  return {
    withdrawn: rows
      .filter(({ act }) => act === 'withdrawn')
      .map((row) => {
        const { passage, date, reason, digest } = row;
        const lines = all.find((candidate) => candidate.id === passage)?.lines;
        const corrected = !lines && isOfRevision(row);
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

/** What stands for the words of a withdrawn passage in the transcription as Markdown. */
function standIn(withdrawn: readonly WithdrawnPassage[], id: string): string {
  return `[¶ ${id.slice(1)}, withdrawn on ${withdrawn.find((gone) => gone.id === id)?.date ?? ''}]`;
}

/** Says of a text whether it holds a whole withheld passage, or a run of words of one that stands in no other passage. */
function withheldWordsFinder(withheld: readonly Passage[], shown: readonly Passage[]): (text: string) => boolean {
  if (withheld.length === 0) return () => false;
  const texts = withheld.map(({ text }) => text);
  const runs = distinctiveRuns(
    texts,
    shown.map(({ text }) => text),
  );
  return (text) => texts.some((whole) => foldSpace(text).includes(whole)) || findRun(text, runs) !== undefined;
}

/** Stands for the words of an omission that say the same as a withdrawn passage. */
const withheldWords = '[…]';

/** A description without what quotes or corrects withdrawn passages; its captures hold their words. */
function withholdFromDescription(
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
function withholdLines(
  text: string,
  { omissions }: Description,
  withheld: readonly Passage[],
  holdsWithheld: (text: string) => boolean,
): Pick<PreparedDocument, 'captureText' | 'withheldLines'> {
  if (withheld.length === 0) return { captureText: text, withheldLines: [] };
  const lines = linesOf(text);
  const gone = new Set(withheld.flatMap(({ lines: [first, last] }) => rangeOf(first, last)));
  for (const { lines: omitted, words } of omissions) {
    const [first, last] = lineRange(omitted);
    if (!holdsWithheld(words ?? lines.slice(first - 1, last).join('\n'))) continue;
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
function placeAnchors(
  blocks: readonly RenderedBlock[],
  numbers: readonly string[],
  { withdrawn, moved }: Pick<PreparedDocument, 'withdrawn' | 'moved'>,
): RenderedBlock[] {
  const placed = [...blocks];
  const rank = (id: string) => Number(id.slice(1));
  const gone = [...withdrawn, ...moved].map(({ id }) => id).sort((a, b) => rank(a) - rank(b));
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
    placed.splice((before ?? -1) + 1, 0, { html: '', passages: [], givenUp: id });
  }
  return placed;
}

/** What a description states in the words of a withdrawn passage would show them; the record of a closed document stays. */
function checkEvidence(entry: Entry<Description>, withheld: readonly Passage[], isOpen: boolean): Issue[] {
  if (!isOpen) return [];
  return Object.entries(entry.data.provenance).flatMap(([field, statement]): Issue[] => {
    if (statement.status !== 'stated') return [];
    const { line, words } = statement.evidence;
    const passage = withheld.find(({ lines, text }) => lines[0] <= line && line <= lines[1] && text.includes(words));
    if (!passage) return [];
    const message = `The ${field} is stated in words of passage ${passage.id}, which is withdrawn. Give it as inferred or unknown, without those words.`;
    return [{ code: 'withdrawn-words', file: entry.file, line: entry.lineOf('provenance', field), message }];
  });
}

function nameBlock(block: Block, id: string, description: Description, lexicon: Lexicon) {
  const kind: PassageKind = description.captions.includes(id) ? 'caption' : block.kind;
  return { ...block, id, kind, mentions: findMentions(block.text, lexicon, identificationsFor(description, id)) };
}

/** Gives each mention the language of its form, where the glossary says that it is another than the document's. */
function withLanguages<T extends Block & { id: string; mentions: Mention[] }>(
  blocks: readonly T[],
  own: string,
  { terms }: Lexicon,
) {
  return blocks.map((block) => ({
    ...block,
    mentions: block.mentions.map((mention) => {
      const folded = formKey(block.text.slice(mention.start, mention.end));
      const language = terms.get(mention.term)?.forms.find(({ form }) => formKey(form) === folded)?.language;
      return { ...mention, language: language === own ? undefined : language };
    }),
  }));
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
  if (namesIn(kept.description).some((name) => !isKnown(name, around))) return false;
  return kept.passages.every(
    ({ id, text, mentions }) =>
      JSON.stringify(findMentions(text, around.lexicon, identificationsFor(kept.description, id))) ===
      JSON.stringify(mentions),
  );
}

/** Captures and extracted texts must be there with their digests; the proven one must be text. */
function checkCaptures(entry: Entry<Description>, { captures }: Surroundings): Issue[] {
  const kept = entry.data.captures.flatMap(({ file, sha256: stated, extracted }, index) => [
    { file, stated, path: ['captures', index] },
    ...(extracted ? [{ file: extracted.file, stated: extracted.sha256, path: ['captures', index, 'extracted'] }] : []),
  ]);
  const issues = kept.flatMap(({ file, stated, path }): Issue[] => {
    const capture = captures.get(file);
    const place = { file: entry.file, line: entry.lineOf(...path, capture ? 'sha256' : 'file') };
    if (!capture)
      return [
        {
          code: 'fixity-capture',
          ...place,
          message: `There is no capture content/captures/${file}. Put back the bytes as they were received.`,
        },
      ];
    if (capture.sha256 === stated) return [];
    return [
      {
        code: 'fixity-digest',
        ...place,
        message: `The capture ${file} has the digest ${capture.sha256}, not ${stated}. Put back the bytes as they were received; a capture is never edited.`,
      },
    ];
  });
  const proven = captures.get(provenFile(entry.data));
  if (!proven?.isBinary) return issues;
  const message = `The file ${provenFile(entry.data)} is no text in UTF-8. Give the text extracted from it (extracted); “npm run archive -- add” makes it.`;
  return [...issues, { code: 'capture-refused', file: entry.file, line: entry.lineOf('captures', 0), message }];
}

/** A name in a description: of a term or of a reference, and the field in which it stands. */
interface Name {
  of: 'term' | 'reference';
  name: string;
  path: (string | number)[];
}

function namesIn({ provenance, notes, textOf }: Description): Name[] {
  const term = (name: string | undefined, ...path: Name['path']): Name[] =>
    name === undefined ? [] : [{ of: 'term', name, path }];
  const references = (names: readonly string[], ...path: Name['path']): Name[] =>
    names.map((name, index) => ({ of: 'reference', name, path: [...path, 'sources', index] }));
  return [
    ...term(textOf, 'textOf'),
    ...Object.entries(provenance).flatMap(([field, statement]) => [
      ...term(statement.status === 'unknown' ? undefined : statement.term, 'provenance', field, 'term'),
      ...references(statement.sources, 'provenance', field),
    ]),
    ...notes.flatMap(({ identifies, sources }, index) => [
      ...term(identifies, 'notes', index, 'identifies'),
      ...references(sources, 'notes', index),
    ]),
  ];
}

const isKnown = ({ of, name }: Name, { lexicon, references }: Surroundings) =>
  of === 'term' ? lexicon.terms.has(name) : references.has(name);

/** Terms and references that a description names must exist. */
function checkNames(entry: Entry<Description>, around: Surroundings): Issue[] {
  return namesIn(entry.data)
    .filter((name) => !isKnown(name, around))
    .map(({ of, name, path }) => ({
      code: 'name-unknown',
      file: entry.file,
      line: entry.lineOf(...path),
      message:
        of === 'term'
          ? `There is no term “${name}”. Name a file of content/glossary without its ending.`
          : `There is no reference “${name}”. Add it to content/references.yaml, or name one that stands there.`,
    }));
}

/** The text of an instrument or speech is a primary text, and nothing else has one. */
function checkTextOf({ data, file, lineOf }: Entry<Description>, { terms }: Lexicon): Issue[] {
  const term = terms.get(data.textOf ?? '');
  if (!term || (hasText(term.type) && data.kind === 'primary-text')) return [];
  const message = `This ${data.kind} cannot be the text of ${term.id}, a term of the type ${term.type}. Only a primary text is one, and only of an instrument or a speech.`;
  return [{ code: 'frontmatter-field', file, line: lineOf('textOf'), message }];
}

/** Holds what a description says in the archive's own words against rule 6. */
function checkOwnWords(entry: Entry<Description>, prose: Prose): Issue[] {
  const { summary, rights, captures, provenance, omissions, notes, revisions } = entry.data;
  const said: [text: string | undefined, ...path: (string | number)[]][] = [
    [summary, 'summary'],
    [rights.ground, 'rights', 'ground'],
    ...captures.map(
      ({ custody }, index) => [custody, 'captures', index, 'custody'] as [string, ...(string | number)[]],
    ),
    ...Object.entries(provenance).map(
      ([field, { ground }]) => [ground, 'provenance', field, 'ground'] as [string | undefined, ...(string | number)[]],
    ),
    ...omissions.map(({ reason }, index) => [reason, 'omissions', index, 'reason'] as [string, ...(string | number)[]]),
    ...notes.map(({ text }, index) => [text, 'notes', index, 'text'] as [string, ...(string | number)[]]),
    ...revisions.map(({ reason }, index) => [reason, 'revisions', index, 'reason'] as [string, ...(string | number)[]]),
  ];
  return said.flatMap(([text = '', ...path]) =>
    checkWords(text, prose, (code, message) => ({ code, file: entry.file, line: entry.lineOf(...path), message })),
  );
}

/** Captions, notes and speakers must name passages, and words that stand in them once. */
function checkAnchors(entry: Entry<Description>, blocks: readonly { id: string; text: string }[]): Issue[] {
  const texts = new Map(blocks.map(({ id, text }) => [id, text]));
  const issues: Issue[] = [];
  const report = (message: string, ...path: (string | number)[]) =>
    issues.push({ code: 'anchor-words', file: entry.file, line: entry.lineOf(...path), message });
  entry.data.captions.forEach((passage, index) => {
    if (!texts.has(passage))
      report(
        `There is no passage ${passage}; the document has ${blocks.length}. Name a passage of this document.`,
        'captions',
        index,
      );
  });
  for (const [index, { passage = '', words = '', lines }] of entry.data.notes.entries()) {
    if (lines !== undefined) {
      const isOmission = entry.data.omissions.some(
        (omission) => lineRange(omission.lines).join() === lineRange(lines).join(),
      );
      if (!isOmission)
        report(
          `The note is about lines ${lines}, which are no omission. Give the lines as an omission gives them.`,
          'notes',
          index,
        );
    } else {
      const text = texts.get(passage);
      const at = text?.indexOf(words) ?? -1;
      if (text === undefined)
        report(`There is no passage ${passage}. Name a passage of this document.`, 'notes', index);
      else if (at < 0 || text.indexOf(words, at + 1) >= 0)
        report(
          `“${words}” does not stand once in passage ${passage}. Give words that stand there once, to the letter.`,
          'notes',
          index,
        );
    }
  }
  for (const [index, { passage, words, name }] of entry.data.speakers.entries()) {
    const text = texts.get(passage);
    const at = words === undefined ? 0 : (text?.indexOf(words) ?? -1);
    if (text === undefined)
      report(`There is no passage ${passage}. Name a passage of this document.`, 'speakers', index, 'passage');
    else if (words !== undefined && (at < 0 || text.indexOf(words, at + 1) >= 0))
      report(
        `“${words}” does not stand once in passage ${passage}. Give words that stand there once, to the letter, or leave them out for the whole passage.`,
        'speakers',
        index,
        'words',
      );
    if (![...texts.values()].some((passageText) => passageText.includes(name)))
      report(
        `“${name}” stands in no passage of the document. Name the speaker in the words of the source.`,
        'speakers',
        index,
        'name',
      );
  }
  return [...issues, ...checkIdentifications(entry, texts)];
}

/** Words that two notes identify must not overlap, or one of the two mentions would be lost. */
function checkIdentifications(entry: Entry<Description>, texts: ReadonlyMap<string, string>): Issue[] {
  const taken: { passage: string; start: number; end: number }[] = [];
  return entry.data.notes.flatMap(({ passage = '', words = '', identifies }, index): Issue[] => {
    const start = texts.get(passage)?.indexOf(words) ?? -1;
    if (!identifies || start < 0) return [];
    const end = start + words.length;
    const overlaps = taken.some((other) => other.passage === passage && start < other.end && other.start < end);
    taken.push({ passage, start, end });
    if (!overlaps) return [];
    const message = `“${words}” in passage ${passage} overlaps words that another note identifies. Give words that only this note identifies.`;
    return [{ code: 'anchor-words', file: entry.file, line: entry.lineOf('notes', index), message }];
  });
}
