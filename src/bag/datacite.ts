/**
 * The release as a DataCite record (Metadata Schema 4.6, as JSON), to deposit it by hand. It has no DOI:
 * a repository gives one.
 */
import { bagPath, homePath } from '../permalink/permalink.ts';
import { rightsName } from '../provenance/rights.ts';
import type { BagSource } from './payload.ts';

/** `datacite.json`: the six facts that every record has, and those that the archive knows. */
export function writeDataCite({ archive, words, absolute }: BagSource): string {
  const { name, description, publisher, language, released, rights, slug } = archive.settings;
  const sources = [...new Set(archive.documents.map((document) => document.description.rights.statement))].sort();
  const record = {
    schemaVersion: 'http://datacite.org/schema/kernel-4',
    types: { resourceType: words.resourceType, resourceTypeGeneral: 'Collection' },
    creators: [{ name: publisher, nameType: 'Organizational' }],
    titles: [{ title: name, lang: language }],
    publisher: { name: publisher, lang: language },
    publicationYear: released.slice(0, 4),
    dates: [{ date: released, dateType: 'Issued' }],
    language,
    version: released,
    alternateIdentifiers: [{ alternateIdentifier: absolute(bagPath(slug)), alternateIdentifierType: 'URL' }],
    relatedIdentifiers: [
      { relatedIdentifier: absolute(homePath), relatedIdentifierType: 'URL', relationType: 'IsVariantFormOf' },
    ],
    sizes: [words.documentsCount(archive.documents.length)],
    formats: ['application/zip'],
    rightsList: [rights.statement, ...sources.filter((statement) => statement !== rights.statement)].map(
      (statement) => ({ rights: rightsName(statement), rightsUri: statement }),
    ),
    descriptions: [
      { description, descriptionType: 'Abstract', lang: language },
      { description: rights.ground, descriptionType: 'Other', lang: language },
    ],
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
