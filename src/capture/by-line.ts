/** Looking up what reaches over a line, so that a long capture is gone through once. */

/**
 * Sorts items by the lines that they reach over.
 *
 * @param rangeOf first and last line of an item; one that ends before it begins reaches over none
 * @returns the items of a line, in the order given
 */
export function byLine<T>(items: readonly T[], rangeOf: (item: T) => [number, number]): (line: number) => readonly T[] {
  const lines = new Map<number, T[]>();
  for (const item of items) {
    const [first, last] = rangeOf(item);
    for (let line = first; line <= last; line++) {
      const held = lines.get(line);
      if (held) held.push(item);
      else lines.set(line, [item]);
    }
  }
  return (line) => lines.get(line) ?? [];
}
