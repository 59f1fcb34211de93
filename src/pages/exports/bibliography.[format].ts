/** The bibliography of the whole archive. */
import type { APIRoute } from 'astro';
import { bibliography } from '../../exports/bibliography.ts';
import { bibliographyFormats } from '../../permalink/permalink.ts';
import { getSite } from '../../site/archive.ts';

export async function getStaticPaths() {
  const { archive, cite, words } = await getSite();
  const citations = archive.documents.map(cite);
  return bibliographyFormats.map((format) => ({
    params: { format },
    props: { text: bibliography(format, citations, words) },
  }));
}

export const GET: APIRoute = ({ props }) => new Response(props['text']);
