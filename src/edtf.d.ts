declare module 'edtf' {
  /** Parses an EDTF text; throws where it is none. */
  export default function edtf(text: string): { min: number; max: number };
}
