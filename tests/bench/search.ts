/**
 * `npm run bench:search [-- N …]`: from a reader's going to the search to the first results, beside Starlight's
 * search of the same texts, with an empty cache; on the real archive and on invented ones of N documents.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { type Archive, buildArchive } from '../../src/archive.ts';
import { readContent } from '../../src/cli/read-content.ts';
import { buildBacklinks } from '../../src/glossary/backlinks.ts';
import { ensureBrowser } from '../browser/find-browser.ts';
import { answer, passagesOf, readQuestions } from '../search/recall.ts';
import { markdownTable, median, whole } from './markdown-table.ts';
import { ensureOurs } from './ours.ts';
import { circumstances, writeSection } from './report.ts';
import { readSizes } from './sizes.ts';
import { ensureStarlight } from './starlight.ts';
import { type StaticServer, serveFolder } from './static-server.ts';
import { ensureCorpus } from './write-corpus.ts';

/** What the searches show when they show results. */
const selectors = {
  ours: { box: '.masthead input[type=search]', result: '.search-results a[href]' },
  starlight: {
    open: 'button[data-open-modal]',
    box: '#starlight__search input',
    result: '#starlight__search .pagefind-ui__result-link',
  },
};

interface Way {
  name: string;
  site: 'ours' | 'starlight';
  /** Whether the reader begins on the home page; else the search's address is what is opened. */
  fromHome: boolean;
  search: (page: Page, address: string, query: string) => Promise<void>;
}

