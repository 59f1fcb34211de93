/** A text repeats its words: so many are remembered. */
const wordsRemembered = 100_000;

/** What makes one word of another, done once for each while it is remembered. */
export function remembering(make: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = make(word);
    if (known.size > wordsRemembered) known.clear();
    known.set(word, made);
    return made;
  };
}
