/**
 * The documents of the catalogue as a table: CSV (RFC 4180) in UTF-8.
 *
 * A cell that a spreadsheet would compute, because it begins with `=`, `+`, `-`, `@`, a tab or a
 * carriage return, has an apostrophe before it; the JSON has the value as it is.
 */
import { stringify } from 'csv-stringify/sync';
import { provenanceFields } from '../provenance/provenance.ts';
import { type CatalogueSource, type DocumentRecord, describeDocuments } from './catalogue.ts';

const facets = ['value', 'time', 'status', 'evidence_line', 'evidence_words', 'ground', 'references'] as const;
const dated = new Set<string>(['date', 'captured']);

const columns: readonly { name: string; cell: (record: DocumentRecord) => string | number }[] = [
  { name: 'number', cell: ({ number }) => number },
  { name: 'address', cell: ({ address }) => address },
  { name: 'kind', cell: ({ kind }) => kind },
  { name: 'language', cell: ({ language }) => language },
  { name: 'accession', cell: ({ accession }) => accession },
  { name: 'summary', cell: ({ summary }) => summary },
  { name: 'withdrawn', cell: ({ withdrawn }) => withdrawn?.date ?? '' },
  { name: 'withdrawn_reason', cell: ({ withdrawn }) => withdrawn?.reason ?? '' },
  { name: 'revised', cell: ({ revisions }) => revisions.map(({ date }) => date).join(' | ') },
  { name: 'revision_reasons', cell: ({ revisions }) => revisions.map(({ reason }) => reason).join(' | ') },
  { name: 'text_of', cell: ({ textOf }) => textOf ?? '' },
  ...provenanceFields.flatMap((field) =>
    facets
      .filter((facet) => facet !== 'time' || dated.has(field))
      .map((facet) => ({
        name: `${field}_${facet}`.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
        cell: ({ provenance }: DocumentRecord) => {
          const { evidence, references, ...statement } = provenance[field];
          if (facet === 'evidence_line') return evidence?.line ?? '';
          if (facet === 'evidence_words') return evidence?.words ?? '';
          return facet === 'references' ? references.join(' ') : (statement[facet] ?? '');
        },
      })),
  ),
  { name: 'rights', cell: ({ rights }) => rights.statement },
  { name: 'rights_ground', cell: ({ rights }) => rights.ground },
  { name: 'capture_files', cell: ({ captures }) => captures.map(({ file }) => file).join(' | ') },
  { name: 'capture_sha256', cell: ({ captures }) => captures.map(({ sha256 }) => sha256).join(' | ') },
  {
    name: 'capture_redacted_from',
    cell: ({ captures }) => captures.map((capture) => capture.redactedFrom ?? '').join(' | '),
  },
  { name: 'capture_media_types', cell: ({ captures }) => captures.map(({ mediaType }) => mediaType).join(' | ') },
  { name: 'capture_addresses', cell: ({ captures }) => captures.map(({ address }) => address ?? '').join(' | ') },
  { name: 'custody', cell: ({ captures }) => captures.map(({ custody }) => custody).join(' | ') },
  { name: 'passages', cell: ({ passages }) => passages },
  { name: 'characters', cell: ({ characters }) => characters },
  { name: 'terms', cell: ({ terms }) => terms.join(' ') },
  { name: 'files', cell: ({ files }) => files.map(({ address }) => address).join(' ') },
];

/** The table in pieces: the names of the columns, then a line for each document. */
export function* writeCatalogueTable(source: CatalogueSource): Generator<string> {
  yield row(columns.map(({ name }) => name));
  for (const record of describeDocuments(source)) yield row(columns.map(({ cell }) => cell(record)));
}

const row = (cells: readonly (string | number)[]) =>
  stringify([cells as (string | number)[]], { record_delimiter: 'windows', quoted: true, escape_formulas: true });
