/** Moving: an address of the archive's own (a term, an event, an editorial page) goes to another name, with all that names it. */
import { type Archive, addressesOf } from '../archive.ts';
import { type ContentFiles, pathInContent } from '../content-files.ts';
import { editBody, replaceNames, toScalar } from '../entry/edit.ts';
import { ReadableError } from '../issue.ts';
import { isSlug } from '../permalink/identifier.ts';
import { isStanding, type LedgerRow } from '../permalink/ledger.ts';
import { differencesPath, eventPath, passageAt, termPath } from '../permalink/permalink.ts';
import { editedFiles, type Plan } from './changes.ts';
import type { Change } from './transaction.ts';

/** Fields that name a term, or an event, in any kind of file; indexes are `*`. */
const termFields = new Set([
  'related.*',
  'members.*',
  'terms.*',
  'place',
  'textOf',
  'notes.*.identifies',
  'entities.*.term',
  'marked.*.term',
]);
const isTermField = (path: string) => termFields.has(path) || /^provenance\.\w+\.term$/u.test(path);
const isEventField = (path: string) => path === 'events.*';

/** A kind of thing whose file is named as its address. */
interface Kind {
  folder: string;
  pathOf: (name: string) => string;
  /** Whether a file may be named so, without its ending. */
  isName: (name: string) => boolean;
  /** Whether a field names such a thing. */
  isNamedBy: (path: string) => boolean;
}

const kinds: readonly Kind[] = [
  { folder: 'glossary/', pathOf: termPath, isName: isSlug, isNamedBy: isTermField },
  { folder: 'events/', pathOf: eventPath, isName: isSlug, isNamedBy: isEventField },
  {
    folder: 'pages/',
    pathOf: (name) => `/${name}/`,
    // Folders inside this one alone are read.
    isName: (name) => name.split('/').every(isSlug),
    isNamedBy: () => false,
  },
];

/**
 * Plans a move from one address to another.
 *
 * What stands at `from` in the archive is renamed everywhere. Where nothing stands there any more,
 * its address leads to `to`, which must be promised.
 */
export function planMove(
  files: ContentFiles,
  archive: Archive,
  act: { from: string; to: string; date: string; reason: string },
): Plan {
  const { from, to, date, reason } = act;
  const promise = archive.ledger.get(from);
  if (!promise || !isStanding(promise)) {
    const state = promise ? `was ${promise.act} on ${promise.date}` : 'is not in the ledger';
    throw new ReadableError(`${from} ${state}. Name an address that stands, such as /glossary/article-51/.`);
  }
  if (from === to) throw new ReadableError(`${from} is where it stands already.`);
  const row: LedgerRow = {
    path: from,
    kind: promise.kind,
    date,
    act: 'moved',
    digest: promise.digest,
    target: to,
    reason,
  };
  const changes = renameAt(files, archive, from, to);
  if (!changes) {
    if (addressesOf(archive).some(({ path }) => path === from))
      throw new ReadableError(
        passageAt(from) === undefined
          ? `${from} is made from all that the archive holds, not from a file of its own, and stays where it is.`
          : `${from} is shown where it stands. “revise” leads a passage elsewhere, where a correction joins it with another one.`,
      );
    refuseGivenUp(archive, to);
    if (!archive.ledger.has(to))
      throw new ReadableError(`${to} is not promised in the ledger, so that ${from} cannot lead there. Mint it first.`);
  }
  return { changes: changes ?? [], rows: [row], said: [`${from} leads to ${to}.`, ...(changes ?? []).map(told)] };
}

/** @throws ReadableError where an address was given up: neither does it get a file again, nor does another lead to it */
function refuseGivenUp({ ledger }: Archive, path: string): void {
  const row = ledger.get(path);
  if (row && !isStanding(row))
    throw new ReadableError(`${path} was ${row.act} on ${row.date}, and is not given again. Name another address.`);
}

const told = ({ path, bytes }: Change) => `${bytes === undefined ? 'goes' : 'written'}: ${path}`;

/** The changes that give what stands at an address another name; undefined where the archive holds nothing there. */
function renameAt(files: ContentFiles, archive: Archive, from: string, to: string): Change[] | undefined {
  for (const kind of kinds) {
    const source = editedFiles(files).find((candidate) => {
      const path = pathInContent(files, candidate);
      return path.startsWith(kind.folder) && kind.pathOf(nameIn(kind, path)) === from;
    });
    if (!source) continue;
    const old = nameIn(kind, pathInContent(files, source));
    const name = nameAt(kind, to);
    if (name === undefined || !kind.isName(name)) {
      throw new ReadableError(
        `${to} is no address of the kind of ${from}. Name one such as ${kind.pathOf('another-name')}.`,
      );
    }
    refuseGivenUp(archive, to);
    if (archive.ledger.has(to)) {
      throw new ReadableError(
        `${to} is promised already, and an address is given once. Name another one, or take the file of ${from} out first to lead it there.`,
      );
    }
    return renameEverywhere(files, kind, old, name);
  }
  if (passageAt(from) === undefined && /^\/documents\//u.test(from))
    throw new ReadableError('A document keeps its number and its addresses for ever; nothing of it moves.');
  return undefined;
}

const nameIn = ({ folder }: Kind, path: string) => path.slice(folder.length).replace(/\.mdx$/u, '');

function nameAt(kind: Kind, path: string): string | undefined {
  const [before = '', after = ''] = kind.pathOf('\0').split('\0');
  return path.startsWith(before) && path.endsWith(after) ? path.slice(before.length, -after.length) : undefined;
}

function renameEverywhere(files: ContentFiles, kind: Kind, old: string, name: string): Change[] {
  const [from, to] = [kind.pathOf(old), kind.pathOf(name)];
  return editedFiles(files).flatMap((source): Change[] => {
    const path = pathInContent(files, source);
    const isOwn = path === `${kind.folder}${old}.mdx`;
    const named = replaceNames(source.text, (field, value) =>
      value === old && kind.isNamedBy(field) ? toScalar(name) : undefined,
    );
    const page = pageOf(path);
    const text = page === undefined ? named : editBody(named, (body) => moveLinks(body, page, from, to));
    if (isOwn)
      return [
        { path, bytes: undefined },
        { path: `${kind.folder}${name}.mdx`, bytes: text },
      ];
    return text === source.text ? [] : [{ path, bytes: text }];
  });
}

/** The page on which the prose of a file stands; documents hold no prose of the archive. */
function pageOf(path: string): string | undefined {
  if (path.startsWith('differences/')) return differencesPath;
  const kind = kinds.find(({ folder }) => path.startsWith(folder));
  return kind?.pathOf(nameIn(kind, path));
}

/** The links of a page after `from` has become `to`; they are relative, as a page does not know its base. */
function moveLinks(body: string, page: string, from: string, to: string): string {
  const host = 'https://archive.invalid';
  const newPage = page === from ? to : page;
  return body.replace(/\]\(([^)\s#?:]+)([?#][^)\s]*)?\)/gu, (link, address: string, rest = '') => {
    const target = new URL(address, host + page).pathname;
    const newTarget = target === from ? to : target;
    if (newTarget === target && newPage === page) return link;
    return `](${relativePath(newPage, newTarget)}${rest})`;
  });
}

function relativePath(page: string, target: string): string {
  const up = page.split('/').length - 2;
  return '../'.repeat(up) + target.slice(1);
}
