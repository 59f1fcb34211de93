/** Text as it stands in HTML (HTML standard, 13.1.2.6 and 13.1.2.3). */

import { remembering } from './remembering.ts';

/** Text as it stands between tags. Most texts have none of its signs, and to find that out is quickest. */
export const escapeHtml = (text: string): string =>
  /[&<>]/u.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;

/** Text as it stands in an attribute between double quotation marks. */
export const escapeAttribute = (text: string): string => escapeHtml(text).replaceAll('"', '&quot;');

interface LanguageAttributes {
  lang?: string;
  dir?: 'rtl';
}

/** Asking for the script of a language takes longer than a line of a page, on which many words may ask. */
const attributesOf = remembering((language): LanguageAttributes => {
  const { script = '' } = new Intl.Locale(language).maximize();
  return /^(?:Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa)$/u.test(script) ? { lang: language, dir: 'rtl' } : { lang: language };
});

/** The attributes of words in a language: `lang`, and `dir` where its script runs from right to left. */
export const inLanguage = (language: string | undefined): LanguageAttributes =>
  language === undefined ? {} : attributesOf(language);

/** The same, as they stand in a tag. */
export const languageAttributes = (language: string): string =>
  Object.entries(inLanguage(language))
    .map(([name, value]) => `${name}="${escapeAttribute(value)}"`)
    .join(' ');
