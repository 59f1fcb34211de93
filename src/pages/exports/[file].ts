/** The whole archive as one file. */
import type { APIRoute } from 'astro';
import { bagPath, exportsPath } from '../../permalink/permalink.ts';
import { getSite } from '../../site/archive.ts';
import { getBag } from '../../site/export-files.ts';

export async function getStaticPaths() {
  const { archive } = await getSite();
  return [{ params: { file: bagPath(archive.settings.slug).slice(exportsPath.length) } }];
}

export const GET: APIRoute = async () => new Response((await getBag()).read());
