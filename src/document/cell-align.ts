/** How the cells of a table are aligned, as an attribute that the stylesheet reads: no page has styles of its own. */
import type { Nodes, Root } from 'hast';

/** A rehype plugin: what Markdown says of a column stands in `data-align` of its cells. */
export default function rehypeCellAlign() {
  return (tree: Root): void => visit(tree);
}

function visit(node: Nodes): void {
  if (node.type === 'element' && (node.tagName === 'td' || node.tagName === 'th')) {
    const { align, ...rest } = node.properties;
    if (align) node.properties = { ...rest, dataAlign: align };
  }
  if ('children' in node) for (const child of node.children) visit(child);
}
