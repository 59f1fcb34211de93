/** The whole archive as one file. */
import type { APIRoute } from 'astro';
import { exportsPath } from '../../permalink/permalink.ts';
import { getExportFiles } from '../../site/export-files.ts';

export async function getStaticPaths() {
  return (await getExportFiles())
    .filter(({ path }) => path.startsWith(exportsPath))
    .map(({ path, read }) => ({ params: { file: path.slice(exportsPath.length) }, props: { read } }));
}

export const GET: APIRoute = ({ props }) => new Response(props['read']());
