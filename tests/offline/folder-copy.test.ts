import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyPage, copyStyles, isCopied } from '../../src/offline/folder-copy.ts';

const site = { base: '/archive/', address: 'https://public.test/archive/' };
const linkOn = (file: string, link: string) =>
  /<a title="a > b" href="([^"]*)">/u.exec(copyPage(`<a title="a > b" href="${link}">x</a>`, file, site))?.[1];

for (const [file, link, expected] of [
  ['index.html', '/archive/documents/0001/', 'documents/0001/index.html'],
  ['index.html', '/archive/documents/0001/?mark=a&amp;b=c#p4', 'documents/0001/index.html?mark=a&amp;b=c#p4'],
  ['index.html', '/archive/search/?q=a&#38;order=date', 'search/index.html?q=a&amp;order=date'],
  ['index.html', '/archive/search/?q=a&#x26;order=date#b', 'search/index.html?q=a&amp;order=date#b'],
  ['documents/0001/index.html', '/archive/', '../../index.html'],
  ['documents/0001/index.html', '/archive/documents/0001/capture.txt', '../../documents/0001/capture.txt'],
  ['documents/0001/index.html', '../../', '../../index.html'],
  ['documents/0001/index.html', '#p1', '#p1'],
  ['index.html', '/archive/feed.xml', 'https://public.test/archive/feed.xml'],
  ['index.html', 'https://elsewhere.test/', 'https://elsewhere.test/'],
  ['index.html', 'mailto:a@b.test', 'mailto:a@b.test'],
] as const) {
  test(`on ${file} the link ${link} becomes ${expected}`, () => {
    assert.equal(linkOn(file, link), expected);
    assert.equal(linkOn(file, link), expected);
  });
}

test('what works on a server alone is taken out, and one classic script comes in', () => {
  const head =
    '<head><meta http-equiv="content-security-policy" content="x"><link rel="preload" href="/archive/f" crossorigin>' +
    '<link rel="stylesheet" href="/archive/_astro/s.css"><link rel="canonical" href="https://public.test/archive/">' +
    '<script type="module" src="/archive/_astro/a.js"></script></head><p>5 kB<span data-size="copy"></span></p>';
  assert.equal(
    copyPage(head, 'documents/0001/index.html', site),
    '<head><link rel="stylesheet" href="../../_astro/s.css"><link rel="canonical" href="https://public.test/archive/">' +
      '<script defer src="../../copy.js"></script></head><p>5 kB</p>',
  );
});

test('words that look like markup stay as they are', () => {
  const words = '<p data-words="href=&quot;/archive/&quot;">href="/archive/" src=/archive/</p>';
  assert.equal(copyPage(words, 'documents/0001/index.html', site), words);
});

test('a value that holds markup ends where it did, and the script of the copy stands in the head', () => {
  const title = `<meta content="</head><img src=x onerror=alert(1)><a href='/archive/'>&quot;">`;
  const page = `<head>${title}</head><p title="<img src=/archive/a>" class="b"><a href="/archive/">x</a></p>`;
  assert.equal(
    copyPage(page, 'documents/0001/index.html', site),
    `<head>${title}<script defer src="../../copy.js"></script></head>` +
      '<p title="<img src=/archive/a>" class="b"><a href="../../index.html">x</a></p>',
  );
});

test('a style leads to its fonts without a server', () => {
  assert.equal(
    copyStyles('src:url(/archive/a/f),url(g.woff2),url(data:font/woff2,x)', '_astro/s.css', site),
    'src:url(../a/f),url(../_astro/g.woff2),url(data:font/woff2,x)',
  );
});

test('a picture, a form and the source of a quotation lead where links do; two sites have their own links', () => {
  const page = '<img src="/archive/a.png"><form action=/archive/search/><q cite="/archive/documents/0001/">x</q>';
  assert.equal(
    copyPage(page, 'about/index.html', site),
    '<img src="../a.png"><form action="../search/index.html"><q cite="../documents/0001/index.html">x</q>',
  );
  const other = { base: '/archive/', address: 'https://other.test/archive/' };
  assert.match(
    copyPage('<a href="/archive/feed.xml">', 'index.html', other),
    /"https:\/\/other\.test\/archive\/feed\.xml"/u,
  );
});

test('pages and files of documents are copied; files for servers, hosts and the search of the site are not', () => {
  for (const file of ['index.html', 'documents/0001/proof.json', '_astro/s.css', '_astro/f.woff2', 'catalogue.json'])
    assert.ok(isCopied(file), file);
  for (const file of [
    '404.html',
    '.htaccess',
    '_headers',
    '_astro/a.js',
    'sw.js',
    'offline.json',
    'feed/1.xml',
    'sitemap-1.xml',
    'pagefind/pagefind.js',
    'search/start.json',
    'search/texts/documents/all.json',
    'exports/a-bag.zip',
    'exports/a-site.zip',
  ])
    assert.ok(!isCopied(file), file);
});
