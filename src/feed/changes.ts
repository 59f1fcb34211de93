/**
 * Changes: what was added, corrected, moved or withdrawn, as the rows of the ledger tell it.
 *
 * A change is all that one act did to one document on one day; of other pages too, but what was added
 * to them on one day is one change, so that a hundred new terms are not a hundred entries. Rows are
 * only ever appended to the ledger, so changes are only ever appended to their list.
 */
import type { LedgerRow } from '../permalink/ledger.ts';

/** What a change is about: a document, one other page, or several addresses at once. */
export type Subject =
  | { of: 'document'; document: string }
  | { of: 'page'; path: string }
  | { of: 'pages' }
  | { of: 'files' };

/** A row with the digest that stood before it; empty where there was none. */
export interface ChangedRow extends LedgerRow {
  before: string;
}

export interface Change {
  /** Name of the change, for ever: subject, day, act and, after the first of a day, its number. */
  key: string;
  act: LedgerRow['act'];
  date: string;
  subject: Subject;
  rows: ChangedRow[];
}

/** A change while it is gathered, with the addresses that it holds. */
type Gathered = Change & { paths: Set<string> };

const known = new WeakMap<readonly LedgerRow[], readonly Change[]>();

/** The changes that the rows of a ledger tell of, the oldest first; worked out once for a ledger. */
export function findChanges(history: readonly LedgerRow[]): readonly Change[] {
  const found = known.get(history) ?? gatherChanges(history);
  known.set(history, found);
  return found;
}

function gatherChanges(history: readonly LedgerRow[]): Change[] {
  const changes = new Map<string, Gathered>();
  const digests = new Map<string, string>();
  for (const row of history) {
    const subject = subjectOf(row, changes);
    const change = changeFor(changes, subject, row);
    change.rows.push({ ...row, before: digests.get(row.path) ?? '' });
    change.paths.add(row.path);
    digests.set(row.path, row.digest);
  }
  return [...changes.values()].map(({ paths, ...change }) => change);
}

/** A page or file made of a document is a change of that document only where the document came with it. */
function subjectOf({ path, kind, act, date }: LedgerRow, changes: ReadonlyMap<string, unknown>): Subject {
  const document = /^\/documents\/(\d{4,})\//u.exec(path)?.[1];
  if (document !== undefined) {
    const isItself = path === `/documents/${document}/` || kind === 'passage' || kind === 'capture';
    const subject: Subject = { of: 'document', document };
    if (act !== 'minted' || isItself || changes.has(keyOf(subject, date, act))) return subject;
  }
  return act === 'minted' ? { of: kind === 'page' ? 'pages' : 'files' } : { of: 'page', path };
}

/** The change that a row belongs to; a second act on the same address begins another one. */
function changeFor(changes: Map<string, Gathered>, subject: Subject, { path, date, act }: LedgerRow): Gathered {
  const first = keyOf(subject, date, act);
  for (let number = 1; ; number++) {
    const key = number === 1 ? first : `${first} ${number}`;
    const found = changes.get(key);
    if (found && !found.paths.has(path)) return found;
    if (found) continue;
    const change: Gathered = { key, act, date, subject, rows: [], paths: new Set() };
    changes.set(key, change);
    return change;
  }
}

function keyOf(subject: Subject, date: string, act: string): string {
  const name = subject.of === 'document' ? subject.document : subject.of === 'page' ? subject.path : subject.of;
  return `${name} ${date} ${act}`;
}
