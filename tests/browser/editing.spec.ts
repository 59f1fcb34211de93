/** What an editor sees in `npm run dev` when a file is wrong, and when it is mended. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect as expectSoon, type Page, test } from '@playwright/test';
import { editedProject, editingPort } from './editing-port.ts';

test.use({ baseURL: `http://localhost:${editingPort}/` });
// All of them edit the same files.
test.describe.configure({ mode: 'serial' });

/** Reading an archive takes its time on a machine that does other things too. */
const expect = expectSoon.configure({ timeout: 20_000 });
const originals = new Map<string, Buffer>();

/** Changes a file of the content; every file is put back after the test. */
function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(editedProject, 'content', file);
  const bytes = readFileSync(path);
  if (!originals.has(path)) originals.set(path, bytes);
  const text = bytes.toString('utf8').replace(from, to);
  expect(text, `${file} holds ${String(from)}`).not.toBe(bytes.toString('utf8'));
  writeFileSync(path, text);
}

function mend(): void {
  for (const [path, bytes] of originals) writeFileSync(path, bytes);
  originals.clear();
}

test.afterEach(mend);

const overlay = (page: Page) => page.locator('dialog.issue-overlay');

/** Waits until the page lists exactly these issues: place, code and message of each. It may be loaded anew meanwhile. */
async function expectIssues(page: Page, issues: readonly string[][]): Promise<void> {
  const items = overlay(page).locator('li');
  await expect(async () => {
    const listed = await items.evaluateAll((all) =>
      all.map((item) => [...item.children].map(({ textContent }) => textContent ?? '')),
    );
    expect(listed).toEqual(issues);
  }).toPass({ timeout: 20_000 });
}

for (const [name, title, address, file, from, to, place, message] of [
  [
    'YAML that cannot be read',
    'Турлинка',
    'glossary/turlynka/',
    'glossary/turlynka.mdx',
    'title: Турлинка',
    'title: Турлинка: село',
    ['content/glossary/turlynka.mdx:2', 'frontmatter-syntax'],
    'A colon with a space after it begins another field. Put the value of this line in quotation marks.',
  ],
  [
    'a field that nobody knows',
    'Телескоп на Зоряній Полонині починає працювати',
    'events/teleskop-pratsiuie/',
    'events/teleskop-pratsiuie.mdx',
    /^date:/mu,
    'colour: red\ndate:',
    ['content/events/teleskop-pratsiuie.mdx:3', 'frontmatter-field'],
    'There is no field “colour”. The fields there are title, date, place, datePlace, terms, accounts.',
  ],
  [
    'a date that is not what its evidence reads as',
    'Лист Северина Дички до Ганни Торлиці',
    'documents/0002/',
    'documents/0002.mdx',
    'value: "1932-04-03"',
    'value: "1932-03-04"',
    ['content/documents/0002.mdx:26', 'provenance-date'],
    'The date is 1932-03-04, but its evidence “3 апреля 1932 г.” reads as 1932-04-03. Give what the words say.',
  ],
  [
    'an omission without a reason, in a draft',
    'Night shared at the observatory',
    'documents/draft-harbour-report/',
    'drafts/harbour-report.mdx',
    /^ {4}reason:.*\n/mu,
    '',
    ['content/drafts/harbour-report.mdx:71', 'frontmatter-field'],
    'Field “omissions.0.reason” is missing. What belongs there: Why this is not the source’s text.',
  ],
  [
    'evidence whose words do not stand at its line',
    'Лист Северина Дички до Ганни Торлиці',
    'documents/0002/',
    'documents/0002.mdx',
    'words: "Турлинка"',
    'words: "Турлынка"',
    ['content/documents/0002.mdx:30', 'provenance-evidence'],
    'The place is stated by “Турлынка” at line 1 of the capture, but that line does not hold these words. Give the line and the words as they stand.',
  ],
  [
    'a text that the compiler cannot read',
    'Турлинка',
    'glossary/turlynka/',
    'glossary/turlynka.mdx',
    /$/u,
    '\n{ open\n',
    ['content/glossary/turlynka.mdx:24', 'file-unreadable'],
    'The body cannot be read as MDX: Unexpected end of file in expression, expected a corresponding closing brace for `{`. Mend the MDX at this line or above it.',
  ],
  [
    'settings that cannot be read',
    'Архів Зоряної Полонини',
    '',
    'archive.yaml',
    /^language:.*$/mu,
    'language: "Ukrainian!"',
    ['content/archive.yaml:8', 'frontmatter-field'],
    'Field “language” is “Ukrainian!”. Write a language tag such as en, uk or ru-Latn. What belongs there: Language of the archive’s own words and of its interface.',
  ],
] as const) {
  test(`${name}: said over the open page with file, line and remedy, and gone when it is mended`, async ({ page }) => {
    await page.goto(`/${address}`);
    await expect(page.locator('h1')).toHaveText(title);
    await expect(overlay(page)).toHaveCount(0);
    edit(file, from, to);
    await expectIssues(page, [[...place, message]]);
    mend();
    await expect(overlay(page)).toHaveCount(0);
    await expect(page.locator('h1')).toHaveText(title);
  });
}

