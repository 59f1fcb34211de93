import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { openOnPhone } from './phone.ts';

const kinds = [
  '/',
  '/start/',
  '/documents/',
  '/documents/0002/',
  '/documents/0003/capture/',
  '/documents/0004/cite/',
  '/glossary/',
  '/glossary/article-51/',
  '/events/',
  '/events/recognition-of-21-february-2022/',
  '/differences/',
  '/names/',
  '/map/',
  '/about/gaps/',
  '/search/',
  '/search/?q=LNR',
];

test('a mention previews its term on hover, stays under the pointer and closes on Escape', async ({ page }) => {
  await page.goto('/documents/0002/');
  const mention = page.locator('#p3 .mention').first();
  await mention.hover();
  const preview = page.locator('.preview:popover-open');
  await expect(preview).toHaveCount(1);
  await expect(preview).toContainText('.');
  await preview.hover();
  await page.waitForTimeout(600);
  await expect(preview).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);
});

test('by keyboard a mention is a plain link and opens nothing', async ({ page }) => {
  await page.goto('/documents/0002/');
  const mention = page.locator('#p3 .mention').first();
  await mention.focus();
  await page.waitForTimeout(400);
  await expect(page.locator('.preview:popover-open')).toHaveCount(0);
  expect(await mention.getAttribute('aria-describedby')).toBeNull();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/glossary/**');
});

test('on a touch screen the first tap opens the preview, with the link in it', async ({ browser, baseURL }) => {
  const page = await openOnPhone(browser, baseURL);
  await page.goto('/documents/0002/');
  await page.locator('#p3 .mention').first().tap();
  const preview = page.locator('.preview:popover-open');
  await expect(preview).toHaveCount(1);
  expect(page.url()).toContain('/documents/0002/');
  await preview.getByRole('link').tap();
  await page.waitForURL('**/glossary/**');
  await page.context().close();
});

test('previews, notes and terms stand outside the transcription', async ({ page }) => {
  await page.goto('/documents/0002/');
  expect(
    await page
      .locator('[data-transcription] .preview, [data-transcription] aside, [data-transcription] details')
      .count(),
  ).toBe(0);
  const shown = await page.locator('[data-transcription]').allInnerTexts();
  const served = await (await page.request.get('/documents/0002/transcription.txt')).text();
  expect(shown.join(' ').split(/\s+/u).filter(Boolean)).toEqual(served.split(/\s+/u).filter(Boolean));
});

test('the terms and events of a passage open in place', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/documents/0004/');
  const beside = page.locator('.row', { has: page.locator('#p8') }).locator('.beside');
  await beside.locator('summary').click();
  await expect(beside.getByRole('link', { name: 'Russia recognizes the LPR and the DPR' })).toBeVisible();
});

test('the browser computes the digest of the capture, and says when it is another one', async ({ page }) => {
  await page.goto('/documents/0003/capture/');
  await page.getByRole('button', { name: 'Compute the digest' }).click();
  await expect(page.getByRole('status')).toContainText('agrees');
  await page.route('**/capture.txt', (route) => route.fulfill({ body: 'other bytes' }));
  await page.getByRole('button', { name: 'Compute the digest' }).click();
  await expect(page.getByRole('status')).toContainText('is another one');
});

test('a browser that computes no digests shows the line that does, and the page says what a digest shows and what not', async ({
  page,
}) => {
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  await page.goto('/documents/0003/capture/');
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('button', { name: 'Compute the digest' })).toBeHidden();
  const main = page.getByRole('main');
  await expect(main.getByText('sha256sum capture.txt')).toBeVisible();
  await expect(main).toContainText('Neither shows what the publisher once showed');
  await expect(main).toContainText('Who made the file, with what tool and when is unknown');
});

test('nothing moves while a page loads, however late its scripts arrive', async ({ page }) => {
  await page.route(/\.(?:js|json)$/u, async (route) => {
    await setTimeout(200);
    await route.continue();
  });
  for (const path of kinds) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          window.setTimeout(() => resolve(sum), 100);
        }),
    );
    expect(shift, path).toBe(0);
  }
});

