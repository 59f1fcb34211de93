/**
 * Ways to the search from any page: Ctrl or ⌘ and K, the key / with its switch, and the files of the
 * search asked for ahead when the reader goes to the box. The search itself is not loaded here.
 */
import { aheadPath, alwaysNeeded } from './files.ts';

const switchKey = 'slash-key';
const box = () => document.querySelector<HTMLInputElement>('input[type=search]');

/** Whether / leads to the search; browsers without storage keep it on. */
function isSlashOn(): boolean {
  try {
    return localStorage.getItem(switchKey) !== 'off';
  } catch {
    return true;
  }
}

addEventListener('keydown', (event) => {
  const target = event.target;
  const isTyping =
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
  const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping && isSlashOn();
  // A key has no name where a browser fills in a form, and another letter where the layout is another.
  const isK =
    (event.key?.toLowerCase() === 'k' || event.code === 'KeyK') &&
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.shiftKey;
  const input = box();
  if (!input || !(isSlash || isK)) return;
  event.preventDefault();
  input.focus();
  input.select();
});

const toggle = document.querySelector<HTMLInputElement>('.slash-key input');
if (toggle) {
  toggle.checked = isSlashOn();
  toggle.addEventListener('change', () => {
    try {
      localStorage.setItem(switchKey, toggle.checked ? 'on' : 'off');
    } catch {
      toggle.checked = true;
    }
  });
  toggle.closest('.slash-key')?.removeAttribute('hidden');
}

const input = box();
if (input?.form) {
  const { form } = input;
  const page = document.querySelector('archive-search');
  if (page) addEventListener('load', () => customElements.get('archive-search') || sayLost(form, page));
  else if (document.activeElement === input) void openPanel(form);
  else input.addEventListener('focus', () => void openPanel(form), { once: true });
}

/** What the form says when nothing else has arrived. */
const settingsOf = (form: HTMLFormElement) =>
  JSON.parse(form.dataset['search'] ?? '{}') as Record<
    'base' | 'failed' | 'tryAgain' | 'concordance' | 'concordancePath',
    string
  >;

/** Puts the panel of the search under the box; all that it needs and that is known by name is asked for at once. */
async function openPanel(form: HTMLFormElement): Promise<void> {
  const { base } = settingsOf(form);
  for (const path of alwaysNeeded) askAhead(base + path);
  const list = fetch(`${base}${aheadPath}`).then((response) => response.json() as Promise<string[]>);
  list.then((paths) => paths.forEach(askAhead)).catch(() => undefined);
  try {
    await import('./archive-search.ts');
    const search = document.createElement('archive-search');
    search.setAttribute('panel', '');
    search.hidden = true;
    form.after(search);
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
