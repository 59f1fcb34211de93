declare module 'edtf' {
  /** Parses an EDTF text; throws where it is none. */
  export default function edtf(text: string): { min: number; max: number };
}
declare module 'archive-fonts/*.woff2?url' {
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
declare module 'citeproc' {
  namespace CSL {
    /** A node of a style or locale. */
    interface Node {
      name: string;
      attrs: Record<string, string>;
      children: (Node | string)[];
    }

    /** An item of CSL-JSON. */
    type Item = { id: string; type: string; [name: string]: unknown };

    interface Sys {
      retrieveLocale(language: string): Node | undefined;
      retrieveItem(id: string): Item | undefined;
    }

    class Engine {
      /** @param isForced whether `language` goes before the one that the style sets */
      constructor(sys: Sys, style: Node, language?: string, isForced?: boolean);
      setOutputFormat(format: 'html'): void;
      updateItems(ids: string[], keepsOrder: boolean): void;
      /** The entries as HTML; false where the style has no bibliography. */
      makeBibliography(): [unknown, string[]] | false;
      previewCitationCluster(
        citation: { citationItems: { id: string }[]; properties: { noteIndex: number } },
        before: [],
        after: [],
        format: 'html',
      ): string;
    }
  }
  export default CSL;
}
declare module 'wink-porter2-stemmer' {
  /** The stem of an English word in lower case. */
  export default function stem(word: string): string;
}
