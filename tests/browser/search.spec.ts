import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { passageLinks, said, settle, showAll, status, wrongAnswers } from './judged-answers.ts';
import { openOnPhone } from './phone.ts';

/** Every test fails where a page breaks its policy or throws. */
const test = base.extend<{ watch: undefined }>({
  watch: [
    async ({ page }, use) => {
      const reports: string[] = [];
      page.on('pageerror', ({ message }) => {
        if (!/did not arrive|Failed to (?:fetch|load)/u.test(message)) reports.push(message);
      });
      page.on('console', (message) => {
        if (/Content Security Policy|policy broken/u.test(message.text())) reports.push(message.text());
      });
      page.on('request', (request) => {
        if (!/^(?:blob|data)?:?http:\/\/localhost:/u.test(request.url())) reports.push(`elsewhere: ${request.url()}`);
      });
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          console.error(`policy broken: ${violatedDirective} ${blockedURI}`);
        });
      });
      await use(undefined);
      expect(reports).toEqual([]);
    },
    { auto: true },
  ],
});

/** What is announced to those who hear the page. */
const announced = (page: Page) => page.locator('.search-announced[role=status]');
const box = (page: Page) => page.getByRole('searchbox');
const documentsFound = (page: Page) => page.locator('.search-results > li > h2 a');
/** Opens a saved search. */
async function open(page: Page, search: Record<string, string | string[]>): Promise<void> {
  const address = new URLSearchParams(
    Object.entries(search).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
  await page.goto(`/search/?${address}`);
  await settle(page);
}

/** Documents found, by number, as they stand. */
async function found(page: Page): Promise<string[]> {
  return documentsFound(page).evaluateAll((links) =>
    links.map((link) => (link as HTMLAnchorElement).pathname.split('/')[2] ?? ''),
  );
}

/** The words marked in what is shown, folded. */
async function marked(page: Page): Promise<Set<string>> {
  return new Set((await page.locator('.search-results mark').allInnerTexts()).map((text) => text.toLowerCase()));
}

/** Opens a part of the search page that may be closed. */
async function unfold(page: Page, selector: string): Promise<void> {
  await page.locator(selector).evaluateAll((parts) => {
    for (const part of parts) (part as HTMLDetailsElement).open = true;
  });
}

const all = ['0001', '0002', '0003', '0004'];

for (const form of [
  'LPR',
  'LNR',
  'ЛНР',
  'lnr',
  'DNR',
  'DPR',
  'ДНР',
  'Lugansk People’s Republic',
  "LUHANSK PEOPLE'S REPUBLIC",
  'Луганская Народная Республика',
  'Луганской Народной Республики',
  'Донецкую Народную Республику',
]) {
  test(`“${form}” finds every document, and says by which other forms`, async ({ page }) => {
    await open(page, { q: form });
    expect((await found(page)).sort()).toEqual(all);
    await expect(page.locator('.search-also')).toContainText('Also searched:');
    await expect(page.locator('.search-results mark').first()).toBeVisible();
  });
}

for (const form of ['Luhansk', 'Lugansk', 'Луганск', 'Луганска']) {
  test(`“${form}” is shared: it finds its spellings and offers the things that it may mean`, async ({ page }) => {
    await open(page, { q: form });
    expect((await found(page)).sort()).toEqual(all);
    const also = page.locator('.search-also');
    await expect(also).toContainText(`The spelling “${form}” is shared by:`);
    expect(await also.getByRole('link').count()).toBeGreaterThan(1);
    await also.getByRole('link').first().click();
    await page.waitForURL('**/glossary/**');
  });
}

test('a spelling that may name one thing of the glossary is not said to be shared', async ({ page }) => {
  await open(page, { q: 'People’s Republics' });
  const also = page.locator('.search-also');
  await expect(also).toContainText('The spelling “People’s Republics” may name this, or other things: ');
  await expect(also.locator('p').getByRole('link')).toHaveCount(1);
});

test('a form is taken out and put back, and the address tells of it', async ({ page }) => {
  await open(page, { q: 'LPR' });
  const whole = await said(page);
  await expect.poll(() => marked(page)).toContain('lnr');
  await unfold(page, '.search-also details');
  await page.getByRole('button', { name: 'take out LNR' }).click();
  await expect(page.locator('.search-also')).toContainText('Taken out:');
  await settle(page);
  expect(await marked(page)).not.toContain('lnr');
  expect(new URL(page.url()).searchParams.getAll('without')).toEqual(['LNR']);
  expect(await said(page)).not.toBe(whole);
  await page.reload();
  await settle(page);
  expect(await marked(page)).not.toContain('lnr');
  await unfold(page, '.search-also details');
  await page.getByRole('button', { name: 'put back LNR' }).click();
  await expect(status(page)).toHaveText(whole);
  expect(new URL(page.url()).search).toBe('?q=LPR');
});

test('a form that only searchers use finds the person', async ({ page }) => {
  await open(page, { q: 'Пасечник' });
  expect((await found(page)).sort()).toEqual(['0001', '0002']);
  await expect(page.locator('.search-terms')).toContainText('Leonid Pasechnik');
});

test('“exactly as typed” searches no other form; one click searches every form again', async ({ page }) => {
  await open(page, { q: 'LNR' });
  expect((await found(page)).sort()).toEqual(all);
  await page.getByRole('button', { name: 'exactly as typed' }).click();
  await expect(documentsFound(page)).toHaveCount(1);
  expect(new URL(page.url()).search).toBe('?q=LNR&exact=');
  for (const word of await marked(page)) expect(word).toMatch(/^lnr(?:’s)?$/u);
  await page.getByRole('button', { name: 'Search every form' }).click();
  await expect(documentsFound(page)).toHaveCount(4);
  await page.goBack();
  await expect(documentsFound(page)).toHaveCount(1);
  await page.goBack();
  await expect(documentsFound(page)).toHaveCount(4);
  expect(new URL(page.url()).search).toBe('?q=LNR');
});

for (const query of [
  '"perversion of the concept"',
  '“Perversion of the concept”',
  '«perversion of the concept»',
  '„perversion of the concept“',
  '"perversion of the concept',
  '"perversion\u00a0of the concept"',
]) {
  test(`a phrase in quotation marks of any kind finds it: ${query}`, async ({ page }) => {
    await open(page, { q: query });
    await expect(status(page)).toHaveText(/^1 passage in 1 document/u);
    await expect(page.locator('.search-results mark')).toHaveText('perversion of the concept');
  });
}

test('a phrase in another order is found nowhere: the count is nought', async ({ page }) => {
  await open(page, { q: '"concept of the perversion"' });
  await expect(status(page)).toHaveText('0 passages');
  await expect(page.locator('.search-also')).toContainText(
    '“concept of the perversion” stands nowhere in the archive.',
  );
  await expect(page.locator('.search-results > li')).toHaveCount(0);
});

test('a minus takes out the passages that hold the word or the phrase', async ({ page }) => {
  await open(page, { q: 'peacekeeping' });
  const before = await passageLinks(page).count();
  await open(page, { q: 'peacekeeping -perversion' });
  expect(await passageLinks(page).count()).toBe(before - 1);
  await expect(page.locator('.search-results')).not.toContainText('perversion');
  await open(page, { q: 'peacekeeping -"perversion of the concept"' });
  expect(await passageLinks(page).count()).toBe(before - 1);
});

test('words must all stand in a document; a hit says what it holds and what stands elsewhere', async ({ page }) => {
  await open(page, { q: 'ambassador Peresada' });
  await expect(page.locator('.search-results')).toContainText('elsewhere in this text: ');
  await open(page, { q: 'Guterres Miroshnik' });
  await expect(status(page)).toHaveText('0 passages');
  await expect(page.locator('.search-also')).toContainText('no text holds all of them');
  expect(await found(page)).toEqual([]);
});

test('a search that finds nothing says the languages of the documents and leads to what there is', async ({ page }) => {
  await open(page, { q: 'xyzzyqwfp' });
  await expect(status(page)).toHaveText('0 passages');
  const also = page.locator('.search-also');
  await expect(also).toContainText('Languages of the documents: English.');
  const ways = also.locator('.ways').getByRole('link');
  await expect(ways).toHaveText(['Glossary', 'All documents', 'All words']);
  for (const address of await ways.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)))
    expect((await page.request.get(address)).status(), address).toBe(200);
  for (const query of ['ambasador', 'ambassador']) {
    await open(page, { q: query });
    expect((await found(page)).length).toBeGreaterThan(0);
    await expect(also).not.toContainText('Languages of the documents');
  }
});

