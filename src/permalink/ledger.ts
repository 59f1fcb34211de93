/**
 * The ledger: every address ever published, append-only.
 *
 * A row is an act on an address: `minted` promises it, `corrected` gives its words a new digest,
 * `moved` names the address that took its place, `withdrawn` leaves a tombstone with a reason.
 * The state of an address is what its last row says. Lists' further pages (`…/page/2/`) are views
 * that grow and shrink, and are not promised.
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { isDay } from '../entry/day.ts';
import { byteOrderMark, markFault, type SourceFile } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';

/** The columns of the ledger with their meanings, in order. */
export const ledgerColumns = {
  path: 'The address below the base of the site; that of a passage ends in its number, `#p4`.',
  kind: 'What stands there: `page`, `file`, `capture` or `passage`.',
  date: 'The day of the act, which is never before an earlier act on the same address.',
  act: 'What was done: `minted` promises the address, `corrected` gives its words a new digest, `moved` leads it to another one, `withdrawn` ends it. Nothing follows the last two.',
  digest:
    'SHA-256 in hexadecimal digits: of the words of a passage set apart by single spaces, of the bytes of a capture; empty for the others.',
  target: 'The address to which it was moved.',
  reason: 'Why, for readers; every withdrawal has one.',
} as const;

const columns = Object.keys(ledgerColumns) as (keyof typeof ledgerColumns)[];
const kinds = ['page', 'file', 'capture', 'passage'] as const;
const acts = ['minted', 'corrected', 'moved', 'withdrawn'] as const;

export type AddressKind = (typeof kinds)[number];

/** One row: `date` is a calendar day, `digest` the SHA-256 of the words (passages) or bytes (captures), else empty. */
export interface LedgerRow {
  path: string;
  kind: AddressKind;
  date: string;
  act: (typeof acts)[number];
  digest: string;
  target: string;
  reason: string;
}

/** An address that the archive publishes at this moment. */
export interface Address {
  path: string;
  kind: AddressKind;
  /** SHA-256 in hex for passages and captures, else empty. */
  digest: string;
}

/** A row with the line of the ledger on which it stands. */
export type PlacedRow = LedgerRow & { line: number };

/** The state of each address: its last row. */
export type Ledger = ReadonlyMap<string, PlacedRow>;

/** That words or bytes are shown no more: when, why, and the digest of what was there. */
export interface Withdrawal {
  date: string;
  reason: string;
  digest: string;
}

/** Acts that may follow an act: what was given up is not given again. */
const successors: Record<LedgerRow['act'], readonly LedgerRow['act'][]> = {
  minted: ['corrected', 'moved', 'withdrawn'],
  corrected: ['corrected', 'moved', 'withdrawn'],
  moved: [],
  withdrawn: [],
};

/** Reads the ledger. @returns the state of every address, all acts in order, the issues of rows that cannot stand. */
export function parseLedger(source: SourceFile): { ledger: Ledger; acts: PlacedRow[]; issues: Issue[] } {
  const ledger = new Map<string, PlacedRow>();
  const newest = new Map<string, PlacedRow>();
  const acts: PlacedRow[] = [];
  const issues: Issue[] = [];
  const report = (line: number, message: string) =>
    issues.push({ code: 'ledger-row', file: source.file, line, message });
  let rows: string[][];
  const hasMark = source.text.startsWith(byteOrderMark);
  if (hasMark) report(1, markFault);
  try {
    rows = parse(hasMark ? source.text.slice(byteOrderMark.length) : source.text, {
      relaxColumnCount: true,
      // Both at once: rows may have been added by a system with other line ends than the one before.
      recordDelimiter: ['\r\n', '\n'],
    });
  } catch (error) {
    const { message, lines = 1 } = error as Error & { lines?: number };
    report(
      lineOfLoneQuote(source.text) ?? lines,
      `The ledger is not valid CSV (${message.replace(/ at line \d+/u, '')}). Restore this line from the last commit.`,
    );
    return { ledger, acts, issues };
  }
  if (rows[0] && rows[0].join(',') !== columns.join(','))
    report(1, `The first line must be “${columns.join(',')}”. Restore it.`);
  for (const { cells, line } of placeRows(rows).slice(1)) {
    const row = toRow(cells);
    const fault = row ? faultOf(row, ledger.get(row.path)) : faultOfCells(cells);
    if (fault !== undefined) report(line, fault);
    if (!row || fault !== undefined) continue;
    const placed = { ...row, line };
    const latest = newest.get(row.path);
    if (latest && row.date < latest.date)
      report(
        line,
        `${row.path} is ${row.act} on ${row.date}, before it was ${latest.act} on ${latest.date} (line ${latest.line}). The acts on an address follow one another in time: give the day on which this was done, ${latest.date} or later.`,
      );
    else newest.set(row.path, placed);
    // The row counts all the same, so that what was withdrawn is shown nowhere because of its day.
    ledger.set(row.path, placed);
    acts.push(placed);
  }
  return { ledger, acts, issues };
}

