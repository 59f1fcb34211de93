/** Ways to the search from any page: Ctrl or ⌘ and K, the key / with its switch, and the panel under the box. */

const switchKey = 'slash-key';
/** The box of the search on the page. */
export const searchBox = () => document.querySelector<HTMLInputElement>('input[type=search]');

/** Where there is but a screen to touch there is no key, and no switch for it. */
const isTouchAlone = () => matchMedia('(hover: none) and (pointer: coarse)').matches;

/** Whether / leads to the search; browsers without storage keep it on. */
function isSlashOn(): boolean {
  if (isTouchAlone()) return false;
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
  const input = searchBox();
  if (!input || !(isSlash || isK)) return;
  event.preventDefault();
  input.focus();
  input.select();
});

const toggle = document.querySelector<HTMLInputElement>('.slash-key input');
if (toggle && !isTouchAlone()) {
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

/** Acts once the reader is in the box of a page that is not the search page, be it before the script arrived. */
export function whenReached(act: (form: HTMLFormElement) => void): void {
  const input = searchBox();
  const form = input?.form;
  if (!form || document.querySelector('archive-search')) return;
  if (document.activeElement === input) act(form);
  else input.addEventListener('focus', () => act(form), { once: true });
}

/** Puts the panel of the search under the box. */
export function addPanel(form: HTMLFormElement): void {
  const panel = document.createElement('archive-search');
  panel.setAttribute('panel', '');
  panel.hidden = true;
  form.after(panel);
}
