/** Formats: what a file is, by its first bytes and its name. */

export type Format = 'text' | 'html' | 'mhtml' | 'pdf' | 'warc' | 'wacz' | 'wikitext';

/** Media type and ending of the kept file of each format. */
export const formats: Record<Format, { mediaType: string; extension: string }> = {
  text: { mediaType: 'text/plain', extension: 'txt' },
  html: { mediaType: 'text/html', extension: 'html' },
  mhtml: { mediaType: 'multipart/related', extension: 'mhtml' },
  pdf: { mediaType: 'application/pdf', extension: 'pdf' },
  warc: { mediaType: 'application/warc', extension: 'warc' },
  wacz: { mediaType: 'application/wacz', extension: 'wacz' },
  wikitext: { mediaType: 'text/x-wiki', extension: 'wiki.txt' },
};

/** Works out the format of a file. */
export function detectFormat(name: string, bytes: Uint8Array): Format {
  const lower = name.toLowerCase();
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('WARC/') || lower.endsWith('.warc.gz') || lower.endsWith('.warc')) return 'warc';
  if (head.startsWith('PK\u0003\u0004') && lower.endsWith('.wacz')) return 'wacz';
  if (lower.endsWith('.wiki') || lower.endsWith('.wikitext') || lower.endsWith('.mediawiki')) return 'wikitext';
  if (lower.endsWith('.mht') || lower.endsWith('.mhtml')) return 'mhtml';
  if (/\.x?html?$/u.test(lower)) return 'html';
  if (lower.endsWith('.txt')) return looksLikeWikitext(bytes) ? 'wikitext' : 'text';
  if (/^\s*(?:<!doctype html|<html[\s>])/iu.test(head)) return 'html';
  return 'text';
}

/** First bytes of files that editors have and no reader reads, and what they are; no text of a source begins so. */
const unread: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a package (ZIP), such as a document of a word processor'],
  ['\u00D0\u00CF\u0011\u00E0', 'a document of an older office program'],
  ['\u0089PNG', 'a picture'],
  ['\u00FF\u00D8\u00FF', 'a picture'],
  ['\u001F\u008B', 'a compressed file'],
  ['{\\rt', 'a text with codes (RTF)'],
];

/** What a file is that no reader reads, where its first bytes tell. */
export function unreadFormat(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4));
  return unread.find(([sign]) => head.startsWith(sign))?.[1];
}

/** Whether a text has links and templates of wikitext; headings alone are read as marks of plain text. */
function looksLikeWikitext(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 200_000));
  const links = text.match(/\[\[[^[\]\n]{1,200}\]\]/gu)?.length ?? 0;
  const signs = [/^={2,5}[^=\n]+={2,5}\s*$/mu, /^\{\{/mu, /'''[^'\n]+'''/u].filter((sign) => sign.test(text)).length;
  return links >= 3 && signs >= 1;
}
