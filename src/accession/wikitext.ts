/**
 * Wikitext: the words that a wiki shows, without its marks.
 *
 * Links and bold marks become their words, headings, items and table rows become blocks, notes stand
 * at the end. What a template shows is not in the file, so its call stays as it is written, and is
 * proposed as an omission where it stands alone. Comments show nothing.
 */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { wordsOf } from '../capture/reading-text.ts';
import { programs } from './programs.ts';
import { LineWriter, type Source } from './source.ts';
import { extentOf, type SpanningCell, SpanReader } from './span.ts';

/** Reads an article in wikitext. */
export function readWikitext(text: string): Source {
  const writer = new LineWriter();
  const { body, notes } = takeNotes(text.replace(/<!--[\s\S]*?(?:-->|$)/gu, ''));
  let table = 0;
  let row: SpanningCell[] = [];
  let spans = new SpanReader();
  let inTable = false;
  const closeRow = () => {
    // The mark of a row that stands right after that of the table ends none.
    if (row.length === 0) return;
    const cells = spans.place(row);
    const said = cells.filter((cell) => cell !== '');
    if (said.length > 0) writer.add([said.join('\t')], { kind: 'row', level: 0, cells, table });
    row = [];
  };
  const lines = joinTemplates(openGalleries(body).split(/\r\n|\n|\r/u));
  for (const raw of lines) {
    const line = raw.trim();
    if (line.startsWith('{{') && line.endsWith('}}')) {
      const call = line.split('\n').flatMap((part) => wordsOf(part).join(' ') || []);
      writer.add(call, { kind: 'paragraph', level: 0, region: 'template' });
      continue;
    }
    if (line.startsWith('{|')) {
      inTable = true;
      spans = new SpanReader();
      table++;
      continue;
    }
    if (inTable) {
      if (line.startsWith('|}')) {
        closeRow();
        inTable = false;
      } else if (line.startsWith('|-')) closeRow();
      else if (line.startsWith('|+')) writer.add([wordsIn(line.slice(2)) || '|+'], { kind: 'paragraph', level: 0 });
      else if (/^[|!]/u.test(line)) {
        // One by one: a call takes no more than some hundred thousand values.
        for (const part of splitCells(line.slice(1), line.startsWith('!'))) row.push(cellOf(part));
      } else if (line !== '') {
        const cell = row.pop() ?? cellOf('');
        row.push({ ...cell, text: `${cell.text} ${wordsIn(line)}`.trim() });
      }
      continue;
    }
    const heading = /^(={1,6})(.+)\1$/u.exec(line);
    const item = /^([*#:;]+)\s*(.*)$/su.exec(line);
    const said = wordsIn(heading?.[2] ?? item?.[2] ?? line);
    if (said === '') continue;
    if (heading) writer.add([said], { kind: 'heading', level: heading[1]?.length ?? 1 });
    else if (item && /[*#]$/u.test(item[1] ?? ''))
      writer.add([said], { kind: 'item', level: item[1]?.length ?? 1, ordered: item[1]?.endsWith('#') ?? false });
    else writer.add([said], { kind: 'paragraph', level: 0, region: isCategory(line) ? 'navigation' : undefined });
  }
  closeRow();
  for (const [index, note] of notes.entries()) {
    const said = wordsIn(note);
    if (said !== '') writer.add([said], { kind: 'item', level: 1, ordered: true, number: index + 1 });
  }
  return {
    mediaType: 'text/x-wiki',
    text: writer.text,
    program: programs.wikitext,
    blocks: writer.blocks,
    metadata: [{ field: 'kind', value: 'reference-work', origin: 'wikitext' }],
    marks: {},
    remarks: [],
  };
}

/** A link that stands alone and leads to a category, or to the article in another language. */
const isCategory = (line: string) => /^\[\[[^\]:|]{2,20}:[^\]]+\]\]$/u.test(line) && !isFile.test(line.slice(2, -2));

/** What a link that shows a picture or plays a recording leads to. */
const isFile =
  /^[^:|]{3,20}:[^|]+\.(?:jpe?g|png|svg|gif|webp|tiff?|djvu|pdf|og[agv]|oga|webm|mp[34]|wav|flac)\s*(?:\||$)/iu;

/** How a picture is shown, in the words of the English, Ukrainian and Russian software; the last word that is none of these is the caption. */
const isPictureOption =
  /^\s*(?:thumb(?:nail)?|frame(?:d|less)?|left|right|cent(?:er|re)|none|border|upright(?:\s*=.*)?|\d*x?\d+\s*(?:px|пкс)|(?:alt|link|lang|page|class|thumbtime)\s*=.*|міні|мини|праворуч|ліворуч|справа|слева|центр)\s*$/iu;

/** A text with its galleries as their captions and the links of their pictures, a line each. */
function openGalleries(text: string): string {
  return replaceElements(text, 'gallery', (attributes, pictures) => {
    const [, , caption = ''] = /\bcaption\s*=\s*(["'])(.*?)\1/isu.exec(attributes) ?? [];
    const links = pictures.split(/\r\n|\n|\r/u).flatMap((line) => {
      const link = line.trim();
      if (link === '') return [];
      return `[[${/^[^:|]{3,20}:/u.test(link) ? '' : 'File:'}${link}]]`;
    });
    return `\n${[caption, ...links].join('\n')}\n`;
  });
}

/** Takes the texts of notes out of the running text, in order. */
function takeNotes(text: string): { body: string; notes: string[] } {
  const notes: string[] = [];
  const body = replaceElements(text.replace(/<ref\b[^<>]*\/>/giu, ''), 'ref', (_, note) => {
    notes.push(note);
    return '';
  });
  return { body, notes };
}

/** Puts something in the place of each element of a name that is closed. */
function replaceElements(text: string, name: string, by: (attributes: string, content: string) => string): string {
  const end = new RegExp(`</${name}>`, 'giu');
  const element = new RegExp(`<${name}\\b([^<>]*)>([\\s\\S]*?)${end.source}`, 'giu');
  return upToLast(text, end, (closed) =>
    closed.replace(element, (_, attributes: string, content: string) => by(attributes, content)),
  );
}

/** Changes a text up to the last end in it: what begins behind that would be sought through all the rest, each time anew. */
function upToLast(text: string, end: RegExp, change: (closed: string) => string): string {
  const last = [...text.matchAll(end)].at(-1);
  const length = last ? last.index + last[0].length : 0;
  return change(text.slice(0, length)) + text.slice(length);
}

/** Lines with the lines of a template that begins one joined to it, so that a call is one piece. */
function joinTemplates(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let open: string[] = [];
  let depth = 0;
  for (const line of lines) {
    const starts = depth > 0 || line.trimStart().startsWith('{{');
    if (!starts) {
      joined.push(line);
      continue;
    }
    depth += (line.match(/\{\{/gu)?.length ?? 0) - (line.match(/\}\}/gu)?.length ?? 0);
    open.push(line);
    if (depth > 0) continue;
    joined.push(open.join('\n'));
    open = [];
    depth = 0;
  }
  // A call that never ends is no call: its lines are lines.
  return [...joined, ...open];
}

function splitCells(line: string, isHead: boolean): string[] {
  return line.split(isHead ? /!!|\|\|/u : /\|\|/u);
}

/** A cell: the words after its attributes, and how far these say that it reaches. */
function cellOf(part: string): SpanningCell {
  const attributes = /^[^[\]{}|]*\|(?!\|)/u.exec(part)?.[0] ?? '';
  const given = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d+)`, 'iu').exec(attributes)?.[1];
  return { text: wordsIn(part.slice(attributes.length)), ...extentOf(given('colspan'), given('rowspan')) };
}

/** The words of a line: links as their labels, marks of emphasis and tags taken out, references of characters read. */
function wordsIn(line: string): string {
  let text = line;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\[\[([^[\]]*)\]\]/gu, (_, inner: string) => {
      // A mark between the words of a template parts those.
      const parts = inner.replace(/^:/u, '').split(/\|(?![^{}]*\}\})/u);
      if (isFile.test(inner)) return parts.slice(1).findLast((part) => !isPictureOption.test(part)) ?? '';
      return parts.at(-1) || (parts[0] ?? '').replace(/^[^:]*:|\s*\([^)]*\)$/gu, '');
    });
  }
  text = upToLast(text, /\]/gu, (closed) =>
    closed.replace(/\[(?:https?:)?\/\/[^\s\]]+\s+([^\]]*)\]/gu, '$1').replace(/\[((?:https?:)?\/\/[^\s\]]+)\]/gu, '$1'),
  )
    .replace(/'{2,5}/gu, '')
    .replace(/__[A-Z]{3,}__/gu, '');
  return wordsOf(/[<&]/u.test(text) ? textOf(parseFragment(text)) : text).join(' ');
}

/** The words of a tree; tags that are never closed nest deeper than calls can. */
function textOf(tree: DefaultTreeAdapterTypes.Node): string {
  const waiting = [tree];
  let text = '';
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    else if (node.nodeName === 'br') text += ' ';
    else if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return text;
}
