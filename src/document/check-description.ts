/**
 * Checks of a document's description: what it names exists, and the words that it anchors to stand where it says.
 */
import type { CaptureText } from '../capture/capture.ts';
import type { Entry } from '../entry/entry.ts';
import type { Lexicon } from '../glossary/lexicon.ts';
import { hasText } from '../glossary/term.ts';
import type { Issue } from '../issue.ts';
import { type Description, lineRange, provenFile } from './document.ts';

/** What a description may name. */
export interface Named {
  lexicon: Lexicon;
  references: ReadonlySet<string>;
}

/** Captures and extracted texts must be there with their digests; the proven one must be text. */
export function checkCaptures(entry: Entry<Description>, captures: ReadonlyMap<string, CaptureText>): Issue[] {
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
export interface Name {
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

/** Terms and references that a description names and that do not exist. */
export function findUnknownNames(description: Description, { lexicon, references }: Named): Name[] {
  return namesIn(description).filter(({ of, name }) =>
    of === 'term' ? !lexicon.terms.has(name) : !references.has(name),
  );
}

/** Terms and references that a description names must exist. */
export function checkNames({ data, file, lineOf }: Entry<Description>, named: Named): Issue[] {
  return findUnknownNames(data, named).map(({ of, name, path }) => ({
    code: 'name-unknown',
    file,
    line: lineOf(...path),
    message:
      of === 'term'
        ? `There is no term “${name}”. Name a file of content/glossary without its ending.`
        : `There is no reference “${name}”. Add it to content/references.yaml, or name one that stands there.`,
  }));
}

/** The text of an instrument or speech is a primary text, and nothing else has one. */
export function checkTextOf({ data, file, lineOf }: Entry<Description>, { terms }: Lexicon): Issue[] {
  const term = terms.get(data.textOf ?? '');
  if (!term || (hasText(term.type) && data.kind === 'primary-text')) return [];
  const message = `This ${data.kind} cannot be the text of ${term.id}, a term of the type ${term.type}. Only a primary text is one, and only of an instrument or a speech.`;
  return [{ code: 'frontmatter-field', file, line: lineOf('textOf'), message }];
}

/**
 * Captions, notes and speakers must name passages, and words that stand in them once.
 *
 * @param promised passages that the ledger promises: one whose words were changed is not misnamed, and is told of by itself
 */
export function checkAnchors(
  entry: Entry<Description>,
  blocks: readonly { id: string; text: string }[],
  promised: readonly string[],
): Issue[] {
  const texts: Texts = new Map<string, string | undefined>([
    ...promised.map((id) => [id, undefined] as const),
    ...blocks.map(({ id, text }) => [id, text] as const),
  ]);
  return [
    ...checkCaptions(entry, texts),
    ...checkNotes(entry, texts),
    ...checkSpeakers(entry, texts),
    ...checkIdentifications(entry, texts),
  ];
}

/** Texts of the passages of a document by their ids; none of a passage that is promised and not found. */
type Texts = ReadonlyMap<string, string | undefined>;

const anchorIssue = ({ file, lineOf }: Entry<Description>, message: string, ...path: (string | number)[]): Issue => ({
  code: 'anchor-words',
  file,
  line: lineOf(...path),
  message,
});

const noPassage = (passage: string) => `There is no passage ${passage}. Name a passage of this document.`;

/** Whether words stand in a text, and only once. */
const standOnce = (text: string, words: string) => {
  const at = text.indexOf(words);
  return at >= 0 && text.indexOf(words, at + 1) < 0;
};

function checkCaptions(entry: Entry<Description>, texts: Texts): Issue[] {
  return entry.data.captions.flatMap((passage, index) => {
    if (texts.has(passage)) return [];
    const found = [...texts.values()].filter((text) => text !== undefined);
    const message = `There is no passage ${passage}; the document has ${found.length}. Name a passage of this document.`;
    return [anchorIssue(entry, message, 'captions', index)];
  });
}

function checkNotes(entry: Entry<Description>, texts: Texts): Issue[] {
  const { notes, omissions } = entry.data;
  const omitted = new Set(omissions.map(({ lines }) => lineRange(lines).join()));
  return notes.flatMap(({ passage = '', words = '', lines }, index) => {
    const report = (message: string) => [anchorIssue(entry, message, 'notes', index)];
    if (lines !== undefined) {
      if (omitted.has(lineRange(lines).join())) return [];
      return report(
        `The note is about lines ${lines}, which are no omission. Give the lines as an omission gives them.`,
      );
    }
    if (!texts.has(passage)) return report(noPassage(passage));
    const text = texts.get(passage);
    if (text === undefined || standOnce(text, words)) return [];
    return report(
      `“${words}” does not stand once in passage ${passage}. Give words that stand there once, to the letter.`,
    );
  });
}

function checkSpeakers(entry: Entry<Description>, texts: Texts): Issue[] {
  return entry.data.speakers.flatMap(({ passage, words, name }, index): Issue[] => {
    const issues: Issue[] = [];
    const report = (message: string, field: string) =>
      issues.push(anchorIssue(entry, message, 'speakers', index, field));
    const text = texts.get(passage);
    if (!texts.has(passage)) report(noPassage(passage), 'passage');
    else if (text !== undefined && words !== undefined && !standOnce(text, words))
      report(
        `“${words}” does not stand once in passage ${passage}. Give words that stand there once, to the letter, or leave them out for the whole passage.`,
        'words',
      );
    if (![...texts.values()].some((other) => other?.includes(name)))
      report(`“${name}” stands in no passage of the document. Name the speaker in the words of the source.`, 'name');
    return issues;
  });
}

/** Words that two notes identify must not overlap, or one of the two mentions would be lost. */
function checkIdentifications(entry: Entry<Description>, texts: Texts): Issue[] {
  const taken: { passage: string; start: number; end: number }[] = [];
  return entry.data.notes.flatMap(({ passage = '', words = '', identifies }, index): Issue[] => {
    const start = texts.get(passage)?.indexOf(words) ?? -1;
    if (!identifies || start < 0) return [];
    const end = start + words.length;
    const overlaps = taken.some((other) => other.passage === passage && start < other.end && other.start < end);
    taken.push({ passage, start, end });
    if (!overlaps) return [];
    const message = `“${words}” in passage ${passage} overlaps words that another note identifies. Give words that only this note identifies.`;
    return [anchorIssue(entry, message, 'notes', index)];
  });
}

/** What a description states in the words of a withdrawn passage would show them. */
export function checkEvidence(
  entry: Entry<Description>,
  withheld: readonly { id: string; text: string; lines: [number, number] }[],
): Issue[] {
  return Object.entries(entry.data.provenance).flatMap(([field, statement]): Issue[] => {
    if (statement.status !== 'stated') return [];
    const { line, words } = statement.evidence;
    const passage = withheld.find(({ lines, text }) => lines[0] <= line && line <= lines[1] && text.includes(words));
    if (!passage) return [];
    const message = `The ${field} is stated in words of passage ${passage.id}, which is withdrawn. Give it as inferred or unknown, without those words.`;
    return [{ code: 'withdrawn-words', file: entry.file, line: entry.lineOf('provenance', field), message }];
  });
}
