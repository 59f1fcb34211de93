/**
 * Revising: a document gets a better capture, other omissions, other facts or a corrected transcription.
 * Numbers of passages stay; the former words are kept in the document, with the day and the reason.
 */
import { isScalar, visit } from 'yaml';
import type { Kept } from '../accession/take-in.ts';
import type { Archive } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { type ContentFiles, pathInContent } from '../content-files.ts';
import { alignPassages } from '../document/align.ts';
import { documentSchema, servedCaptures } from '../document/document.ts';
import { parseTranscription } from '../document/transcription.ts';
import { editFields } from '../entry/edit.ts';
import { type Entry, parseEntry, type SourceFile } from '../entry/entry.ts';
import { ArchiveIssues, type Issue, ReadableError } from '../issue.ts';
import { findBlocks } from '../passage/passage.ts';
import { isStanding, type LedgerRow, lastPassageNumber } from '../permalink/ledger.ts';
import { documentFilePath, documentPath, passagePath } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import { type Plan, sourceOf } from './changes.ts';
import type { Change } from './transaction.ts';

/** A capture that takes the place of the proven one, with the text extracted from it, and how it came. */
export interface NewCapture extends Pick<Kept, 'capture' | 'extracted' | 'files'> {
  custody: string;
}

export interface Revising {
  document: string;
  /** The document's file as it is to be; the words of its transcription and its description. */
  text: string;
  /** Where that text is written, for the editor. */
  copy: string;
  capture?: NewCapture | undefined;
  date: string;
  reason: string;
  /** The words of closed passages of the document. */
  withheld: readonly { passage: string; text: string }[];
}

type Description = ReturnType<typeof documentSchema.parse>;

/** Where a document's working copy stands until it is put in its place. */
export const workingCopy = (document: string) => `revisions/${document}.mdx`;

/**
 * The text of a document's file with a new capture: proven from now on, the former one beside it.
 *
 * @throws ReadableError where the document has that capture already
 */
export function withCapture(text: string, { capture, extracted, custody }: NewCapture): string {
  return editFields(text, (fields) => {
    const { captures = [] } = fields.toJS() as { captures?: { file: string; sha256: string }[] };
    const [first, ...others] = captures;
    if (captures.some(({ sha256: known }) => known === capture.sha256))
      throw new ReadableError(`${capture.file} is a capture that the document has already, byte for byte.`);
    if (!first) throw new ReadableError('the working copy names no capture. Put its captures back.');
    const proven = { ...capture, custody, ...(extracted ? { extracted } : {}) };
    fields.set('captures', fields.createNode([proven, ...others, first]));
  });
}

/**
 * What is wrong with a document as it would be, told by file and line of the working copy that is to be mended.
 * A line that the copy does not have, one of the revision itself, is told of at the line before.
 *
 * @param made the document as it would be: the copy with the lines of the revision at the end of its fields
 */
export function issuesInCopy(issues: readonly Issue[], made: SourceFile, copy: SourceFile): Issue[] {
  const [madeLines, copyLines] = [made.text.split('\n'), copy.text.split('\n')];
  const added = madeLines.length - copyLines.length;
  const alike = copyLines.findLastIndex((line, index) => line !== madeLines[index + added]) + 1;
  const lineInCopy = (line: number) => (line > alike + added ? line - added : Math.min(line, Math.max(alike, 1)));
  return issues.map((issue) =>
    issue.file === made.file ? { ...issue, file: copy.file, line: lineInCopy(issue.line) } : issue,
  );
}

/** What a revision changes: the description, and the passages as they are numbered then. */
interface Changed {
  before: Description;
  after: Description;
  fields: string[];
  corrected: { passage: string; former: string; text: string }[];
  gone: readonly { id: string; text: string; into: number | undefined }[];
  /** The former number of each passage, none for a new one. */
  ids: readonly (string | undefined)[];
  numbers: string[];
  now: string[];
}

