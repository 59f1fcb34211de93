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
 * The addresses that are nearest to one, the nearest first. One is near where all parts of its path
 * are alike with those asked for, where it stands above or below the one asked for, or where its end is
 * alike, whatever the folder; there may be none.
 *
 * @param path below the base of the site
 */
export function nearestAddresses(path: string, addresses: readonly TitledAddress[]): TitledAddress[] {
  const asked = partsOf(path);
  return addresses
    .map((address) => ({ address, distance: distanceOfParts(asked, partsOf(address[0])) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance || (a.address[0] < b.address[0] ? -1 : 1))
    .slice(0, proposals)
    .map(({ address }) => address);
}

const partsOf = (path: string) => fold(path).split('/').filter(Boolean);

const isNumber = (part: string) => /^\d+$/u.test(part);

/** How far two parts of paths are from each other, infinitely where they are unlike: another number is another document. */
function distanceOfPart(a: string, b: string): number {
  if (a === b) return 0;
  if (isNumber(a) || isNumber(b)) return Infinity;
  const distance = distanceOf(a, b);
  return distance <= Math.min(mostSlips, Math.max(a.length, b.length) * slipsInLetter) ? distance : Infinity;
}

/** How many slips make a part unlike: more than these, or more than these to a letter. */
const mostSlips = 3;
const slipsInLetter = 0.4;

const lengthOf = (parts: readonly string[]) => parts.join('/').length;

/** How far an address is from the one asked for; what one has more than the other counts half. */
function distanceOfParts(asked: readonly string[], parts: readonly string[]): number {
  if (asked.length === 0 || parts.length === 0) return Infinity;
  const shared = Math.min(asked.length, parts.length);
  let fromStart = 0;
  for (let i = 0; i < shared; i++) fromStart += distanceOfPart(asked[i] ?? '', parts[i] ?? '');
  // A slip in a folder is mended by the folder, not by all that stands in it.
  const isBelow = parts.length > asked.length;
  const whole = isBelow && fromStart > 0 ? Infinity : fromStart + Math.abs(lengthOf(asked) - lengthOf(parts)) / 2;
  return Math.min(whole, distanceFromEnd(asked, parts));
}

/** How far the ends of two paths are from each other, where the address has at most a folder more that is no number. */
function distanceFromEnd(asked: readonly string[], parts: readonly string[]): number {
  let distance = 0;
  let alike = 0;
  for (; alike < Math.min(asked.length, parts.length); alike++) {
    const more = distanceOfPart(asked.at(-1 - alike) ?? '', parts.at(-1 - alike) ?? '');
    if (more === Infinity) break;
    distance += more;
  }
  const folders = parts.slice(0, parts.length - alike);
  if (alike === 0 || folders.length > 1 || folders.some(isNumber)) return Infinity;
  return distance + 1 + (lengthOf(folders) + lengthOf(asked.slice(0, asked.length - alike))) / 2;
}

/** Number of letters to put in, take out or change (Levenshtein). */
function distanceOf(a: string, b: string): number {
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
