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
  const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
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
if (input?.form && !document.querySelector('archive-search')) {
  const { form } = input;
  input.addEventListener('focus', () => void openPanel(form), { once: true });
}

/** Puts the panel of the search under the box; all that it needs and that is known by name is asked for at once. */
async function openPanel(form: HTMLFormElement): Promise<void> {
  const { base } = JSON.parse(form.dataset['search'] ?? '{}') as { base: string };
  for (const path of alwaysNeeded) askAhead(base + path);
  const list = fetch(`${base}${aheadPath}`).then((response) => response.json() as Promise<string[]>);
  list.then((paths) => paths.forEach(askAhead)).catch(() => undefined);
  await import('./archive-search.ts');
  const panel = document.createElement('archive-search');
  panel.setAttribute('panel', '');
  panel.hidden = true;
  form.after(panel);
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
