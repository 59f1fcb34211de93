/**
 * Withdrawing: the words of a passage or of a whole document are shown no more.
 *
 * `closed` keeps them in the archive's files; `removed` takes them out of there too. Either way the
 * addresses stay as tombstones, the digests stay, and quotations become a line that says so. Captures
 * hold the words of every passage, so that none of the document is served any more.
 */
import type { Archive } from '../archive.ts';
import { sha256 } from '../capture/digest.ts';
import { linesOf, wordsOf } from '../capture/reading-text.ts';
import { type ContentFiles, pathInContent } from '../content-files.ts';
import { captureFiles, captureFilesIn, documentSchema, provenFile } from '../document/document.ts';
import { expectedWords } from '../document/fidelity.ts';
import { distinctiveRuns, findRun, findStretches } from '../document/find-words.ts';
import { parseTranscription } from '../document/transcription.ts';
import { cutFromMarkdown } from '../document/withhold.ts';
import { editBody, editFields } from '../entry/edit.ts';
import { type Entry, parseEntry, type SourceFile } from '../entry/entry.ts';
import { ArchiveIssues, type Issue, ReadableError } from '../issue.ts';
import { findBlocks, numberBlocks } from '../passage/passage.ts';
import { isStanding, type LedgerRow, lastPassageNumber, pinnedPassages } from '../permalink/ledger.ts';
import { documentPath, filesOfWords, passagePath } from '../permalink/permalink.ts';
import { knownValue } from '../provenance/provenance.ts';
import { withoutQuotedWords } from '../statement/quoted-words.ts';
import { applyChanges, editedFiles, type Plan, refuseGone, sourceOf } from './changes.ts';
import type { Change } from './transaction.ts';

export interface Withdrawing {
  document: string;
  /** The passage alone; the whole document when left out. */
  passage?: string | undefined;
  strength: 'closed' | 'removed';
  date: string;
  reason: string;
}

type Description = ReturnType<typeof documentSchema.parse>;

/** What a withdrawal reaches nowhere: said at its end. */
export const beyondReach = `Beyond the reach of this command, for you to deal with:
  the history of the repository and its copies, which hold the files as they were;
  deposits and releases that were given to others;
  copies of readers, search engines and web archives;
  the published site, until it is built and published anew.`;

/**
 * Plans the withdrawal of a document or of one of its passages.
 *
 * @throws ArchiveIssues where the archive says the words itself, ReadableError where it cannot be done
 */
