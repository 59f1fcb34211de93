/**
 * The search of the site from any page: its files are asked for ahead when the reader goes to the box.
 * The search itself is not loaded here; where its script does not arrive, that is said.
 */
import { aheadPath, alwaysNeeded } from './files.ts';
import { addPanel, searchBox, whenReached } from './keys.ts';

whenReached((form) => void openPanel(form));

const page = document.querySelector('archive-search');
const pageForm = searchBox()?.form;
if (page && pageForm) addEventListener('load', () => customElements.get('archive-search') || sayLost(pageForm, page));

/** What the form says when nothing else has arrived. */
function settingsOf(
  form: HTMLFormElement,
): Record<'base' | 'failed' | 'tryAgain' | 'concordance' | 'concordancePath', string> {
  return JSON.parse(form.dataset['search'] ?? '{}');
}

/** Puts the panel of the search under the box; all that it needs and that is known by name is asked for at once. */
async function openPanel(form: HTMLFormElement): Promise<void> {
  const { base } = settingsOf(form);
  for (const path of alwaysNeeded) askAhead(base + path);
  const list = fetch(`${base}${aheadPath}`).then((response) => response.json() as Promise<string[]>);
  list.then((paths) => paths.forEach(askAhead)).catch(() => undefined);
  try {
    await import('./site-search.ts');
    addPanel(form);
  } catch {
    const place = document.createElement('div');
    place.className = 'search-lost';
    form.after(place);
    sayLost(form, place);
  }
}

/**
 * Says that the script of the search did not arrive. The words stay in the box, and the way to try again is
 * to submit them: a browser may not ask again for a script that a page has lost.
 */
function sayLost(form: HTMLFormElement, place: Element): void {
  const { base, failed, tryAgain, concordance, concordancePath } = settingsOf(form);
  const asked = new URLSearchParams(location.search).get('q');
  const question = form.querySelector('input');
  if (question && question.value === '' && place.localName === 'archive-search') question.value = asked ?? '';
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = tryAgain;
  again.addEventListener('click', () => form.requestSubmit());
  const words = document.createElement('a');
  words.href = base + concordancePath;
  words.textContent = concordance;
  place.replaceChildren(line, again, ' ', words);
  line.textContent = failed;
}

function askAhead(address: string): void {
  const ahead = document.createElement('link');
  if (/\.js$/u.test(address)) ahead.rel = 'modulepreload';
  else {
    ahead.rel = 'preload';
    ahead.as = 'fetch';
    ahead.crossOrigin = 'anonymous';
  }
  ahead.href = address;
  document.head.append(ahead);
}

if (new URLSearchParams(location.search).has('mark')) void import('./marking.ts');
