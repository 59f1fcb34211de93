/**
 * Revisions: the dated states of a document. The first is its accession; each correction makes the
 * next, with the reason, and keeps the words that stood there before.
 */
import { z } from 'astro/zod';
import { sha256 } from '../capture/digest.ts';
import type { Issue } from '../issue.ts';
import { passageIdSchema } from '../permalink/identifier.ts';
import type { PlacedRow } from '../permalink/ledger.ts';

export const revisionSchema = z.strictObject({
  date: z.iso.date().describe('The day of the correction.'),
  reason: z.string().min(1).describe('Why it was corrected, for readers.'),
  passages: z
    .array(
      z.strictObject({
        passage: passageIdSchema.describe('The passage whose words were corrected.'),
        former: z.string().min(1).describe('The words that stood there before, set apart by single spaces.'),
      }),
    )
    .default([])
    .describe('Passages whose words were corrected.'),
  capture: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, '64 lower-case hexadecimal digits')
    .optional()
    .describe('SHA-256 of the capture against which the transcription was proven before.'),
  fields: z.array(z.string().min(1)).default([]).describe('Names of the fields that were changed.'),
});

/** A correction of a passage: the former words with their digest, and the digest of what took their place. */
export interface CorrectedPassage {
  passage: string;
  former: string;
  formerDigest: string;
  digest: string;
}

/** A state of a document. Number 1 is the accession and has no reason. */
export interface Revision {
  number: number;
  date: string;
  reason?: string;
  passages: CorrectedPassage[];
  /** The digests of the proven capture before and from then on, where it was replaced. */
  capture?: { former: string; now: string };
  fields: string[];
}

interface RevisedDocument {
  description: {
    accession: string;
    captures: readonly { sha256: string }[];
    revisions: z.infer<typeof revisionSchema>[];
  };
  passages: readonly { id: string; digest: string }[];
}

/** All states of a document, the first first. */
export function revisionsOf({ description, passages }: RevisedDocument): Revision[] {
  const { revisions } = description;
  const digests = new Map(passages.map(({ id, digest }) => [id, digest]));
  const later = (index: number) => revisions.slice(index + 1);
  return [
    { number: 1, date: description.accession, passages: [], fields: [] },
    ...revisions.map(({ date, reason, passages: corrected, capture, fields }, index): Revision => {
      const nextCapture = later(index).find((revision) => revision.capture !== undefined)?.capture;
      return {
        number: index + 2,
        date,
        reason,
        passages: corrected.map(({ passage, former }) => {
          const next = later(index)
            .flatMap((revision) => revision.passages)
            .find((change) => change.passage === passage);
          const digest = next ? sha256(next.former) : (digests.get(passage) ?? '');
          return { passage, former, formerDigest: sha256(former), digest };
        }),
        ...(capture === undefined
          ? {}
          : { capture: { former: capture, now: nextCapture ?? description.captures[0]?.sha256 ?? '' } }),
        fields,
      };
    }),
  ];
}

/**
 * Holds the revisions of a document against the ledger: both tell of the same corrections, every
 * corrected passage has its former words, and they are the words that were promised.
 *
 * @param acts what happened to the document's page and passages, in order
 * @param place gives file and line of the revision at an index, or of all
 */
export function checkRevisions(
  description: Pick<RevisedDocument['description'], 'accession' | 'revisions'>,
  acts: readonly PlacedRow[],
  place: (index?: number) => { file: string; line: number },
): Issue[] {
  const issues: Issue[] = [];
  const report = (message: string, index?: number) =>
    issues.push({ code: 'revision-record', ...place(index), message });
  const told = description.revisions.flatMap(({ date, passages }, index) =>
    passages.map(({ passage, former }) => ({ date, passage, digest: sha256(former), index })),
  );
  const withdrawn = new Set(acts.filter(({ act }) => act === 'withdrawn').map(({ path }) => path.replace(/^.*#/u, '')));
  const promised = new Map<string, string>();
  const untold = description.revisions.map(({ date }) => date);
  for (const { path, kind, act, date, digest } of acts) {
    if (kind === 'page') {
      const at = untold.indexOf(date);
      if (act === 'corrected' && at >= 0) untold.splice(at, 1);
      else if (act === 'corrected') {
        report(
          `The ledger says that the document was corrected on ${date}, but it has no revision of that day. Restore the revision from the last commit; “npm run archive -- revise” writes both.`,
        );
      }
      continue;
    }
    const passage = path.replace(/^.*#/u, '');
    const before = promised.get(passage);
    promised.set(passage, digest);
    if (act !== 'corrected') continue;
    const at = told.findIndex((entry) => entry.passage === passage && entry.digest === before && entry.date === date);
    if (at >= 0) told.splice(at, 1);
    else if (!withdrawn.has(passage)) {
      report(
        `The ledger says that ${passage} was corrected on ${date}, but no revision of that day gives its former words (digest ${before?.slice(0, 12)}…). Restore the revision from the last commit; “npm run archive -- revise” writes both.`,
      );
    }
  }
  for (const { passage, date, index } of told) {
    report(
      `The revision of ${date} gives former words of ${passage} that the ledger never promised. Restore it from the last commit; “npm run archive -- revise” writes both.`,
      index,
    );
  }
  for (const date of untold) {
    report(
      `The revision of ${date} is not in the ledger. Undo it and write it with “npm run archive -- revise”.`,
      description.revisions.findIndex((revision) => revision.date === date),
    );
  }
  const dates = [description.accession, ...description.revisions.map(({ date }) => date)];
  description.revisions.forEach(({ date }, index) => {
    if (date < (dates[index] ?? ''))
      report(
        `The revision of ${date} is older than what stands before it (${dates[index]}). Put them in order.`,
        index,
      );
  });
  return issues;
}
