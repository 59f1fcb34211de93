/** The judged questions, asked on a search page in a browser. */
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { parse } from 'yaml';

interface Judged {
  query: string;
  exact?: boolean;
  passages: string[];
  unknown?: string[];
  nearest?: string;
}

export const status = (page: Page) => page.locator('.search-status');
/** What the status says. */
export const said = async (page: Page) => (await status(page).textContent()) ?? '';

export const passageLinks = (page: Page) => page.locator('.search-results ul a');

/** Waits until the search has ended: it says a number, and not “at least” or “so far”, or why there is none. */
export async function settle(page: Page, timeout = 15_000): Promise<void> {
  await expect(status(page)).toHaveText(/^(?:\d[\d,]* (?:passage|entr|glossary page|event)|Signs alone)/u, { timeout });
}

/** Shows the passages that come after the first ones of a document. */
export async function showAll(page: Page): Promise<void> {
  await page.locator('.search-results ul li:last-child > button').evaluateAll((buttons) => {
    for (const button of buttons) (button as HTMLButtonElement).click();
  });
}

/** Asks every question of a set on the search page that is open. @returns those that are answered wrongly */
export async function wrongAnswers(page: Page, set: 'blind' | 'open'): Promise<unknown[]> {
  const questions = parse(readFileSync(`tests/search/questions/${set}.yaml`, 'utf8')) as Judged[];
  expect(questions.length).toBeGreaterThanOrEqual(20);
  const wrong: unknown[] = [];
  for (const { query, exact = false, passages, unknown, nearest } of questions) {
    await page.evaluate(
      (address) => {
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
      },
      `?${new URLSearchParams({ q: query, ...(exact ? { exact: '' } : {}) })}`,
    );
    await settle(page);
    const also = (await page.locator('.search-also').textContent()) ?? '';
    await showAll(page);
    const given = await passageLinks(page).evaluateAll((links) =>
      links
        .map((link) => {
          const { pathname, hash } = link as HTMLAnchorElement;
          return `${/\/documents\/(\d+)\//u.exec(pathname)?.[1]}${hash}`;
        })
        .sort(),
    );
    const instead = /Passages with “([^”]*)” instead:/u.exec(also)?.[1];
    const answer = instead === undefined ? given : [];
    const amount = Number.parseInt(await said(page), 10);
    const isRight =
      JSON.stringify(answer) === JSON.stringify([...passages].sort()) &&
      amount === passages.length &&
      (unknown ?? []).every((word) => also.includes(`“${word}” stands nowhere`)) &&
      (nearest === undefined || instead?.toLowerCase().includes(nearest.toLowerCase()));
    if (!isRight) wrong.push({ query, answer, passages, amount, also });
  }
  return wrong;
}
