/**
 * Finds a browser for the tests, or installs one: CHROMIUM_PATH, the one that Playwright manages, an
 * installed Chrome or Chromium, else Playwright's own download, else Debian's package (as root).
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installDebianPackage, runOpenly } from '../ensure-program.ts';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a browser that is there now. @returns undefined where there is none */
export function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist. Correct or unset it.`);
    return named;
  }
  return [chromium.executablePath(), ...installed].find((path) => existsSync(path));
}

/** Path of a browser, installed if need be. @throws where none can be had */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log('No browser was found: installing one.');
  runOpenly('npx', 'playwright', 'install', 'chromium');
  if (!findBrowser()) installDebianPackage('chromium');
  const now = findBrowser();
  if (!now) throw new Error('No browser could be installed. Install Chrome or Chromium, or set CHROMIUM_PATH.');
  return now;
}
