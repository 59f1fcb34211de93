/**
 * Copies a selection over several passages without what stands beside them: notes and names of terms are
 * the archive's words, and pasted among those of the source nothing would tell them apart.
 *
 * A selection that begins or ends in a note is meant as it is.
 */
import { closestTo } from './closest.ts';

const words = '.words';

document.addEventListener('copy', (event) => {
  const selection = getSelection();
  const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : undefined;
  if (
    !range ||
    !event.clipboardData ||
    !closestTo(range.startContainer, words) ||
    !closestTo(range.endContainer, words)
  )
    return;
  const copied = document.createElement('div');
  copied.append(range.cloneContents());
  if (!copied.querySelector('.beside')) return;
  for (const other of copied.querySelectorAll('.beside, .number')) other.remove();
  for (const link of copied.querySelectorAll('a')) link.setAttribute('href', link.href);
  document.body.append(copied);
  // biome-ignore lint/performance/useDomNodeTextContent: only of what is on the page it is told where paragraphs end.
  event.clipboardData.setData('text/plain', copied.innerText.trim());
  copied.remove();
  event.clipboardData.setData('text/html', copied.innerHTML);
  event.preventDefault();
});
