/** The files of a document: its captures, transcription and proof. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { contentFolder } from '../../../cli/read-content.ts';
import { servedCaptures } from '../../../document/document.ts';
import { madeFile } from '../../../exports/document-files.ts';
import { madeFilesOf } from '../../../permalink/permalink.ts';
import type { PreparedDocument } from '../../../prepare-document.ts';
import { getSite } from '../../../site/archive.ts';

export async function getStaticPaths() {
  const { archive } = await getSite();
  return archive.documents.flatMap((document) => [
    ...servedCaptures(document.description).map(({ name, file }) => ({
      params: { document: document.id, file: name },
      props: { read: () => readFileSync(join(contentFolder(), 'captures', file)) },
    })),
    ...madeFilesOf(document).map((name) => ({
      params: { document: document.id, file: name },
      props: { read: () => madeFile(document as PreparedDocument, name) },
    })),
  ]);
}

export const GET: APIRoute = ({ props }) => new Response(props['read']());
