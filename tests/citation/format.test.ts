import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Citation, earlierStates } from '../../src/citation/citation.ts';
import { createFormatter, formatCitation } from '../../src/citation/format.ts';
import { citationStyles, type StyleId } from '../../src/citation/styles.ts';
import { readStyles } from '../../src/site/citation-styles.ts';
import { en } from '../../src/words/en.ts';
import { uk } from '../../src/words/uk.ts';
import { inferred, stated, tinyCitation, without } from './tiny-citation.ts';

const held = readStyles();
const format = createFormatter(held);
const sourceIn = (style: StyleId, citation: Citation) => format(citation).get(style);
const all = (citation: Citation) => [...format(citation)];

test('each style writes a news text by its own rules', () => {
  const citation = without('creator');
  const url = 'https://daily.example/1901/the_mill?page=1&amp;part=2#top';
  assert.deepEqual(Object.fromEntries(format(citation)), {
    'chicago-note': `“The mill,” <i>The Daily</i>, May 6, 1901, ${url}`,
    'chicago-bibliography': `<i>The Daily</i>. “The mill.” May 6, 1901. ${url}`,
    apa: `The mill. (1901, May 6). <i>The Daily</i>. ${url}`,
    mla: `“The mill.” <i>The Daily</i>, 6 May 1901, ${url}`,
    oscola: `‘The mill’ <i>The Daily</i> (6 May 1901) &#60;${url}&#62;`,
    bluebook: `The mill, The Daily, May 6, 1901, ${url}`,
    gost: `The mill [Электронный ресурс] // The Daily. 1901. URL: ${url}`,
  });
});

test('every day of the year is written by the rules of each style, whatever was formatted before', () => {
  const source = (value: string) => format(tinyCitation({ date: stated(value) }));
  for (let day = Date.UTC(1904, 0, 1); day < Date.UTC(1905, 0, 1); day += 86_400_000) {
    const date = new Date(day);
    const [year, month, number] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    const long = months[month] ?? '';
    const found = source(date.toISOString().slice(0, 10));
    const holds = (style: StyleId, words: string) =>
      assert.ok(found.get(style)?.includes(words), `${style}: ${found.get(style)}, not ${words}`);
    holds('chicago-note', ` ${long} ${number}, ${year}, `);
    holds('chicago-bibliography', ` ${long} ${number}, ${year}. `);
    holds('apa', ` (${year}, ${long} ${number}). `);
    holds(
      'mla',
      ` ${number} ${long.length > 4 ? `${long === 'September' ? 'Sept' : long.slice(0, 3)}.` : long} ${year}, `,
    );
    holds('oscola', ` (${number} ${long} ${year}) `);
    holds('gost', `. ${year}. `);
  }
  assert.match(source('1904').get('oscola') ?? '', / \(1904\) /u);
  assert.match(source('1904-08').get('chicago-note') ?? '', / August 1904, /u);
  assert.match(source('0904-08-28').get('apa') ?? '', /\(904, August 28\)/u);
});

const months = 'January February March April May June July August September October November December'.split(' ');

test('titles keep every letter and sign of the source in every style', () => {
  for (const title of [
    'a title ALL in Small and LARGE letters',
    `"Straight" 'quotes' and “curly” ‘ones’ isn't`,
    '50% of {braces} & $igns #1 _under_ <i>not markup</i> ~^\\',
    'Две республики: «признание» и договор о дружбе',
    'Is this a question?',
    'Договір про дружбу, співробітництво та взаємну допомогу',
  ]) {
    const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    for (const [style, source] of all(tinyCitation({ title: stated(title), publisher: stated('iNQUIRER.net') }))) {
      assert.ok(source.includes(escaped), `${style}: ${source}`);
      assert.ok(source.includes('iNQUIRER.net'), `${style}: ${source}`);
    }
  }
});

test('a question mark at the end of a title stands for the full stop', () => {
  const citation = tinyCitation({ title: stated('Is this a mill?') });
  for (const [style, source] of all(citation)) assert.match(source, /is this a mill\?[”’]?(?!\.)[^”’]/iu, style);
});

test('what is inferred stands in brackets, in every style', () => {
  const citation = tinyCitation({
    title: inferred('The mill'),
    creator: inferred('A miller'),
    publisher: inferred('The Daily'),
    date: inferred('1901-05-06'),
    original: inferred('https://daily.example/mill'),
  });
  for (const [style, source] of all(citation)) {
    for (const value of ['[The mill]', '[A miller]', '[The Daily]', '[https://daily.example/mill]'])
      assert.ok(source.includes(value), `${style} ${value}: ${source}`);
    assert.match(source, /\[[^\][]*1901[^\][]*\]/u, style);
    assert.equal(source.split('[').length, source.split(']').length, style);
  }
  assert.match(sourceIn('apa', citation) ?? '', /\(\[1901, May 6\]\)/u);
  assert.match(sourceIn('mla', citation) ?? '', /\[6 May 1901\]/u);
});

test('what is unknown leaves no gap and no empty sign behind', () => {
  for (const citation of [
    without('creator', 'publisher', 'date', 'original'),
    without('date'),
    without('publisher'),
    without('title', 'creator'),
    { ...without('creator', 'date'), kind: 'reference-work' as const },
    { ...without('publisher', 'original'), kind: 'primary-text' as const },
  ])
    for (const [style, source] of all(citation))
      assert.ok(!/\(\s*\)|<\s*>|,\s*,|\.\s*\.|\uE000|undefined|^[,. ]/u.test(source), `${style}: ${source}`);
});