/** Plans a revision. @throws ArchiveIssues where the file cannot be read, ReadableError where nothing changes */
export function planRevision(files: ContentFiles, archive: Archive, act: Revising): Plan {
  const { document: id, text, capture } = act;
  const source = sourceOf(files, id);
  const document = archive.documents.find((candidate) => candidate.id === id);
  if (!source || !document)
    throw new ReadableError(`the archive holds no document ${id}. Name one by its number, such as 0003.`);
  const former = formerPassages(document, act.withheld);
  const last = lastPassageNumber(archive.ledger, documentPath(id));
  const changed = compare(former, read(source), read({ file: source.file, text }), last);
  const { corrected, gone, fields, now } = changed;
  refuseWithdrawn(changed, document, act);
  if (corrected.length + gone.length + fields.length === 0 && now.length === former.length)
    throw new ReadableError(`nothing differs from ${source.file}. Change ${act.copy} first.`);
  return {
    changes: [
      { path: pathInContent(files, source), bytes: withRevision(text, revisionsIn(source), changed, act) },
      ...(capture?.files ?? []).map(({ file, content }): Change => ({ path: `captures/${file}`, bytes: content })),
      { path: workingCopy(id), bytes: undefined },
    ],
    rows: rowsOf(changed, archive, act),
    said: difference(changed),
  };
}

/** @param last the highest number that a passage of the document was ever given */
function compare(
  former: readonly { id: string; text: string }[],
  before: Entry<Description>,
  after: Entry<Description>,
  last: number,
): Changed {
  const now = textsOf(after);
  const { ids, gone } = alignPassages(former, now);
  const texts = new Map(former.map((passage) => [passage.id, passage.text]));
  const corrected = ids.flatMap((passage, index) => {
    const words = passage === undefined ? undefined : texts.get(passage);
    return passage === undefined || words === undefined || words === now[index]
      ? []
      : [{ passage, former: words, text: now[index] ?? '' }];
  });
  const fields = changedFields(before.data, after.data);
  return { before: before.data, after: after.data, fields, corrected, gone, ids, numbers: numberNew(ids, last), now };
}

/** @throws ReadableError where the words of a withdrawn passage are changed, or stand in the copy again */
function refuseWithdrawn({ corrected, gone, ids, now }: Changed, document: PreparedDocument, act: Revising): void {
  for (const { passage } of act.withheld) {
    if (corrected.some((change) => change.passage === passage) || gone.some((other) => other.id === passage))
      throw new ReadableError(
        `${passage} is withdrawn, and its words cannot be corrected. Put them back as they were.`,
      );
  }
  const withdrawn = document.withdrawn.filter((passage) => !passage.lines && !passage.corrected);
  for (const words of now.filter((_, index) => ids[index] === undefined)) {
    const back = withdrawn.find(({ digest }) => digest === sha256(words));
    if (back)
      throw new ReadableError(
        `${act.copy} holds the words of ${back.id} again, which was withdrawn on ${back.date} and is shown no more. Take them out of it, and out of the capture.`,
      );
  }
}

/** The rows of the ledger that tell of a revision. */
function rowsOf({ before, after, corrected, gone, numbers }: Changed, archive: Archive, act: Revising): LedgerRow[] {
  const { document: id, date, reason } = act;
  const row = (path: string, rest: Pick<LedgerRow, 'act' | 'digest'> & Partial<LedgerRow>): LedgerRow => ({
    path,
    kind: 'passage',
    date,
    target: '',
    reason,
    ...rest,
  });
  return [
    row(documentPath(id), { kind: 'page', act: 'corrected', digest: '' }),
    ...corrected.map(({ passage, text }) => row(passagePath(id, passage), { act: 'corrected', digest: sha256(text) })),
    ...gone.map(({ id: passage, text, into }) =>
      into === undefined
        ? row(passagePath(id, passage), { act: 'withdrawn', digest: sha256(text) })
        : row(passagePath(id, passage), {
            act: 'moved',
            digest: sha256(text),
            target: passagePath(id, numbers[into] ?? ''),
          }),
    ),
    ...captureRows(id, archive, before, after).map(({ path, ...rest }) => row(path, { kind: 'capture', ...rest })),
  ];
}

/**
 * The text of a document's file with its revisions, the newest last.
 *
 * @param earlier the revisions before: what a working copy says of them does not count
 */
function withRevision(text: string, earlier: readonly unknown[], changed: Changed, act: Revising): string {
  const { before, after, corrected, fields } = changed;
  const wasProven = before.captures[0]?.sha256;
  const revision = {
    date: act.date,
    reason: act.reason,
    ...(corrected.length > 0 ? { passages: corrected.map(({ passage, former }) => ({ passage, former })) } : {}),
    ...(wasProven === after.captures[0]?.sha256 ? {} : { capture: wasProven }),
    ...(fields.length > 0 ? { fields } : {}),
  };
  return editFields(text, (frontmatter) => {
    const list = frontmatter.createNode([...earlier, revision]);
    visit(list, {
      Pair: (_, pair) => {
        // In quotation marks, as all dates: YAML 1.1 takes others for something else than text.
        if (isScalar(pair.key) && pair.key.value === 'date' && isScalar(pair.value)) pair.value.type = 'QUOTE_DOUBLE';
      },
    });
    frontmatter.set('revisions', list);
  });
}

