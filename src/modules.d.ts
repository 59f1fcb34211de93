declare module 'edtf' {
  /** Parses an EDTF text; throws where it is none. */
  export default function edtf(text: string): { min: number; max: number };
}
declare module 'archive-fonts/serif-latin.woff2?url' {
  const address: string;
  export default address;
}
declare module 'archive-fonts/fonts.css';
declare module 'subset-font' {
  /** Cuts a font to the characters of a text; `variationAxes` limits its axes. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'woff2'; variationAxes: Record<string, { min: number; max: number; default: number }> },
  ): Promise<Uint8Array>;
}
declare module 'jsdom' {
  /** A document of HTML; without options nothing in it runs and nothing is fetched. */
  export class JSDOM {
    constructor(html: string);
    readonly window: { readonly document: Document };
  }
}