test('a date that is no calendar day is written in words', () => {
  assert.match(sourceIn('chicago-note', tinyCitation({ date: stated('1901/..') })) ?? '', /, 1901 or later, /u);
  assert.match(sourceIn('apa', tinyCitation({ date: inferred('1901/..') })) ?? '', /\(\[1901 or later\]\)/u);
  assert.match(sourceIn('mla', tinyCitation({ date: stated('1901-05') })) ?? '', /, May 1901, /u);
});

test('a text that stands in no publication keeps its day in every style that prints days', () => {
  const citation = tinyCitation({ kind: 'primary-text', publisher: stated('Mill Press') });
  for (const style of ['chicago-note', 'chicago-bibliography', 'apa', 'mla', 'oscola', 'bluebook'] as const)
    assert.match(sourceIn(style, citation) ?? '', /May 6|6 May/u, style);
});

test('who brought out a text that stands in no publication is named as its publisher, by the rules of each style', () => {
  const citation = tinyCitation({ kind: 'primary-text', publisher: stated('Mill Press') });
  const begins = [
    ['chicago-note', 'Mill Owners of the River, “The mill” (Mill Press, May 6, 1901), '],
    ['chicago-bibliography', 'Mill Owners of the River. “The mill.” Mill Press, May 6, 1901. '],
    ['apa', 'Mill Owners of the River. (1901, May 6). <i>The mill</i>. Mill Press. '],
    ['mla', 'Mill Owners of the River. <i>The mill</i>. Mill Press, 6 May 1901, '],
    ['oscola', 'Mill Owners of the River, ‘The mill’ (6 May 1901) '],
    ['bluebook', 'Mill Owners of the River, <i>The mill</i>, May 6, 1901, '],
    ['gost', 'Mill Owners of the River. The mill [Электронный ресурс]. Mill Press, 1901. '],
  ] as const;
  for (const [style, words] of begins) assert.ok(sourceIn(style, citation)?.startsWith(words), style);
});

test('results do not depend on what was formatted before', () => {
  const first = all(tinyCitation());
  format(tinyCitation({ date: inferred('1950') }));
  format(tinyCitation({ key: 'other', title: stated('The mill') }));
  assert.deepEqual(all(tinyCitation()), first);
  assert.deepEqual([...createFormatter(held)(tinyCitation())], first);
});

test('an abbreviation at the end of a note keeps its stop', () => {
  const notes = (citation: Citation) =>
    citationStyles
      .filter(({ form }) => form === 'note')
      .map((style) => formatCitation(citation, sourceIn(style.id, citation) ?? '', style, en).split(', Mill')[0]);
  assert.deepEqual(notes(without('date', 'original')), [
    'Mill Owners of the River, “The mill,” <i>The Daily</i>, n.d.',
    'Mill Owners of the River, ‘The mill’ <i>The Daily</i>',
    'Mill Owners of the River, <i>The mill</i>, The Daily',
  ]);
  const named = { ...without('title', 'creator', 'date', 'original'), publisher: stated('Mill Inc.') };
  assert.equal(notes(named)[2], 'Mill Inc.');
  assert.match(
    formatCitation(
      without('date', 'original'),
      sourceIn('chicago-bibliography', without('date', 'original')) ?? '',
      citationStyles[1] ?? assert.fail(),
      en,
    ),
    / n\.d\. Mill Archive/u,
  );
});

test('of a document of which nothing is known a style prints the archive’s clause alone, and no error', () => {
  for (const kind of ['news-report', 'primary-text', 'reference-work', 'undetermined'] as const) {
    const citation = { ...without('title', 'creator', 'publisher', 'date', 'original'), kind };
    for (const [id, source] of all(citation)) assert.match(source, /^(?:\(?[Nn]\.d\.?\)?)?$/u, `${kind} ${id}`);
  }
});

test('the archive’s own clause names archive, number, passage, revision and address', () => {
  const [note, bibliography] = citationStyles;
  assert.ok(note && bibliography);
  const citation = tinyCitation({
    archive: 'Mill & Sons',
    revisions: [{ number: 2, date: '2026-02-01', reason: 'A fact.' }],
  });
  assert.equal(
    formatCitation(citation, 'SOURCE', note, en),
    'SOURCE, Mill &amp; Sons, document 0001, revision 2 of 1 February 2026, https://mill.example/documents/0001/.',
  );
  const pinpoint = { passage: 'p7', address: 'https://mill.example/documents/0001/#p7' };
  assert.equal(
    formatCitation(tinyCitation(), 'SOURCE', bibliography, en, pinpoint),
    'SOURCE. Mill Archive, document 0001, ¶ 7, https://mill.example/documents/0001/#p7.',
  );
  assert.deepEqual(
    earlierStates(citation).map((state) => formatCitation(citation, 'SOURCE', note, en, undefined, state)),
    ['SOURCE, Mill &amp; Sons, document 0001, revision 1 of 1 January 2026, https://mill.example/documents/0001/.'],
  );
  assert.equal(
    formatCitation(tinyCitation(), '', bibliography, uk, pinpoint),
    'Mill Archive, документ 0001, ¶ 7, https://mill.example/documents/0001/#p7.',
  );
});

test('a style that the package does not hold is named', () => {
  const { styles, locales } = held;
  const lacking = new Map([...styles].filter(([name]) => name !== 'oscola'));
  assert.throws(
    () => createFormatter({ styles: lacking, locales }),
    /There is no CSL style oscola in the package of styles/u,
  );
});
