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

/** Puts the panel of the search under the box when the reader goes there, once its element is known. */
export function whenReached(load: (form: HTMLFormElement) => Promise<unknown>): void {
  const input = box();
  const form = input?.form;
  if (!form || document.querySelector('archive-search')) return;
  const addPanel = async () => {
    await load(form);
    const panel = document.createElement('archive-search');
    panel.setAttribute('panel', '');
    panel.hidden = true;
    form.after(panel);
  };
  input.addEventListener('focus', () => void addPanel(), { once: true });
}
