/** Digests: SHA-256 in lower-case hexadecimal digits (FIPS 180-4). */
import { createHash } from 'node:crypto';

/** Digest of bytes, or of a text as UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