test('every issue is listed, not the first alone; Escape shows the page below; the next save shows what is left', async ({
  page,
}) => {
  edit('glossary/turlynka.mdx', 'type: place', 'type: village');
  edit('events/teleskop-pratsiuie.mdx', /^date:.*$/mu, 'date: "3 April"');
  edit('drafts/harbour-report.mdx', /^kind:.*$/mu, 'kind: letter');
  await page.goto('/');
  await expect(overlay(page).locator('h2')).toHaveText('3 issues');
  await expect(overlay(page).locator('li > strong')).toHaveText([
    'content/drafts/harbour-report.mdx:15',
    'content/events/teleskop-pratsiuie.mdx:3',
    'content/glossary/turlynka.mdx:3',
  ]);
  // The server may load the page anew once more for the last of the three files.
  await expect(async () => {
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(overlay(page)).toBeHidden({ timeout: 1000 });
  }).toPass();
  await expect(page.locator('h1')).toBeVisible();
  edit('glossary/turlynka.mdx', 'type: village', 'type: place');
  await expect(overlay(page).locator('h2')).toHaveText('2 issues');
});

test('the search answers while editing, and knows what was changed', async ({ page }) => {
  const hits = page.locator('main a[href*="/documents/0"]');
  await page.goto('/search/?q=Турлинка');
  await expect(hits.first()).toBeVisible();
  await page.goto('/search/?q=Зозулівка');
  await expect(page.getByRole('main')).toContainText('в архіві ніде немає');
  await expect(hits).toHaveCount(0);
  edit('glossary/turlynka.mdx', 'forms:', 'forms:\n  - { form: Зозулівка, mention: false }');
  await expect(async () => {
    await page.goto('/search/?q=Зозулівка');
    await expectSoon(hits.first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 40_000 });
});

test('an address that is not promised yet is no issue while editing', async ({ page }) => {
  const file = join(editedProject, 'content/glossary/mist.mdx');
  writeFileSync(file, '---\ntitle: Міст\ntype: place\n---\n');
  await expect(async () => {
    expect((await page.goto('/glossary/mist/'))?.status()).toBe(200);
  }).toPass();
  await expect(page.locator('h1')).toHaveText('Міст');
  await expect(overlay(page)).toHaveCount(0);
  rmSync(file);
});

test('a draft is found from every page, is not to be cited, and no link of its pages leads nowhere', async ({
  page,
}) => {
  await page.goto('/');
  await page.locator('.masthead a[href="/drafts/"]').click();
  await expect(page.locator('h1')).toHaveText('Чернетки');
  await expect(page.locator('.draft-notice li').first()).toContainText('omissions (рядок 3)');
  await page.getByRole('link', { name: 'Night shared at the observatory' }).click();
  await expect(page.locator('.draft-notice')).toBeVisible();
  await expect(page.locator('#cite')).toHaveCount(0);
  for (const address of ['/drafts/', '/documents/draft-harbour-report/', '/documents/draft-harbour-report/capture/']) {
    await page.goto(address);
    const links = await page.locator('a[href^="/"], a[href^="#"]').evaluateAll((all: HTMLAnchorElement[]) =>
      all.map(({ pathname, hash }) => ({
        pathname,
        hash,
        isThere: hash === '' || document.querySelector(hash) !== null,
      })),
    );
    for (const { pathname, hash, isThere } of links) {
      if (pathname === address) expect(isThere, `${address}${hash}`).toBe(true);
      else expect((await page.request.get(pathname)).status(), pathname).toBe(200);
    }
  }
});
