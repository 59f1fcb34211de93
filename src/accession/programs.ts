/** What makes the extracted texts: the name and version that stand with each. */
export const programs = {
  html: 'visible text 1 (parse5 8.1.1)',
  mhtml: 'visible text 1 (postal-mime 4.0.0, parse5 8.1.1)',
  pdf: 'text of pages 1 (pdfjs-dist 6.5.438)',
  warc: 'visible text 1 (warcio 2.4.11, parse5 8.1.1)',
  wacz: 'visible text 1 (fflate 0.8.3, warcio 2.4.11, parse5 8.1.1)',
  wikitext: 'words of wikitext 2',
  decoded: (encoding: string) => `WHATWG Encoding, ${encoding} as UTF-8`,
} as const;
