/** Captures: the bytes as they were received, named by SHA-256, and what is known of their custody. */
import { z } from 'astro/zod';

export const captureSchema = z.strictObject({
  file: z.string().min(1).describe('Name of the file in content/captures/. Its bytes are never changed.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, '64 lower-case hexadecimal digits')
    .describe('SHA-256 of the bytes.'),
  mediaType: z
    .string()
    .regex(/^[a-z]+\/[a-z0-9.+-]+$/u, 'a media type such as text/plain')
    .describe('Media type of the bytes.'),
  custody: z.string().min(1).describe('How the bytes came to the archive, and what is not known of that.'),
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
}
