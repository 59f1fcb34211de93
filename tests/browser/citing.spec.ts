import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openOnPhone } from './phone.ts';

/** Address at which the page is published. */
const permalink = async (page: Page) => (await page.locator('link[rel=canonical]').getAttribute('href')) ?? '';
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Words of a passage. */
type Words = [passage: string, words: string];

/** Selects words of a passage as a reader does, from sign to sign of its text. */
const select = (page: Page, passage: string, words: string) => selectOver(page, [passage, words], [passage, words]);

/** Selects from the beginning of words in one passage to the end of words in another. */
async function selectOver(page: Page, from: Words, until: Words): Promise<void> {
  await page.evaluate(
    ({ from, until }) => {
      const place = ([passage, words]: Words, edge: 'start' | 'end'): [Text, number] => {
        const element = document.getElementById(passage);
        if (!element) throw new Error(passage);
        const nodes: Text[] = [];
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) nodes.push(walker.currentNode as Text);
        const at = nodes
          .map(({ data }) => data)
          .join('')
          .indexOf(words);
        if (at < 0) throw new Error(words);
        let rest = edge === 'start' ? at : at + words.length;
        for (const node of nodes) {
          if (rest <= node.data.length) return [node, rest];
          rest -= node.data.length;
        }
        throw new Error(words);
      };
      const range = document.createRange();
      range.setStart(...place(from, 'start'));
      range.setEnd(...place(until, 'end'));
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    { from, until },
  );
}

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('a press on the number of a passage copies its address and says so', async ({ page }) => {
  await page.goto('/documents/0002/');
  await page.locator('#p15 .number').click();
  await expect(page.getByRole('status')).toHaveText('Link to ¶ 15 copied.');
  expect(await clipboard(page)).toBe(`${await permalink(page)}#p15`);
  expect(page.url()).toContain('#p15');
});

test('a citation of a passage is copied in the style that the reader chooses', async ({ page }) => {
  await page.goto('/documents/0002/');
  await page.locator('#p15 .number').click();
  const bar = page.getByRole('group', { name: 'Copy:' });
  await bar.getByRole('combobox', { name: 'Style' }).selectOption('APA');
  await bar.getByRole('button', { name: 'Citation' }).click();
  await expect(page.getByRole('status')).toHaveText('Citation of ¶ 15 copied.');
  expect(await clipboard(page)).toBe(
    `The Kremlin Building Up Diplomatic Ties With The Separatist Territories in Eastern Ukraine. (2022, May 6). Vindobona. [https://www.vindobona.org/article/the-kremlin-building-up-diplomatic-ties-with-the-separatist-territories-in-eastern-ukraine]. Donbas Recognition Archive, document 0002, ¶ 15, ${await permalink(page)}#p15.`,
  );
});

test('words selected are quoted with whom they cite, their notes and their own address', async ({ page }) => {
  await page.goto('/documents/0002/');
  await select(page, 'p15', 'LPR Foreign Minister Vladislav Deinego');
  const bar = page.getByRole('group', { name: 'Copy:' });
  await bar.getByRole('button', { name: 'Quotation' }).click();
  await expect(page.getByRole('status')).toHaveText('Quotation from words of ¶ 15 copied.');
  expect(await clipboard(page)).toBe(
    `“LPR Foreign Minister Vladislav Deinego” (Vindobona, citing TASS, 6 May 2022, ¶ 15, ${await permalink(page)}#p15:~:text=LPR%20Foreign%20Minister%20Vladislav%20Deinego)\nNotes of the archive: “Vladislav Deinego”: Also romanized Deynego.`,
  );
});

