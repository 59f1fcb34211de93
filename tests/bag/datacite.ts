/**
 * The rules of the DataCite Metadata Schema 4.6 for the properties that our record uses.
 *
 * No package of the npm registry holds the schema, so its published rules stand here: the mandatory
 * properties (2 Creator, 3 Title, 4 Publisher, 5 PublicationYear, 10 ResourceType), which sub-properties each
 * property has and which of them it must have, and the controlled lists. 1 Identifier, mandatory too, is
 * a DOI: the repository that takes the deposit gives it. Names and nesting are those of the JSON that
 * DataCite's REST API takes; a name that is not listed here is refused.
 *
 * @see https://datacite-metadata-schema.readthedocs.io/en/4.6/
 * @see https://support.datacite.org/docs/api-create-dois
 */
import { z } from 'astro/zod';

const list = (values: string) => z.enum(values.split(' '));
const text = z.string().regex(/\S/u);
const lang = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/u);
const year = z.string().regex(/^\d{4}$/u);

const nameTypes = list('Organizational Personal');
const resourceTypesGeneral = list(
  'Audiovisual Award Book BookChapter Collection ComputationalNotebook ConferencePaper ConferenceProceeding DataPaper Dataset Dissertation Event Image Instrument InteractiveResource Journal JournalArticle Model OutputManagementPlan PeerReview PhysicalObject Preprint Project Report Service Software Sound Standard StudyRegistration Text Workflow Other',
);
const dateTypes = list(
  'Accepted Available Collected Copyrighted Coverage Created Issued Other Submitted Updated Valid Withdrawn',
);
const descriptionTypes = list('Abstract Methods Other SeriesInformation TableOfContents TechnicalInfo');
const relatedIdentifierTypes = list(
  'ARK arXiv bibcode CSTR DOI EAN13 EISSN Handle IGSN ISBN ISSN ISTC LISSN LSID PMID PURL RRID UPC URL URN w3id',
);
const relationTypes = list(
  'IsCitedBy Cites IsSupplementTo IsSupplementedBy IsContinuedBy Continues IsDescribedBy Describes HasMetadata IsMetadataFor HasVersion IsVersionOf IsNewVersionOf IsPreviousVersionOf IsPartOf HasPart IsPublishedIn IsReferencedBy References IsDocumentedBy Documents IsCompiledBy Compiles IsVariantFormOf IsOriginalFormOf IsIdenticalTo IsReviewedBy Reviews IsDerivedFrom IsSourceOf IsRequiredBy Requires IsObsoletedBy Obsoletes IsCollectedBy Collects IsTranslationOf HasTranslation',
);

/** A record without an identifier. */
export const dataCiteRecord = z.strictObject({
  schemaVersion: z.literal('http://datacite.org/schema/kernel-4'),
  types: z.strictObject({ resourceType: text, resourceTypeGeneral: resourceTypesGeneral }),
  creators: z.array(z.strictObject({ name: text, nameType: nameTypes })).min(1),
  titles: z.array(z.strictObject({ title: text, lang })).min(1),
  publisher: z.strictObject({ name: text, lang }),
  publicationYear: year,
  dates: z.array(z.strictObject({ date: z.iso.date(), dateType: dateTypes })),
  language: lang,
  version: text,
  alternateIdentifiers: z.array(z.strictObject({ alternateIdentifier: z.url(), alternateIdentifierType: text })),
  relatedIdentifiers: z.array(
    z.strictObject({
      relatedIdentifier: z.url(),
      relatedIdentifierType: relatedIdentifierTypes,
      relationType: relationTypes,
    }),
  ),
  sizes: z.array(text),
  formats: z.array(z.string().regex(/^[a-z]+\/[\w.+-]+$/u)),
  rightsList: z.array(z.strictObject({ rights: text, rightsUri: z.url() })),
  descriptions: z.array(z.strictObject({ description: text, descriptionType: descriptionTypes, lang })),
});
