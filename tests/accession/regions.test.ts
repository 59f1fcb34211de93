import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regionOfElement, regionOfText } from '../../src/accession/regions.ts';

/** The region of an element written as its tag with one attribute, such as `div class=menu`. */
function regionOf(element: string, inArticle = false) {
  const [tag = '', name = '', ...value] = element.split(/[ =]/u);
  return regionOfElement(tag, new Map(name === '' ? [] : [[name, value.join(' ')]]), inArticle);
}

for (const [element, region] of [
  ['nav', 'navigation'],
  ['select', 'controls'],
  ['div role=menubar', 'navigation'],
  ['div role=banner', 'siteHeader'],
  ['div class=cookie_notice', 'cookies'],
  ['div class=Advertising', 'advert'],
  ['div class=box ad', 'advert'],
  ['div class=adverb', undefined],
  ['div class=social-links', 'share'],
  ['div class=shareholders', undefined],
  ['p class=read-more', 'related'],
  ['ol id=comments', 'comments'],
  ['div class=commentary', undefined],
  ['div id=page_footer', 'siteFooter'],
  ['div', undefined],
] as const)
  test(`the region of <${element}> is ${region}`, () => assert.equal(regionOf(element), region));

test('the body, the main part and an article are no furniture, whatever their class', () => {
  for (const tag of ['html', 'body', 'main', 'article']) assert.equal(regionOf(`${tag} class=menu`), undefined, tag);
});

test('header and foot of a site are furniture, those of an article are its own', () => {
  assert.deepEqual([regionOf('header'), regionOf('footer')], ['siteHeader', 'siteFooter']);
  assert.deepEqual([regionOf('header', true), regionOf('footer', true)], [undefined, undefined]);
});

for (const [text, region] of [
  ['ADVERTISEMENT', 'advert'],
  ['An advertisement', undefined],
  ['Advertisements were forbidden', undefined],
  ['Share', 'share'],
  ['Share this', 'share'],
  ['Читайте також', 'related'],
  ['Read more of it', undefined],
  ['We keep Cookies. ACCEPT', 'cookies'],
  ['Accept our cookies', 'cookies'],
  ['Cookies are baked', undefined],
  [`Accept our cookies ${'and words '.repeat(60)}`, undefined],
] as const)
  test(`the region of “${text.slice(0, 30)}” is ${region}`, () => assert.equal(regionOfText(text), region));
