import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type BuiltSite,
  checkBuiltTranscription,
  checkDates,
  checkLinks,
  checkQuotations,
  readPage,
} from '../../src/site/built.ts';

/** A site of pages given as HTML by path, published below /base/. */
function site(pages: Record<string, string>): BuiltSite {
  const read = new Map(Object.entries(pages).map(([file, html]) => [file, readPage(file, html)]));
  return { site: 'https://mill.test', base: '/base/', files: new Set([...read.keys(), 'a.txt', 'ж.txt']), pages: read };
}

function linkIssues(html: string) {
  const page = readPage('b/index.html', html);
  return checkLinks(page, site({ 'index.html': '<p id="p1">', 'b/index.html': html }));
}

function broken(link: string, what: string) {
  return [
    {
      code: 'link-broken',
      file: 'b/index.html',
      line: 1,
      message: `The link “${link}” ${what} Mend the link or the page that it leads to.`,
    },
  ];
}

function transcription(html: string) {
  return readPage('a.html', html).transcription;
}

test('only words inside a transcription are its words', () => {
  assert.deepEqual(transcription('<p>a</p><div data-transcription><p>b c</p></div><p>d</p>'), ['b', 'c']);
});

test('several parts make up one transcription, in order', () => {
  assert.deepEqual(transcription('<p data-transcription>a</p><p>x</p><p data-transcription>b</p>'), ['a', 'b']);
});

test('an inline element does not cut a word, a block or line break does', () => {
  assert.deepEqual(transcription('<div data-transcription>mi<em>ll</em><a>er</a><p>b</p>c<br>d</div>'), [
    'miller',
    'b',
    'c',
    'd',
  ]);
});

test('words are read as a browser reads them', () => {
  assert.deepEqual(transcription('<p data-transcription>a &amp; &#1078;&nbsp;b'), ['a', '&', 'ж\u00a0b']);
});

test('the words of a built page must be those of the capture', () => {
  const expected = {
    words: [
      { word: 'old', line: 1 },
      { word: 'mill', line: 2 },
    ],
    marked: [],
    characters: { capture: 7, omissions: [], marks: 0 },
    issues: [],
  };
  assert.deepEqual(checkBuiltTranscription(readPage('a.html', '<p data-transcription>old mill'), expected), []);
  assert.deepEqual(checkBuiltTranscription(readPage('a.html', '<p data-transcription>old house'), expected), [
    {
      code: 'fidelity-built',
      file: 'a.html',
      line: 1,
      message:
        'After “old” the capture says “mill” (line 2) where the page says “house”. Restore the capture’s words, or declare an omission with its reason.',
    },
  ]);
});

test('links to files, pages and anchors that stand lead somewhere', () => {
  assert.deepEqual(
    linkIssues(
      '<i id="here"><a href="/base/"><a href="../#p1"><a href="#here"><a href=""><img src="/base/a.txt"><a href="/base/%D0%B6.txt">',
    ),
    [],
  );
});

test('links to other hosts are not followed', () => {
  assert.deepEqual(linkIssues('<a href="https://sea.test/none"><a href="mailto:miller@mill.test">'), []);
});

test('a link to no file is broken', () => {
  assert.deepEqual(linkIssues('<a href="../none/">'), broken('../none/', 'leads to no file of the site.'));
});

test('the whole address of a page is checked too', () => {
  assert.deepEqual(
    linkIssues('<a href="https://mill.test/base/none/">'),
    broken('https://mill.test/base/none/', 'leads to no file of the site.'),
  );
});

test('a link without the final slash of a page is broken', () => {
  assert.deepEqual(linkIssues('<a href="/base/b">'), broken('/base/b', 'leads to no file of the site.'));
});

test('a link to an anchor that is not there is broken', () => {
  assert.deepEqual(
    linkIssues('<a href="/base/#p9">'),
    broken('/base/#p9', 'names an anchor that the page does not have.'),
  );
});

test('a link out of the base is broken', () => {
  assert.deepEqual(linkIssues('<a href="/b/">'), broken('/b/', 'leads out of the base /base/.'));
});

test('a link that is no address is broken', () => {
  assert.deepEqual(linkIssues('<a href="https://[">'), broken('https://[', 'is no valid address.'));
  assert.deepEqual(linkIssues('<a href="%zz">'), broken('%zz', 'is no valid address.'));
  assert.deepEqual(linkIssues('<a href="#%zz">'), broken('#%zz', 'is no valid address.'));
});

test('images and forms are links', () => {
  assert.deepEqual(linkIssues('<img src="none.png">'), broken('none.png', 'leads to no file of the site.'));
  assert.deepEqual(linkIssues('<form action="/base/none/">'), broken('/base/none/', 'leads to no file of the site.'));
});

test('a broken link is reported once for each page', () => {
  assert.equal(linkIssues('<a href="x"></a><a href="x">').length, 1);
});

test('a page shows no date that stands nowhere in the content', () => {
  const page = readPage('a.html', '<time datetime="2026-01-01"></time><time datetime="2026-01-02">');
  assert.deepEqual(checkDates(page, new Set(['2026-01-01'])), [
    {
      code: 'date-foreign',
      file: 'a.html',
      line: 1,
      message:
        'The page shows the date 2026-01-02, which stands nowhere in the content. Take dates from the content, never from the clock.',
    },
  ]);
});

test('a quotation of a page must be the words of the passage that it names', () => {
  const passages = new Map([['0001#p4', 'The old mill stands.']]);
  const quote = (words: string, cite: string) => readPage('a.html', `<q cite="${cite}">${words}</q>`);
  assert.deepEqual(checkQuotations(quote('old <b>mill</b>', '/base/documents/0001/#p4'), passages), []);
  assert.deepEqual(checkQuotations(quote('new mill', '/base/documents/0001/#p4'), passages), [
    {
      code: 'quotation-words',
      file: 'a.html',
      line: 1,
      message:
        'The page quotes “new mill” from /base/documents/0001/#p4, which does not say so. Take the words from the passage.',
    },
  ]);
});

test('a quotation must name a passage', () => {
  const page = readPage('a.html', '<blockquote cite="/base/documents/0001/">mill</blockquote>');
  assert.deepEqual(checkQuotations(page, new Map([['0001#p4', 'mill']])), [
    {
      code: 'quotation-words',
      file: 'a.html',
      line: 1,
      message:
        'The page quotes “mill” from /base/documents/0001/, which does not say so. Take the words from the passage.',
    },
  ]);
});
