/**
 * Plain Markdown: paragraphs, headings and items of one line each, set apart by empty lines, without a
 * sign that could be markup. Most transcriptions are written so, and to read them takes no parser.
 *
 * What the full parser makes of such a text is known beforehand; a property test holds the two
 * against each other. Any other text is left to the parser, whole.
 */
import type { BlockContent, ListItem, Paragraph, Root } from 'mdast';

/** Words that begin with a letter, a figure or a quotation mark, without signs that mean something in Markdown or MDX. */
const words = /^[\p{L}\p{N}"“‘«(][\p{L}\p{M}\p{N} ,.;:!?'"’‘“”„«»()/%–—…-]*$/u;
/** GFM makes links of bare addresses; MDX takes a line that begins so for code; a number may begin an item. */
const meaning = /www\.|:\/\/|^(?:import|export)|^\d+[.)]/iu;
const heading = /^(#{1,6}) (.*)$/u;
const item = /^- (.*)$/u;

/** Characters from which on a text is left to the parser: a pattern that goes over more of them may run out of stack. */
const longest = 1_000_000;

const isPlain = (text: string) => words.test(text) && !text.endsWith(' ') && !meaning.test(text);

/** Reads plain Markdown. @returns undefined where the text may be more than that */
export function readPlainMarkdown(body: string): Root | undefined {
  if (body.length > longest) return undefined;
  const children: BlockContent[] = [];
  let line = 1;
  let at = 0;
  for (const { 0: block, index } of body.matchAll(/[^\n]+(?:\n[^\n]+)*/gu)) {
    const [, signs, title] = heading.exec(block) ?? [];
    const [, said] = item.exec(block) ?? [];
    const text = title ?? said ?? block;
    if (!isPlain(text)) return undefined;
    for (; at < index; at++) if (body[at] === '\n') line++;
    const column = block.length - text.length + 1;
    const position = {
      start: { line, column, offset: index + column - 1 },
      end: { line, column: block.length + 1, offset: index + block.length },
    };
    const content: Paragraph['children'] = [{ type: 'text', value: text, position }];
    if (signs) children.push({ type: 'heading', depth: signs.length as 1 | 2 | 3 | 4 | 5 | 6, children: content });
    else if (said === undefined) children.push({ type: 'paragraph', children: content });
    else
      addItem(children, {
        type: 'listItem',
        spread: false,
        checked: null,
        children: [{ type: 'paragraph', children: content }],
      });
  }
  return children.length > 0 ? { type: 'root', children } : undefined;
}

/** Adds an item to the list that stands last, or begins a list; items set apart by empty lines make it loose. */
function addItem(blocks: BlockContent[], added: ListItem): void {
  const last = blocks.at(-1);
  if (last?.type === 'list') {
    last.children.push(added);
    last.spread = true;
  } else blocks.push({ type: 'list', ordered: false, start: null, spread: false, children: [added] });
}