test('the count names what there is: of a search narrowed to terms or events no passages', async ({ page }) => {
  await open(page, { q: 'Donetsk' });
  await expect(status(page)).toHaveText(/^\d+ passages in \d documents; \d+ glossary pages; \d+ events$/u);
  await open(page, { q: 'Donetsk', kind: 'event' });
  await expect(status(page)).toHaveText(/^\d+ events$/u);
  await open(page, { q: 'Donetsk', kind: ['event', 'term'] });
  await expect(status(page)).toHaveText(/^\d+ glossary pages; \d+ events$/u);
  await open(page, { q: 'xyzzyqwfp', kind: 'event' });
  await expect(status(page)).toHaveText('0 events');
  // Where documents are asked too, that none of their passages answers is said.
  await open(page, { q: '"byline"' });
  await expect(status(page)).toHaveText('0 passages; 1 glossary page');
});

test('a question of signs alone is no zero: it is said that they are not searched for', async ({ page }) => {
  const said = 'Signs alone are not searched for. Give a letter or a figure.';
  await open(page, { q: '©' });
  await expect(status(page)).toHaveText(said);
  await open(page, { q: '©', kind: 'document' });
  await expect(status(page)).toHaveText('4 entries');
  await expect(page.locator('.search-also')).toHaveText(said);
});

