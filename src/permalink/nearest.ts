/** Nearest addresses: which addresses of the archive a mistyped or shortened one may have meant. */

/** How many addresses are proposed at most. */
const proposals = 5;

/** An address with its title, or with an empty text where it has none of its own. */
export type TitledAddress = readonly [path: string, title: string];

/** What is alike in two addresses is alike in this: letter case, final slash, index.html, leading zeros. */
function fold(path: string): string {
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // An address that cannot be decoded is compared as it is.
  }
  return plain
    .toLowerCase()
    .replace(/(?:index)?\.html?$/u, '')
    .replace(/\/+/gu, '/')
    .replace(/\/$/u, '')
    .replace(/(?<=\/)0+(?=\d)/gu, '');
}

/**
 * The addresses that are nearest to one, the nearest first; none that has less than half in common.
 *
 * @param path below the base of the site
 */
export function nearestAddresses(path: string, addresses: readonly TitledAddress[]): TitledAddress[] {
  const asked = fold(path);
  return addresses
    .map((address) => ({ address, distance: distanceOf(asked, fold(address[0])) }))
    .filter(({ address, distance }) => distance <= Math.max(asked.length, address[0].length) / 2)
    .sort((a, b) => a.distance - b.distance || (a.address[0] < b.address[0] ? -1 : 1))
    .slice(0, proposals)
    .map(({ address }) => address);
}

/** Number of letters to put in, take out or change (Levenshtein); what one address has more at its end counts half. */
function distanceOf(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short !== '' && long.startsWith(`${short}/`)) return (long.length - short.length) / 2;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
