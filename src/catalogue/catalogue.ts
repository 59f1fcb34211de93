/**
 * The catalogue: one record for each document with all that is known of it and how, and the terms and
 * events of the archive. Its schema is published beside it; records are written one at a time, so that
 * a large archive needs no more memory than a small one.
 */
import { z } from 'astro/zod';
import { documentsOf } from '../account/account.ts';
import type { Archive } from '../archive.ts';
import type { CaptureText } from '../capture/capture.ts';
import { documentKinds, servedCaptures } from '../document/document.ts';
import { withdrawalOf } from '../document/given-up.ts';
import { revisionsOf } from '../document/revision.ts';
import { mentionedTerms, mentioningDocuments } from '../glossary/backlinks.ts';
import { termTypes } from '../glossary/term.ts';
import {
  catalogueSchemaPath,
  documentFilePath,
  documentPath,
  eventPath,
  homePath,
  madeFilesOf,
  termPath,
} from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import { type Provenance, provenanceFields, type Statement, timeOf } from '../provenance/provenance.ts';

const address = z.url();
const digest = z.string().regex(/^[0-9a-f]{64}$/u);
const slugs = z.array(z.string());

const statementRecord = z
  .strictObject({
    status: z
      .enum(['stated', 'inferred', 'unknown'])
      .describe('stated: the capture says so; inferred: worked out, with the ground; unknown: looked for, not found.'),
    value: z.string().optional().describe('What is known; not there where the status is unknown. Dates are EDTF.'),
    time: z.string().optional().describe('Time of day as stated, not converted.'),
    term: z.string().optional().describe('The term that the value names.'),
    evidence: z
      .strictObject({ line: z.int(), words: z.string() })
      .optional()
      .describe('Line and words of the first capture that state the value.'),
    ground: z.string().optional().describe('Why: in the words of the archive.'),
    references: z.array(address).default([]).describe('Addresses of works that back the ground.'),
  })
  .describe('What is known of the source in one respect, and how it is known.');

type StatementRecord = z.infer<typeof statementRecord>;

const documentRecord = z
  .strictObject({
    number: z.string().describe('Accession number: the document’s name for ever.'),
    address: address.describe('The document’s permanent address; passages stand at #p1, #p2, …'),
    kind: z.enum(documentKinds),
    language: z.string().describe('Language of the text (BCP 47).'),
    accession: z.iso.date().describe('Day on which it came into the archive.'),
    summary: z.string().describe('What the text is, in the words of the archive.'),
    withdrawn: z
      .strictObject({ date: z.iso.date(), reason: z.string() })
      .optional()
      .describe('When and why it was withdrawn, where none of its words is shown any more.'),
    revisions: z
      .array(
        z.strictObject({
          number: z.int().describe('The first state is the accession.'),
          date: z.iso.date(),
          reason: z.string(),
          passages: slugs.describe('Passages whose words were corrected.'),
          formerCapture: digest.optional().describe('SHA-256 of the capture against which it was proven before.'),
          fields: slugs.describe('Fields of the description that were changed.'),
        }),
      )
      .describe('Its corrections in order; the former words stand on its page.'),
    textOf: z.string().optional().describe('The instrument or speech whose text it is.'),
    provenance: z.strictObject(
      Object.fromEntries(provenanceFields.map((field) => [field, statementRecord])) as Record<
        keyof Provenance,
        typeof statementRecord
      >,
    ),
    rights: z.strictObject({ statement: address, ground: z.string() }),
    captures: z.array(
      z.strictObject({
        file: z.string().describe('Name of the file as received.'),
        address: address.optional().describe('Where its bytes are served.'),
        sha256: digest,
        redactedFrom: digest
          .optional()
          .describe('SHA-256 of the bytes as received, where withdrawn words were removed from them.'),
        bytes: z.int().optional(),
        mediaType: z.string(),
        custody: z.string().describe('How the bytes came to the archive.'),
        extracted: z
          .strictObject({
            file: z.string(),
            address: address.optional().describe('Where it is served.'),
            sha256: digest,
            program: z.string().describe('Name and version of the program that made it.'),
          })
          .optional()
          .describe('The text of a capture that is not plain text.'),
      }),
    ),
    passages: z.int().describe('How many passages it has.'),
    characters: z.int().describe('Characters of the transcription other than white space.'),
    terms: slugs.describe('Terms that it mentions, by themselves or together with others.'),
    files: z.array(z.strictObject({ name: z.string(), address })).describe('Files made of it.'),
  })
  .describe('One document.');

export type DocumentRecord = z.infer<typeof documentRecord>;

const termRecord = z
  .strictObject({
    name: z.string().describe('The term’s name in addresses.'),
    address,
    title: z.string(),
    type: z.enum(termTypes),
    forms: z.array(z.strictObject({ form: z.string(), language: z.string() })).describe('Every form of its name.'),
    members: slugs.describe('For a collective term: the terms that its forms name together.'),
    wikidata: z.string().optional(),
    documents: slugs.describe('Numbers of the documents that mention it.'),
  })
  .describe('One term of the glossary.');

const eventRecord = z
  .strictObject({
    name: z.string().describe('The event’s name in addresses.'),
    address,
    title: z.string(),
    date: z.string().describe('EDTF.'),
    terms: slugs,
    documents: slugs.describe('Numbers of the documents in this catalogue that give an account of it.'),
  })
  .describe('One event.');

const catalogueSchema = z.strictObject({
  $schema: address,
  archive: z.strictObject({
    name: z.string(),
    description: z.string(),
    address,
    publisher: z.string(),
    language: z.string(),
    released: z.iso.date(),
    rights: z.strictObject({ statement: address, ground: z.string() }).describe('Of the archive’s own words.'),
    contact: address.optional().describe('Where claims and questions reach the archive.'),
  }),
  documents: z.array(documentRecord),
  terms: z.array(termRecord),
  events: z.array(eventRecord),
});

