/** The files of a document: its captures, transcription and proof. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { contentFolder } from '../../../cli/read-content.ts';
import { servedCaptures } from '../../../document/document.ts';
import { madeFile } from '../../../exports/document-files.ts';
import { madeFiles } from '../../../permalink/permalink.ts';
import { documentsAndDrafts } from '../../../site/archive.ts';

export async function getStaticPaths() {
  return (await documentsAndDrafts()).flatMap((document) => [
    ...servedCaptures(document.description).map(({ name, file }) => ({
      params: { document: document.id, file: name },
      props: { read: () => readFileSync(join(contentFolder(), 'captures', file)) },
    })),
    ...madeFiles.map((name) => ({
      params: { document: document.id, file: name },
      props: { read: () => madeFile(document, name) },
    })),
  ]);
}

/** Types of the files as the development server gives them; without one a browser would guess, and run a page. */
const mediaTypes: Record<string, string> = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
};

export const GET: APIRoute = ({ props, params }) =>
  new Response(props['read'](), {
    headers: {
      'Content-Type': mediaTypes[params['file']?.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
    },
  });
