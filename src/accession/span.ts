/** Spans: cells that reach over several columns or rows, as cells of a table that has none. */

/** A cell as its source has it. */
export interface SpanningCell {
  text: string;
  /** How many columns and rows it reaches over; 1 where nothing is said. */
  columns: number;
  rows: number;
}

/** Columns over which one cell may reach; some pages write 100 or 1000 for “all”. */
const widest = 100;

/** Reads the extent of a cell; what is no such number is 1. A cell of 0 rows reaches to the end of the table. */
export function extentOf(columns = '', rows = ''): Pick<SpanningCell, 'columns' | 'rows'> {
  const across = Number(/^\s*(\d{1,5})/u.exec(columns)?.[1] ?? 1);
  const down = Number(/^\s*(\d{1,5})/u.exec(rows)?.[1] ?? 1);
  return { columns: Math.min(Math.max(across, 1), widest), rows: down === 0 ? Number.POSITIVE_INFINITY : down };
}

/** Puts the cells of the rows of one table into their columns; call it for one row after the other. */
export class SpanReader {
  /** For each column, how many more rows a cell from above reaches over. */
  #taken: number[] = [];

  /** @returns the words of a row by column, empty where a cell reaches from the left or from above */
  place(cells: readonly SpanningCell[]): string[] {
    const row: string[] = [];
    const taken = this.#taken.map((rows) => Math.max(rows - 1, 0));
    for (const { text, columns, rows } of cells) {
      while ((this.#taken[row.length] ?? 0) > 0) row.push('');
      for (let column = 0; column < columns; column++) {
        taken[row.length] = rows - 1;
        row.push(column === 0 ? text : '');
      }
    }
    this.#taken = taken;
    // What is empty at the end needs no column.
    while (row.at(-1) === '') row.pop();
    return row;
  }
}
