/** What stands at addresses that were moved or withdrawn, in a browser. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { givenUpPort } from './given-up-port.ts';

test.use({ baseURL: `http://localhost:${givenUpPort}/` });

const paths = [
  '/glossary/turlynka/',
  '/letters/',
  '/documents/0001/',
  '/documents/0001/cite/',
  '/documents/0001/capture/',
  '/documents/0002/',
  '/documents/0002/cite/',
  '/documents/0003/',
  '/documents/0003/capture.txt/',
  '/documents/0004/',
  '/documents/0004/cite/',
  '/documents/0004/capture/',
  '/documents/0004/transcription.txt/',
  '/glossary/hanna-torlytsia/',
  '/names/',
  '/events/nich-na-7-liutoho/',
  '/documents/0001/cit/',
];

/** Keeps a page that was moved from leading on, so that it can be looked at. */
async function stay(page: Page): Promise<void> {
  await page.route(/\/_astro\/[^/]*\.js$/u, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
}

test('a moved address leads on with the query and the fragment; a passage to its own new place', async ({ page }) => {
  await page.goto('/glossary/turlynka/?q=1#forms');
  await page.waitForURL('**/glossary/selo-turlynka/?q=1#forms');
  await page.goto('/letters/#p1');
  await page.waitForURL('**/documents/0001/#p4');
  await expect(page.locator('#p4')).toBeInViewport();
  await page.goto('/letters/');
  await page.waitForURL('**/documents/0001/');
});

test('without JavaScript the page at a moved address has the links, each former anchor its own', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/letters/#p1');
  expect(new URL(page.url()).pathname).toBe('/letters/');
  await expect(page.locator('#p1')).toBeInViewport();
  await expect(page.locator('#p1 a')).toHaveAttribute('href', '/documents/0001/#p4');
  await page.locator('a[data-moved]').click();
  expect(new URL(page.url()).pathname).toBe('/documents/0001/');
  await context.close();
});

test('a tombstone stands at the anchor of a withdrawn passage and is reached by its address', async ({ page }) => {
  for (const address of ['/documents/0001/#p6', '/documents/0003/#p10', '/documents/0004/#p2', '/documents/0002/#p7']) {
    await page.goto(address);
    const tombstone = page.locator(new URL(page.url()).hash);
    await expect(tombstone).toBeInViewport();
    await expect(tombstone).toContainText('На прохання власника.');
    await expect(tombstone.locator('.digest')).toHaveText(/^[0-9a-f]{64}$/u);
  }
});

test('a closed document is found by its title, and its words are not', async ({ page }) => {
  await page.goto('/search/?q=обсерваторія');
  const found = page.locator('.search-results a[href*="/documents/0004/"]');
  await expect(found).toHaveCount(1);
  await page.goto(`/search/?q=${encodeURIComponent('customs slip')}`);
  await expect(page.locator('.search-results a[href*="#p14"]')).toHaveCount(0);
});

test('the page for addresses that do not exist proposes the nearest that stand', async ({ page }) => {
  await page.goto('/documents/0001/cit/');
  await expect(page.locator('[data-nearest] a').first()).toHaveAttribute('href', '/documents/0001/cite/');
  await page.goto('/documents/0002/cit/');
  await expect(page.locator('[data-nearest]')).toBeVisible();
  for (const link of await page.locator('[data-nearest] a').all())
    expect(await link.getAttribute('href')).not.toMatch(/0002/u);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what stands at such addresses has no fault for assistive tools and no violation, ${colorScheme}`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({
      colorScheme,
      baseURL: baseURL ?? '',
      viewport: { width: 320, height: 640 },
    });
    const faults: string[] = [];
    for (const path of paths) {
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('404')) faults.push(`${path} ${message.text()}`);
      });
      page.on('pageerror', (error) => faults.push(`${path} ${error.message}`));
      if (path === '/letters/' || path === '/glossary/turlynka/') await stay(page);
      await page.goto(path);
      expect(new URL(page.url()).pathname).toBe(path);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      for (const { id, nodes } of violations) faults.push(`${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) faults.push(`${path} is ${width} pixels wide`);
      await page.close();
    }
    expect(faults).toEqual([]);
    await context.close();
  });
}