test('a word that other searches take for an operator is said to be searched for as a word', async ({ page }) => {
  await open(page, { q: 'Putin OR Lavrov' });
  await expect(status(page)).toHaveText('0 passages');
  await expect(page.locator('.search-also')).toContainText('“OR” is searched for as a word.');
  for (const q of ['Putin or Lavrov', 'Putin "OR" Lavrov', 'Luhansk AND Donetsk']) {
    await open(page, { q });
    await expect(page.locator('.search-also')).not.toContainText('as a word');
  }
});

test('a misspelling is named, and the passages of the nearest spelling stand below a line that says so', async ({
  page,
}) => {
  await open(page, { q: 'ambasador' });
  await expect(status(page)).toHaveText('0 passages');
  const also = page.locator('.search-also');
  await expect(also).toContainText('“ambasador” stands nowhere in the archive.');
  await expect(also).toContainText('Passages with “ambassador” instead:');
  expect((await found(page)).length).toBeGreaterThan(0);
  await expect(box(page)).toHaveValue('ambasador');
  await also.getByRole('button', { name: 'ambassador', exact: true }).click();
  await expect(status(page)).toHaveText(/^[1-9]\d* passages? in/u);
  await expect(box(page)).toHaveValue('ambassador');
  await expect(also).not.toContainText('stands nowhere');
});

test('filters have counts, combine, and work without words', async ({ page }) => {
  await page.goto('/search/');
  await expect(page.locator('.search-narrow fieldset').first()).toBeAttached();
  await unfold(page, '.search-narrow > details');
  const narrow = page.locator('.search-narrow');
  const choice = (facet: string, name: RegExp) =>
    narrow.getByRole('group', { name: facet, exact: true }).getByRole('checkbox', { name });
  await choice('What it is', /^Documents \(4\)$/u).check();
  await expect(status(page)).toHaveText('4 entries');
  expect((await found(page)).sort()).toEqual(all);
  await choice('Publisher', /^Vindobona \(1\)$/u).check();
  await expect(status(page)).toHaveText('1 entry');
  await choice('Publisher', /^Meduza \(1\)$/u).check();
  await expect(status(page)).toHaveText('2 entries');
  expect((await found(page)).sort()).toEqual(['0002', '0004']);
  await choice('Year', /^2022 \(2\)$/u).check();
  await expect(status(page)).toHaveText('2 entries');
  expect(new URL(page.url()).search).toBe('?kind=document&publisher=Vindobona&publisher=Meduza&year=2022');
  await box(page).fill('"perversion of the concept"');
  await expect(status(page)).toHaveText(/^1 passage in 1 document/u);
  expect(await found(page)).toEqual(['0004']);
  await expect(choice('Publisher', /^Meduza \(1\)$/u)).toBeChecked();
  await expect(choice('Publisher', /^Vindobona \(0\)$/u)).toBeChecked();
  await narrow.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(/\?q=[^&]+$/u);
});

test('by date: the earliest first, a document without a date last', async ({ page }) => {
  await open(page, { q: 'LPR' });
  await unfold(page, '.search-narrow > details');
  await page.getByRole('radio', { name: 'by date' }).check();
  await expect.poll(() => found(page)).toEqual(['0003', '0004', '0002', '0001']);
  expect(new URL(page.url()).search).toBe('?q=LPR&order=date');
  await page.reload();
  await settle(page);
  expect(await found(page)).toEqual(['0003', '0004', '0002', '0001']);
});

test('a saved address shows the same search; back and forward go through the searches', async ({ page }) => {
  await open(page, { q: 'LPR', without: 'LNR', publisher: ['Meduza', 'Vindobona'], order: 'date' });
  expect(await found(page)).toEqual(['0004', '0002']);
  await unfold(page, '.search-also details');
  await expect(page.getByRole('button', { name: 'put back LNR' })).toBeVisible();
  await expect(box(page)).toHaveValue('LPR');
  await box(page).fill('perversion');
  await box(page).press('Enter');
  await expect(status(page)).toHaveText(/^1 passage in 1 document/u);
  await box(page).fill('ambassador');
  await box(page).press('Enter');
  await expect(status(page)).toHaveText(/^[^1].* in/u);
  await passageLinks(page).first().click();
  await page.waitForURL('**/documents/**');
  await page.goBack();
  await settle(page);
  await expect(box(page)).toHaveValue('ambassador');
  await page.goForward();
  await page.waitForURL('**/documents/**');
});

