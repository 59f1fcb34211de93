/** The files of a document while editing; a build writes them itself. */
import type { APIRoute } from 'astro';
import { getSite } from '../../../site/archive.ts';
import { filesOf } from '../../../site/document-files.ts';

export async function getStaticPaths() {
  if (import.meta.env.PROD) return [];
  const { archive, absolute } = await getSite();
  const holder = { ...archive, absolute };
  return archive.documents.flatMap((document) =>
    filesOf(document, holder).map(({ name, read }) => ({
      params: { document: document.id, file: name },
      props: { read },
    })),
  );
}

export const GET: APIRoute = ({ props }) => new Response(props['read']());
