/** What a place in a page stands in. Runs in the browser. */

/** The nearest element around a node, itself among them, that a selector names. */
export const closestTo = (node: Node, selector: string): HTMLElement | null | undefined =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(selector);
