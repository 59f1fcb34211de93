/**
 * The description of the bag's payload as an RO-Crate 1.2: the crate's root is the payload itself, so
 * that the bag proves the crate's files and the crate says what they are.
 */
import type { Archive } from '../archive.ts';
import { citationOf, dateParts } from '../citation/citation.ts';
import { shownTitle } from '../exports/shown-title.ts';
import { documentPath, homePath } from '../permalink/permalink.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import { knownValue, type ProvenanceField, provenanceFields } from '../provenance/provenance.ts';
import { rightsName } from '../provenance/rights.ts';
import type { DigestedFile } from './bag.ts';
import type { BagSource } from './payload.ts';

/** An entity of the crate's graph (JSON-LD). */
interface Entity {
  '@id': string;
  '@type': string | string[];
  [property: string]: unknown;
}

const publisherId = '#publisher';

/** `ro-crate-metadata.json` in pieces, an entity on a line. @param files the other files of the payload */
export function* writeCrate(source: BagSource, files: readonly DigestedFile[]): Generator<string> {
  yield '{"@context": "https://w3id.org/ro/crate/1.2/context",\n"@graph": [';
  let isFirst = true;
  for (const entity of describeCrate(source, files)) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(entity)}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

function* describeCrate(source: BagSource, files: readonly DigestedFile[]): Generator<Entity> {
  const { archive, words, absolute } = source;
  const { settings } = archive;
  const byDocument = new Map<string, DigestedFile[]>();
  for (const file of files) {
    if (file.document === undefined) continue;
    const list = byDocument.get(file.document);
    if (list) list.push(file);
    else byDocument.set(file.document, [file]);
  }
  const own = files.filter(({ document }) => document === undefined);
  yield {
    '@id': 'ro-crate-metadata.json',
    '@type': 'CreativeWork',
    about: { '@id': './' },
    conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
  };
  yield {
    '@id': './',
    '@type': 'Dataset',
    name: words.crateName(settings.name),
    description: settings.description,
    datePublished: settings.released,
    inLanguage: settings.language,
    url: absolute(homePath),
    license: { '@id': settings.rights.statement },
    publisher: { '@id': publisherId },
    hasPart: [
      ...archive.documents.map(({ id }) => ({ '@id': folderOf(id) })),
      ...own.map(({ path }) => ({ '@id': idOf(path) })),
    ],
  };
  yield { '@id': publisherId, '@type': 'Organization', name: settings.publisher, url: absolute(homePath) };
  for (const statement of rightsOf(archive)) {
    const ground = statement === settings.rights.statement ? { description: settings.rights.ground } : {};
    yield { '@id': statement, '@type': 'CreativeWork', name: rightsName(statement), ...ground };
  }
  for (const document of archive.documents) {
    yield describeDocument(document, byDocument.get(document.id) ?? [], source);
    yield* describeAgents(document, source);
    yield* describeOthers(document, source);
  }
  for (const { path, mediaType, bytes, sha256 } of files) {
    yield {
      '@id': idOf(path),
      '@type': 'File',
      name: path,
      encodingFormat: mediaType,
      contentSize: String(bytes),
      sha256,
    };
  }
}

/** A document as the part of the crate that holds its files. Only what its capture states is a property of it. */
function describeDocument(
  document: PreparedDocument,
  files: readonly DigestedFile[],
  { words, absolute }: BagSource,
): Entity {
  const { id, description } = document;
  const { date, originalAddress } = description.provenance;
  const own = ownFields(document);
  const revised = description.revisions.at(-1)?.date;
  return {
    '@id': folderOf(id),
    '@type': 'Dataset',
    name: shownTitle(document, words),
    description: description.summary,
    identifier: id,
    url: absolute(documentPath(id)),
    inLanguage: description.language,
    ...Object.fromEntries(statedAgents(document).map((agent) => [agent, { '@id': idOfField(id, agent) }])),
    ...(own.includes('date') ? { datePublished: knownValue(date) } : {}),
    ...(revised === undefined ? {} : { dateModified: revised }),
    ...(own.includes('originalAddress') ? { isBasedOn: knownValue(originalAddress) } : {}),
    license: { '@id': description.rights.statement },
    additionalProperty: otherFields(document).map((field) => ({ '@id': idOfField(id, field) })),
    hasPart: files.map(({ path }) => ({ '@id': idOf(path) })),
  };
}

/** Who wrote and who published a document, as schema.org calls them, where the capture states it. */
const statedAgents = ({ description }: PreparedDocument) =>
  (['creator', 'publisher'] as const).filter((agent) => description.provenance[agent].status === 'stated');

/** Each is of the type that the glossary gives it; a publisher without one is taken for a body. */
function* describeAgents(document: PreparedDocument, { archive, absolute }: BagSource): Generator<Entity> {
  const { creatorType = 'Thing', publisherType = 'Organization' } = citationOf(document, { ...archive, absolute });
  for (const agent of statedAgents(document))
    yield {
      '@id': idOfField(document.id, agent),
      '@type': agent === 'creator' ? creatorType : publisherType,
      name: knownValue(document.description.provenance[agent]),
    };
}

/** What else is known of a document, with how it is known and why. */
function* describeOthers(document: PreparedDocument, { words }: BagSource): Generator<Entity> {
  for (const field of otherFields(document)) {
    const statement = document.description.provenance[field];
    yield {
      '@id': idOfField(document.id, field),
      '@type': 'PropertyValue',
      name: `${words.field(field)} (${words.status(statement.status)})`,
      value: knownValue(statement),
      ...(statement.ground === undefined ? {} : { description: statement.ground }),
    };
  }
}

/** The fields that a document's own properties give: stated, and a date only where it is one year, month or day. */
function ownFields({ description: { provenance } }: PreparedDocument): ProvenanceField[] {
  const fields = ['title', 'creator', 'publisher', 'date', 'originalAddress'] as const;
  return fields.filter((field) => {
    const statement = provenance[field];
    return statement.status === 'stated' && (field !== 'date' || dateParts(statement.value) !== undefined);
  });
}

/** The other fields of which something is known: inferred, or without a property that says it. */
function otherFields(document: PreparedDocument): ProvenanceField[] {
  const own = ownFields(document);
  const { provenance } = document.description;
  return provenanceFields.filter((field) => provenance[field].status !== 'unknown' && !own.includes(field));
}

/** The entity of a field. */
const idOfField = (document: string, field: ProvenanceField) => `#${document}-${field}`;

function rightsOf({ settings, documents }: Archive): string[] {
  return [...new Set([settings.rights.statement, ...documents.map(({ description }) => description.rights.statement)])];
}

const folderOf = (document: string) => `documents/${document}/`;

/** A path as a relative address (RFC 3986). */
const idOf = (path: string) => path.split('/').map(encodeURIComponent).join('/');
