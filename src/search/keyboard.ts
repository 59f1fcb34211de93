/** Words that are typed while the keyboard is set to another script. */

/** The letters of the same keys: Latin, Russian, Ukrainian. */
const keys = [
  "qwertyuiop[]asdfghjkl;'zxcvbnm,.",
  'йцукенгшщзхъфывапролджэячсмитьбю',
  'йцукенгшщзхїфівапролджєячсмитьбю',
] as const;

/** What the keys of a question would have typed in another layout; none where a letter stands on none of them. */
export function inOtherLayouts(query: string): string[] {
  const typed = query.toLowerCase();
  const [latin, russian, ukrainian] = keys;
  return [
    [latin, russian],
    [latin, ukrainian],
    [russian, latin],
    [ukrainian, latin],
  ].flatMap(([from = '', to = '']) => {
    const isTyped = [...typed].every((letter) => from.includes(letter) || !/\p{L}/u.test(letter));
    return isTyped && /\p{L}/u.test(typed) ? [[...typed].map((sign) => to[from.indexOf(sign)] ?? sign).join('')] : [];
  });
}
