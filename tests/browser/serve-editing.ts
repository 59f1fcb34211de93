/** Copies the project with the fixture as its content and a draft in it, and edits it on PORT as `npm run dev` does. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { editedProject } from './editing-port.ts';

rmSync(editedProject, { recursive: true, force: true });
for (const name of ['package.json', 'tsconfig.json', 'astro.config.mjs', 'src', 'public'])
  cpSync(name, join(editedProject, name), { recursive: true });
cpSync('tests/fixtures/content', join(editedProject, 'content'), { recursive: true });
symlinkSync(resolve('node_modules'), join(editedProject, 'node_modules'));
const page = resolve('tests/accession/samples/harbour-report.html');
process.chdir(editedProject);
process.env['CONTENT_DIR'] = 'content';
process.env['CACHE_DIR'] = '.cache';
const added = spawnSync(process.execPath, ['src/cli/main.ts', 'add', '--yes', page], { encoding: 'utf8' });
if (added.status !== 0) throw new Error(added.stderr);
process.argv[2] = 'dev';
await import(pathToFileURL(join(editedProject, 'src/cli/site.ts')).href);
