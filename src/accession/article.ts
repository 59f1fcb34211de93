/**
 * Articles: which blocks of a page a well-known extractor takes for its article.
 *
 * Its answer only proposes omissions. It sees a copy of the page without scripts, styles and hidden
 * parts; nothing is run and nothing is fetched.
 */
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { wordsOf } from '../capture/reading-text.ts';
import { depthOf, isExtractable } from './html.ts';

type Node = DefaultTreeAdapterTypes.Node;
/** Characters of words and tags that a page must have for the extractor to tell an article in it, and may have. */
const smallest = 1_500;
const largest = 2_000_000;

/** Levels of elements that it may have: the extractor reads the words of each level anew. */
const deepest = 200;

/** @returns whether words stand in the article; undefined where no article is found */
export function findArticle(html: string): ((text: string) => boolean) | undefined {
  const root = parse(html);
  if (depthOf(root) > deepest) return undefined;
  prune(root);
  const page = serialize(root);
  if (page.length < smallest || page.length > largest) return undefined;
  const article = new Readability(new JSDOM(page).window.document).parse();
  const fold = (text: string) => wordsOf(text).join('').replace(/\s/gu, '');
  const words = fold(article?.textContent ?? '');
  return words.length < 200 ? undefined : (text) => words.includes(fold(text));
}

function prune(node: Node): void {
  if (!('childNodes' in node)) return;
  node.childNodes = node.childNodes.filter((child) => {
    if (child.nodeName === '#comment') return false;
    if (!('tagName' in child)) return true;
    if (child.tagName === 'head') return false;
    child.attrs = child.attrs.filter(({ name }) => name === 'class' || name === 'id' || name === 'role');
    return isExtractable(child);
  });
  node.childNodes.forEach(prune);
}
