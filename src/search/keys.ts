/** Ways to the search from any page: Ctrl or ⌘ and K, the key / with its switch, and the panel under the box. */

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

/** Acts once, when the reader goes to the box of the search, or where they are there already. */
export function whenReached(act: (form: HTMLFormElement) => void): void {
  const input = box();
  const form = input?.form;
  if (!form) return;
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
