/**
 * Likeness: which texts of the archive share most of their words with another.
 *
 * Texts are compared by their shingles, runs of five words in lower case.
 */
import { wordsOf } from '../capture/reading-text.ts';

const runLength = 5;
/** Share of the shingles from which on two texts have most of their words in common. */
const most = 0.5;

/** Texts by their shingles. */
export class LikenessIndex {
  readonly #holders = new Map<number, string[]>();

  add(name: string, text: string): void {
    for (const shingle of shinglesOf(text)) {
      const holders = this.#holders.get(shingle);
      if (holders) holders.push(name);
      else this.#holders.set(shingle, [name]);
    }
  }

  /** Names of the texts that hold most of the shingles of a text. */
  like(text: string): string[] {
    const shingles = shinglesOf(text);
    const counts = new Map<string, number>();
    for (const shingle of shingles)
      for (const name of this.#holders.get(shingle) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].filter(([, count]) => count > shingles.size * most).map(([name]) => name);
  }
}

function shinglesOf(text: string): Set<number> {
  const words = wordsOf(text.toLowerCase())
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '');
  const shingles = new Set<number>();
  for (let index = 0; index + runLength <= words.length; index++)
    shingles.add(hash(words.slice(index, index + runLength).join(' ')));
  if (shingles.size === 0 && words.length > 0) shingles.add(hash(words.join(' ')));
  return shingles;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
