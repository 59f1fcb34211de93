/** Keeps the focus of a search while what it shows is replaced. */

/** What had the focus among what is shown; known still after it was taken away. */
interface Focused {
  key: string | undefined;
  isNarrowing: boolean;
}

/** Remembers what has the focus inside an element, and gives it to what has taken its place. */
export class FocusKeeper {
  readonly #host: HTMLElement;
  #focused: Focused | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Notes what has the focus, before it may be replaced. */
  remember(): void {
    const active = document.activeElement;
    if (active instanceof HTMLElement && this.#host.contains(active))
      this.#focused = { key: active.dataset['key'], isNarrowing: active.closest('.search-narrow') !== null };
    else if (active !== document.body) this.#focused = undefined;
  }

  /**
   * Gives the focus back that was lost with what had it: to what has taken its place.
   *
   * @param isLast whether all is shown: without anything in its place, the focus goes to the status or to the filters
   */
  restore(isLast: boolean): void {
    if (!this.#focused || document.activeElement !== document.body) return;
    const { key, isNarrowing } = this.#focused;
    const keyed = [...this.#host.querySelectorAll<HTMLElement>('[data-key]')];
    const next = [keyed.find((one) => key !== undefined && one.dataset['key'] === key)];
    if (isLast && isNarrowing) next.push(keyed.find((one) => one.dataset['key'] === 'narrow'));
    if (isLast) next.push(this.#host.querySelector<HTMLElement>('.search-status') ?? undefined);
    for (const one of next) {
      one?.focus({ preventScroll: true });
      if (one && document.activeElement === one) return;
    }
  }
}
