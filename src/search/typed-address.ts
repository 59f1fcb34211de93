/** Numbers of documents and addresses of passages, typed into the search as they stand in a citation. */

/** A document, or one of its passages. */
export interface TypedAddress {
  document: string;
  passage?: string;
}

/** What shows where a number begins and what it is: an address, a fragment, or a nought. */
const patterns = [
  /(?:^|\/)documents\/(?<document>\d{4,})(?![\p{L}\p{N}])[^#]*(?:#(?<passage>p\d+)(?![\p{L}\p{N}]))?/u,
  /^(?<document>\d{4,})#(?<passage>p\d+)$/u,
  /^(?<document>0\d{3,})$/u,
];
/** A number that begins otherwise may count anything; one that may be a year is no document. */
const plainNumber = /^(?![12]\d{3}$)(?<document>[1-9]\d{3,})$/u;

/**
 * The document or passage that a word names: `0002`, `0002#p4`, or an address below any host, such as
 * `https://mill.example/documents/0002/#p4`.
 *
 * @param isAlone whether nothing else is asked for: then any number that is no year may be that of a document
 */
export function addressTyped(typed: string, isAlone = false): TypedAddress | undefined {
  for (const pattern of isAlone ? [...patterns, plainNumber] : patterns) {
    const { document, passage } = pattern.exec(typed)?.groups ?? {};
    if (document !== undefined) return passage === undefined ? { document } : { document, passage };
  }
  return undefined;
}

/** The key under which the record of a document is indexed by its number. */
export const numberKey = (document: string) => `zn${document}`;
