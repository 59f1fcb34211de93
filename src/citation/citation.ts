/**
 * What a document is cited by: the one item from which every citation, file and head is made.
 *
 * A fact carries how it is known; what is unknown is no key at all. The address is the document's
 * permalink in the archive, in every vocabulary: the original address is a fact beside it.
 */
import type { DocumentKind } from '../document/document.ts';
import { withdrawalOf } from '../document/given-up.ts';
import { revisionsOf } from '../document/revision.ts';
import type { Term } from '../glossary/term.ts';
import { documentPath } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import { type Statement, timeOf } from '../provenance/provenance.ts';
import type { Settings } from '../settings/settings.ts';

type AgentType = 'Person' | 'Organization';

/** A value that the source states, or that an editor inferred. */
export interface Fact {
  value: string;
  inferred: boolean;
}

/** A change of a published document: its number among the revisions, the day, and what changed. */
export interface CitedRevision {
  number: number;
  date: string;
  reason: string;
}

export interface Citation {
  /** Accession number, such as 0003. */
  number: string;
  /** Name of the item in bibliographies, the same in every format. */
  key: string;
  kind: DocumentKind;
  language: string;
  /** One sentence in the archive's words. */
  summary: string;
  title?: Fact;
  /** One name as the source gives it: never taken apart. */
  creator?: Fact;
  /** What the creator is, where the glossary says so. */
  creatorType?: AgentType;
  publisher?: Fact;
  /** What the publisher is, where the glossary says so. */
  publisherType?: AgentType;
  /** EDTF. */
  date?: Fact;
  /** Time of day as stated; no time zone is known. */
  time?: string;
  place?: Fact;
  /** Address of the original publication. */
  original?: Fact;
  /** Address of the licence of the source. */
  licence?: Fact;
  /** Address of a licence or of a rightsstatements.org term. */
  rights: string;
  /** Permalink of the document in the archive. */
  address: string;
  /** Public base address of the archive. */
  archiveAddress: string;
  archive: string;
  /** Language of the archive's own words. */
  archiveLanguage: string;
  accession: string;
  /** What changed since the accession, oldest first. */
  revisions: readonly CitedRevision[];
  /** Day and reason of its withdrawal, where none of its words is shown any more. */
  withdrawn?: { date: string; reason: string };
}

/** The archive in which a document stands, and where it is published. */
export interface Holder {
  settings: Settings;
  terms: ReadonlyMap<string, Term>;
  /** Puts a path of the archive under its public address. */
  absolute: (path: string) => string;
}

/** The item of a document. */
export function citationOf(document: PreparedDocument, { settings, terms, absolute }: Holder): Citation {
  const { id, description } = document;
  const { title, creator, publisher, date, place, originalAddress, licence } = description.provenance;
  const time = timeOf(date);
  const withdrawn = withdrawalOf(document);
  const agentType = (statement: Statement) =>
    agentTypes.get(terms.get(statement.status === 'unknown' ? '' : (statement.term ?? ''))?.type);
  const creatorType = agentType(creator);
  const publisherType = agentType(publisher);
  return {
    number: id,
    key: `${settings.slug}-${id}`,
    kind: description.kind,
    language: description.language,
    summary: description.summary,
    ...known('title', title),
    ...known('creator', creator),
    ...(creatorType === undefined ? {} : { creatorType }),
    ...known('publisher', publisher),
    ...(publisherType === undefined ? {} : { publisherType }),
    ...known('date', date),
    ...(time === undefined ? {} : { time }),
    ...known('place', place),
    ...known('original', originalAddress),
    ...known('licence', licence),
    rights: description.rights.statement,
    address: absolute(documentPath(id)),
    archiveAddress: absolute('/'),
    archive: settings.name,
    archiveLanguage: settings.language,
    accession: description.accession,
    // The first is the accession, which changed nothing.
    revisions: revisionsOf(document).flatMap(({ number, date, reason }) =>
      reason === undefined ? [] : [{ number, date, reason }],
    ),
    ...(withdrawn ? { withdrawn } : {}),
  };
}

const agentTypes = new Map<string | undefined, AgentType>([
  ['person', 'Person'],
  ['body', 'Organization'],
]);

function known<Name extends string>(name: Name, statement: Statement): Partial<Record<Name, Fact>> {
  if (statement.status === 'unknown') return {};
  const fact = { value: statement.value, inferred: statement.status === 'inferred' };
  return { [name]: fact } as Record<Name, Fact>;
}

/** Day of the text as it stands in the archive: of its last revision, else of its accession. */
export function stateOf({ accession, revisions }: Citation): string {
  return revisions.at(-1)?.date ?? accession;
}

/** A state of the text as it stood in the archive: its number among the revisions, and the day from which it stood. */
export type CitedState = Pick<CitedRevision, 'number' | 'date'>;

/** The states before the last one, oldest first; the accession is the first of all. None where nothing was revised. */
export function earlierStates({ accession, revisions }: Citation): CitedState[] {
  return [{ number: 1, date: accession }, ...revisions.map(({ number, date }) => ({ number, date }))].slice(0, -1);
}

/** Whether the publisher is the publication in which a document of this kind stands. */
export function hasPublication({ kind }: Citation): boolean {
  return kind === 'news-report' || kind === 'reference-work';
}

const facts = ['title', 'creator', 'publisher', 'date', 'place', 'original', 'licence'] as const;

/** The facts of a citation that an editor inferred, by name. */
export function inferredFacts(citation: Citation): (typeof facts)[number][] {
  return facts.filter((name) => citation[name]?.inferred);
}

/** Year, month and day of a date of our era that is one calendar year, month or day; undefined for other EDTF. */
export function dateParts(edtf: string): number[] | undefined {
  const match = /^(?!0000)(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(edtf);
  if (!match || Number(match[2] ?? 1) > 12) return undefined;
  return match.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
}
