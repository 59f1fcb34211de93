/** Forms of all terms, for widening a search in the browser. */
import type { APIRoute } from 'astro';
import { buildFormGroups } from '../../search/forms.ts';
import { getSite } from '../../site/archive.ts';

export const GET: APIRoute = async () => {
  const { archive, link } = await getSite();
  return new Response(JSON.stringify(buildFormGroups(archive.terms, link)));
};
