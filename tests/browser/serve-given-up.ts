/** Builds the fixture with withdrawals, corrections and moves, and serves it on PORT. */
import { buildSite } from '../built/build-site.ts';
import { giveUp } from '../built/give-up.ts';

const { content } = await giveUp();
const { folder, status, output } = buildSite({ CONTENT_DIR: content });
if (status !== 0) throw new Error(output);
process.env['CONTENT_DIR'] = content;
process.env['OUT_DIR'] = folder;
process.argv[2] = 'serve';
await import('../../src/cli/site.ts');
