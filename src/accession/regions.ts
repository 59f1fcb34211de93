/** Regions: what tells that a block may be furniture of a site. Only proposals follow from it. */
import type { Region } from './source.ts';

/** Words in the class or id of an element, and the region that they tell. */
const names: [RegExp, Region][] = [
  [/\b(?:cookies?|consent|gdpr|cmp)\b/iu, 'cookies'],
  [/\b(?:ads?|advert\w*|adsbygoogle|banner-ad|sponsor\w*|promo\w*)\b/iu, 'advert'],
  [/\b(?:share|sharing|social|socials)\b/iu, 'share'],
  [/\b(?:related|recommended|recommendations|read-?more|more-stories|newsletter|subscribe|trending)\b/iu, 'related'],
  [/\b(?:comments?|disqus)\b/iu, 'comments'],
  [/\b(?:mw-editsection|mw-jump-link)\b/u, 'editLinks'],
  [/\b(?:nav|navigation|navbar|navbox|menu|breadcrumbs?|sidebar|toc|vector-header|catlinks)\b/iu, 'navigation'],
  [/\b(?:site-?footer|page-?footer|footer)\b/iu, 'siteFooter'],
];

const elements = new Map<string, Region>([
  ['nav', 'navigation'],
  ['menu', 'navigation'],
  ['footer', 'siteFooter'],
  ['aside', 'aside'],
  ['form', 'controls'],
  ['button', 'controls'],
  ['select', 'controls'],
  ['dialog', 'controls'],
]);

const roles = new Map<string, Region>([
  ['navigation', 'navigation'],
  ['menu', 'navigation'],
  ['menubar', 'navigation'],
  ['contentinfo', 'siteFooter'],
  ['banner', 'siteHeader'],
  ['search', 'controls'],
  ['complementary', 'aside'],
  ['dialog', 'controls'],
]);

/**
 * The region that an element begins, by its name, role, class and id.
 *
 * @param inArticle whether it stands in an article: a header or footer there is the article's own
 */
export function regionOfElement(
  tag: string,
  attributes: ReadonlyMap<string, string>,
  inArticle: boolean,
): Region | undefined {
  if (tag === 'body' || tag === 'html' || tag === 'main' || tag === 'article') return undefined;
  const role = roles.get(attributes.get('role') ?? '');
  if (role) return role;
  const named = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
  const region = names.find(([pattern]) => pattern.test(named.replaceAll('_', '-')))?.[1];
  if (region) return region;
  if (tag === 'header') return inArticle ? undefined : 'siteHeader';
  if (tag === 'footer' && inArticle) return undefined;
  return elements.get(tag);
}

/** Lines that are furniture whatever stands around them. */
const texts: [RegExp, Region][] = [
  [/^(?:advertisements?|sponsored(?: content)?|реклама)$/iu, 'advert'],
  [
    /^(?=.{0,600}$)(?=.*(?:\bcookies?\b|кукі|файли cookie))(?=.*(?:accept|consent|agree|policy|browsing|погоджу|прийня|політик))/iu,
    'cookies',
  ],
  [/^(?:share|share this(?: article)?|tweet|поділитися|поширити)$/iu, 'share'],
  [/^(?:read more|related(?: articles| stories)?|читайте також|більше новин)$/iu, 'related'],
];

/** The region that the words of a block tell. */
export function regionOfText(text: string): Region | undefined {
  return texts.find(([pattern]) => pattern.test(text))?.[1];
}