const faultOfCells = (cells: readonly string[]) =>
  `“${cells.join(',')}” is no row of the ledger. Rows are written by “npm run archive -- mint”; restore this one from the last commit.`;

/** Why a row cannot stand. @param before what was last done to its address */
function faultOf({ path, kind, act }: LedgerRow, before: PlacedRow | undefined): string | undefined {
  if (!before)
    return act === 'minted' ? undefined : `${path} is ${act}, but was never minted. Restore the row that minted it.`;
  if (act === 'minted')
    return `${path} is minted a second time (first on line ${before.line}). An address is minted once; remove this row.`;
  if (before.kind !== kind)
    return `${path} was minted as a ${before.kind} (line ${before.line}) and is a ${kind} here. Restore the kind.`;
  if (!successors[before.act].includes(act))
    return `${path} is ${act}, but was ${before.act} on line ${before.line}, which is the last that can happen to an address. Remove this row.`;
  return undefined;
}

/** Rows with their first lines. The parser's own count takes a line end of two signs within quotation marks for two. */
function placeRows(rows: readonly string[][]): { cells: string[]; line: number }[] {
  let next = 1;
  return rows.map((cells) => {
    const line = next;
    next += cells.join('').split('\n').length;
    return { cells, line };
  });
}

/** The first line with a quotation mark that has no other in it: the parser notices it only where it meets the next. */
function lineOfLoneQuote(text: string): number | undefined {
  const index = text.split('\n').findIndex((line) => line.split('"').length % 2 === 0);
  return index < 0 ? undefined : index + 1;
}

function toRow(cells: readonly string[]): LedgerRow | undefined {
  const [path = '', kind = '', date = '', act = '', digest = '', target = '', reason = ''] = cells;
  const isRow =
    cells.length === columns.length &&
    path.startsWith('/') &&
    kinds.includes(kind as AddressKind) &&
    acts.includes(act as LedgerRow['act']) &&
    isDay(date) &&
    (act === 'moved') === (target !== '') &&
    (act !== 'withdrawn' || reason !== '') &&
    (kind === 'passage' || kind === 'capture' ? /^[0-9a-f]{64}$/u.test(digest) : digest === '');
  return isRow
    ? { path, kind: kind as AddressKind, date, act: act as LedgerRow['act'], digest, target, reason }
    : undefined;
}

/** Whether an address still stands for what was promised: it was neither moved nor withdrawn. */
export const isStanding = ({ act }: Pick<LedgerRow, 'act'>) => act === 'minted' || act === 'corrected';

/**
 * Digest → passage number of the passages that the ledger promises for one document, in the order
 * in which they were minted.
 *
 * @param digests of the passages that the document has: a withdrawn passage whose words are still
 * there has its number too, unless a revision withdrew it: words that come back have a number of their own
 * @param acts what happened to the document's page, in order
 */
