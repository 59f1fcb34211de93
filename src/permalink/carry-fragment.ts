/**
 * Carries a reader of a moved address on to the new one, with the fragment and the query that came
 * along; a passage that stood on the page has a link of its own. Without this script the links are there.
 */
const link = document.querySelector<HTMLAnchorElement>('a[data-moved]');
if (link) {
  const passage = document.getElementById(location.hash.slice(1))?.querySelector('a');
  const target = new URL((passage ?? link).href);
  if (target.hash === '') target.hash = location.hash;
  if (target.search === '') target.search = location.search;
  location.replace(target);
}
