/** Writing: the only way in which a command changes the files of an archive. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file as it shall be; without content it shall not be there. */
export interface Change {
  path: string;
  content: string | Uint8Array | undefined;
}

/**
 * Makes changes: everything is written beside its place first, then moved there, then what shall go is
 * removed. Where something cannot be written, nothing has changed.
 */
export function applyChanges(changes: readonly Change[]): void {
  const written: { from: string; to: string }[] = [];
  try {
    for (const { path, content } of changes) {
      if (content === undefined) continue;
      mkdirSync(dirname(path), { recursive: true });
      const from = `${path}.${process.pid}.new`;
      written.push({ from, to: path });
      const file = openSync(from, 'w');
      try {
        const bytes = Buffer.from(content);
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    }
  } catch (error) {
    for (const { from } of written) rmSync(from, { force: true });
    throw error;
  }
  for (const { from, to } of written) renameSync(from, to);
  for (const { path, content } of changes) if (content === undefined) rmSync(path, { force: true });
}
