/**
 * Makes the pages of a build: Astro renders each, and what an earlier build has kept is put where it is the same today.
 *
 * They are written here: Astro waits for the disk several times for each page, and makes nothing meanwhile.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { KeptFiles } from './kept-files.ts';
import type { ProgressListener } from './progress.ts';

/** A page to be made: its file below the built folder, and what renders it. */
export interface PageToMake {
  file: string;
  render: () => Promise<Uint8Array>;
}

/** What the making of pages has to do with. */
export interface PageWork {
  /** The built folder. */
  folder: string;
  kept: Pick<KeptFiles, 'isFirst' | 'noteFirst' | 'place'>;
  /** Is told of each page that stands, by its file. */
  announce: (file: string) => void;
  onProgress: ProgressListener;
}

/**
 * Makes pages, in their order.
 *
 * @returns how many were rendered; the others stand as they were kept
 * @throws where two pages have one file, with the first already written, and what rendering throws, with the file named
 */
export async function makePages(
  pages: readonly PageToMake[],
  { folder, kept, announce, onProgress }: PageWork,
): Promise<number> {
  const rendered = new Map<string, Uint8Array>();
  for (const page of pages) {
    if (!kept.isFirst(page.file)) continue;
    const bytes = await render(page);
    rendered.set(page.file, bytes);
    kept.noteFirst(page.file, new TextDecoder().decode(bytes));
  }
  const standing = new Set<string>();
  let made = 0;
  for (const page of pages) {
    const { file } = page;
    if (standing.has(file))
      throw new Error(`Two pages would stand in ${file}. Give one of them another address in src/pages.`);
    standing.add(file);
    if (kept.place(file, folder) === undefined) {
      const bytes = rendered.get(file) ?? (await render(page));
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), bytes);
      made++;
      // What runs beside gets its turn.
      await setImmediate();
    }
    announce(file);
    onProgress(standing.size, pages.length);
  }
  return made;
}

async function render(page: PageToMake): Promise<Uint8Array> {
  try {
    return await page.render();
  } catch (error) {
    throw new Error(`${page.file} cannot be made: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
