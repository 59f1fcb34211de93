/** Words that take sides, found in a text whatever stands unseen between their letters. */

/** What may stand between two letters of a word: accents, and signs that are not seen, such as a soft hyphen. */
const skipped = '[\\p{M}\\p{Cf}]*';
const letter = '[\\p{L}\\p{N}]';
/** Signs that are not seen and do not end a word, as a space without width does. */
const joining = '(?:(?!\\u200B)[\\p{M}\\p{Cf}])*';

/** Patterns by their words: every text of an archive is held against the same ones. */
const patterns = new Map<string, RegExp>();

function patternOf(word: string): RegExp {
  const known = patterns.get(word);
  if (known) return known;
  const signs = [...decompose(word).text].map((sign) =>
    /\p{Pd}/u.test(sign) ? '\\p{Pd}' : sign.replace(/[.*+?^${}()|[\]\\]/u, '\\$&'),
  );
  const letters = signs.map((sign) => sign + skipped);
  const made = new RegExp(`(?<!${letter}${joining})${letters.join('')}(?!${joining}${letter})`, 'iu');
  patterns.set(word, made);
  return made;
}

/**
 * For each word that stands whole in a text the first place where it does, in any letter case and with any
 * kind of hyphen; accents and signs that are not seen are passed over.
 *
 * @returns each word, and the words as they stand there
 */
export function findSlanted(text: string, words: readonly string[]): { word: string; words: string; index: number }[] {
  if (text === '' || words.length === 0) return [];
  const plain = decompose(text);
  return words.flatMap((word) => {
    const found = patternOf(word).exec(plain.text);
    if (!found) return [];
    const index = plain.at[found.index] ?? 0;
    return [{ word, words: text.slice(index, plain.at[found.index + found[0].length]), index }];
  });
}

/**
 * A text with its accents as signs of their own, and for each place where that place is in the text.
 * A Cyrillic letter such as й, which is another letter than и, stays one.
 */
function decompose(text: string): { text: string; at: number[] } {
  const at: number[] = [];
  let plain = '';
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const composed = cluster.normalize('NFKC');
    const part = /^\p{Script=Cyrillic}/u.test(composed) ? composed : composed.normalize('NFKD');
    for (let place = 0; place < part.length; place++) at.push(index);
    plain += part;
  }
  return { text: plain, at };
}
