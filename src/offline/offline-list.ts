/** What is kept for reading offline: the state of a site, and its files. */

/** The state of a site: what a browser asks for to learn whether it is the one that it keeps. */
export interface OfflineState {
  /** SHA-256 of the list of files as it is served. */
  digest: string;
  files: number;
  bytes: number;
}

/** A file: its address below the base, its size, its SHA-256. */
export type OfflineFile = readonly [address: string, bytes: number, sha256: string];

/** Files that are read by hosts and other programs, hold the others once more, or are this list. */
const left =
  /^(?:404\.html|_headers|_redirects|robots\.txt|sw\.js|(?:offline|offline-files)\.json|feed\/.*|sitemap.*\.xml|exports\/[^/]+\.zip|(?:.*\/)?\.[^/]+)$/u;

/**
 * Whether a file of the built site is kept.
 *
 * @param file its path below the base
 * @param isGivenUp whether an address, from `/`, was moved or withdrawn: hosts answer there with no page of the site
 */
export function isKept(file: string, isGivenUp: (path: string) => boolean): boolean {
  const address = addressOf(file);
  return !left.test(file) && !isGivenUp(`/${address}`) && !isGivenUp(`/${address.replace(/\/$/u, '')}`);
}

/** The address of a file below the base: that of a page is its folder. */
export const addressOf = (file: string) => file.replace(/(?:^|(?<=\/))index\.html$/u, '');

/** Name of the cache of a site; one origin may hold several sites. @param base address of the site */
export const cacheName = (base: string) => `archive ${base}`;

/** Header of a kept answer that holds the digest of its bytes. */
export const digestHeader = 'X-Kept-Digest';
