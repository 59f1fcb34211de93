/** Lets a reader's browser compute the digest of the capture as it is served, and compares it with the stated one. */
class DigestCheck extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const status = this.querySelector('[role=status]');
    // Without a secure context there is no WebCrypto; the line for sha256sum stands on the page.
    if (!button || !status || !globalThis.crypto?.subtle) return;
    const words = JSON.parse(this.dataset['words'] ?? '{}') as Record<
      'checking' | 'agrees' | 'differs' | 'failed',
      string
    >;
    button.hidden = false;
    button.addEventListener('click', async () => {
      status.textContent = words.checking;
      try {
        const response = await fetch(this.dataset['file'] ?? '', { cache: 'no-store' });
        if (!response.ok) throw new Error(String(response.status));
        const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
        const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        status.textContent = hex === this.dataset['sha256'] ? words.agrees : `${words.differs} ${hex}`;
      } catch {
        status.textContent = words.failed;
      }
    });
  }
}

customElements.define('digest-check', DigestCheck);
