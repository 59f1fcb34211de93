/** While editing: lists over the page all that is wrong with the archive. Runs in the browser; no build has it. */
import './issue-overlay.css';
import type { Issue } from '../issue.ts';
import { issuesMessage } from './issues-message.ts';

// The page is loaded anew whenever the archive is, so it asks once.
import.meta.hot?.on(issuesMessage, show);
import.meta.hot?.send(issuesMessage);

function show(issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'issue-overlay';
  dialog.lang = 'en';
  dialog.setAttribute('aria-labelledby', 'issue-overlay-title');
  const title = element('h2', issues.length === 1 ? '1 issue' : `${issues.length} issues`);
  title.id = 'issue-overlay-title';
  const close = element('button', 'Close');
  close.addEventListener('click', () => dialog.close());
  const list = element('ol');
  for (const { file, line, code, message } of issues) {
    const item = element('li');
    item.append(element('strong', `${file}:${line}`), ' ', element('code', code), element('p', message));
    list.append(item);
  }
  const hint = element('p', 'The list goes when the files are mended and saved.');
  dialog.append(title, close, list, hint);
  document.body.append(dialog);
  dialog.showModal();
}

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