const ways: Way[] = [
  {
    name: 'Starlight: button, words',
    site: 'starlight',
    fromHome: true,
    search: async (page, _, query) => {
      await page.click(selectors.starlight.open);
      await page.fill(selectors.starlight.box, query);
      await page.waitForSelector(selectors.starlight.result, { state: 'visible' });
    },
  },
  {
    name: 'ours: words in the box of any page',
    site: 'ours',
    fromHome: true,
    search: async (page, _, query) => {
      await page.focus(selectors.ours.box);
      await page.fill(selectors.ours.box, query);
      await page.waitForSelector(selectors.ours.result, { state: 'visible' });
    },
  },
  {
    name: 'ours: the address of a search',
    site: 'ours',
    fromHome: false,
    search: async (page, address, query) => {
      await page.goto(`${address}/search/?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' });
      await page.waitForSelector(selectors.ours.result, { state: 'visible' });
    },
  },
];

/** DevTools' Fast 3G, on a machine four times slower; bytes a second. */
const slow = { cpu: 4, latency: 562, download: 1_440_000 / 8, upload: 675_000 / 8 };

/** A search that takes longer fails, in milliseconds. */
const longestSearch = 60_000;

interface Measured {
  milliseconds: number;
  requests: number;
  bytes: number;
}

async function measure(
  browser: Browser,
  server: StaticServer,
  way: Way,
  query: string,
  isSlow: boolean,
): Promise<Measured> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(longestSearch);
  const throttle = async () => {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slow.latency,
      downloadThroughput: slow.download,
      uploadThroughput: slow.upload,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
  };
  if (way.fromHome) await page.goto(`${server.address}/`, { waitUntil: 'networkidle' });
  if (isSlow) await throttle();
  server.answered.length = 0;
  const started = performance.now();
  await way.search(page, server.address, query);
  const milliseconds = performance.now() - started;
  const answered = [...server.answered];
  await context.close();
  return { milliseconds, requests: answered.length, bytes: answered.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Questions that an archive answers: the two names that it mentions most, and three words, common to rare. */
function questionsOf({ documents, terms }: Archive): string[] {
  const backlinks = buildBacklinks(documents, terms);
  const names = [...terms.values()]
    .map(({ id, title }) => ({ title, count: backlinks.get(id)?.length ?? 0 }))
    .sort((a, b) => b.count - a.count || (a.title < b.title ? -1 : 1))
    .slice(0, 2)
    .map(({ title }) => title);
  const counts = new Map<string, number>();
  for (const { passages } of documents)
    for (const { text } of passages)
      for (const [word] of text.toLowerCase().matchAll(/(?<![\p{L}])[a-z]{5,}(?![\p{L}])/gu))
        counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([word]) => word);
  return [...names, ...[0.01, 0.1, 0.4].flatMap((place) => ranked[Math.floor(place * ranked.length)] ?? [])];
}

async function compare(browser: Browser, content: string, name: string): Promise<string> {
  const { archive } = buildArchive(readContent(content));
  if (!archive) throw new Error(`The archive in ${content} cannot be read.`);
  const questions = questionsOf(archive);
  const servers = {
    starlight: await serveFolder(ensureStarlight(content, name)),
    ours: await serveFolder(ensureOurs(content, name)),
  };
  const figures = new Map<string, Measured[]>();
  for (const isSlow of [false, true]) {
    for (const question of questions) {
      for (const way of ways) {
        // The first time the server compresses what it is asked for.
        if (!isSlow) await measure(browser, servers[way.site], way, question, false);
        const key = `${isSlow}${way.name}`;
        figures.set(key, [
          ...(figures.get(key) ?? []),
          await measure(browser, servers[way.site], way, question, isSlow),
        ]);
      }
    }
  }
  for (const server of Object.values(servers)) server.close();
  const rows = [false, true].flatMap((isSlow) => {
    const middle = (way: Way, of: keyof Measured) =>
      median((figures.get(`${isSlow}${way.name}`) ?? []).map((measured) => measured[of]));
    const [peer] = ways;
    return ways.map((way) => {
      const cells = (['milliseconds', 'requests', 'bytes'] as const).flatMap((of) => [
        whole(middle(way, of)),
        peer && way !== peer ? (middle(way, of) / middle(peer, of)).toFixed(2) : '1',
      ]);
      return [isSlow ? 'slow phone' : 'desktop', way.name, ...cells];
    });
  });
  const head = ['line', 'search', 'ms', 'ratio', 'requests', 'ratio', 'bytes', 'ratio'];
  return [
    `### ${archive.documents.length} documents (${content})`,
    '',
    `Questions: ${questions.join('; ')}. Median of ${questions.length} runs, one for each.`,
    '',
    markdownTable(head, rows),
  ].join('\n');
}

/** Recall and precision over the judged questions: shares of the passages, all questions of a set taken together. */
async function judge(): Promise<string> {
  const rows = await Promise.all(
    (['blind', 'open'] as const).map(async (set) => {
      const judged = await Promise.all(
        readQuestions(set).map(async ({ query, exact = false, passages }) => {
          const found = new Set(passagesOf(await answer(query, exact)));
          const right = passages.filter((passage) => found.has(passage)).length;
          const isRight = right === passages.length && right === found.size;
          return { isRight, right, found: found.size, wanted: passages.length };
        }),
      );
      const sum = (of: 'right' | 'found' | 'wanted') => judged.reduce((total, one) => total + one[of], 0);
      const correct = judged.filter(({ isRight }) => isRight).length;
      const share = (part: number, all: number) => (part / all).toFixed(3);
      return [
        set,
        String(judged.length),
        String(correct),
        share(sum('right'), sum('wanted')),
        share(sum('right'), sum('found')),
      ];
    }),
  );
  const head = ['questions', 'number', 'answered to the passage', 'recall', 'precision'];
  return `### Judged questions over the real archive\n\n“blind” were written before the search and not used to tune it.\n\n${markdownTable(head, rows)}`;
}

const named = readSizes('bench:search');
const browser = await chromium.launch({ executablePath: ensureBrowser() });
const sections = [
  `## Searching: from going to it to the first results, with an empty cache\n\n${circumstances('bench:search')}\n- ${browser.version()} of Chromium; slow phone: processor ${slow.cpu} times slower, 1.44 Mbit/s down, ${slow.latency} ms`,
  await judge(),
  await compare(browser, 'content', 'real'),
];
for (const size of (named.length > 0 ? named : [1000]).filter((given) => given > 0))
  sections.push(await compare(browser, ensureCorpus(size), String(size)));
await browser.close();
writeSection('bench:search', sections.join('\n\n'));
console.log(sections.join('\n\n'));
