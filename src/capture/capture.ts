/** Captures: the bytes as they were received, named by SHA-256, and what is known of their custody. */
import { z } from 'astro/zod';

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
});

/** A capture with its bytes read as UTF-8 text and their digest as computed. */
export interface CaptureText {
  text: string;
  sha256: string;
  bytes: number;
  /** The bytes are not UTF-8, so that `text` is not what they say. */
  isBinary?: boolean;
}
