/** Every page of the archive with its title, for proposing addresses where one does not exist. */
import type { APIRoute } from 'astro';
import { addressesOf } from '../archive.ts';
import { documentPath, eventPath, termPath } from '../permalink/permalink.ts';
import { knownValue } from '../provenance/provenance.ts';
import { getSite } from '../site/archive.ts';

export const GET: APIRoute = async () => {
  const { archive } = await getSite();
  const titles = new Map([
    ...archive.documents.map(
      ({ id, description }) => [documentPath(id), knownValue(description.provenance.title) ?? ''] as const,
    ),
    ...[...archive.terms.values()].map(({ id, title }) => [termPath(id), title] as const),
    ...archive.events.map(({ id, title }) => [eventPath(id), title] as const),
  ]);
  const pages = addressesOf(archive).filter(({ kind }) => kind === 'page');
  return new Response(JSON.stringify(pages.map(({ path }) => [path, titles.get(path) ?? ''])));
};
