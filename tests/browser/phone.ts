import type { Browser, Page } from '@playwright/test';

/** A page on a phone with a touch screen; its context closes it. */
export async function openOnPhone(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 740 },
    baseURL: baseURL ?? '',
  });
  return context.newPage();
}