test('Ctrl+K and / go to the search from any page', async ({ page }) => {
  await page.goto('/documents/0001/');
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('a/b');
  await expect(box(page)).toHaveValue('a/b');
  await page.goto('/glossary/');
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('');
  await page.goto('/documents/0001/');
  await page.keyboard.press('Meta+k');
  await expect(box(page)).toBeFocused();
});

test('the key / is switched off in the foot of any page, and stays so', async ({ page }) => {
  await page.goto('/documents/0001/');
  const toggle = page.getByRole('checkbox', { name: 'The key / on the keyboard goes to the search' });
  await expect(toggle).toBeChecked();
  await toggle.uncheck();
  await page.goto('/glossary/');
  await expect(toggle).not.toBeChecked();
  await page.keyboard.press('/');
  await expect(box(page)).not.toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  await toggle.check();
  await page.locator('h1').click();
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
});

test('a phone without keys has no switch for the key /', async ({ page, browser, baseURL }) => {
  await page.goto('/documents/0001/');
  await expect(page.locator('.slash-key')).toBeVisible();
  const phone = await openOnPhone(browser, baseURL);
  await phone.goto('/documents/0001/');
  // The script has run once the key beside it works.
  await phone.keyboard.press('Control+k');
  await expect(box(phone)).toBeFocused();
  await expect(phone.locator('.slash-key')).toBeHidden();
  await phone.context().close();
});

