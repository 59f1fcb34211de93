/**
 * The search of the site from any page: its files are asked for ahead when the reader goes to the box.
 * The search itself is not loaded here.
 */
import { aheadPath, alwaysNeeded } from './files.ts';
import { whenReached } from './keys.ts';

whenReached(async (form) => {
  const { base } = JSON.parse(form.dataset['search'] ?? '{}') as { base: string };
  for (const path of alwaysNeeded) askAhead(base + path);
  const list = fetch(`${base}${aheadPath}`).then((response) => response.json() as Promise<string[]>);
  list.then((paths) => paths.forEach(askAhead)).catch(() => undefined);
  await import('./site-search.ts');
});

function askAhead(address: string): void {
  const ahead = document.createElement('link');
  if (/\.js$/u.test(address)) ahead.rel = 'modulepreload';
  else {
    ahead.rel = 'preload';
    ahead.as = 'fetch';
    ahead.crossOrigin = 'anonymous';
  }
  ahead.href = address;
  document.head.append(ahead);
}

if (new URLSearchParams(location.search).has('mark')) void import('./marking.ts');