export function planWithdrawal(files: ContentFiles, archive: Archive, act: Withdrawing): Plan {
  const { document: id, passage, strength, date, reason } = act;
  const page = documentPath(id);
  const source = sourceOf(files, id);
  const parsed = source && parseEntry(source, documentSchema);
  const document = archive.documents.find((candidate) => candidate.id === id);
  if (!source) refuseGone(archive.ledger, page, `document ${id}`);
  if (!source || !parsed?.entry || !document)
    throw new ReadableError(`the archive holds no document ${id}. Name one by its number, such as 0003 or 0003#p4.`);
  const passages = passagesOf(parsed.entry, archive);
  const gone = passage === undefined ? passages : passages.filter((candidate) => candidate.id === passage);
  if (gone.length === 0 && passage !== undefined)
    refuseGone(archive.ledger, passagePath(id, passage), `${id}#${passage}`);
  if (gone.length === 0)
    throw new ReadableError(`document ${id} holds no passage ${passage}. Its page numbers the passages.`);
  const rows = [...archive.ledger.values()]
    .filter((row) => isStanding(row) && (row.path === page || row.path.startsWith(page)))
    .filter(({ path, kind }) => {
      if (passage !== undefined) return path === passagePath(id, passage) || kind === 'capture';
      return (
        strength === 'removed' || (kind !== 'page' && (kind !== 'file' || filesOfWords.has(path.slice(page.length))))
      );
    })
    .map(({ path, kind, digest }): LedgerRow => ({ path, kind, date, act: 'withdrawn', digest, target: '', reason }));
  if (rows.length === 0 && strength === 'closed')
    throw new ReadableError(`${passage === undefined ? id : `${id}#${passage}`} is withdrawn already.`);
  const addresses = new Set(gone.map((candidate) => `${id}#${candidate.id}`));
  const quoting = editedFiles(files).flatMap((other): Change[] => {
    if (other.file === source.file) return [];
    if (![...addresses].some((address) => other.text.includes(address))) return [];
    const text = withoutQuotedWords(other, (address) => addresses.has(address));
    return text === other.text ? [] : [{ path: pathInContent(files, other), bytes: text }];
  });
  const own =
    strength === 'closed'
      ? []
      : passage === undefined
        ? removeDocument(files, source, parsed.entry)
        : removePassage(files, source, parsed.entry, passages, passage);
  const changes = [...quoting, ...own];
  return { changes, rows, said: [...tell(act, rows, changes), ...lookForWords(files, archive, changes, source, gone)] };
}

/** The passages that a document's file holds, shown or closed, with the blocks that they are. */
function passagesOf(entry: Entry<Description>, { ledger, acts }: Archive) {
  const { tree } = parseTranscription(entry.body, entry.file, entry.bodyLine);
  const blocks = tree ? findBlocks(tree) : [];
  const digests = blocks.map(({ text }) => sha256(text));
  const page = documentPath(entry.file.replace(/^.*\/|\.mdx$/gu, ''));
  const ids = numberBlocks(digests, pinnedPassages(ledger, page, digests, acts), lastPassageNumber(ledger, page));
  return blocks.map((block, index) => ({ id: ids[index] ?? '', block, text: block.text }));
}

/** Captures, with their extracted texts, that no other document or draft has. @throws where one is shared */
function ownCaptures(files: ContentFiles, source: SourceFile, description: Description): string[] {
  return captureFiles(description).map((file) => {
    const other = [...files.documents, ...(files.drafts ?? [])].find(
      (candidate) => candidate.file !== source.file && captureFilesIn(candidate.text).includes(file),
    );
    if (other) {
      throw new ReadableError(
        `the capture ${file} belongs to ${other.file} too, so its words cannot be removed from this document alone. Remove them there first, or close this one.`,
      );
    }
    return file;
  });
}

function removeDocument(files: ContentFiles, source: SourceFile, entry: Entry<Description>): Change[] {
  const paths = [
    pathInContent(files, source),
    ...ownCaptures(files, source, entry.data).map((file) => `captures/${file}`),
  ];
  return paths.map((path) => ({ path, bytes: undefined }));
}

/**
 * Takes a passage out of the transcription and out of the text that it is proven against, of which a
 * copy without its words is kept as the capture, so that the rest stays proven. All captures go, with
 * the texts extracted from them: their bytes hold the words.
 */
function removePassage(
  files: ContentFiles,
  source: SourceFile,
  entry: Entry<Description>,
  passages: ReturnType<typeof passagesOf>,
  passage: string,
): Change[] {
  const proven = entry.data.captures[0];
  const captureText = files.captures.get(provenFile(entry.data))?.text;
  if (!proven || captureText === undefined) throw new Error(`${source.file} names no capture.`);
  const redacted = redactCapture(entry, captureText, passages, passage);
  checkEvidenceLeft(entry, passage, { before: linesOf(captureText), after: linesOf(redacted) });
  const isGone = ({ id }: { id: string }) => id === passage;
  const [own, others] = [passages.filter(isGone), passages.filter((other) => !isGone(other))];
  const again = findRun(redacted, distinctiveRuns(own.map(textOf), others.map(textOf)));
  if (again !== undefined) {
    throw new ReadableError(
      `the words of ${passage} (“${again}”) stand in the capture a second time, among what is omitted, and the copy that stays would hold them. Close the passage, or withdraw the document.`,
    );
  }
  const digest = sha256(redacted);
  const stem = proven.file.replace(/(?:\.redacted-[0-9a-f]{8})?\.[^.]*$/u, '');
  const file = `${stem}.redacted-${digest.slice(0, 8)}.txt`;
  const { extracted: _, ...kept } = proven;
  const text = editBody(
    editFields(source.text, (fields) => {
      fields.set(
        'captures',
        fields.createNode([
          {
            ...kept,
            file,
            sha256: digest,
            mediaType: 'text/plain',
            redactedFrom: proven.redactedFrom ?? proven.sha256,
          },
        ]),
      );
      const keep = (key: 'notes' | 'captions' | 'speakers', isKept: (index: number) => boolean) => {
        for (let index = entry.data[key].length - 1; index >= 0; index--)
          if (!isKept(index)) fields.deleteIn([key, index]);
      };
      keep('notes', (index) => entry.data.notes[index]?.passage !== passage);
      keep('captions', (index) => entry.data.captions[index] !== passage);
      keep('speakers', (index) => entry.data.speakers[index]?.passage !== passage);
      entry.data.revisions.forEach(({ passages: corrected }, index) => {
        for (let at = corrected.length - 1; at >= 0; at--)
          if (corrected[at]?.passage === passage) fields.deleteIn(['revisions', index, 'passages', at]);
      });
    }),
    () =>
      cutFromMarkdown(
        entry.body,
        own.map(({ block }) => block),
      ),
  );
  const gone = ownCaptures(files, source, entry.data).filter((old) => old !== file);
  return [
    { path: pathInContent(files, source), bytes: text },
    { path: `captures/${file}`, bytes: redacted },
    ...gone.map((old): Change => ({ path: `captures/${old}`, bytes: undefined })),
  ];
}

/** @throws ArchiveIssues where the description states a fact by words that would be in the capture no more */
function checkEvidenceLeft(
  { data, file, lineOf }: Entry<Description>,
  passage: string,
  lines: { before: readonly string[]; after: readonly string[] },
): void {
  const issues = Object.entries(data.provenance).flatMap(([field, statement]): Issue[] => {
    if (statement.status !== 'stated') return [];
    const { line, words } = statement.evidence;
    const holds = (of: readonly string[]) => of[line - 1]?.includes(words) === true;
    if (!holds(lines.before) || holds(lines.after)) return [];
    const message = `The ${field} is stated in words of passage ${passage}, which would be removed. Give it as inferred or unknown, without those words, or give other words of the capture as its evidence; then withdraw.`;
    return [{ code: 'withdrawn-words', file, line: lineOf('provenance', field), message }];
  });
  if (issues.length > 0) throw new ArchiveIssues(issues);
}

/** The text of a capture without the words of one passage; every other line keeps its number. */
function redactCapture(
  entry: Entry<Description>,
  captureText: string,
  passages: ReturnType<typeof passagesOf>,
  passage: string,
): string {
  const { words } = expectedWords(entry, captureText);
  const owners = passages.flatMap(({ id, text }) => wordsOf(text).map(() => id));
  const lines = linesOf(captureText);
  for (const number of new Set(words.filter((_, index) => owners[index] === passage).map(({ line }) => line))) {
    const own = words.filter(({ line }, index) => line === number && owners[index] === passage);
    const pattern = own.map(({ word }) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('[ \\t\\f]+');
    const line = lines[number - 1] ?? '';
    const found = new RegExp(`(?<![^ \\t\\f])${pattern}(?![^ \\t\\f])`, 'u').exec(line);
    if (!found) {
      throw new ReadableError(
        `the words of ${passage} stand in line ${number} of the capture among words that are omitted, and cannot be taken out alone. Close the passage, or withdraw the document.`,
      );
    }
    const rest = line.slice(0, found.index) + line.slice(found.index + found[0].length);
    lines[number - 1] = /[\p{L}\p{N}]/u.test(rest) ? rest : '';
  }
  return `${lines.join('\n')}\n`;
}

function tell(
  { document, passage, strength }: Withdrawing,
  rows: readonly LedgerRow[],
  changes: readonly Change[],
): string[] {
  const what = passage === undefined ? `Document ${document}` : `Passage ${document}#${passage}`;
  const held =
    strength === 'closed'
      ? 'kept in the files of the archive, and shown nowhere'
      : 'taken out of the files of the archive';
  return [
    `${what} is ${strength}: its words are ${held}.`,
    ...rows.map(({ path }) => `tombstone: ${path}`),
    ...changes.map(({ path, bytes }) => `${bytes === undefined ? 'goes' : 'written'}: ${path}`),
  ];
}

/**
 * Looks for the words in what else the archive says. Another document may say the same: it is named for
 * the editor to judge. The archive's own words must not, those in the description of a document neither.
 *
 * @throws ArchiveIssues where they do
 */
function lookForWords(
  files: ContentFiles,
  archive: Archive,
  changes: readonly Change[],
  source: SourceFile,
  gone: readonly { id: string; text: string }[],
): string[] {
  const names = [...archive.terms.values()].flatMap(({ title, forms }) => [title, ...forms.map(({ form }) => form)]);
  const withdrawn = new Set(gone.map(({ id }) => id));
  const stays = archive.documents.flatMap(({ file, passages }) =>
    passages.filter(({ id }) => file !== source.file || !withdrawn.has(id)),
  );
  const anyRuns = distinctiveRuns(gone.map(textOf), [], names);
  const title = archive.documents.find(({ file }) => file === source.file)?.description.provenance.title;
  // What the sources that stay say as well, the archive may go on saying, and what the work is called.
  const said = [...stays.map(textOf), (title && knownValue(title)) ?? ''];
  const runs = distinctiveRuns(gone.map(textOf), said, names);
  const own: Issue[] = [];
  const alike: string[] = [];
  for (const other of editedFiles(applyChanges(files, changes))) {
    const isSource = other.file === source.file;
    const isDocument = /^(?:documents|drafts)\//u.test(pathInContent(files, other));
    const texts = isDocument ? ownTextsIn(other, isSource ? withdrawn : new Set()) : [{ text: other.text, line: 1 }];
    const places = texts.flatMap(({ text, line: first }) =>
      findStretches(text, runs).map(({ words, line }) => ({ words, line: first + line - 1 })),
    );
    for (const { words, line } of places) {
      own.push({
        code: 'withdrawn-words',
        file: other.file,
        line,
        message: `The archive says these words itself: “${words}”. Say it in other words, then withdraw.`,
      });
    }
    const run = isDocument && !isSource && places.length === 0 ? findRun(other.text, anyRuns) : undefined;
    if (run !== undefined) alike.push(`Look at ${other.file}: it holds the words “${run}” too.`);
  }
  if (own.length > 0) throw new ArchiveIssues(own);
  return alike;
}

/**
 * What the archive says itself in the file of a document, with the lines; nothing of a draft, which is not published.
 *
 * @param withdrawn passages whose notes go with them
 */
function ownTextsIn(source: SourceFile, withdrawn: ReadonlySet<string>): { text: string; line: number }[] {
  const { entry } = parseEntry(source, documentSchema);
  if (!entry) return [];
  const { summary, captures, provenance, rights, omissions, notes, revisions } = entry.data;
  const at = (text: string, ...path: (string | number)[]) => ({ text, line: entry.lineOf(...path) });
  return [
    at(summary, 'summary'),
    at(rights.ground, 'rights', 'ground'),
    ...captures.map(({ custody }, index) => at(custody, 'captures', index, 'custody')),
    ...Object.entries(provenance).map(([field, { ground = '' }]) => at(ground, 'provenance', field, 'ground')),
    ...omissions.map(({ reason }, index) => at(reason, 'omissions', index, 'reason')),
    ...notes.flatMap(({ passage = '', text }, index) =>
      withdrawn.has(passage) ? [] : [at(text, 'notes', index, 'text')],
    ),
    ...revisions.map(({ reason }, index) => at(reason, 'revisions', index, 'reason')),
  ];
}

const textOf = ({ text }: { text: string }) => text;
