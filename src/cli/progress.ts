/** How far a command has come: one line of a terminal, written over with each step. */
import { clearLine, cursorTo } from 'node:readline';
import type { Writable } from 'node:stream';

const barLength = 24;

/** Begins to tell of a number of steps. @param output a terminal, with its width */
export function openProgress(all: number, output: Writable & { columns?: number }) {
  const begin = () => {
    cursorTo(output, 0);
    clearLine(output, 0);
  };
  return {
    /** Tells of a step that is done. */
    advance: (done: number, name: string) => {
      const full = Math.round((done / all) * barLength);
      const line = `${'━'.repeat(full)}${'╌'.repeat(barLength - full)} ${done} of ${all}  ${name}`;
      begin();
      // A line that goes on in the next one could not be written over.
      output.write([...line].slice(0, (output.columns || 80) - 1).join(''));
    },
    /** Takes the line away. */
    end: begin,
  };
}
