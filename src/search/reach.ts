/**
 * Ways to the search from any page: Ctrl or ⌘ and K, the key / with its switch, and the files of the
 * search asked for ahead when the reader goes to the box. The search itself is not loaded here.
 */
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
if (input && !document.querySelector('archive-search')) {
  input.addEventListener(
    'focus',
    async () => {
      const list = new URL('ahead.json', input.form?.action);
      try {
        const files = (await (await fetch(list)).json()) as string[];
        for (const file of files) {
          const ahead = document.createElement('link');
          ahead.rel = 'prefetch';
          ahead.href = new URL(file, list).href;
          document.head.append(ahead);
        }
      } catch {
        // What is not fetched ahead is fetched by the search.
      }
    },
    { once: true },
  );
}

if (new URLSearchParams(location.search).has('mark')) void import('./marking.ts');