test('on paper a document has its words, notes, passage numbers, citation and address, and no menus', async ({
  page,
}) => {
  await page.goto('/documents/0002/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#p16')).toBeVisible();
  await expect(page.locator('.note', { hasText: 'The sentence breaks off here' })).toBeVisible();
  await expect(page.locator('.citation')).toBeVisible();
  await expect(page.locator('.page-address')).toHaveText(/\/documents\/0002\/$/u);
  expect(await page.locator('#p16 .number').evaluate((number) => getComputedStyle(number, '::before').content)).toBe(
    '"#p16"',
  );
  await expect(page.locator('.masthead nav')).toBeHidden();
  await expect(page.locator('.cite-ways')).toBeHidden();
  await expect(page.getByRole('searchbox')).toBeHidden();
});

test('on paper no table is cut, no line of the capture is parted and no heading left behind', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/documents/0003/capture/');
  await expect(page.locator('.wide')).toHaveCSS('overflow-x', 'visible');
  await expect(page.locator('.capture tbody tr').first()).toHaveCSS('break-inside', 'avoid');
  await page.goto('/documents/0003/cite/');
  await expect(page.locator('.citations > div').first()).toHaveCSS('break-inside', 'avoid');
  await expect(page.locator('.cited h3').first()).toHaveCSS('break-after', 'avoid');
});

test('on paper the page of citations has those that were opened, and no line to open the others', async ({ page }) => {
  await page.goto('/documents/0003/cite/');
  await page.locator('#p2 summary').click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#p1 summary')).toBeHidden();
  await expect(page.locator('#p2 .citations')).toBeVisible();
});

test('in a narrow cell of a table no word is broken beside the number of its passage', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/documents/0002/');
  const lines = await page.locator('#p3').evaluate((passage) => {
    const table = document.createElement('table');
    const cell = table.insertRow().insertCell();
    table.style.minWidth = cell.style.width = '0';
    cell.append(passage.querySelector('.number') ?? '', 'Neighbourhood');
    passage.replaceWith(table);
    const word = new Range();
    word.selectNodeContents(cell.lastChild ?? cell);
    return word.getClientRects().length;
  });
  expect(lines).toBe(1);
});

test('the map marks the five regions and lists them in words', async ({ page }) => {
  await page.goto('/map/');
  await expect(page.locator('.region.named')).toHaveCount(5);
  await expect(page.locator('.map li')).toHaveCount(5);
  await expect(page.getByRole('main')).toContainText('CC');
  await expect(page.locator('.map text').filter({ visible: true })).toHaveText([
    'Luhansk Oblast',
    'Donetsk Oblast',
    'Zaporizhzhia Oblast',
    'Kherson Oblast',
    'Crimea',
  ]);
});

test('on paper the map has all its regions', async ({ page }) => {
  await page.goto('/map/');
  const seen = await page.locator('.region').filter({ visible: true }).count();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.region.named').filter({ visible: true })).toHaveCount(5);
  await expect(page.locator('.region').filter({ visible: true })).toHaveCount(seen);
});

test('on a phone the regions of the map bear figures, apart from each other, that stand before their names', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/map/');
  const figures = page.locator('.map text').filter({ visible: true });
  await expect(figures).toHaveText(['1', '2', '3', '4', '5']);
  const boxes = await figures.evaluateAll((all) => all.map((figure) => figure.getBoundingClientRect().toJSON()));
  for (const [index, one] of boxes.entries())
    for (const other of boxes.slice(index + 1))
      expect(
        one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top,
        JSON.stringify([one, other]),
      ).toBe(true);
  expect(boxes.every(({ height }) => height > 14)).toBe(true);
  const before = (name: string) =>
    page.locator('.map li', { hasText: name }).evaluate((item) => getComputedStyle(item, '::before').content);
  expect(await before('Crimea')).toContain('counter(region)');
});

