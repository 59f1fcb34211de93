/** Decoding: bytes as text, or the place and the reason why they are none. */
import { controlIn } from '../entry/controls.ts';
import { Refusal } from './source.ts';

export interface Decoded {
  text: string;
  /** Name of the encoding (WHATWG Encoding Standard). */
  encoding: string;
}

const lineEnd = /\r\n|\n|\r/u;

/**
 * Reads bytes as text; a byte order mark is no part of the text.
 *
 * @param encoding as an editor or the file names it; UTF-8 when left out
 * @throws Refusal at the first bytes that are not of the encoding, and where no such encoding is known
 */
export function decodeText(bytes: Uint8Array, encoding = 'utf-8'): Decoded {
  const decoder = decoderFor(encoding);
  try {
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    const at = firstWrongByte(bytes, encoding);
    const line = new TextDecoder(encoding).decode(bytes.subarray(0, at)).split(lineEnd).length;
    const found = bytes[at];
    const what =
      found === undefined || isCutOff(bytes, at, encoding)
        ? 'The file ends inside a character'
        : `Byte ${at + 1} of the file (0x${found.toString(16).padStart(2, '0').toUpperCase()}) is no character`;
    const name = decoder.encoding.toUpperCase();
    throw new Refusal(
      `${what} of ${name}. Name the encoding of the file, for example --encoding windows-1251 or --encoding utf-16le.`,
      line,
    );
  }
}

/** Whether an encoding is UTF-8, under any of its names. */
export function isUtf8Name(encoding: string): boolean {
  return decoderFor(encoding).encoding === 'utf-8';
}

/** The encoding that a page declares. @param head its first characters, or bytes read as characters of one byte */
export function declaredIn(head: string): string | undefined {
  return /<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)/iu.exec(head)?.[1];
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new Refusal(
      `There is no encoding “${encoding}”. Name one of the WHATWG Encoding Standard, such as windows-1251, koi8-u or utf-16le.`,
    );
  }
}

/** Offset of the first byte that no character goes on with, by halving: every prefix before it can be read. */
function firstWrongByte(bytes: Uint8Array, encoding: string): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  // A character that is cut off is wrong from its first byte on.
  while (good > 0 && !isWhole(bytes.subarray(0, good), encoding)) good--;
  return good;
}

/** Whether bytes are whole characters of an encoding from the first to the last. */
export function isWhole(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether what stands at an offset is only the beginning of a character, with which the file ends. */
function isCutOff(bytes: Uint8Array, at: number, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(at), { stream: true });
    return bytes.length - at < 4;
  } catch {
    return false;
  }
}

/** @throws Refusal at the first control character that HTML cannot hold */
export function refuseControls(text: string): void {
  const found = controlIn(text);
  if (!found) return;
  const before = text.slice(0, found.index).split(lineEnd);
  throw new Refusal(
    `Character ${(before.at(-1)?.length ?? 0) + 1} of this line is the control character ${found.name}, which a page cannot hold. If the file is in another encoding, name it with --encoding; else ask for the text without it, for a capture is never edited.`,
    before.length,
  );
}
