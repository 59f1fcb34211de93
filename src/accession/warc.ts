/** Web archives: WARC files (ISO 28500) and WACZ packages; one page of them is the source. */
import { strFromU8, unzipSync } from 'fflate';
import { LimitReader, WARCParser } from 'warcio';
import { isWhole } from './decode.ts';
import { programs } from './programs.ts';
import { type Metadatum, Refusal, type Source } from './source.ts';

/** A recorded page: its bytes, the media type that was sent with them, where and when. */
interface Recorded {
  address: string;
  date: string;
  mediaType: string;
  encoding: string | undefined;
  /** How the page was compressed where the recording left it so. */
  compression: string;
  bytes: Uint8Array;
  /** Whether the recording, or the file itself, ends before the page does. */
  isCutOff: boolean;
}

/** Reads the bytes of a recorded page as its media type says. */
type ReadPage = (page: { name: string; bytes: Uint8Array; encoding: string | undefined }) => Promise<Source>;

const readable: Record<string, string> = {
  'text/html': 'page.html',
  'application/xhtml+xml': 'page.html',
  'text/plain': 'page.txt',
  'application/pdf': 'page.pdf',
};

/**
 * Reads the page of a WARC file: the first that was recorded with success, or the one at an address.
 *
 * @throws Refusal where no page of a known format was recorded
 */
export async function readWarc(bytes: Uint8Array, readPage: ReadPage, address?: string): Promise<Source> {
  return fromPages(await pagesOf(bytes), readPage, address, programs.warc);
}

/** Reads the page of a WACZ package: the first of its list of pages, or the one at an address. */
export async function readWacz(bytes: Uint8Array, readPage: ReadPage, address?: string): Promise<Source> {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name }) => /^(?:archive\/.*\.warc(?:\.gz)?|pages\/pages\.jsonl)$/u.test(name),
    });
  } catch {
    throw new Refusal('The file is no ZIP archive that can be read. Export the collection once more.');
  }
  const pages: Recorded[] = [];
  for (const name of Object.keys(files).sort())
    if (name.startsWith('archive/')) pages.push(...(await pagesOf(files[name] ?? bytes)));
  const listed = strFromU8(files['pages/pages.jsonl'] ?? new Uint8Array()).split('\n');
  const first = listed.flatMap((line) => {
    try {
      const { url } = JSON.parse(line) as { url?: unknown };
      return typeof url === 'string' ? [url] : [];
    } catch {
      return [];
    }
  });
  const wanted = address ?? first.find((url) => pages.some((page) => page.address === url));
  return fromPages(pages, readPage, wanted, programs.wacz);
}

async function pagesOf(bytes: Uint8Array): Promise<Recorded[]> {
  const pages: Recorded[] = [];
  async function* chunks() {
    yield bytes;
  }
  try {
    for await (const record of new WARCParser(chunks())) {
      if (record.warcType !== 'response' && record.warcType !== 'resource') continue;
      const status = record.httpHeaders?.statusCode ?? 200;
      const header = (name: string) => record.httpHeaders?.headers.get(name) ?? undefined;
      const sent = header('content-type') ?? record.warcHeaders.headers.get('Content-Type') ?? '';
      const [mediaType = '', ...parameters] = sent
        .toLowerCase()
        .split(';')
        .map((part) => part.trim());
      if (status !== 200 || !Object.hasOwn(readable, mediaType)) continue;
      const { reader } = record;
      // As it was sent: what is decoded may leave bytes of the record unread.
      await record.readFully();
      pages.push({
        address: record.warcTargetURI ?? '',
        date: record.warcDate ?? '',
        mediaType,
        encoding: parameters
          .find((part) => part.startsWith('charset='))
          ?.slice('charset='.length)
          .replaceAll('"', ''),
        compression: (header('content-encoding') ?? '').trim().toLowerCase(),
        bytes: await record.readFully(true),
        isCutOff:
          (reader instanceof LimitReader && reader.limit > 0) ||
          record.warcHeaders.headers.get('WARC-Truncated') !== null,
      });
    }
  } catch (error) {
    throw new Refusal(
      `The web archive cannot be read (${error instanceof Error ? error.message : String(error)}). Export it once more.`,
    );
  }
  return pages;
}

/**
 * The bytes of a page before they were compressed; `warcio` has undone gzip and deflate.
 *
 * @throws Refusal where they cannot be known: what is compressed is no text in any encoding
 */
async function unpacked({ address, compression, bytes }: Recorded): Promise<Uint8Array> {
  // Some programs keep what they have unpacked beside the header of what was sent.
  if (!/^(?:br|zstd)$/u.test(compression) || isWhole(bytes, 'utf-8')) return bytes;
  const plain = compression === 'br' ? await withoutBrotli(bytes) : undefined;
  if (plain) return plain;
  throw new Refusal(
    `The page ${address} is kept as it was sent, compressed (${compression}), and cannot be unpacked. Record it again, or save it as a web page.`,
  );
}

/** @returns nothing where the bytes are broken off, or this Node does not know Brotli (RFC 7932) */
async function withoutBrotli(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const unpacking = new DecompressionStream('brotli' as CompressionFormat);
    const plain = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(unpacking);
    const made = new Uint8Array(await new Response(plain).arrayBuffer());
    return made.length > 0 ? made : undefined;
  } catch {
    return undefined;
  }
}

async function fromPages(
  pages: readonly Recorded[],
  readPage: ReadPage,
  address: string | undefined,
  program: string,
): Promise<Source> {
  const html = pages.find(({ mediaType }) => readable[mediaType] === 'page.html');
  const page = address === undefined ? (html ?? pages[0]) : pages.find((candidate) => candidate.address === address);
  const addresses = [...new Set(pages.map((candidate) => candidate.address))];
  if (!page) {
    throw new Refusal(
      address === undefined
        ? 'The web archive holds no page of HTML, plain text or PDF that was sent with success, or is cut off before it. Export it once more, or record the page again.'
        : `The web archive holds no page ${address}. Name one of: ${addresses.slice(0, 5).join(', ') || 'none'}.`,
    );
  }
  const source = await readPage({
    name: readable[page.mediaType] ?? 'page.txt',
    bytes: await unpacked(page),
    encoding: page.encoding,
  });
  const recorded: Metadatum[] = [
    { field: 'originalAddress', value: page.address, origin: 'WARC-Target-URI' },
    { field: 'captured', value: page.date.slice(0, 10), origin: 'WARC-Date' },
  ];
  const others = addresses.filter((candidate) => candidate !== page.address);
  const remarks = [
    ...(page.isCutOff
      ? [`The recording of ${page.address} breaks off before the page ends. Is there a whole one to take instead?`]
      : []),
    ...(address === undefined && others.length > 0
      ? [
          `The file holds ${addresses.length} pages; this is ${page.address}. Is it the right one? --page ADDRESS takes another: ${others.slice(0, 5).join(', ')}`,
        ]
      : []),
  ];
  return {
    ...source,
    mediaType: program === programs.wacz ? 'application/wacz' : 'application/warc',
    program,
    metadata: [...recorded, ...source.metadata],
    remarks: [...source.remarks, ...remarks],
  };
}
