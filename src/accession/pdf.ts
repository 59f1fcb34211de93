/**
 * PDF files with text: the text of all pages, line by line, in the order in which the file draws it.
 *
 * Paragraphs, headings and page numbers are told by where the lines stand and how large they are.
 */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { wordsOf } from '../capture/reading-text.ts';
import { withoutControls } from '../entry/controls.ts';
import { programs } from './programs.ts';
import { type Metadatum, Refusal, type Source, type SourceBlock } from './source.ts';

interface PdfLine {
  text: string;
  page: number;
  /** Distance from the foot of the page, and height of its type. */
  y: number;
  height: number;
}

/** @throws Refusal where the file is locked or damaged */
export async function readPdf(bytes: Uint8Array): Promise<Source> {
  const folder = new URL('../', import.meta.resolve('pdfjs-dist/build/pdf.mjs'));
  const task = getDocument({
    // The library takes the bytes away from whoever gives them.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    cMapUrl: decodeURIComponent(new URL('cmaps/', folder).pathname),
    standardFontDataUrl: decodeURIComponent(new URL('standard_fonts/', folder).pathname),
  } as Parameters<typeof getDocument>[0]);
  try {
    const document = await task.promise;
    const lines: PdfLine[] = [];
    for (let page = 1; page <= document.numPages; page++) {
      const { items } = await (await document.getPage(page)).getTextContent();
      lines.push(...linesOfPage(items as TextItem[], page));
    }
    const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
    const { text, blocks } = blocksOf(lines);
    return {
      mediaType: 'application/pdf',
      text,
      program: programs.pdf,
      blocks,
      metadata: metadataOf(info),
      marks: {},
      remarks: [],
    };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw error;
    throw new Refusal(
      `The PDF file cannot be read (${error instanceof Error ? error.message : String(error)}). Take a copy that opens without a password.`,
    );
  } finally {
    await task.destroy();
  }
}

interface TextItem {
  str?: string;
  hasEOL?: boolean;
  height?: number;
  transform?: number[];
}

function linesOfPage(items: readonly TextItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let line = { text: '', y: 0, height: 0 };
  const close = () => {
    const text = wordsOf(withoutControls(line.text)).join(' ');
    if (text !== '') lines.push({ text, page, y: line.y, height: line.height });
    line = { text: '', y: 0, height: 0 };
  };
  for (const { str = '', hasEOL, height = 0, transform } of items) {
    if (line.text === '') line.y = transform?.[5] ?? 0;
    line.text += str;
    line.height = Math.max(line.height, height);
    if (hasEOL) close();
  }
  close();
  return lines;
}

function blocksOf(lines: readonly PdfLine[]): { text: string; blocks: SourceBlock[] } {
  const usual = median(lines.map(({ height }) => height));
  const furniture = repeatedLines(lines);
  const blocks: SourceBlock[] = [];
  let open: { lines: PdfLine[]; first: number } | undefined;
  const close = () => {
    if (!open) return;
    const [head] = open.lines;
    const isFurniture = head !== undefined && furniture.has(head);
    const large = (head?.height ?? 0) > usual * 1.25 && open.lines.length <= 3;
    blocks.push({
      kind: large && !isFurniture ? 'heading' : 'paragraph',
      level: large && !isFurniture ? ((head?.height ?? 0) > usual * 1.6 ? 1 : 2) : 0,
      lines: [open.first, open.first + open.lines.length - 1],
      text: open.lines.map(({ text }) => text).join(' '),
      region: isFurniture ? 'pageNumber' : undefined,
    });
    open = undefined;
  };
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const gap = before && before.page === line.page ? before.y - line.y : Number.POSITIVE_INFINITY;
    const goesOn =
      before !== undefined &&
      Math.abs(before.height - line.height) < 1 &&
      gap > 0 &&
      gap < Math.max(line.height, 1) * 1.7 &&
      !furniture.has(line) &&
      !furniture.has(before);
    if (!goesOn) close();
    open ??= { lines: [], first: index + 1 };
    open.lines.push(line);
  });
  close();
  return { text: lines.map(({ text }) => `${text}\n`).join(''), blocks };
}

/** Page numbers, and lines that stand at the head or foot of three pages or more. */
function repeatedLines(lines: readonly PdfLine[]): Set<PdfLine> {
  const edges = lines.filter(
    (line, index) => lines[index - 1]?.page !== line.page || lines[index + 1]?.page !== line.page,
  );
  const counts = new Map<string, number>();
  for (const { text } of edges) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set(edges.filter(({ text }) => /^[–—-]?\s*\d{1,4}\s*[–—-]?$/u.test(text) || (counts.get(text) ?? 0) >= 3));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function metadataOf(info: Record<string, unknown>): Metadatum[] {
  const fields: [Metadatum['field'], string][] = [
    ['title', 'Title'],
    ['creator', 'Author'],
    ['language', 'Language'],
  ];
  return fields.flatMap(([field, name]): Metadatum[] => {
    const value = wordsOf(withoutControls(String(info[name] ?? ''))).join(' ');
    return value === '' ? [] : [{ field, value, origin: `PDF ${name}` }];
  });
}
