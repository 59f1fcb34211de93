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

const oldMill = {
  words: [
    { word: 'old', line: 1 },
    { word: 'mill', line: 2 },
  ],
  marked: [],
  characters: { capture: 7, omissions: [], marks: 0 },
  issues: [],
};

function transcriptionIssues(html: string, passages: Record<string, string> = {}) {
  return checkBuiltTranscription(readPage('a.html', html), oldMill, new Map(Object.entries(passages)));
}

function unfaithful(message: string) {
  return [{ code: 'fidelity-built', file: 'a.html', line: 1, message }];
}

test('the words of a built page must be those of the capture', () => {
  assert.deepEqual(transcriptionIssues('<p data-transcription>old mill'), []);
  assert.deepEqual(
    transcriptionIssues('<p data-transcription>old house'),
    unfaithful(
      'After “old” the capture says “mill” (line 2) where the page says “house”. Restore the capture’s words, or declare an omission with its reason.',
    ),
  );
});

test('an anchor stands at the words of its passage', () => {
  const passages = { p1: 'old', p2: 'mill' };
  assert.deepEqual(
    transcriptionIssues('<div data-transcription><p id="p1">old</p><p id="p2">mill</p></div>', passages),
    [],
  );
  assert.deepEqual(
    transcriptionIssues('<div data-transcription><p id="p2">old</p><p id="p1">mill</p></div>', passages),
    [
      ...unfaithful('The anchor p1 stands at “mill”, not at the words of its passage. Put it back.'),
      ...unfaithful('The anchor p2 stands at “old”, not at the words of its passage. Put it back.'),
    ],
  );
});

test('an anchor stands in the transcription', () => {
  assert.deepEqual(
    transcriptionIssues('<h1 id="p1">old</h1><p data-transcription>old mill', { p1: 'old' }),
    unfaithful('The anchor p1 does not stand in the transcription. Put it back at the words of its passage.'),
  );
});

test('an item inside an item is a passage of its own', () => {
  const html = '<ul data-transcription><li id="p1">old <ul><li id="p2">mill</li></ul></li></ul>';
  assert.deepEqual(transcriptionIssues(html, { p1: 'old', p2: 'mill' }), []);
});

test('nothing stands among the source’s words but notes', () => {
  const frame = (between: string) =>
    `<section class="transcription"><p data-transcription>old</p>${between}<p data-transcription>mill</p></section>`;
  assert.deepEqual(transcriptionIssues(frame('<aside><p>A note.</p></aside>')), []);
  assert.deepEqual(
    transcriptionIssues(frame('<p>wicked</p>')),
    unfaithful('“wicked” stands among the source’s words and is neither theirs nor a note. Take it out.'),
  );
});

for (const attribute of ['hidden', 'aria-hidden="true"', 'style="color: red"']) {
  test(`no part of the source’s words has ${attribute}`, () => {
    const message = 'A part of the transcription is hidden or styled by itself. Show the source’s words as they are.';
    assert.deepEqual(transcriptionIssues(`<p data-transcription>old <em ${attribute}>mill</em>`), unfaithful(message));
    assert.deepEqual(transcriptionIssues(`<p data-transcription ${attribute}>old mill`), unfaithful(message));
  });
}

for (const element of ['div hidden', 'div aria-hidden="true"', 'div inert', 'details', 'template']) {
  test(`no <${element}> stands around or inside the source’s words`, () => {
    const end = `</${element.split(' ')[0]}>`;
    const message = 'A part of the transcription is hidden or styled by itself. Show the source’s words as they are.';
    for (const html of [
      `<${element}><section><p data-transcription>old mill</p></section>${end}`,
      `<div data-transcription>old <${element}>mill${end}</div>`,
    ])
      assert.deepEqual(transcriptionIssues(html), unfaithful(message), html);
  });
}

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

test('a link that a browser would run is broken', () => {
  for (const link of ['javascript:alert(1)', 'JavaScript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,mill'])
    assert.deepEqual(
      linkIssues(`<a href="${link}">`),
      broken(link, 'leads to no page: a browser may run what stands there.'),
    );
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

test('links that a page holds without JavaScript or for later are read too', () => {
  assert.deepEqual(
    linkIssues('<noscript><a href="none/"></a></noscript>'),
    broken('none/', 'leads to no file of the site.'),
  );
  assert.deepEqual(
    linkIssues('<template><a href="none/"></a></template>'),
    broken('none/', 'leads to no file of the site.'),
  );
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

/** Issues of the quotations of a page; document 0001 has the passage p4 and a capture of two lines. */
function quotationIssues(html: string, file = 'a.html', address?: string) {
  const passages = new Map([['0001#p4', 'The old mill stands.']]);
  return checkQuotations(
    readPage(file, html),
    passages,
    new Map([['0001', 'Read more The old mill stands.']]),
    address,
  );
}

function misquoted(text: string, from: string, file = 'a.html') {
  const message = `The page quotes “${text}” from ${from}. Take the words from the passage, and name it.`;
  return [{ code: 'quotation-words', file, line: 1, message }];
}

test('a quotation of a page must be the words of the passage that it names', () => {
  const cite = '/base/documents/0001/#p4';
  assert.deepEqual(quotationIssues(`<q cite="${cite}">old <b>mill</b></q>`), []);
  assert.deepEqual(
    quotationIssues(`<q cite="${cite}">new mill</q>`),
    misquoted('new mill', `${cite}, which does not say so`),
  );
});

test('a passage on another host is no source', () => {
  const quote = (host: string) => `<q cite="https://${host}/base/documents/0001/#p4">old mill</q>`;
  assert.deepEqual(quotationIssues(quote('mill.test'), 'a.html', 'https://mill.test/base/'), []);
  assert.deepEqual(
    quotationIssues(quote('sea.test'), 'a.html', 'https://mill.test/base/'),
    misquoted('old mill', 'https://sea.test/base/documents/0001/#p4, which does not say so'),
  );
});

test('a quotation must name a passage', () => {
  assert.deepEqual(
    quotationIssues('<blockquote cite="/base/documents/0001/">mill</blockquote>'),
    misquoted('mill', '/base/documents/0001/, which does not say so'),
  );
});

test('a quotation on a page of a document may be words of its capture, elsewhere it names a passage', () => {
  for (const file of ['documents/0001/index.html', 'documents/0001/capture/index.html']) {
    assert.deepEqual(quotationIssues('<q>Read more</q>', file), []);
    assert.deepEqual(
      quotationIssues('<q>Read less</q>', file),
      misquoted('Read less', 'no source that it names', file),
    );
  }
  for (const file of ['a.html', 'documents/index.html', 'documents/0002/index.html'])
    assert.deepEqual(quotationIssues('<q>mill</q>', file), misquoted('mill', 'no source that it names', file));
});

test('the source’s own quotations are its words, not the archive’s', () => {
  assert.deepEqual(quotationIssues('<div data-transcription><blockquote>So he said.</blockquote></div>'), []);
});

test('a quotation must not be empty', () => {
  const cite = '/base/documents/0001/#p4';
  assert.deepEqual(quotationIssues(`<q cite="${cite}"></q>`), misquoted('', `${cite}, which does not say so`));
  assert.deepEqual(
    quotationIssues('<q> </q>', 'documents/0001/index.html'),
    misquoted('', 'no source that it names', 'documents/0001/index.html'),
  );
});
