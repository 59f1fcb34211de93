import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where an archive is edited for the tests. */
export const editingPort = 4329;

/** The project of that archive: a copy, so that what Astro keeps of it is in nobody's way. */
export const editedProject = join(tmpdir(), `archive-edited-${editingPort}`);
