import { readdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type Request, test } from '@playwright/test';

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

const passes = [
  { name: 'light, on a desk', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark, on a phone of 320 pixels', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
  { name: 'in forced colours, with reduced motion', forcedColors: 'active', reducedMotion: 'reduce' },
] as const;

for (const { name, ...settings } of passes) {
  test(`no page has an accessibility fault: ${name}`, async ({ browser, baseURL }) => {
    test.setTimeout(400_000);
    expect(paths.length).toBeGreaterThan(120);
    const context = await browser.newContext({ ...settings, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    const reports = watch(page);
    const faults: string[] = [];
    const asked = new Set<Request>();
    page.on('request', (request) => asked.add(request));
    page.on('requestfinished', (request) => asked.delete(request));
    page.on('requestfailed', (request) => asked.delete(request));
    for (const path of [...paths, '/no-such-page/']) {
      await page.goto(path);
      const axe = new AxeBuilder({ page }).withTags(rules);
      // Forced colours are the reader's own: axe would measure the page's.
      if ('forcedColors' in settings) axe.disableRules(['color-contrast']);
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations) faults.push(`${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      // A request that leaving the page would cut off says nothing of the page.
      await expect.poll(() => asked.size).toBe(0);
    }
    expect(faults).toEqual([]);
    expect(reports.filter((report) => !report.includes('404'))).toEqual([]);
    await context.close();
  });
}

test('no page is wider than a phone of 320 pixels, also with words and letters spaced, nor than a desk with text of twice the size', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const wide: string[] = [];
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  for (const path of paths) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    if (await isWide()) wide.push(`${path} at 320`);
    await page.evaluate(() => {
      const spaced = new CSSStyleSheet();
      spaced.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
      );
      document.adoptedStyleSheets.push(spaced);
    });
    if (await isWide()) wide.push(`${path} at 320, spaced`);
    await page.evaluate(() => document.adoptedStyleSheets.pop());
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '36px';
    });
    if (await isWide()) wide.push(`${path} at 200 %`);
  }
  expect(wide).toEqual([]);
});

test('every page says its words without JavaScript', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('main'), path).toHaveText(/\S[\s\S]{100}/u, { useInnerText: true });
  }
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

test('words copied from several passages are the source’s words, without the notes beside them', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/documents/0002/');
  const copy = async (from: string, to: string) => {
    await page.evaluate(
      ([from = '', to = '']) => {
        const [first, last] = [document.querySelector(from), document.querySelector(to)];
        if (!first || !last) throw new Error(`${from} ${to}`);
        getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
      },
      [from, to],
    );
    await page.keyboard.press('ControlOrMeta+c');
    return page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const html = item?.types.includes('text/html') ? await (await item.getType('text/html')).text() : '';
      return { text: await navigator.clipboard.readText(), html };
    });
  };
  const { text, html } = await copy('#p8', '#p10');
  expect(text.split(/\n+/u)).toEqual(
    await page.locator(':is(#p8, #p9, #p10)').evaluateAll((all) => all.map((one) => one.textContent.trim())),
  );
  expect(html).not.toContain('Those of the two entities');
  expect(html).toContain(`href="${new URL('/glossary/russia/', page.url()).href}"`);
  // Who selects into a note wants it.
  expect((await copy('#p8', '.row:has(#p9) .note')).text).toContain('Those of the two entities');
});
