/**
 * Shows the preview of a mention: under the pointer on hover, at the first tap on a touch screen.
 *
 * By keyboard and for a screen reader a mention stays the plain link that it is. Escape and a click
 * elsewhere close a preview: the browser's own popover sees to that.
 */
const previews = new Map(
  [...document.querySelectorAll<HTMLElement>('.preview')].map((preview) => [
    preview.querySelector('a')?.pathname,
    preview,
  ]),
);
const delay = 250;
let timer = 0;
let shown: HTMLElement | undefined;

const previewOf = (target: EventTarget | null) => {
  const mention = target instanceof Element ? target.closest<HTMLAnchorElement>('.words .mention') : null;
  const preview = mention && previews.get(mention.pathname);
  return mention && preview ? { mention, preview } : undefined;
};

function show(mention: HTMLElement, preview: HTMLElement): void {
  preview.showPopover();
  shown = preview;
  const line = mention.getClientRects()[0] ?? mention.getBoundingClientRect();
  const { width, height } = preview.getBoundingClientRect();
  const below = line.bottom + height < innerHeight;
  preview.style.left = `${Math.max(8, Math.min(line.left, innerWidth - width - 8))}px`;
  preview.style.top = `${below ? line.bottom : line.top - height}px`;
}

function later(act: () => void): void {
  clearTimeout(timer);
  timer = window.setTimeout(act, delay);
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse') return;
  const found = previewOf(event.target);
  if (found) later(() => show(found.mention, found.preview));
  else if (shown && event.target instanceof Node && shown.contains(event.target)) clearTimeout(timer);
  else later(() => shown?.hidePopover());
});

document.addEventListener('click', (event) => {
  const found = previewOf(event.target);
  if (!found || (event as PointerEvent).pointerType !== 'touch') return;
  event.preventDefault();
  show(found.mention, found.preview);
});

export {};
