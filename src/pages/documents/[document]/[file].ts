/** The files of a document: its captures, transcription, proof, citation and linked data. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { contentFolder } from '../../../cli/read-content.ts';
import { servedCaptures } from '../../../document/document.ts';
import { madeFile } from '../../../exports/document-files.ts';
import { madeFiles } from '../../../permalink/permalink.ts';
import type { PreparedDocument } from '../../../prepare-document.ts';
import { getSite } from '../../../site/archive.ts';

export async function getStaticPaths() {
  const { archive, absolute } = await getSite();
  const holder = { ...archive, absolute };
  return archive.documents.flatMap((document) => [
    ...servedCaptures(document.description).map(({ name, file }) => ({
      params: { document: document.id, file: name },
      props: { read: () => readFileSync(join(contentFolder(), 'captures', file)) },
    })),
    ...madeFiles.map((name) => ({
      params: { document: document.id, file: name },
      props: { read: () => madeFile(document as PreparedDocument, name, holder) },
    })),
  ]);
}

export const GET: APIRoute = ({ props }) => new Response(props['read']());