test('words selected over several passages are cited together, and quoted each with its own address', async ({
  page,
}) => {
  await page.goto('/documents/0002/');
  await selectOver(page, ['p5', 'Russia is intensifying'], ['p7', 'Russia also used the recognition']);
  const bar = page.getByRole('group', { name: 'Copy:' });
  const said = page.getByRole('status');
  await bar.getByRole('button', { name: 'Link' }).click();
  await expect(said).toHaveText('Link to words of ¶¶ 5–7 copied.');
  const address = `${await permalink(page)}#p5:~:text=Russia%20is%20intensifying%20its%20efforts%20to%20establish%20a,Russia%20also%20used%20the%20recognition`;
  expect(await clipboard(page)).toBe(address);
  await bar.getByRole('combobox', { name: 'Style' }).selectOption('APA');
  await bar.getByRole('button', { name: 'Citation' }).click();
  await expect(said).toHaveText('Citation of words of ¶¶ 5–7 copied.');
  expect(await clipboard(page)).toContain(`Donbas Recognition Archive, document 0002, ¶¶ 5–7, ${address}.`);
  await bar.getByRole('button', { name: 'Quotation' }).click();
  await expect(said).toHaveText('Quotation from words of ¶¶ 5–7 copied.');
  const quotations = (await clipboard(page)).split('\n\n');
  expect(quotations.map((quotation) => quotation.replace(/ \(.*/su, ''))).toEqual([
    "“Russia is intensifying its efforts to establish a presence in the Luhansk People's Republic",
    "“Russian President Vladimir Putin recognized the Donetsk and Lugansk People's Republics on February 21. Agreements on friendship, cooperation, and mutual assistance were signed between the Kremlin and the rogue republics.”",
    '“Russia also used the recognition”',
  ]);
  for (const [index, passage] of ['p5', 'p6', 'p7'].entries())
    expect(quotations[index]).toContain(
      `, 6 May 2022, ¶ ${passage.slice(1)}, ${await permalink(page)}#${passage}:~:text=`,
    );
  // Without the anchor only words that are found move the page.
  await page.setViewportSize({ width: 800, height: 300 });
  await page.goto('about:blank');
  await page.goto(address.replace(/^https:\/\/[^/]+/u, '').replace('#p5:~:', '#:~:'));
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await expect(page.locator('#p5')).toBeInViewport();
});

test('a paragraph selected to the beginning of the next is that paragraph alone', async ({ page }) => {
  await page.goto('/documents/0002/');
  await page.evaluate(() => {
    const [one, next] = ['p6', 'p7'].map((id) => document.getElementById(id));
    const range = document.createRange();
    range.setStart(one?.firstChild as Node, 0);
    range.setEnd(next as Node, 0);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
  await expect(page.locator('.copy-what')).toHaveText('words of ¶ 6');
});

test('the address of words selected leads to them, also where they stand earlier in the page', async ({ page }) => {
  for (const [document, passage, words] of [
    ['0001', 'p5', 'special military operation'],
    ['0002', 'p9', 'Ukraine'],
    ['0003', 'p10', '“peacekeepers”'],
    ['0003', 'p9', 'green light to deploy forces abroad, paving'],
    ['0004', 'p6', 'Minister Dmytro Kuleba. The D/LNR’s request'],
    ['0002', 'p4', 'Пресс-служба Президента'],
  ] as const) {
    await page.setViewportSize({ width: 800, height: 300 });
    await page.goto(`/documents/${document}/`);
    await select(page, passage, words);
    await page.getByRole('group', { name: 'Copy:' }).getByRole('button', { name: 'Link' }).click();
    await expect(page.getByRole('status')).toContainText('copied');
    const address = await clipboard(page);
    expect(address).toContain(`#${passage}:~:text=`);
    expect(address.split(':~:text=')[1]).not.toContain('-,-');
    const directive = address.replace(/^https:\/\/[^/]+/u, '').replace(`#${passage}:~:`, '#:~:');
    // Without the anchor only words that are found move the page.
    await page.goto('about:blank');
    await page.goto(directive);
    const isSeen = () =>
      page.locator(`#${passage}`).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return scrollY > 0 && bottom > 0 && top < innerHeight;
      });
    await expect.poll(isSeen, { message: `${document} ${passage} ${directive}` }).toBe(true);
  }
});

test('where the clipboard cannot be reached the text stands on the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto('/documents/0002/');
  await page.locator('#p3 .number').click();
  await expect(page.getByRole('status')).toHaveText(
    `The clipboard cannot be reached. Copy this: ${await permalink(page)}#p3`,
  );
});

test('where the citations do not arrive nothing is copied and it is said; once they do they are copied', async ({
  page,
}) => {
  await page.goto('/documents/0002/');
  await page.locator('#p3 .number').click();
  await expect(page.getByRole('status')).toHaveText('Link to ¶ 3 copied.');
  await page.route('**/cite/', (route) => route.abort());
  const citation = page.getByRole('button', { name: 'Citation' });
  await citation.click();
  await expect(page.getByRole('status')).toHaveText('Nothing was copied: a file did not arrive. Try again.');
  expect(await clipboard(page)).toBe(`${await permalink(page)}#p3`);
  await page.unroute('**/cite/');
  await citation.click();
  await expect(page.getByRole('status')).toHaveText('Citation of ¶ 3 copied.');
});