export function pinnedPassages(
  ledger: Ledger,
  documentPath: string,
  digests: readonly string[] = [],
  acts: readonly PlacedRow[] = [],
): Map<string, string[]> {
  const rows = new Map<string, PlacedRow[]>();
  for (const row of passageRows(ledger, documentPath)) {
    if (row.act === 'moved' || isOfRevision(ledger, documentPath, acts, row)) continue;
    const alike = rows.get(row.digest);
    if (alike) alike.push(row);
    else rows.set(row.digest, [row]);
  }
  const pinned = new Map<string, string[]>();
  const counts = new Map<string, number>();
  for (const digest of digests) counts.set(digest, (counts.get(digest) ?? 0) + 1);
  for (const [digest, alike] of rows) {
    // Of passages with the same words those that stand come first, unless all are there.
    const standing = alike.filter(isStanding);
    const taken = (counts.get(digest) ?? 0) > standing.length ? alike : standing;
    if (taken.length > 0)
      pinned.set(
        digest,
        taken.map(({ path }) => path.slice(documentPath.length + 1)),
      );
  }
  return pinned;
}

/** The passages of a document that were moved or withdrawn, in the order in which they were minted. */
export function givenUpPassages(ledger: Ledger, documentPath: string): (PlacedRow & { passage: string })[] {
  return passageRows(ledger, documentPath)
    .filter((row) => !isStanding(row))
    .map((row) => ({ ...row, passage: row.path.slice(documentPath.length + 1) }));
}

/**
 * Whether a passage was withdrawn by a revision of its document, which found it to be none: its words are no secret then.
 * A revision writes a row of the page in the same act, and leaves a capture, as no other withdrawal does.
 *
 * @param acts what happened to the document's page, in order
 */
export function isOfRevision(
  ledger: Ledger,
  documentPath: string,
  acts: readonly PlacedRow[],
  row: PlacedRow,
): boolean {
  const isSameAct = ({ date, reason }: PlacedRow) => date === row.date && reason === row.reason;
  const isPage = ({ path, act }: PlacedRow) => path === documentPath && act === 'corrected';
  if (row.act !== 'withdrawn' || !acts.some((other) => isPage(other) && isSameAct(other))) return false;
  return [...ledger.values()].some(
    (other) =>
      other.kind === 'capture' &&
      other.path.startsWith(documentPath) &&
      (other.act !== 'withdrawn' || (other.line > row.line && !isSameAct(other))),
  );
}

/** A page or file that was moved or withdrawn, with the passages that were promised on it. */
export interface GivenUp {
  row: PlacedRow;
  passages: PlacedRow[];
}

/** Every page, file and capture that was moved or withdrawn, in the order in which they were minted. */
export function givenUpPages(ledger: Ledger): GivenUp[] {
  return [...ledger.values()]
    .filter((row) => row.kind !== 'passage' && !isStanding(row))
    .map((row) => ({ row, passages: passageRows(ledger, row.path) }));
}

/** The address at which a moved one ends, over all its moves; undefined where they lead in a circle. */
export function endOfMoves(ledger: Ledger, path: string): string | undefined {
  const seen = new Set<string>();
  for (let at = path; ; ) {
    const row = ledger.get(at);
    if (row?.act !== 'moved') return at;
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = row.target;
  }
}

/** The highest passage number that the ledger ever promised for a document; 0 when there is none. */
export function lastPassageNumber(ledger: Ledger, documentPath: string): number {
  return passageRows(ledger, documentPath).reduce(
    (last, row) => Math.max(last, Number(row.path.slice(documentPath.length + 2))),
    0,
  );
}

const passageIndexes = new WeakMap<Ledger, Map<string, PlacedRow[]>>();

/** The state of every passage that the ledger ever promised for one document. */
export function passageRows(ledger: Ledger, documentPath: string): PlacedRow[] {
  let index = passageIndexes.get(ledger);
  if (!index) {
    index = new Map();
    for (const row of ledger.values()) {
      if (row.kind !== 'passage') continue;
      const page = row.path.slice(0, row.path.indexOf('#'));
      const rows = index.get(page);
      if (rows) rows.push(row);
      else index.set(page, [row]);
    }
    passageIndexes.set(ledger, index);
  }
  return index.get(documentPath) ?? [];
}

/**
 * Compares what the archive publishes with what the ledger promises.
 *
 * @param file the ledger's path, for the issues
 */
