/** The files of a document while editing; a build writes them itself. */
import type { APIRoute } from 'astro';
import { documentsAndDrafts, getSite } from '../../../site/archive.ts';
import { filesOf } from '../../../site/document-files.ts';

export async function getStaticPaths() {
  if (import.meta.env.PROD) return [];
  const { archive, absolute } = await getSite();
  const holder = { ...archive, absolute };
  return (await documentsAndDrafts()).flatMap((document) =>
    filesOf(document, holder).map(({ name, read }) => ({
      params: { document: document.id, file: name },
      props: { read },
    })),
  );
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
