/** Pages saved as MHTML (RFC 2557): the first part of HTML is the page. */
import PostalMime from 'postal-mime';
import { isDay } from '../entry/day.ts';
import { findArticle } from './article.ts';
import { declaredIn, isUtf8Name } from './decode.ts';
import { readHtml } from './html.ts';
import { programs } from './programs.ts';
import { type Metadatum, Refusal, type Source } from './source.ts';

/** What a decoder puts for bytes that are no character. */
const unreadable = '\uFFFD';

/**
 * Reads the page of an MHTML file.
 *
 * @param encoding of the page, where the file names none or a wrong one; else what the page itself declares
 * @throws Refusal where no part of the file is HTML, and where no such encoding is known
 */
export async function readMhtml(bytes: Uint8Array, encoding?: string): Promise<Source> {
  const message = await PostalMime.parse(bytes);
  let { html } = message;
  if (html && (encoding !== undefined || html.includes(unreadable))) {
    const other = encoding ?? declaredIn(html.slice(0, 4096));
    if (other !== undefined && !isUtf8Name(other)) ({ html } = await PostalMime.parse(withEncoding(bytes, other)));
  }
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
    remarks: [
      ...(isCutOff(bytes) ? ['The file ends before its last part does. Is there a whole one to take instead?'] : []),
      ...(source.text.includes(unreadable)
        ? [
            `“${unreadable}” stands in the text, which most often is what is left of characters of another encoding. Does it stand in the source? Else take the file in with --encoding NAME.`,
          ]
        : []),
    ],
  };
}

/** The file with the name of an encoding in the head of its first part of HTML. */
function withEncoding(bytes: Uint8Array, encoding: string): Uint8Array {
  const text = textOf(bytes);
  const head = /^(content-type:[ \t]*text\/html)(?:[ \t]*;[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)?/imu;
  return Buffer.from(text.replace(head, `$1; charset="${encoding}"`), 'latin1');
}

/** Whether the mark after the last part is missing. */
function isCutOff(bytes: Uint8Array): boolean {
  const text = textOf(bytes);
  const boundary = /^content-type:[ \t]*multipart\/[^;]*;[\s\S]*?boundary="?([^"\s;]+)/imu.exec(
    text.slice(0, 8192),
  )?.[1];
  return boundary !== undefined && !text.includes(`--${boundary}--`);
}

/** Bytes as characters of one byte each. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