test('words in another language than the document’s say so', async ({ page }) => {
  await page.goto('/documents/0002/');
  const words = 'Пресс-служба Президента Российской Федерации';
  await expect(page.locator('#p4 [lang=ru]')).toHaveText(words);
  await expect(page.locator('.note q[lang=ru]')).toHaveText(words);
  await page.goto('/documents/0002/capture/');
  await expect(page.locator('.note q[lang=ru]')).toHaveText(words);
  await page.goto('/glossary/kremlin/');
  await expect(page.locator('mark[lang=ru]')).toHaveText(words);
  await page.goto('/glossary/vladimir-putin/');
  await expect(page.locator('blockquote [lang=ru]')).toHaveText(words);
});

test('the title of a work in another language than the archive’s says so', async ({ page }) => {
  await page.goto('/glossary/olga-makeeva/');
  await expect(page.locator('cite[lang=ru]')).toHaveText(/^Пушилин и Пасечник/u);
});

test('no link and no quotation shows a space at its edges', async ({ page }) => {
  const seen: string[] = [];
  for (const path of [...kinds, '/glossary/ambassador/']) {
    await page.goto(path);
    const edges = await page.evaluate(() => {
      const width = (node: Text, from: number, to: number) => {
        const range = new Range();
        range.setStart(node, from);
        range.setEnd(node, to);
        return range.getBoundingClientRect().width;
      };
      return [...document.querySelectorAll('main :is(a, q)')].flatMap((shown) => {
        const nodes: Text[] = [];
        const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) nodes.push(walker.currentNode as Text);
        const [first] = nodes;
        const last = nodes.at(-1);
        if (!first || !last) return [];
        const before = first.data.length - first.data.trimStart().length;
        const after = last.data.trimEnd().length;
        const spaces = width(first, 0, before) + width(last, after, last.data.length);
        return spaces > 0 ? [shown.outerHTML] : [];
      });
    });
    seen.push(...edges.map((edge) => `${path} ${edge}`));
  }
  expect(seen).toEqual([]);
});

test('on a phone each number of a line of the capture, and each publisher of an account, stands on one line', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/documents/0001/capture/');
  const height = (selector: string) =>
    page.locator(selector).evaluateAll((shown) =>
      shown.map((each) => {
        const range = new Range();
        range.selectNodeContents(each);
        return range.getBoundingClientRect().height;
      }),
    );
  expect(new Set(await height('.capture tbody th')).size).toBe(1);
  await page.goto('/events/diplomatic-relations-established/');
  expect(new Set(await height('.accounts tbody th')).size).toBe(1);
});

test('on a phone every table is seen whole without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const wide: string[] = [];
  for (const path of [...kinds, '/glossary/olga-makeeva/', '/glossary/treaty-of-friendship-russia-lpr/']) {
    await page.goto(path);
    const scrolled = await page
      .locator('.wide')
      .evaluateAll((boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth).length);
    if (scrolled > 0) wide.push(path);
  }
  expect(wide).toEqual([]);
});

test('a word of the capture that is longer than its line is broken, and the table stays in view', async ({ page }) => {
  await page.goto('/documents/0003/capture/');
  const line = page.locator('.capture .line').nth(2);
  await line.evaluate((cell) => cell.append('address'.repeat(100)));
  expect(await page.locator('.wide').evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
});

test('masthead and foot begin and end in line with the page, on a wide screen too', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/');
  const left = (selector: string) => page.locator(selector).evaluate((shown) => shown.getBoundingClientRect().left);
  const edge = await left('main h1');
  expect(await left('.masthead .name')).toBe(edge);
  expect(await left('.foot p:first-child')).toBe(edge);
});

test('where the search does not stand beside the menu it is as wide as the page', async ({ page }) => {
  for (const width of [320, 768, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/about/rights/');
    const right = async (selector: string) =>
      page.locator(selector).evaluate((shown) => Math.round(shown.getBoundingClientRect().right));
    const end = width - (await page.locator('.masthead .name').evaluate((name) => name.getBoundingClientRect().left));
    expect(Math.abs((await right('.masthead button')) - end), `${width}`).toBeLessThanOrEqual(1);
  }
});

test('on a desk all that the home page holds stands in one screen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/');
  await expect(page.locator('main section')).toHaveCount(4);
  for (const section of await page.locator('main section').all()) await expect(section).toBeInViewport({ ratio: 1 });
});

