/**
 * The line of orders to the thread beside the build: it works on one after another, and answers in the same order.
 */
import type { Worker } from 'node:worker_threads';
import type { Answer, CopyProgress, Order } from './build-orders.ts';
import type { ProgressListener } from './progress.ts';

export interface OrderLine {
  /** Gives an order that nobody waits for; where it fails, the next one that is waited for does. */
  send: (order: Order) => void;
  /** Gives an order and waits for its answer; the process stays for it. */
  waitFor: (order: Order, onProgress?: ProgressListener) => Promise<Answer>;
  /** Gives orders so that the thread works on one while the next is made. */
  waitForAll: (orders: Iterable<Order>) => Promise<void>;
}

/** An order that was given and is not answered. */
interface Waiting {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
  onProgress: ProgressListener | undefined;
}

/** Opens the line to a thread. Where nobody waits for an answer, the thread does not keep the process alive. */
export function openOrderLine(worker: Worker): OrderLine {
  const waiting: Waiting[] = [];
  let failed: Error | undefined;
  worker.on('message', (answer: CopyProgress | Answer) => {
    if (answer && 'packed' in answer) waiting[0]?.onProgress?.(answer.packed, answer.all);
    else waiting.shift()?.resolve(answer);
  });
  worker.once('error', (error: Error) => {
    failed = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  worker.unref();
  const give = (order: Order, onProgress?: ProgressListener): Promise<Answer> => {
    if (failed) return Promise.reject(failed);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    waiting.push({ resolve, reject, onProgress });
    // Of an order that nobody waits for, the failure is told by the next one.
    promise.catch(() => undefined);
    worker.postMessage(order);
    return promise;
  };
  let waits = 0;
  const waitFor = async (order: Order, onProgress?: ProgressListener): Promise<Answer> => {
    waits++;
    worker.ref();
    const answer = await give(order, onProgress);
    waits--;
    if (waits === 0) worker.unref();
    return answer;
  };
  return {
    send: (order) => {
      void give(order);
    },
    waitFor,
    waitForAll: async (orders) => {
      let last: Promise<unknown> = Promise.resolve();
      for (const order of orders) {
        const next = waitFor(order);
        // It may fail while the one before is still waited for.
        next.catch(() => undefined);
        await last;
        last = next;
      }
      await last;
    },
  };
}
