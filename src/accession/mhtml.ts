/** Pages saved as MHTML (RFC 2557): the first part of HTML is the page. */
import PostalMime from 'postal-mime';
import { isDay } from '../entry/day.ts';
import { findArticle } from './article.ts';
import { readHtml } from './html.ts';
import { programs } from './programs.ts';
import { type Metadatum, Refusal, type Source } from './source.ts';

/** @throws Refusal where no part of the file is HTML */
export async function readMhtml(bytes: Uint8Array): Promise<Source> {
  const message = await PostalMime.parse(bytes);
  const html = message.html;
  if (!html)
    throw new Refusal('The file holds no part of HTML. Save the page once more, as “web page, complete” or as text.');
  const header = (key: string) => message.headers.find((candidate) => candidate.key === key)?.value;
  const address = header('snapshot-content-location') ?? header('content-location');
  const day = message.date?.slice(0, 10) ?? '';
  const saved: Metadatum[] = [
    ...(address ? [{ field: 'originalAddress' as const, value: address, origin: 'Snapshot-Content-Location' }] : []),
    ...(isDay(day) ? [{ field: 'captured' as const, value: day, origin: 'MHTML Date' }] : []),
  ];
  const source = readHtml(html, findArticle(html));
  return {
    ...source,
    mediaType: 'multipart/related',
    program: programs.mhtml,
    metadata: [...source.metadata, ...saved],
  };
}
