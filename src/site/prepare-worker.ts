/** Prepares some documents in a thread of its own; those with an issue are left out. */
import { parentPort, workerData } from 'node:worker_threads';
import { prepareDocument } from '../prepare-document.ts';
import type { Kept, Work } from './prepare-archive.ts';

const { around, documents } = workerData as Work;
const documentsPerMessage = 100;

const prepared = documents.flatMap(({ id, source }, index): Kept[] => {
  if (index > 0 && index % documentsPerMessage === 0) parentPort?.postMessage(documentsPerMessage);
  const { document, issues } = prepareDocument(id, source, around);
  if (!document || issues.length > 0) return [];
  const { captureText: _, body: __, ...rest } = document;
  return [rest];
});
parentPort?.postMessage(prepared);