/** The JSON Schema of the catalogue (draft 2020-12), as it is published. */
export function catalogueJsonSchema(absolute: (path: string) => string): string {
  const schema = z.toJSONSchema(catalogueSchema);
  const described = { $id: absolute(catalogueSchemaPath), title: 'Catalogue of an archive', ...schema };
  return `${JSON.stringify(described, null, 2)}\n`;
}

/** An archive, the sizes of its captures, and where it is published. */
export interface CatalogueSource {
  archive: Archive;
  captures: ReadonlyMap<string, Pick<CaptureText, 'bytes'>>;
  absolute: (path: string) => string;
}

/** The catalogue as JSON in pieces, one record on a line. */
export function* writeCatalogue(source: CatalogueSource): Generator<string> {
  const { archive, absolute } = source;
  const { name, description, publisher, language, released, rights, contact } = archive.settings;
  const head = { name, description, address: absolute(homePath), publisher, language, released, rights, contact };
  yield `{\n"$schema": ${JSON.stringify(absolute(catalogueSchemaPath))},\n"archive": ${JSON.stringify(head)},\n`;
  yield* writeList('documents', describeDocuments(source));
  yield ',\n';
  yield* writeList('terms', describeTerms(source));
  yield ',\n';
  yield* writeList('events', describeEvents(source));
  yield '\n}\n';
}

function* writeList(name: string, records: Iterable<unknown>): Generator<string> {
  yield `"${name}": [`;
  let isFirst = true;
  for (const record of records) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(record)}`;
    isFirst = false;
  }
  yield ']';
}

/** The records of the documents, in order of accession number. */
export function* describeDocuments(source: CatalogueSource): Generator<DocumentRecord> {
  for (const document of source.archive.documents) yield describeDocument(document, source);
}

function describeDocument(
  document: PreparedDocument,
  { archive, captures, absolute }: CatalogueSource,
): DocumentRecord {
  const { id, description, passages, proof } = document;
  const withdrawn = withdrawalOf(document);
  const served = new Map(
    servedCaptures(description).map(({ name, file }) => [file, { address: absolute(documentFilePath(id, name)) }]),
  );
  const statements = provenanceFields.map((field) => [
    field,
    describeStatement(description.provenance[field], archive),
  ]);
  return {
    number: id,
    address: absolute(documentPath(id)),
    kind: description.kind,
    language: description.language,
    accession: description.accession,
    summary: description.summary,
    ...(withdrawn ? { withdrawn } : {}),
    revisions: describeRevisions(document),
    ...(description.textOf === undefined ? {} : { textOf: description.textOf }),
    provenance: Object.fromEntries(statements) as DocumentRecord['provenance'],
    rights: description.rights,
    captures: description.captures.map(({ file, sha256, redactedFrom, mediaType, custody, extracted }) => {
      const bytes = captures.get(file)?.bytes;
      return {
        file,
        ...served.get(file),
        sha256,
        ...(redactedFrom === undefined ? {} : { redactedFrom }),
        ...(bytes === undefined ? {} : { bytes }),
        mediaType,
        custody,
        ...(extracted ? { extracted: { ...extracted, ...served.get(extracted.file) } } : {}),
      };
    }),
    passages: passages.length,
    characters: proof.transcription,
    terms: [...mentionedTerms({ passages }, archive.terms)].sort(),
    files: madeFilesOf({ passages }).map((name) => ({ name, address: absolute(documentFilePath(id, name)) })),
  };
}

/** What changed it since its accession. */
function describeRevisions(document: PreparedDocument): DocumentRecord['revisions'] {
  return revisionsOf(document).flatMap(({ number, date, reason, passages, capture, fields }) => {
    if (reason === undefined) return [];
    const corrected = passages.map(({ passage }) => passage);
    return { number, date, reason, passages: corrected, ...(capture ? { formerCapture: capture.former } : {}), fields };
  });
}

function describeStatement(statement: Statement, { references }: Archive): StatementRecord {
  const { status, ground, sources } = statement;
  const time = timeOf(statement);
  return {
    status,
    ...(status === 'unknown' ? {} : { value: statement.value }),
    ...(time === undefined ? {} : { time }),
    ...(status === 'unknown' || statement.term === undefined ? {} : { term: statement.term }),
    ...(status === 'stated' ? { evidence: statement.evidence } : {}),
    ...(ground === undefined ? {} : { ground }),
    references: sources.flatMap((source) => references.get(source)?.address ?? []),
  };
}

function* describeTerms({ archive, absolute }: CatalogueSource): Generator<z.infer<typeof termRecord>> {
  const mentioning = mentioningDocuments(archive.documents, archive.terms);
  for (const id of [...archive.terms.keys()].sort()) {
    const term = archive.terms.get(id);
    if (!term) continue;
    const { wikidata } = term.identifiers;
    yield {
      name: id,
      address: absolute(termPath(id)),
      title: term.title,
      type: term.type,
      forms: term.forms.map(({ form, language }) => ({ form, language: language ?? archive.settings.language })),
      members: term.members,
      ...(wikidata === undefined ? {} : { wikidata }),
      documents: mentioning.get(id) ?? [],
    };
  }
}

function* describeEvents({ archive, absolute }: CatalogueSource): Generator<z.infer<typeof eventRecord>> {
  // A document that was removed has no record.
  const recorded = new Set(archive.documents.map(({ id }) => id));
  for (const { id, title, date, terms, accounts } of archive.events) {
    const documents = documentsOf(accounts).filter((document) => recorded.has(document));
    yield { name: id, address: absolute(eventPath(id)), title, date, terms, documents };
  }
}
