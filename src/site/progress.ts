/** How far a long step has come. */

/** Is told how many of how many are done. */
export type ProgressListener = (done: number, all: number) => void;

const interval = 5000;

/** Says how far a step has come, every five seconds; nothing of one that takes less. */
export function progressOf(step: string, say: (text: string) => void): ProgressListener {
  let isDue = false;
  const wait = () => {
    isDue = false;
    const timer = setTimeout(() => {
      isDue = true;
    }, interval);
    timer.unref();
  };
  wait();
  return (done, all) => {
    if (!isDue) return;
    wait();
    say(`${step}: ${done} of ${all}`);
  };
}
