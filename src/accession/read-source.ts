/** Reading a file as a source, whatever its format. */
import { declaredIn, decodeText, isUtf8Name, refuseControls } from './decode.ts';
import { detectFormat, type Format, formats, unreadFormat } from './format.ts';
import { readPlainText } from './plain-text.ts';
import { programs } from './programs.ts';
import { regionOfText } from './regions.ts';
import { Refusal, type Source } from './source.ts';

export interface ReadOptions {
  /** Encoding of a text or page, as an editor names it. */
  encoding?: string | undefined;
  /** Address of the page to take from a web archive. */
  page?: string | undefined;
}

/**
 * Reads a file.
 *
 * @throws Refusal where it is not of its encoding, holds control characters that a page cannot hold, has no
 * word, or cannot be read as its format
 */
export async function readSource(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<Source & { format: Format }> {
  const format = detectFormat(name, bytes);
  const source = await readAs(format, bytes, options);
  refuseControls(source.text);
  if (!/[^\s\p{Cf}]/u.test(source.text)) {
    throw new Refusal(
      format === 'pdf'
        ? 'The file holds no word: its pages are pictures. Take a copy with a layer of text.'
        : 'The file holds no word. Take a copy that holds the text.',
    );
  }
  return { ...source, format };
}

// A reader is loaded when a file needs it: some of the libraries are large.
async function readAs(format: Format, bytes: Uint8Array, { encoding, page }: ReadOptions): Promise<Source> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes);
    case 'mhtml':
      return (await import('./mhtml.ts')).readMhtml(bytes, encoding);
    case 'warc':
    case 'wacz': {
      const { readWacz, readWarc } = await import('./warc.ts');
      const read = format === 'warc' ? readWarc : readWacz;
      return read(
        bytes,
        (inner) => readAs(detectFormat(inner.name, inner.bytes), inner.bytes, { encoding: encoding ?? inner.encoding }),
        page,
      );
    }
    case 'html': {
      const { text } = decodeText(bytes, encoding ?? declaredEncoding(bytes));
      const [{ readHtml }, { findArticle }] = await Promise.all([import('./html.ts'), import('./article.ts')]);
      return readHtml(text, findArticle(text));
    }
    case 'wikitext':
      return (await import('./wikitext.ts')).readWikitext(decodeText(bytes, encoding).text);
    case 'text':
      return readText(bytes, encoding);
  }
}

function readText(bytes: Uint8Array, named?: string): Source {
  const unread = named === undefined ? unreadFormat(bytes) : undefined;
  if (unread !== undefined)
    throw new Refusal(
      `The file is ${unread}, which is not read. Save what it holds as PDF with text, as a web page or as plain text.`,
    );
  const { text, encoding } = decodeText(bytes, named);
  refuseControls(text);
  const { blocks, marks } = readPlainText(text);
  for (const block of blocks) block.region = regionOfText(block.text);
  const mediaType = formats.text.mediaType;
  const program = isUtf8Name(encoding) ? {} : { program: programs.decoded(encoding) };
  return { mediaType, text, ...program, blocks, metadata: [], marks, remarks: [] };
}

/** The encoding that a page declares in its first bytes, or by a byte order mark (HTML Standard, 13.2.3). */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return declaredIn(head);
}
