/** Text as it stands in HTML (HTML standard, 13.1.2.6 and 13.1.2.3). */

/** Text as it stands between tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text as it stands in an attribute between double quotation marks. */
export const escapeAttribute = (text: string): string => escapeHtml(text).replaceAll('"', '&quot;');