test('results come while one types, and arrows, Enter and Escape go through them', async ({ page }) => {
  await page.goto('/search/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('perver', { delay: 20 });
  await page.keyboard.type('sion', { delay: 20 });
  await expect(status(page)).toHaveText(/^1 passage in 1 document/u);
  expect(new URL(page.url()).search).toBe('?q=perversion');
  await page.keyboard.press('ArrowDown');
  await expect(documentsFound(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(passageLinks(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/documents/0004/?mark=perversion#p9');
});

test('from the box of another page: first results there, and Enter leads to them all', async ({ page }) => {
  await page.goto('/documents/0001/');
  await page.keyboard.press('/');
  await page.keyboard.type('LNR', { delay: 20 });
  await settle(page);
  await expect(documentsFound(page).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(documentsFound(page).first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(documentsFound(page).first()).toBeHidden();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/?q=LNR');
  await settle(page);
  expect((await found(page)).sort()).toEqual(all);
});

test('a hit opens the document at its passage with its words marked, and the marks can be taken off', async ({
  page,
}) => {
  await open(page, { q: 'peacekeeping perversion' });
  await page.locator('.search-results ul li', { hasText: 'condemned such a deployment' }).getByRole('link').click();
  await page.waitForURL('**/documents/0004/**#p9');
  await expect(page.locator('#p9')).toBeInViewport();
  const marks = () => page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map(String));
  await expect.poll(marks).toContain('perversion');
  expect((await marks()).every((word) => /^(?:perversion|peacekeep)/iu.test(word))).toBe(true);
  await expect(page.locator('.marked')).toContainText('perversion');
  await expect(page.locator('.marked')).toBeInViewport();
  await page.getByRole('button', { name: 'Remove the marks' }).click();
  expect(await page.evaluate(() => CSS.highlights.has('search'))).toBe(false);
  await expect(page.locator('.marked')).toBeHidden();
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  await expect(page.locator('#p9')).toBeVisible();
  expect(await page.evaluate(() => CSS.highlights.has('search'))).toBe(false);
});

test('words to mark that an address gives as markup stay words', async ({ page }) => {
  await page.goto(`/documents/0004/?mark=${encodeURIComponent('<img src=x onerror=alert(1)>')}&mark=perversion`);
  await expect(page.locator('.marked')).toContainText('<img src=x onerror=alert(1)>');
  await expect(page.locator('.marked img')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the form leads to a page that leads to the list of all words, and that to the passages', async ({ page }) => {
    await page.goto('/documents/0001/');
    await box(page).fill('perversion');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**/search/?q=perversion');
    await expect(page.locator('noscript p')).toContainText('needs JavaScript');
    await page.locator('main').getByRole('link', { name: 'All words' }).click();
    await page.waitForURL('**/search/words/');
    await page.locator('main').getByRole('link', { name: 'p', exact: true }).click();
    const entry = page.locator('.concordance div', { has: page.getByText('perversion', { exact: true }) });
    await entry.getByRole('link', { name: '0004 ¶ 9' }).click();
    await page.waitForURL('**/documents/0004/#p9');
    await expect(page.locator('#p9')).toContainText('perversion');
  });
});

for (const [what, pattern] of [
  ['the engine’s script', '**/pagefind/pagefind.js'],
  ['the engine’s WebAssembly', '**/pagefind/**/wasm*'],
  ['the engine’s list', '**/pagefind-entry.json*'],
  ['a piece of the index', '**/pagefind/documents/index/**'],
  ['the forms', '**/search/start.json'],
  ['the texts', '**/search/texts/**'],
] as const) {
  for (const way of ['is cut off', 'is missing'] as const) {
    test(`a file that does not arrive is said, the words stay, and trying again works: ${what} ${way}`, async ({
      page,
    }) => {
      await page.route(pattern, (route) => (way === 'is missing' ? route.fulfill({ status: 404 }) : route.abort()));
      await page.goto('/search/?q=LNR');
      await expect(status(page)).toContainText('did not arrive');
      await expect(box(page)).toHaveValue('LNR');
      await expect(page.locator('.search-results > li')).toHaveCount(0);
      const again = page.getByRole('button', { name: 'Try again' });
      await again.click();
      await expect(status(page)).toContainText('did not arrive');
      await expect(page.locator('main').getByRole('link', { name: 'All words' }).first()).toBeVisible();
      await page.unroute(pattern);
      await again.click();
      await expect(status(page)).toHaveText(/^\d+ passages in 4 documents/u);
      expect((await found(page)).sort()).toEqual(all);
    });
  }
}

test('a list of near spellings that does not arrive is said too', async ({ page }) => {
  await page.route('**/search/near/**', (route) => route.abort());
  await page.goto('/search/?q=ambasador');
  await expect(status(page)).toHaveText('0 passages');
  const also = page.locator('.search-also');
  await expect(also).toContainText('A part of the search did not arrive');
  await expect(also).toContainText('“ambasador” stands nowhere in the archive.');
  await page.unroute('**/search/near/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(also).toContainText('Passages with “ambassador” instead:');
  await expect(also).not.toContainText('did not arrive');
});

const markup = '<img src=x onerror=alert(1)><script>alert(2)</script> zzzz';
for (const [name, query] of Object.entries({
  markup,
  'ten thousand characters': 'war'.repeat(3334),
  'two thousand words': 'war zzzz '.repeat(1000),
  'quotes without end': '"“«„'.repeat(20),
  'right-to-left marks': '\u202eLNR\u202c \u200f"ЛНР\u200f',
  'marks without letters': '\u0301\u0301\u0301 \u200d',
  'signs of templates': '%n %q %s $& $1 {{x}}',
  'control characters': 'LNR\u0000\u0007\u001b',
})) {
  test(`typed or in the address, any words are text and break nothing: ${name}`, async ({ page }) => {
    page.on('dialog', () => {
      throw new Error('A script ran.');
    });
    const given = query.replaceAll('\u0000', '');
    await page.goto('/search/');
    await box(page).fill(given);
    await box(page).press('Enter');
    await settle(page);
    await expect(box(page)).toHaveValue(given);
    const { searchParams, hash } = new URL(page.url());
    expect(given.length > 2000 ? new URLSearchParams(hash.slice(1)).get('q') : searchParams.get('q')).toBe(given);
    await expect(page.locator('archive-search :is(img, script)')).toHaveCount(0);
    await box(page).fill('perversion');
    await expect(status(page)).toHaveText(/^1 passage in 1 document/u);
    if (given.length < 5000) {
      await page.goto(
        `/search/?q=${encodeURIComponent(given)}&without=${encodeURIComponent(markup)}&year=${encodeURIComponent(markup)}`,
      );
      await settle(page);
      await expect(page.locator('archive-search :is(img, script)')).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  });
}

for (const address of [
  '?q=%ED%A0%80',
  '?q=a%ED%A0%80b%ED%BF%BF',
  '?q=%',
  '?q=%FF%FE',
  '?q=LNR&year=%ED%A0%80',
  '?without=%ED%A0%80&q=LNR',
]) {
  test(`an address with broken characters breaks nothing: ${address}`, async ({ page }) => {
    await page.goto(`/search/${address}`);
    await settle(page);
    await box(page).fill('perversion');
    await expect(status(page)).toHaveText(/^\d passages?/u);
  });
}

test('at 320 pixels nothing is wider than the page, with results, forms and open filters', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const query of ['LPR', 'ambasador', 'x'.repeat(300), 'Луганская Народная Республика "people’s republic"']) {
    await open(page, { q: query, kind: 'document' });
    await unfold(page, 'archive-search details');
    await showAll(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), query.slice(0, 20)).toBeLessThanOrEqual(
      320,
    );
  }
});

test('at 320 pixels the panel of another page is not wider than the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/documents/0001/');
  await box(page).fill('LPR');
  await settle(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('at 320 pixels values of filters that an address makes up do not widen the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, { term: ['constructor', 'x'.repeat(300)], kind: 'toString', source: 'valueOf' });
  await unfold(page, 'archive-search details');
  await expect(page.getByRole('checkbox', { name: 'constructor (0)', exact: true })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'toString (0)', exact: true })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'valueOf (0)', exact: true })).toBeChecked();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('a long question is kept in the address from the box of another page too, and goes to no server', async ({
  page,
}) => {
  const long = 'ambassador '.repeat(300).trim();
  await page.goto('/documents/0001/');
  await box(page).fill(long);
  await settle(page);
  await box(page).press('Enter');
  await page.waitForURL('**/search/#q=**');
  await settle(page);
  await expect(box(page)).toHaveValue(long);
});

test('the panel says which word stands nowhere, and what it shows instead', async ({ page }) => {
  await page.goto('/documents/0001/');
  await box(page).fill('ambasador');
  const panel = page.locator('archive-search[panel]');
  await expect(panel).toContainText('“ambasador” stands nowhere in the archive.');
  await expect(panel).toContainText('Passages with “ambassador” instead:');
  await panel.getByRole('button', { name: 'ambassador', exact: true }).click();
  await expect(panel).not.toContainText('stands nowhere');
  await expect(box(page)).toHaveValue('ambassador');
  await expect(panel.locator(':focus')).toHaveCount(1);
});

test('the panel closes when the focus leaves it, and opens when the focus comes back', async ({ page }) => {
  await page.goto('/documents/0001/');
  await box(page).fill('LNR');
  await settle(page);
  const panel = page.locator('archive-search[panel]');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(documentsFound(page).first()).toBeFocused();
  await expect(panel).toBeVisible();
  await box(page).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(panel).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(panel).toBeVisible();
});

test('typing after a search makes one new entry of the history: Back leads to the search', async ({ page }) => {
  await open(page, { q: 'perversion' });
  await box(page).fill('ambassador');
  await expect(page).toHaveURL(/\?q=ambassador$/u);
  await box(page).fill('ambassadors');
  await expect(page).toHaveURL(/\?q=ambassadors$/u);
  await box(page).press('Enter');
  await box(page).fill('LNR');
  await expect(page).toHaveURL(/\?q=LNR$/u);
  await page.goBack();
  await expect(box(page)).toHaveValue('ambassadors');
  await page.goBack();
  await expect(box(page)).toHaveValue('perversion');
  await expect(status(page)).toHaveText(/^1 passage in 1 document/u);
});

test('Escape leaves the words in the box, and Enter leaves the forms that were taken out', async ({ page }) => {
  await open(page, { q: 'LPR', without: 'LNR' });
  await box(page).focus();
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveValue('LPR');
  await page.keyboard.press('Enter');
  await settle(page);
  expect(new URL(page.url()).search).toBe('?q=LPR&without=LNR');
  await box(page).fill('LNR');
  await expect(page).toHaveURL(/\?q=LNR$/u);
});

test('the focus goes to what takes the place of what was pressed', async ({ page }) => {
  await open(page, { q: 'LPR' });
  await unfold(page, '.search-also details');
  const press = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
  };
  await press('take out LNR');
  await expect(page.getByRole('button', { name: 'put back LNR' })).toBeFocused();
  await press('put back LNR');
  await expect(page.getByRole('button', { name: 'take out LNR' })).toBeFocused();
  await press('exactly as typed');
  await expect(page.getByRole('button', { name: 'Search every form' })).toBeFocused();
  await open(page, { q: 'LPR' });
  const more = page.getByRole('button', { name: /more passages?$/u }).first();
  const place = page.locator('.search-results > li', { has: more }).first();
  await expect(place.getByRole('listitem')).toHaveCount(7);
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(
    page.locator('.search-results > li').first().getByRole('listitem').nth(6).getByRole('link'),
  ).toBeFocused();
  await open(page, { q: 'LPR', publisher: 'Meduza' });
  await unfold(page, '.search-narrow > details');
  await press('Clear all');
  await expect(page.locator('.search-narrow > details > summary')).toBeFocused();
  await open(page, { q: 'ambasador' });
  await press('ambassador');
  await expect(status(page)).toBeFocused();
});

test('only what stays is announced, with the words that stand nowhere', async ({ page }) => {
  await page.goto('/search/');
  await expect(page.locator('.search-narrow')).toContainText('Narrow');
  await announced(page).evaluate((region) => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    new MutationObserver(() => region.textContent && heard.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await box(page).pressSequentially('ambasador', { delay: 150 });
  await expect(announced(page)).toContainText(
    '0 passages “ambasador” stands nowhere in the archive. Near spellings that do: ambassador',
  );
  await expect(announced(page)).toContainText('Passages with “ambassador” instead:');
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  expect(heard.filter((text) => text !== 'Searching …')).toHaveLength(1);
});

test('a search that takes long is announced as going on', async ({ page }) => {
  let send = () => {};
  const held = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route('**/search/start.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/search/?q=LNR');
  await expect(announced(page)).toHaveText('Searching …');
  send();
  await expect(announced(page)).toHaveText(/^\d+ passages in 4 documents/u);
});

test('Ctrl+K is known by its place on keyboards with other letters, and a key without a name breaks nothing', async ({
  page,
}) => {
  await page.goto('/documents/0001/');
  await page.evaluate(() => {
    dispatchEvent(new Event('keydown'));
    dispatchEvent(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true }));
  });
  await expect(box(page)).toBeFocused();
});

test('a focus from before the script arrives opens the panel all the same', async ({ page }) => {
  let send = () => {};
  const held = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route(/\/Layout[^/]*\.js$|reach[^/]*\.js$/u, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/documents/0001/', { waitUntil: 'commit' });
  await box(page).focus();
  await box(page).fill('LNR');
  send();
  await settle(page);
  await expect(documentsFound(page).first()).toBeVisible();
});

for (const address of ['/documents/0001/', '/search/?q=LNR']) {
  test(`a script of the search that does not arrive is said, and the words are kept: ${address}`, async ({ page }) => {
    await page.route('**/site-search*.js', (route) => route.fulfill({ status: 404 }));
    await page.goto(address);
    await box(page).focus();
    const place = page.locator('search, main').filter({ hasText: 'did not arrive' });
    await expect(place).toBeVisible();
    await expect(place.getByRole('link', { name: 'All words' }).first()).toBeVisible();
    if (address.startsWith('/doc')) await box(page).fill('LNR');
    await expect(box(page)).toHaveValue('LNR');
    await page.unroute('**/site-search*.js');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForURL('**/search/?q=LNR');
    await settle(page);
    expect((await found(page)).sort()).toEqual(all);
  });
}

test('who comes back from a hit finds the place, with the passages that were opened', async ({ page }) => {
  await open(page, { q: 'LPR' });
  await page
    .getByRole('button', { name: /more passages?$/u })
    .first()
    .click();
  const amount = await passageLinks(page).count();
  const hit = passageLinks(page).nth(amount - 1);
  await hit.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(200);
  await hit.click();
  await page.waitForURL('**/documents/**');
  await page.goBack();
  await settle(page);
  await expect(passageLinks(page)).toHaveCount(amount);
  await expect.poll(() => page.evaluate((y) => Math.abs(scrollY - y), before)).toBeLessThan(5);
});

test('where the pages of the archive do not arrive, the documents found stay, and it is said', async ({ page }) => {
  await page.route('**/pagefind/pages/**', (route) => route.abort());
  await page.goto('/search/?q=LPR');
  const also = page.locator('.search-also');
  await expect(also).toContainText('A part of the search did not arrive');
  await expect(status(page)).toHaveText(/^at least \d+ passages in 4 documents/u);
  // So are the numbers of the filters.
  const numbers = page.locator('.search-narrow fieldset:not(:first-of-type) label');
  await expect(numbers.first()).toHaveText(/\(\d+\+\)$/u);
  expect((await found(page)).sort()).toEqual(all);
  await page.unroute('**/pagefind/pages/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await settle(page);
  await expect(also).not.toContainText('did not arrive');
  await expect(numbers.first()).toHaveText(/\(\d+\)$/u);
  await expect(status(page)).toBeFocused();
});

test('where nothing was found before all was checked, no number is said', async ({ page }) => {
  await page.route('**/pagefind/pages/**', (route) => route.abort());
  await page.goto(`/search/?${new URLSearchParams({ q: '"LPR Luhansk LPR"' })}`);
  await expect(page.locator('.search-also')).toContainText('A part of the search did not arrive');
  await expect(status(page)).toHaveText('Nothing found so far');
});

test('where nothing is found there is nothing to narrow; years stand in their order', async ({ page }) => {
  await open(page, { q: 'xyzzyqqq' });
  await expect(page.locator('.search-narrow')).toBeEmpty();
  await open(page, { q: 'Luhansk' });
  await unfold(page, '.search-narrow > details');
  const labels = await page.getByRole('group', { name: 'Year', exact: true }).locator('label').allTextContents();
  const years = labels.map((label) => label.trim().replace(/ \(.*$/u, ''));
  expect(years.length).toBeGreaterThan(2);
  expect(years).toEqual([...years].sort());
  expect(years.at(-1)).toBe('not known');
});

test('glossary pages found show the words that were found, marked', async ({ page }) => {
  await open(page, { q: 'LPR' });
  await expect(page.locator('.search-terms li mark').first()).toBeVisible();
  const entries = page.locator('.search-terms > ul > li').filter({ hasNot: page.getByRole('button') });
  await expect(entries.filter({ has: page.locator('mark') })).toHaveCount(await entries.count());
});

test('the link of a hit carries its own words first', async ({ page }) => {
  await open(page, { q: 'LPR ambassador' });
  await showAll(page);
  const wrong = await page.locator('.search-results ul li').evaluateAll((items) =>
    items
      .map((item) => ({
        first: new URL(item.querySelector('a')?.href ?? '').searchParams.get('mark'),
        shown: [...item.querySelectorAll('mark')].map((mark) => mark.textContent),
      }))
      .filter(({ first, shown }) => first === null || !shown.includes(first)),
  );
  expect(wrong).toEqual([]);
});

test('the first hit is in sight on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, { q: 'LPR' });
  await expect(passageLinks(page).first()).toBeInViewport();
});

test('on paper a page of results says what was searched for', async ({ page }) => {
  await open(page, { q: 'LPR ambassador' });
  await page.emulateMedia({ media: 'print' });
  await expect(box(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeHidden();
  await expect(page.locator('.search-narrow')).toBeHidden();
});

test('on paper a page of results says to what it was narrowed, and nothing else of the box', async ({ page }) => {
  await open(page, { q: 'LPR', kind: 'document', year: '2022' });
  await expect(passageLinks(page).first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const shown = page.locator('.search-narrow :is(label, legend, button, summary):visible');
  expect((await shown.allTextContents()).map((text) => text.replace(/ \(.*/u, '').trim())).toEqual([
    'What it is',
    'Documents',
    'Year',
    '2022',
  ]);
});

test('the forms of a whole passage that is searched for do not hide its hits', async ({ page }) => {
  await page.goto('/documents/0001/');
  const passage = (await page.locator('#p14').textContent()) ?? '';
  await open(page, { q: passage });
  await expect(passageLinks(page).first()).toBeInViewport();
  const rest = page.locator('.search-forms > details').last();
  await rest.locator('summary').first().click();
  await rest.locator('details').first().locator('summary').click();
  await rest.getByRole('button').first().click();
  await settle(page);
  await expect(rest.getByRole('button', { name: 'put back' })).toBeFocused();
});

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
for (const colorScheme of ['light', 'dark'] as const) {
  test(`a page of results with open filters has no accessibility fault: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const faults: string[] = [];
    for (const query of ['LPR ambassador', 'Luhansk', 'ambasador', '"nothing such"']) {
      await open(page, { q: query, kind: ['document', 'term'], without: 'LNR' });
      await unfold(page, 'archive-search details');
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      for (const { id, nodes } of violations) faults.push(`${query} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }
    await page.goto('/documents/0004/?mark=peacekeeping');
    await expect(page.locator('.marked')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    faults.push(...violations.map(({ id }) => `marked ${id}`));
    await box(page).fill('LPR');
    await settle(page);
    const panel = await new AxeBuilder({ page }).withTags(rules).analyze();
    faults.push(...panel.violations.map(({ id, nodes }) => `panel ${id}: ${nodes.map(({ html }) => html).join(' ')}`));
    expect(faults).toEqual([]);
  });
}

test('no script of the search is loaded before the reader goes to it', async ({ page }) => {
  const scripts: Promise<string>[] = [];
  const others: string[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
    if (/\/(?:pagefind|search)\//u.test(response.url())) others.push(response.url());
  });
  await page.goto('/documents/0001/');
  await page.waitForLoadState('networkidle');
  expect(others).toEqual([]);
  const engine = /customElements\.define\(["'`]archive-search|createInstance/u;
  expect((await Promise.all(scripts)).filter((text) => engine.test(text))).toEqual([]);
  expect(scripts.length).toBeGreaterThan(0);
  await box(page).focus();
  await expect.poll(async () => (await Promise.all(scripts)).some((text) => engine.test(text))).toBe(true);
  // A script that is still on its way is waited for: the test would end before it is read.
  await page.waitForLoadState('networkidle');
  page.removeAllListeners('response');
  await Promise.all(scripts);
});

for (const set of ['blind', 'open'] as const) {
  test(`every judged question has its answer in the browser: ${set}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto('/search/');
    expect(await wrongAnswers(page, set)).toEqual([]);
  });
}

test('the name of a choice goes on under its first words, not under the box', async ({ page }) => {
  await open(page, { q: 'Luhansk' });
  const label = page.locator('.search-narrow label', { hasText: 'Treaties of friendship, cooperation' }).first();
  const lines = await label.evaluate((choice) => {
    const words = new Range();
    words.selectNodeContents(choice.lastChild ?? choice);
    return [...words.getClientRects()].map(
      ({ left }) => left - (choice.firstElementChild?.getBoundingClientRect().right ?? 0),
    );
  });
  expect(lines.length).toBeGreaterThan(1);
  expect(Math.min(...lines)).toBeGreaterThanOrEqual(0);
});