function read(source: SourceFile): Entry<Description> {
  const parsed = parseEntry(source, documentSchema);
  if (!parsed.entry) throw new ArchiveIssues(parsed.issues);
  return parsed.entry;
}

function textsOf(entry: Entry<Description>): string[] {
  const { tree, issues } = parseTranscription(entry.body, entry.file, entry.bodyLine);
  if (!tree) throw new ArchiveIssues(issues);
  return findBlocks(tree).map(({ text }) => text);
}

/** The passages as they are, shown and closed, in the order of the file. */
function formerPassages(document: PreparedDocument, withheld: Revising['withheld']): { id: string; text: string }[] {
  const texts = new Map([
    ...document.passages.map(({ id, text }) => [id, text] as const),
    ...withheld.map(({ passage, text }) => [passage, text] as const),
  ]);
  const order = document.blocks.flatMap(({ passages, givenUp }) => (givenUp === undefined ? passages : [givenUp]));
  return order.flatMap((id) => {
    const text = texts.get(id);
    return text === undefined ? [] : [{ id, text }];
  });
}

/** Each passage's number: new ones get the next free ones, as the numbering of the archive gives them. */
function numberNew(ids: readonly (string | undefined)[], last: number): string[] {
  let next = last;
  return ids.map((id) => id ?? `p${++next}`);
}

/** Fields whose values differ; the list of revisions is this command's own. */
function changedFields(before: Description, after: Description): string[] {
  const names = Object.keys({ ...before, ...after }).sort() as (keyof Description)[];
  return names.filter((name) => name !== 'revisions' && JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** The revisions of a file as they are written, without what a schema would fill in. */
function revisionsIn(source: SourceFile): unknown[] {
  let revisions: unknown[] = [];
  editFields(source.text, (fields) => {
    revisions = (fields.toJS() as { revisions?: unknown[] }).revisions ?? [];
  });
  return revisions;
}

type CaptureAct = Pick<LedgerRow, 'path' | 'act' | 'digest'> & { target?: string };

/** What happens to the addresses of the captures: other bytes, or the same at another address. */
function captureRows(id: string, archive: Archive, before: Description, after: Description): CaptureAct[] {
  const now = servedCaptures(after);
  return servedCaptures(before).flatMap(({ name, sha256: digest }): CaptureAct[] => {
    const path = documentFilePath(id, name);
    const promise = archive.ledger.get(path);
    const here = now.find((capture) => capture.name === name);
    if (!promise || !isStanding(promise) || here?.sha256 === digest) return [];
    if (here) return [{ path, act: 'corrected', digest: here.sha256 }];
    const moved = now.find((capture) => capture.sha256 === digest);
    return moved
      ? [{ path, act: 'moved', digest, target: documentFilePath(id, moved.name) }]
      : [{ path, act: 'withdrawn', digest }];
  });
}

/** The difference in lines: what was (−), what is (+), by passage and field. */
function difference({ before, after, fields, corrected, gone, numbers, ids, now }: Changed): string[] {
  const said = (of: Description, name: string) => saidOf((of as Record<string, unknown>)[name], '');
  return [
    ...corrected.flatMap(({ passage, former, text }) => [`${passage}`, `  − ${former}`, `  + ${text}`]),
    ...gone.flatMap(({ id, text, into }) => [
      into === undefined ? `${id} is withdrawn: no passage holds its words` : `${id} leads to ${numbers[into]}`,
      `  − ${text}`,
    ]),
    ...ids.flatMap((id, index) => (id === undefined ? [`${numbers[index]} is new`, `  + ${now[index]}`] : [])),
    ...fields.flatMap((name) => {
      const [was, is] = [said(before, name), said(after, name)];
      return [
        `${name}:`,
        ...was.filter((line) => !is.includes(line)).map((line) => `  − ${line}`),
        ...is.filter((line) => !was.includes(line)).map((line) => `  + ${line}`),
      ];
    }),
  ];
}

/** A field in lines, one for each entry of a list and for each field inside it. */
function saidOf(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => [`${name}${JSON.stringify(entry)}`]);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([inner, own]) => saidOf(own, `${name}${inner}: `));
  return value === undefined ? [] : [`${name}${JSON.stringify(value)}`];
}