test('on a desk what stands beside a heading begins in line with it', async ({ page }) => {
  await page.goto('/documents/0001/');
  const top = (selector: string) => page.locator(selector).evaluate((shown) => shown.getBoundingClientRect().top);
  const row = '.row:has(#p15)';
  expect(Math.abs((await top(`${row} .beside`)) - (await top(`${row} #p15`)))).toBeLessThan(8);
});

test('every page about the archive leads to the others', async ({ page }) => {
  for (const path of ['/about/', '/about/gaps/', '/exports/']) {
    await page.goto(path);
    const menu = page.getByRole('navigation', { name: 'About this archive' });
    await expect(menu.locator('[aria-current=page]')).toHaveAttribute('href', path);
    await expect(menu.getByRole('link', { name: 'Rights' })).toBeVisible();
  }
});

test('on a desk the ways between the pages about the archive stand beside the text, on a phone below it', async ({
  page,
}) => {
  for (const path of ['/about/', '/about/gaps/', '/exports/']) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(path);
    const menu = page.getByRole('navigation', { name: 'About this archive' });
    await expect(menu.getByRole('link').last()).toBeInViewport();
    const boxes = async () => [await page.locator('article').boundingBox(), await menu.boundingBox()] as const;
    const [text, beside] = await boxes();
    expect(beside?.x, path).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    await page.setViewportSize({ width: 320, height: 640 });
    const [above, below] = await boxes();
    expect(below?.y, path).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
  }
});

test('on a desk what is known of a document stands beside its title, and its text begins in the first view', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const id of ['0001', '0002', '0003', '0004']) {
    await page.goto(`/documents/${id}/`);
    await expect(page.locator('#p1'), id).toBeInViewport();
    const box = async (selector: string) => page.locator(selector).first().boundingBox();
    const [title, known, notes] = [await box('h1'), await box('.imprint-list'), await box('.row .beside')];
    expect(known?.x, id).toBeGreaterThanOrEqual((title?.x ?? 0) + (title?.width ?? 0));
    expect(known?.x, id).toBe(notes?.x);
    const [sources, revisions] = [await box('#how-we-know'), await box('#revisions')];
    expect(revisions?.x, id).toBeGreaterThan((sources?.x ?? 0) + (sources?.width ?? 0));
  }
});

test('a page that is not there names the ways on first, then the addresses that are like it', async ({ page }) => {
  await page.goto('/documents/003/');
  await expect(page.getByRole('heading', { name: 'Addresses that are most like it' })).toBeVisible();
  const names = await page.getByRole('main').getByRole('link').allInnerTexts();
  expect(names.slice(0, 4)).toEqual(['Documents', 'Events', 'Glossary', 'Search']);
  expect(names.length).toBeGreaterThan(4);
});

test('the address of a passage in other letters leads on to the passage', async ({ page }) => {
  await page.goto('/Documents/0003/#p6');
  await page.locator('[data-nearest] a').first().click();
  await expect(page).toHaveURL('/documents/0003/#p6');
  await expect(page.locator('#p6')).toBeInViewport();
});

test('above the name of a term and the title of an event stands the way to the list of all', async ({ page }) => {
  for (const path of ['/glossary/article-51/', '/events/treaties-signed/']) {
    await page.goto(path);
    const list = path.split('/').slice(0, 2).join('/');
    await expect(page.locator('.eyebrow a').first()).toHaveAttribute('href', `${list}/`);
  }
});

test('on a touch screen the numbers of passages stand one below the other', async ({ browser, baseURL }) => {
  const page = await openOnPhone(browser, baseURL);
  await page.goto('/documents/0001/');
  const edges = await page
    .locator('.number')
    .evaluateAll((numbers) => numbers.map((number) => Math.round(number.getBoundingClientRect().right)));
  expect(new Set(edges).size).toBe(1);
  const first = await page.locator('.number').first().boundingBox();
  expect(Math.min(first?.width ?? 0, first?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await page.context().close();
});
