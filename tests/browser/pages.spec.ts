import { readdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** Every page of the built site, as a path. */
const paths = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.html'))
  .map((file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/u, '')}`)
  .sort();

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Gathers what a browser reports against a page: errors, violations of the policy, requests that fail or go elsewhere. */
function watch(page: Page): string[] {
  const reports: string[] = [];
  page.on('console', (message) => message.type() === 'error' && reports.push(message.text()));
  page.on('pageerror', (error) => reports.push(error.message));
  page.on('requestfailed', (request) => reports.push(`failed: ${request.url()}`));
  page.on(
    'request',
    (request) => new URL(request.url()).hostname !== 'localhost' && reports.push(`elsewhere: ${request.url()}`),
  );
  return reports;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page has an accessibility fault, in the ${colorScheme} scheme`, async ({ browser, baseURL }) => {
    test.setTimeout(300_000);
    expect(paths.length).toBeGreaterThan(90);
    const context = await browser.newContext({ colorScheme, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    const reports = watch(page);
    const faults: string[] = [];
    for (const path of [...paths, '/no-such-page/']) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      for (const { id, nodes } of violations) faults.push(`${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }
    expect(faults).toEqual([]);
    expect(reports.filter((report) => !report.includes('404'))).toEqual([]);
    await context.close();
  });
}

test('no page is wider than a phone of 320 pixels', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 640 });
  const wide: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(path);
  }
  expect(wide).toEqual([]);
});

test('every page says its words without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/documents/0002/');
  await expect(page.locator('#p16')).toContainText('as reported by');
  await page.goto('/search/?q=anything');
  await expect(page.locator('noscript p')).toBeVisible();
  await context.close();
});

test('a passage is reached by its address and is marked there', async ({ page }) => {
  await page.goto('/documents/0003/#p8');
  await expect(page.locator('#p8')).toBeInViewport();
  expect(await page.locator('#p8').evaluate((passage) => passage.matches(':target'))).toBe(true);
});

test('the first stop of the keyboard leads to the text', async ({ page }) => {
  await page.goto('/documents/0001/');
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await expect(page.locator('.skip')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('words copied from a passage are the source’s words, without its number', async ({ page }) => {
  await page.goto('/documents/0004/');
  const copied = await page.locator('#p5').evaluate((passage) => {
    getSelection()?.selectAllChildren(passage);
    return String(getSelection()).trim();
  });
  expect(copied).toMatch(/^The “DNR” and “LNR” leaders requested help/u);
});
