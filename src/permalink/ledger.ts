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
import type { SourceFile } from '../entry/entry.ts';
import type { Issue } from '../issue.ts';

const columns = ['path', 'kind', 'date', 'act', 'digest', 'target', 'reason'] as const;
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

/** The state of each address: its last row, and the line on which that row stands. */
export type Ledger = ReadonlyMap<string, LedgerRow & { line: number }>;

/** Reads the ledger. @returns the state of every address and the issues of rows that cannot stand. */
export function parseLedger(source: SourceFile): { ledger: Ledger; issues: Issue[] } {
  const ledger = new Map<string, LedgerRow & { line: number }>();
  const issues: Issue[] = [];
  const report = (line: number, message: string) =>
    issues.push({ code: 'ledger-row', file: source.file, line, message });
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(source.text, { relaxColumnCount: true, info: true }) as unknown as typeof rows;
  } catch (error) {
    report(
      1,
      `The ledger is not valid CSV (${error instanceof Error ? error.message : String(error)}). Restore it from the last commit.`,
    );
    return { ledger, issues };
  }
  if (rows[0] && rows[0].record.join(',') !== columns.join(','))
    report(1, `The first line must be “${columns.join(',')}”. Restore it.`);
  for (const {
    record: cells,
    info: { lines: line },
  } of rows.slice(1)) {
    const row = toRow(cells);
    const before = row && ledger.get(row.path);
    if (!row) {
      report(
        line,
        `“${cells.join(',')}” is no row of the ledger. Rows are written by “npm run archive -- mint”; restore this one from the last commit.`,
      );
    } else if (row.act === 'minted' && before) {
      report(
        line,
        `${row.path} is minted a second time (first on line ${before.line}). An address is minted once; remove this row.`,
      );
    } else if (before && before.kind !== row.kind) {
      report(
        line,
        `${row.path} was minted as a ${before.kind} (line ${before.line}) and is a ${row.kind} here. Restore the kind.`,
      );
    } else if (row.act !== 'minted' && !before) {
      report(line, `${row.path} is ${row.act}, but was never minted. Restore the row that minted it.`);
    } else ledger.set(row.path, { ...row, line });
  }
  return { ledger, issues };
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

/**
 * Digest → passage number of the passages that the ledger promises for one document, in the order
 * in which they were minted.
 */
export function pinnedPassages(ledger: Ledger, documentPath: string): Map<string, string[]> {
  const pinned = new Map<string, string[]>();
  for (const row of passagesOf(ledger, documentPath)) {
    if (row.act !== 'minted' && row.act !== 'corrected') continue;
    const number = row.path.slice(documentPath.length + 1);
    const numbers = pinned.get(row.digest);
    if (numbers) numbers.push(number);
    else pinned.set(row.digest, [number]);
  }
  return pinned;
}

/** The highest passage number that the ledger ever promised for a document; 0 when there is none. */
export function lastPassageNumber(ledger: Ledger, documentPath: string): number {
  return passagesOf(ledger, documentPath).reduce(
    (last, row) => Math.max(last, Number(row.path.slice(documentPath.length + 2))),
    0,
  );
}

const passageIndexes = new WeakMap<Ledger, Map<string, LedgerRow[]>>();

function passagesOf(ledger: Ledger, documentPath: string): LedgerRow[] {
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
  const standing = [...ledger.values()].filter(({ act }) => act === 'minted' || act === 'corrected');
  const lost = standing.filter(({ path }) => !published.has(path));
  const pagesWithLostPassages = new Set(lost.filter(({ kind }) => kind === 'passage').map(({ path }) => pageOf(path)));
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
    if (promise && promise.digest !== digest) {
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
        message: `${path} is not in the ledger. Run “npm run archive -- mint” to promise it for good, or take it out of the archive.`,
      });
    }
  }
  return issues;
}

const pageOf = (path: string) => path.replace(/#.*$/u, '');

/** The rows that promise every address that is not promised yet, in the order given. */
export function mint(ledger: Ledger, addresses: readonly Address[], date: string): LedgerRow[] {
  return addresses
    .filter((address) => !ledger.has(address.path))
    .map((address) => ({ ...address, date, act: 'minted', target: '', reason: '' }));
}

/** The text of a ledger with rows added at its end; what stood there stays to the byte. */
export function appendRows(text: string, rows: readonly LedgerRow[]): string {
  const head = text === '' ? `${columns.join(',')}\n` : text.replace(/\n?$/u, '\n');
  return head + stringify(rows.map((row) => columns.map((column) => row[column])));
}
