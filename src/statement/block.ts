/** Blocks: the text of a body of statements, paragraph by paragraph, with the places of its marks and quotations. */
import type { Nodes, Parents } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Selection } from './selection.ts';

const parser = unified().use(remarkParse).use(remarkMdx).freeze();

/** Reads a body. @throws where it is no MDX */
export const parseBody = (body: string): Parents => parser.parse(body);

/** Stands in a block's text for a quotation, whose words are not the archive's. */
export const quotedPlace = '\uE000';

/** A source mark or a quotation: where the text before it ends. */
export interface Mark {
  offset: number;
}

/** A component in a body, such as `Source` or `Quote`, in a line or alone on one. */
export type Component = MdxJsxTextElement | MdxJsxFlowElement;

/** Whether a node is a component. */
export function isComponent(node: Nodes): node is Component {
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement';
}

/** The paragraphs and headings of a body, and components that stand alone on a line. */
export function blocksOf(node: Nodes): Parents[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'mdxJsxFlowElement') return [node];
  return 'children' in node ? node.children.flatMap((child) => blocksOf(child)) : [];
}

/**
 * Text of a block with quotations replaced, and where its marks stand in it.
 *
 * @param onComponent is told of each component, in order
 */
export function readBlock(
  block: Parents,
  onComponent: (element: Component) => void,
): { text: string; marks: Mark[]; lineAt: (offset: number) => number } {
  let text = '';
  const marks: Mark[] = [];
  const lines: { offset: number; line: number }[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'text' || node.type === 'inlineCode') {
      const first = node.position?.start.line ?? 1;
      node.value.split(/\r?\n/u).forEach((part, index) => {
        // A line break of the file ends no sentence.
        if (index > 0) text += ' ';
        lines.push({ offset: text.length, line: first + index });
        text += part;
      });
    } else if (node.type === 'break') text += ' ';
    else if (isComponent(node)) {
      onComponent(node);
      if (node.name === 'Quote') text += quotedPlace;
      marks.push({ offset: text.length });
      if (node.name === 'Source') text += ' ';
    } else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(block);
  const lineAt = (offset: number) => lines.findLast((candidate) => candidate.offset <= offset)?.line ?? 1;
  return { text, marks, lineAt };
}

/** What a component of a statement names. */
export function selectionOf(element: Component): Selection {
  const attribute = (name: string) => {
    const found = element.attributes.find(
      (candidate): candidate is MdxJsxAttribute => candidate.type === 'mdxJsxAttribute' && candidate.name === name,
    );
    return typeof found?.value === 'string' ? found.value : undefined;
  };
  return { of: attribute('of') ?? '', from: attribute('from'), to: attribute('to') };
}
