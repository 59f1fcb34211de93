/**
 * Links the first mention of each term in a page of the archive's own words (glossary, about pages),
 * with the finder that links the documents. Words in italics are the title of a work, which names nothing else.
 */
import type { Element, ElementContent, Nodes, Root, Text } from 'hast';
import { placeUnder, termPath } from '../permalink/permalink.ts';
import type { Lexicon } from './lexicon.ts';
import { findMentions } from './mention.ts';

interface Options {
  /** The lexicon at the time of rendering. */
  lexicon: () => Lexicon;
  base: string;
  /** The folder of the archive's own terms as paths of files have it: absolute, links in it resolved. */
  glossary: string;
}

/** A rehype plugin; the term whose own page the file is stays unlinked there. */
export default function rehypeMentions({ lexicon, base, glossary }: Options) {
  const folder = `${slashed(glossary)}/`;
  return (tree: Root, file: { path?: string }): void => {
    const path = slashed(file.path ?? '');
    const own = path.startsWith(folder) ? /^([^/]+)\.mdx$/u.exec(path.slice(folder.length))?.[1] : undefined;
    const linked = new Set(own ? [own] : []);
    const compiled = lexicon();
    const visit = (parent: Nodes) => {
      if (!('children' in parent)) return;
      if (parent.type === 'element' && /^(?:a|h[1-6]|code|pre|em)$/u.test(parent.tagName)) return;
      parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
        if (child.type !== 'text') {
          visit(child);
          return [child];
        }
        return linkText(child, compiled, linked, base);
      }) as typeof parent.children;
    };
    visit(tree);
  };
}

const slashed = (path: string) => path.replaceAll('\\', '/');

function linkText(node: Text, lexicon: Lexicon, linked: Set<string>, base: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let done = 0;
  for (const { term, start, end } of findMentions(node.value, lexicon)) {
    if (linked.has(term)) continue;
    linked.add(term);
    if (start > done) parts.push({ type: 'text', value: node.value.slice(done, start) });
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { className: ['mention'], href: placeUnder(base, termPath(term)) },
      children: [{ type: 'text', value: node.value.slice(start, end) }],
    };
    parts.push(link);
    done = end;
  }
  if (done < node.value.length) parts.push({ type: 'text', value: node.value.slice(done) });
  return parts;
}
