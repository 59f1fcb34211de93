/** The files of the whole archive that stand at its root, the parts of the sitemap, and robots.txt. */
import type { APIRoute } from 'astro';
import { sitemapPartPath } from '../permalink/permalink.ts';
import { getSite } from '../site/archive.ts';
import { getTextFiles } from '../site/export-files.ts';
import { countSitemapParts, writeRobots, writeSitemapPart } from '../sitemap/sitemap.ts';

export async function getStaticPaths() {
  const { archive, absolute } = await getSite();
  const files = (await getTextFiles()).map(({ path, read }) => ({ path, read: async () => read() }));
  const parts = Array.from({ length: countSitemapParts(archive) }, (_, index) => ({
    path: sitemapPartPath(index + 1),
    read: async () => writeSitemapPart(archive, index + 1, absolute),
  }));
  const robots = { path: '/robots.txt', read: async () => writeRobots(absolute) };
  return [...files, ...parts, robots].map(({ path, read }) => ({ params: { file: path.slice(1) }, props: { read } }));
}

export const GET: APIRoute = async ({ props }) => new Response(await props['read']());
