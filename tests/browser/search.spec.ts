import { expect, type Page, test } from '@playwright/test';

/** Searches from the box of the home page. @returns the documents found, by address */
async function search(page: Page, query: string): Promise<string[]> {
  await page.goto('/');
  await page.getByRole('searchbox').fill(query);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/**');
  await expect(page.locator('.search-status')).not.toHaveText(/^$|…/u);
  return (
    await page
      .locator('.search-results h2 a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))
  ).sort();
}

const all = ['/documents/0001/', '/documents/0002/', '/documents/0003/', '/documents/0004/'];

for (const form of [
  'Luhansk',
  'Lugansk',
  'LPR',
  'LNR',
  'ЛНР',
  'lnr',
  'DNR',
  'DPR',
  'ДНР',
  'Donetsk',
  'Lugansk People’s Republic',
  'Луганская Народная Республика',
]) {
  test(`“${form}” finds every document, and says by which other forms`, async ({ page }) => {
    expect(await search(page, form)).toEqual(all);
    await expect(page.locator('.search-also')).toContainText('Also searched:');
    await expect(page.locator('.search-results mark').first()).toBeVisible();
  });
}

test('a form that only searchers use finds the person', async ({ page }) => {
  expect(await search(page, 'Пасечник')).toEqual(['/documents/0001/', '/documents/0002/']);
  await expect(page.locator('.search-terms')).toContainText('Leonid Pasechnik');
});

test('“exactly as typed” takes the other forms out, and the address says so', async ({ page }) => {
  expect(await search(page, 'LNR')).toEqual(all);
  await page.getByRole('button', { name: 'exactly as typed' }).click();
  await expect(page.locator('.search-results > li')).toHaveCount(1);
  expect(new URL(page.url()).search).toBe('?q=LNR&exact=');
  await page.goBack();
  await expect(page.locator('.search-results > li')).toHaveCount(4);
});

test('a hit shows the words of the source and opens at its passage', async ({ page }) => {
  expect(await search(page, 'perversion peacekeeping')).toEqual(['/documents/0004/']);
  const hit = page.locator('.search-results ul li', { hasText: 'perversion' });
  await expect(hit).toContainText('condemned such a deployment as “perversion of the concept of peacekeeping.”');
  await hit.getByRole('link').click();
  await page.waitForURL('**/documents/0004/#p9');
  await expect(page.locator('#p9')).toBeInViewport();
});

test('every word must stand in the document, and what stands nowhere is said to', async ({ page }) => {
  expect(await search(page, 'Guterres Miroshnik')).toEqual([]);
  await expect(page.locator('.search-status')).toHaveText('Nothing found for “Guterres Miroshnik”.');
});

test('markup in the question is shown as words and does nothing', async ({ page }) => {
  const query = '<img src=x onerror=alert(1)> zzzz';
  await page.goto(`/search/?q=${encodeURIComponent(query)}`);
  await expect(page.locator('.search-status')).toHaveText(`Nothing found for “${query}”.`);
  await expect(page.getByRole('searchbox')).toHaveValue(query);
  await expect(page.locator('archive-search img')).toHaveCount(0);
});

test('a file that does not arrive is said, and trying again works', async ({ page }) => {
  await page.route('**/search/forms.json', (route) => route.abort());
  await page.goto('/search/?q=LNR');
  await expect(page.locator('.search-status')).toContainText('did not arrive');
  await page.unroute('**/search/forms.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.search-results > li')).toHaveCount(4);
});

test('no script of the search is loaded before the reader goes to it', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') scripts.push(await response.text());
  });
  await page.goto('/documents/0001/');
  await page.waitForLoadState('networkidle');
  expect(scripts.filter((text) => /archive-search|pagefind/u.test(text))).toEqual([]);
});
