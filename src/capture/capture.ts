/** Captures: the bytes as they were received, named by SHA-256, and what is known of their custody. */
import { z } from 'astro/zod';
import { sha256 as digestOf } from './digest.ts';

const file = z.string().min(1).describe('Name of the file in content/captures/. Its bytes are never changed.');
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/u, '64 lower-case hexadecimal digits')
  .describe('SHA-256 of the bytes.');

export const captureSchema = z.strictObject({
  file,
  sha256,
  mediaType: z
    .string()
    .regex(/^[a-z]+\/[a-z0-9.+-]+$/u, 'a media type such as text/plain')
    .describe('Media type of the bytes.'),
  custody: z.string().min(1).describe('How the bytes came to the archive, and what is not known of that.'),
  extracted: z
    .strictObject({
      file,
      sha256,
      program: z.string().min(1).describe('Name and version of the program that made the text.'),
    })
    .optional()
    .describe('For a capture that is not plain text: all its visible text as lines of UTF-8. Lines are those of it.'),
  redactedFrom: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, '64 lower-case hexadecimal digits')
    .optional()
    .describe('SHA-256 of the bytes as they were received, where withdrawn words were removed from them.'),
});

/** A capture with its bytes read as UTF-8 text and their digest as computed. */
export interface CaptureText {
  text: string;
  sha256: string;
  bytes: number;
  /** The bytes are not UTF-8, so that `text` is not what they say. */
  isBinary?: boolean;
}

/** Bytes as a capture's text, with their digest. */
export function readCaptureText(content: string | Uint8Array): CaptureText {
  const bytes = Buffer.from(content);
  const known = { sha256: digestOf(bytes), bytes: bytes.length };
  // The decoder takes a byte order mark off, which is no part of the text.
  try {
    return { ...known, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ...known, text: new TextDecoder().decode(bytes), isBinary: true };
  }
}
