/** A text repeats its words: so many are remembered. */
const wordsRemembered = 100_000;

/** What makes something of a word, done once for each while it is remembered. */
export function remembering<Made>(make: (word: string) => Made): (word: string) => Made {
  const known = new Map<string, Made>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = make(word);
    if (known.size > wordsRemembered) known.clear();
    known.set(word, made);
    return made;
  };
}
