/** Addresses of the web. */
import { z } from 'astro/zod';

/** An address that a link may lead to: others, such as javascript:, would be run where a reader follows them. */
export const webAddressSchema = z.url({ protocol: /^https?$/u });
