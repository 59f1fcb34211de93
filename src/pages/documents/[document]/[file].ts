/** The files of a document while editing; a build writes them itself. */
import type { APIRoute } from 'astro';
import { getSite } from '../../../site/archive.ts';
import { filesOf } from '../../../site/document-files.ts';

export async function getStaticPaths() {
  if (import.meta.env.PROD) return [];
  const { archive } = await getSite();
  return archive.documents.flatMap((document) =>
    filesOf(document).map(({ name, read }) => ({ params: { document: document.id, file: name }, props: { read } })),
  );
}

export const GET: APIRoute = ({ props }) => new Response(props['read']());
