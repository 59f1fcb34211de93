/** The element by which a reader keeps the archive for reading offline, and takes it away again. */
import { clearHalf, keep, readKept, takeAway } from './keep.ts';

/** What the element says; `%n` and `%m` stand for files that have arrived, and all. */
export interface OfflineWords {
  kept: string;
  keeping: string;
  failed: string;
  taken: string;
}

class KeepOffline extends HTMLElement {
  connectedCallback(): void {
    const find = <T extends Element>(selector: string) => this.querySelector<T>(selector);
    const [give, take] = ['keep', 'take'].map((act) => find<HTMLButtonElement>(`[data-act=${act}]`));
    const status = find<HTMLElement>('[role=status]');
    const progress = find<HTMLProgressElement>('progress');
    const section = this.closest<HTMLElement>('[hidden]');
    if (!give || !take || !status || !progress || !('serviceWorker' in navigator) || !('caches' in globalThis)) return;
    const words = JSON.parse(this.dataset['words'] ?? '{}') as OfflineWords;
    const base = new URL(this.dataset['base'] ?? '/', location.href).href;
    const show = (isKept: boolean, said: string) => {
      const isFocused = this.contains(document.activeElement);
      give.hidden = isKept;
      take.hidden = !isKept;
      give.disabled = take.disabled = false;
      progress.hidden = true;
      status.textContent = said;
      if (isFocused) (isKept ? take : give).focus();
    };
    give.addEventListener('click', async () => {
      give.disabled = true;
      progress.hidden = false;
      progress.removeAttribute('value');
      status.textContent = words.keeping;
      try {
        await keep(base, (done, all) => {
          progress.max = all;
          progress.value = done;
        });
        show(true, words.kept);
      } catch {
        show(false, words.failed);
      }
    });
    take.addEventListener('click', async () => {
      take.disabled = true;
      await takeAway(base);
      show(false, words.taken);
    });
    void clearHalf(base).then(async () => {
      const isKept = (await readKept(base)) !== undefined;
      show(isKept, isKept ? words.kept : '');
      if (section) section.hidden = false;
    });
  }
}

customElements.define('keep-offline', KeepOffline);