export function checkLedger(ledger: Ledger, addresses: readonly Address[], file: string): Issue[] {
  const published = new Map(addresses.map((address) => [address.path, address]));
  const standing = [...ledger.values()].filter(isStanding);
  const lost = standing.filter(({ path }) => !published.has(path));
  const pagesWithLostPassages = new Set(lost.filter(({ kind }) => kind === 'passage').map(({ path }) => pageOf(path)));
  const instead =
    ledger.size > 0 ? '' : ' The ledger holds nothing: if it did before, restore it from the last commit instead.';
  const issues = lost.map(({ path, kind, date, digest, line }): Issue => {
    if (kind !== 'passage') {
      return {
        code: 'address-lost',
        file,
        line,
        message: `${path} was promised on ${date} and is not published any more. Restore what stood there with the same words.`,
      };
    }
    const message = `No passage of ${pageOf(path)} has the words that the ledger promises for ${path} (digest ${digest.slice(0, 12)}…). Restore them, so that what was cited stays what is shown.`;
    return { code: 'passage-changed', file, line, message };
  });
  for (const { path, kind, digest } of addresses) {
    const promise = ledger.get(path);
    if (promise && !isStanding(promise)) {
      issues.push({
        code: 'address-reused',
        file,
        line: promise.line,
        message: `${path} was ${promise.act} on ${promise.date} and is published again. An address that was given up is not given again: take it out of the archive, or give it another name.`,
      });
    } else if (promise && promise.digest !== digest) {
      issues.push({
        code: 'passage-changed',
        file,
        line: promise.line,
        message: `${path} no longer has the words that the ledger promises (digest ${promise.digest.slice(0, 12)}…, is ${digest.slice(0, 12)}…). Restore them, so that what was cited stays what is shown.`,
      });
    } else if (!promise && !(kind === 'passage' && pagesWithLostPassages.has(pageOf(path)))) {
      issues.push({
        code: 'address-unminted',
        file,
        line: 1,
        message: `${path} is not in the ledger. Run “npm run archive -- mint” to promise it for good, or take it out of the archive.${instead}`,
      });
    }
  }
  return [...issues, ...checkMoves(ledger, file)];
}

/** Every moved address must lead to one that the ledger promises, or to the tombstone of one. */
function checkMoves(ledger: Ledger, file: string): Issue[] {
  return [...ledger.values()].flatMap(({ path, act, target, line }): Issue[] => {
    const end = act === 'moved' ? endOfMoves(ledger, path) : path;
    if (end !== undefined && ledger.has(end)) return [];
    const what = end === undefined ? 'comes back to itself' : 'is not in the ledger';
    const message = `${path} moved to ${target}, which ${what}. Restore the row from the last commit; “npm run archive -- move” writes such rows.`;
    return [{ code: 'address-target', file, line, message }];
  });
}

const pageOf = (path: string) => path.replace(/#.*$/u, '');

/** The rows that promise every address that is not promised yet, in the order given. */
export function mint(ledger: Ledger, addresses: readonly Address[], date: string): LedgerRow[] {
  return addresses
    .filter((address) => !ledger.has(address.path))
    .map((address) => ({ ...address, date, act: 'minted', target: '', reason: '' }));
}

/** The last act on an address of `rows` that is younger than its row, which can therefore not follow it. */
export function youngerAct(ledger: Ledger, rows: readonly LedgerRow[]): PlacedRow | undefined {
  return rows.flatMap(({ path, date }) => {
    const last = ledger.get(path);
    return last && date < last.date ? [last] : [];
  })[0];
}

/** The text of a ledger with rows added at its end, with its line ends; what stood there stays to the byte. */
export function appendRows(text: string, rows: readonly LedgerRow[]): string {
  const lineEnd = /\r?\n/u.exec(text)?.[0] ?? '\n';
  const before = text === '' ? columns.join(',') : text;
  const head = before.endsWith('\n') ? before : before + lineEnd;
  return (
    head +
    stringify(
      rows.map((row) => columns.map((column) => row[column])),
      { record_delimiter: lineEnd },
    )
  );
}
