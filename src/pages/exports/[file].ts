/** The whole archive as one file, while editing: a build writes it when its pages are made. */
import type { APIRoute } from 'astro';
import { bagPath, exportsPath } from '../../permalink/permalink.ts';
import { getSite } from '../../site/archive.ts';
import { readBag } from '../../site/export-files.ts';

export async function getStaticPaths() {
  const { archive } = await getSite();
  if (import.meta.env.PROD) return [];
  return [{ params: { file: bagPath(archive.settings.slug).slice(exportsPath.length) } }];
}

export const GET: APIRoute = async () => new Response(await readBag());
