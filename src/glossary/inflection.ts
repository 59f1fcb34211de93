/**
 * Inflection: the other cases of a name, from the endings that the glossary gives.
 *
 * A case is the endings of the words of the name, set apart by spaces, `-` for no ending; the first is
 * that of the name itself: `Red Mill`, in a language where both are declined, has `["- -", "a a", "om om"]`.
 */

const endingsOf = (row: string) => row.split(' ').map((ending) => (ending === '-' ? '' : ending));

/** The forms that the endings make, the name itself left out, each once. Endings must have passed `checkEndings`. */
export function inflect(form: string, [own, ...others]: readonly string[]): string[] {
  if (own === undefined) return [];
  const words = form.split(' ');
  const stems = endingsOf(own).map((ending, index) => {
    const word = words[index] ?? '';
    return word.slice(0, word.length - ending.length);
  });
  const made = others.map((row) =>
    endingsOf(row)
      .map((ending, index) => (stems[index] ?? '') + ending)
      .join(' '),
  );
  return [...new Set(made)].filter((other) => other !== form);
}

/** What is wrong with endings, by their place in the list. */
export function checkEndings(form: string, endings: readonly string[]): [index: number, problem: string][] {
  const words = form.split(' ');
  return endings.flatMap((row, index): [number, string][] => {
    const given = endingsOf(row);
    if (given.length !== words.length)
      return [
        [
          index,
          `“${row}” gives ${given.length} endings for the ${words.length} words of “${form}”; write one for each word, “-” for none`,
        ],
      ];
    const wrong = index === 0 ? given.findIndex((ending, at) => !words[at]?.endsWith(ending)) : -1;
    return wrong < 0
      ? []
      : [
          [
            index,
            `“${words[wrong]}” does not end in “${given[wrong]}”; the first endings are those of the form itself`,
          ],
        ];
  });
}
