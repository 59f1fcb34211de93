/** The full parts of the feed's past. */
import type { APIRoute } from 'astro';
import { countFeedParts, writeFeed } from '../../feed/atom.ts';
import { feedPartPath } from '../../permalink/permalink.ts';
import { getSite } from '../../site/archive.ts';

export async function getStaticPaths() {
  const { archive } = await getSite();
  return Array.from({ length: countFeedParts(archive) }, (_, index) => ({
    params: { part: feedPartPath(index + 1).replace('/feed/', '') },
    props: { part: index + 1 },
  }));
}

export const GET: APIRoute = async ({ props }) => new Response(writeFeed(await getSite(), props['part']));