test('what was asked for last is copied, however late what was asked for before arrives', async ({ page }) => {
  await page.goto('/documents/0002/');
  await page.locator('#p15 .number').click();
  await expect(page.getByRole('status')).toHaveText('Link to ¶ 15 copied.');
  const { promise: held, resolve: send } = Promise.withResolvers<void>();
  await page.route('**/cite/', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Citation' }).click();
  await expect(page.getByRole('status')).toHaveText('');
  await page.locator('#p3 .number').click();
  await expect(page.getByRole('status')).toHaveText('Link to ¶ 3 copied.');
  const arrived = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/cite/'));
  send();
  await arrived;
  await page.waitForTimeout(300);
  await expect(page.getByRole('status')).toHaveText('Link to ¶ 3 copied.');
  expect(await clipboard(page)).toBe(`${await permalink(page)}#p3`);
});

test('on a touch screen the targets of the bar are 44 px', async ({ browser, baseURL }) => {
  const page = await openOnPhone(browser, baseURL);
  await page.goto('/documents/0002/');
  await page.locator('#p3 .number').tap();
  const targets = [...(await page.locator('.copy-bar :is(button, select), #p3 .number').all())];
  expect(targets).toHaveLength(6);
  for (const target of targets) {
    const box = await target.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await page.context().close();
});

test('the bar has no accessibility fault, is reached by keyboard and closed by Escape', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/documents/0002/');
    await page.locator('#p15 .number').focus();
    await page.keyboard.press('Enter');
    const bar = page.getByRole('group', { name: 'Copy:' });
    await expect(bar).toBeVisible();
    await expect(page.getByRole('status')).toContainText('copied');
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await expect(bar.getByRole('button', { name: 'Link' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
    await expect(page.locator('#p15 .number')).toBeFocused();
  }
});

test('words in a cell of a table are led to by an address of their own', async ({ page }) => {
  await page.goto('/documents/0002/');
  await page.evaluate(() => {
    const row = '<table><tr id="p99" class="passage"><td>First cell</td><td>Second cell</td></tr></table>';
    document.querySelector('.words')?.insertAdjacentHTML('afterbegin', row);
  });
  await select(page, 'p99', 'First cellSecond cell');
  await page.getByRole('group', { name: 'Copy:' }).getByRole('button', { name: 'Link' }).click();
  await expect(page.getByRole('status')).toContainText('copied');
  expect(await clipboard(page)).toContain('#p99:~:text=First%20cell,Second%20cell');
});

test('on a phone the bar that copies takes two rows, and no line of marks lies below it', async ({
  browser,
  baseURL,
}) => {
  const page = await openOnPhone(browser, baseURL);
  await page.goto('/documents/0001/?mark=recognized&mark=unrecognized#p5');
  const line = page.locator('.marked');
  await expect(line).toBeInViewport();
  await page.locator('#p5 .number').click();
  const bar = page.getByRole('group', { name: 'Copy:' });
  await expect(bar).toBeVisible();
  await expect(line).not.toBeInViewport();
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    const buttons = await bar
      .locator('select, button')
      .evaluateAll((parts) => parts.map((part) => Math.round(part.getBoundingClientRect().bottom)));
    expect(new Set(buttons).size, `${width}`).toBe(2);
    expect((await bar.boundingBox())?.height, `${width}`).toBeLessThan(120);
  }
  await selectOver(page, ['p5', 'Shortly before'], ['p6', 'The LPR']);
  await expect(page.locator('.copy-what')).toHaveText('words of ¶¶ 5–6');
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    expect((await bar.boundingBox())?.height, `${width}`).toBeLessThan(120);
  }
  await line.getByRole('button').focus();
  const button = await line.getByRole('button').boundingBox();
  expect((button?.y ?? 740) + (button?.height ?? 0)).toBeLessThanOrEqual((await bar.boundingBox())?.y ?? 0);
  await page.keyboard.press('Escape');
  await page.locator('#p5').scrollIntoViewIfNeeded();
  await expect(line).toBeInViewport();
  await page.emulateMedia({ media: 'print' });
  await expect(line).toBeHidden();
  await page.context().close();
});

test('in forced colours the passage to which an address leads is outlined', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ forcedColors: 'active', baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/documents/0001/#p5');
  await expect(page.locator('#p5')).toHaveCSS('outline-style', 'solid');
  await context.close();
});
