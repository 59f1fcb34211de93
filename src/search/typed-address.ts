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
 * @param isNumber whether the word may be the number of a document wherever it begins, where it is no year
 */
export function addressTyped(typed: string, isNumber = false): TypedAddress | undefined {
  for (const pattern of isNumber ? [...patterns, plainNumber] : patterns) {
    const { document, passage } = pattern.exec(typed)?.groups ?? {};
    if (document !== undefined) return passage === undefined ? { document } : { document, passage };
  }
  return undefined;
}

/** The key under which the record of a document is indexed by its number. */
export const numberKey = (document: string) => `zn${document}`;
