/** Language tags (BCP 47). */
import { z } from 'astro/zod';

/** A tag that every program knows how to read, such as en, uk or ru-Latn. */
export const languageSchema = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, 'a language tag such as en, uk or ru-Latn');
