/** How far a long step has come. */

/** Is told how many of how many are done. */
export type ProgressListener = (done: number, all: number) => void;

const interval = 5000;

/** Says how far a step has come, every five seconds; nothing of one that takes less. */
export function progressOf(step: string, say: (text: string) => void): ProgressListener {
  let said = Date.now();
  return (done, all) => {
    if (Date.now() - said < interval) return;
    said = Date.now();
    say(`${step}: ${done} of ${all}`);
  };
}
