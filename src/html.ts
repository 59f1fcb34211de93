/** Text as it stands in HTML (HTML standard, 13.1.2.6 and 13.1.2.3). */

/** Text as it stands between tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text as it stands in an attribute between double quotation marks. */
export const escapeAttribute = (text: string): string => escapeHtml(text).replaceAll('"', '&quot;');

/** The attributes of words in a language: `lang`, and `dir` where its script runs from right to left. */
export function inLanguage(language: string | undefined): { lang?: string; dir?: 'rtl' } {
  if (language === undefined) return {};
  const { script = '' } = new Intl.Locale(language).maximize();
  return /^(?:Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa)$/u.test(script) ? { lang: language, dir: 'rtl' } : { lang: language };
}

/** The same, as they stand in a tag. */
export const languageAttributes = (language: string): string =>
  Object.entries(inLanguage(language))
    .map(([name, value]) => `${name}="${escapeAttribute(value)}"`)
    .join(' ');
