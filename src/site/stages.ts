/** The stages of a build, marked for the command that measures them; marking changes nothing. */
import { performance } from 'node:perf_hooks';

/** What a build does, in the order in which it begins. */
export type Stage = 'read' | 'check' | 'render' | 'export' | 'index' | 'copy' | 'check pages';

/** Marks the beginning of a stage. @returns what marks its end */
export function beginStage(stage: Stage): () => void {
  const begin = performance.mark(`stage ${stage}`);
  return () => {
    performance.measure(`stage ${stage}`, { start: begin.startTime });
  };
}
