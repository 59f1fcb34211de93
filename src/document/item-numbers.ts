/** Numbers of items: each keeps the one that it has in the transcription, whatever is not shown before it. */
import type { Element, Nodes } from 'hast';

/**
 * Gives every item of a numbered list its number as its `value`: the one that Markdown counts, or a higher
 * one that is written.
 *
 * @param body the Markdown that the tree was read from
 */
export function numberItems(tree: Nodes, body: string): void {
  visitItems(tree, (item, counted) => {
    const start = item.position?.start.offset;
    const written = start === undefined ? undefined : /^\d{1,9}/u.exec(body.slice(start, start + 9))?.[0];
    const number = Math.max(Number(written ?? counted), counted);
    item.properties['value'] = String(number);
    return number;
  });
}

/** Takes those numbers away that a browser counts by itself. */
export function dropCountedNumbers(tree: Nodes): void {
  visitItems(tree, (item, counted) => {
    const number = Number(item.properties['value'] ?? counted);
    if (number === counted) delete item.properties['value'];
    return number;
  });
}

/** Visits the items of all numbered lists. @param visit is given the number that follows, gives that of the item */
function visitItems(node: Nodes, visit: (item: Element, counted: number) => number): void {
  if (!('children' in node)) return;
  const isNumbered = node.type === 'element' && node.tagName === 'ol';
  let next = isNumbered ? Number(node.properties['start'] ?? 1) : 0;
  for (const child of node.children) {
    if (isNumbered && child.type === 'element') next = visit(child, next) + 1;
    visitItems(child, visit);
  }
}
