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

export const GET: APIRoute = ({ props }) => new Response(props['read']());
