import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type PlainNode, parsePlain } from '../../src/site/plain-html.ts';

type Tree = string | { name: string; attributes: string[]; children: Tree[] };

/** A tree to compare: white space between elements differs where a browser moves it out of the head. */
function treeOf(node: PlainNode | DefaultTreeAdapterTypes.Node): Tree {
  if ('value' in node && node.nodeName === '#text') return node.value;
  const element = node as Extract<PlainNode, { tagName: string }>;
  const children = element.childNodes.map(treeOf).filter((child) => typeof child !== 'string' || /\S/u.test(child));
  const attributes = element.attrs.map(({ name, value }) => `${name.toLowerCase()}=${value}`);
  return { name: element.nodeName, attributes, children };
}

/** The tree that a browser makes. */
function browserTree(html: string): Tree {
  const root = parse(html, { scriptingEnabled: false }).childNodes.find(({ nodeName }) => nodeName === 'html');
  assert.ok(root);
  return treeOf(root);
}

const page = (body: string, head = '<title>a</title>') =>
  `<!DOCTYPE html><html lang="en"> <head>${head}</head> <body>${body}</body></html>`;

test('a plain page is read, with its words, attributes and references', () => {
  const html = page(
    `<main id="main"><p class='a b' hidden>1 &lt; 2 &#1078;&#x416; <a href="/?a=1&amp;b=2">x<br>y</a></p>
    <table><caption>c</caption><tbody><tr><th>1</th><td><p>2</p></td></tr></tbody></table>
    <select><option value="a">A</option></select><svg viewBox="0 0 1 1"><path d="M0" /><title>t</title></svg>
    <archive-search></archive-search><script type="application/ld+json">{"a": "<b>"}</script></main>`,
  );
  const tree = parsePlain(html);
  assert.ok(tree);
  assert.deepEqual(treeOf(tree), browserTree(html));
});

for (const [what, body] of [
  ['a paragraph that a block closes', '<p>a<div>b</div></p>'],
  ['a paragraph that is not closed', '<div><p>a</div>'],
  ['elements that close in another order', '<b>a<i>b</b>c</i>'],
  ['a link in a link', '<a href="/a">a<span><a href="/b">b</a></span></a>'],
  ['words in a table', '<table><tbody><tr>a<td>b</td></tr></tbody></table>'],
  ['a row without its body', '<table><tr><td>b</td></tr></table>'],
  ['an item in an item', '<ul><li>a<li>b</li></li></ul>'],
  ['a comment', '<p>a<!-- b -->c</p>'],
  ['a template', '<template><p>a</p></template>'],
  ['a bare ampersand', '<p>a & b &copy</p>'],
  ['a reference to no character of the standard', '<p>&#128;</p>'],
  ['an attribute that is given twice', '<p id="a" id="b">a</p>'],
  ['an attribute without quotation marks', '<p id=a>b</p>'],
  ['an element that closes itself', '<p/>a'],
  ['an unknown element', '<marquee>a</marquee>'],
  ['an element that is called as what every object has', '<constructor>a</constructor>'],
  ['an element of HTML in a picture', '<svg><p>a</p></svg>'],
  ['a picture in a list of choices', '<select><svg></svg></select>'],
  ['a picture in a choice', '<select><option value="a"><svg></svg></option></select>'],
  ['a picture in a table', '<table><svg></svg></table>'],
  ['a line break that begins preformatted words', '<pre>\na</pre>'],
  ['a script whose end tag has a space', '<script>a</script ><p>b</p><script>c</script>'],
  ['a script whose end tag is in capitals', '<script>a</SCRIPT><p>b</p><script>c</script>'],
  ['a script that hides its end', '<script><!--<script></script>--></script>'],
  ['a script that is not closed', '<script>a'],
  ['an element in the words of a picture', '<svg><title>a<a>b</a></title></svg>'],
  ['a reference to half a character', '<p>&#55357;</p>'],
] as const)
  test(`not plain: ${what}`, () => assert.equal(parsePlain(page(body)), undefined));

test('not plain: a page without its frame, and words in its head', () => {
  assert.equal(parsePlain('<p>a</p>'), undefined);
  assert.equal(parsePlain('<!DOCTYPE html><html><body></body></html>'), undefined);
  assert.equal(parsePlain(page('a', 'b')), undefined);
  assert.equal(parsePlain(page('<p>a</p>').replace('</body>', '')), undefined);
  assert.equal(parsePlain(page('<p>a</p>').replace('</body></html>', '')), undefined);
  assert.equal(parsePlain(`${page('<p>a</p>')}<html lang="en"></html>`), undefined);
});

const names =
  'a abbr article aside b blockquote body br button code dd details div dl dt em fieldset figure form h1 h2 head header hr html i img input label li link main mark meta nav noscript ol option p pre q s script section select span strong style sub summary svg table tbody td template textarea th thead title tr ul x-y path g rect text desc tspan tfoot caption';
const name = fc.constantFrom(...names.split(' '));
const attributes = fc
  .array(fc.constantFrom(' id="a"', " class='b'", ' hidden', ' href="/?a&amp;b"', ' x:y="1"', ' title="&#60;"'), {
    maxLength: 2,
  })
  .map((list) => list.join(''));
const text = fc.constantFrom('a', ' ', '\n', 'b c', '&amp;', '&#233;', '&nbsp;', '&', '&#0;', 'ж');
/** Markup that is closed in its order, wherever its elements stand. */
const nested = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6 },
    text,
    fc.tuple(name, attributes).map(([tag, given]) => `<${tag}${given}>`),
    fc.tuple(name, attributes, tie('nodes')).map(([tag, given, inside]) => `<${tag}${given}>${inside}</${tag}>`),
  ),
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((list) => list.join('')),
})).nodes;

test('what is taken for plain is read as a browser reads it', () => {
  fc.assert(
    fc.property(nested, fc.constantFrom('', '<title>a &amp; <b></title>', '<meta charset="utf-8">'), (body, head) => {
      const html = page(body, head);
      const tree = parsePlain(html);
      if (tree) assert.deepEqual(treeOf(tree), browserTree(html));
    }),
    { numRuns: 3000 },
  );
});
