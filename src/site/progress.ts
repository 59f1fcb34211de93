/** How far a long step has come. */

/** Is told how many of how many are done. */
export type ProgressListener = (done: number, all: number) => void;

const interval = 5000;

/**
 * Says how far a step has come, every five seconds; nothing of one that takes less.
 *
 * @param now milliseconds since any moment
 */
export function progressOf(
  step: string,
  say: (text: string) => void,
  now: () => number = () => performance.now(),
): ProgressListener {
  let said = now();
  return (done, all) => {
    if (now() - said < interval) return;
    said = now();
    say(`${step}: ${done} of ${all}`);
  };
}
