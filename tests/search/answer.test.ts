import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, answerQuestion, findHits } from '../../src/search/answer.ts';
import type { FormGroup } from '../../src/search/form-groups.ts';
import { indexForms } from '../../src/search/form-index.ts';
import { memoryEngine } from '../../src/search/memory-engine.ts';
import { parseQuery } from '../../src/search/query.ts';
import {
  byDate,
  byPath,
  byYear,
  type Engine,
  facetNames,
  type Order,
  type SearchPassage,
  type SearchRecord,
} from '../../src/search/record.ts';
import { compileQuestion, findUnit, groupUnits, type Question, type Wish } from '../../src/search/unit.ts';
import { findWords } from '../../src/search/words.ts';

const group = (term: string, forms: string[], more: Partial<FormGroup> = {}): FormGroup => ({
  term,
  title: `The ${term}`,
  forms,
  together: [],
  shared: [],
  ...more,
});

const groups = [
  group('lpr', ['Luhansk People’s Republic', 'LPR', 'LNR', 'ЛНР'], {
    together: ['Luhansk and Donetsk People’s Republics', 'the two republics'],
    shared: ['Luhansk', 'Lugansk'],
  }),
  group('dpr', ['Donetsk People’s Republic', 'DPR'], {
    together: ['Luhansk and Donetsk People’s Republics', 'the two republics'],
  }),
  group('both', ['Luhansk and Donetsk People’s Republics', 'the two republics']),
  group('city', ['city of Luhansk'], { shared: ['Luhansk', 'Lugansk'] }),
  group('tower', ['Турлинка'], { cases: { Турлинка: ['Турлинці', 'Турлинку'] } }),
  group('speech', ['Speech of 24 February']),
  group('mill', ['Salt Works', 'Saltern', 'the Works', 'THE WORKS']),
  group('ship', ['D/E Spindrift', 'D/E'], { cases: {} }),
  group('fort', ['Tower House', 'Вежа', 'Вежі', 'Вал'], { cases: { Вал: ['Валам'] } }),
  group('pact', ['agreements on “peace, and trade”', 'Peace Pact', 'Rock ’n’ Roll Pact', 'P.P.']),
];
const forms = indexForms(groups);

/** A document of passages `p1`, `p2`, …; each its words, or its words with what a note identifies in them. */
function document(id: string, texts: (string | SearchPassage)[], more: Partial<SearchRecord> = {}): SearchRecord {
  return {
    path: `/documents/${id}/`,
    title: id,
    kind: 'document',
    language: 'en',
    imprint: '',
    date: '',
    passages: texts.map((text, index) => (typeof text === 'string' ? [`p${index + 1}`, text] : text)),
    ...more,
    facets: { ...noFacets, kind: ['document'], ...more.facets },
  };
}

const noFacets = Object.fromEntries(facetNames.map((name) => [name, [] as string[]])) as SearchRecord['facets'];
const best: Order = { filters: {}, by: 'best' };

function compile(query: string, wish: Partial<Wish> = {}): Question {
  return compileQuestion(parseQuery(query), forms, { exact: false, without: [], ...wish });
}

/** Every answer to a question, the last one last. */
async function answers(
  query: string,
  records: readonly SearchRecord[],
  { order = best, limit = 1000, ...wish }: Partial<Wish> & { order?: Order; limit?: number } = {},
): Promise<Answer[]> {
  return Array.fromAsync(answerQuestion(compile(query, wish), [engine(records)], order, limit));
}

const engine = (records: readonly SearchRecord[]): Engine => memoryEngine(records, groupUnits(groups));

async function ask(...given: Parameters<typeof answers>): Promise<Answer> {
  const last = (await answers(...given)).at(-1);
  assert.ok(last);
  return last;
}

/** What a question finds, as `a#p1: word, word`; the words as they stand. */
async function hits(...given: Parameters<typeof answers>): Promise<string[]> {
  const { found } = await ask(...given);
  return found.flatMap(({ record, hits: own }) =>
    own.map(({ passage, text, spans }) => {
      const words = spans.map(({ start, end }) => text.slice(start, end)).join(', ');
      return `${record.title}#${passage}: ${words}`;
    }),
  );
}

const found = async (...given: Parameters<typeof answers>) =>
  (await ask(...given)).found.map(({ record }) => record.title);

const republics = [
  document('a', ['The LPR was proclaimed.', 'Nothing here.', 'In the lnr, and in Luhansk.']),
  document('b', ['ЛНР', "Luhansk People's Republic", 'Luhansk people‘s republic, its army']),
  document('c', ['the two republics', 'the Luhansk and Donetsk People’s Republics']),
  document('d', ['the city of Luhansk', 'Lugansk', 'LPR-DPR; ALPR']),
];

for (const query of ['LPR', 'lnr', 'ЛНР', 'лнр', 'Luhansk People’s Republic', "luhansk  PEOPLE'S\u00a0republic"]) {
  test(`a form finds every form, whole, as it stands: ${query}`, async () => {
    assert.deepEqual(
      (await hits(query, republics)).sort(),
      [
        'a#p1: LPR',
        'a#p3: lnr',
        "b#p2: Luhansk People's Republic",
        'b#p3: Luhansk people‘s republic',
        'b#p1: ЛНР',
        'c#p1: the two republics',
        'c#p2: Luhansk and Donetsk People’s Republics',
        'd#p3: LPR',
      ].sort(),
    );
  });
}

test('the other forms are named as the glossary writes them, and one that is taken out does not answer', async () => {
  const [unit] = compile('LNR').units;
  assert.deepEqual(unit?.others, [
    'Luhansk People’s Republic',
    'LPR',
    'ЛНР',
    'Luhansk and Donetsk People’s Republics',
    'the two republics',
  ]);
  const without = ['лнр', 'the two republics', 'Luhansk People’s Republic'];
  const [less] = compile('LNR', { without }).units;
  assert.deepEqual(less?.others, ['LPR', 'Luhansk and Donetsk People’s Republics']);
  assert.deepEqual(less?.removed, ['Luhansk People’s Republic', 'ЛНР', 'the two republics']);
  assert.deepEqual(await hits('LNR', republics, { without }), [
    'a#p1: LPR',
    'a#p3: lnr',
    'c#p2: Luhansk and Donetsk People’s Republics',
    'd#p3: LPR',
  ]);
});

test('a form that is taken out does not answer as a kindred word either', async () => {
  const records = [document('a', ['у вежі', 'Вежею', 'Вежа', 'Tower House'])];
  assert.deepEqual(await hits('Tower House', records, { without: ['Вежі'] }), [
    'a#p2: Вежею',
    'a#p3: Вежа',
    'a#p4: Tower House',
  ]);
});

test('the form that was typed cannot be taken out', async () => {
  const article = indexForms([group('article', ['Article 5', 'Art. 5', 'Art. 5 P.P.'])]);
  const without = ['Art. 5'];
  for (const query of ['Art. 5', 'art 5'])
    for (const wish of [
      { exact: false, without: [] },
      { exact: false, without },
    ]) {
      const question = compileQuestion(parseQuery(query), article, wish);
      assert.deepEqual([question.units[0]?.others, question.units[0]?.removed], [['Article 5', 'Art. 5 P.P.'], []]);
      const found = findHits(question, document('a', ['Under Art. 5.', 'art 5', 'Article 5']));
      assert.deepEqual(
        found?.map(({ passage }) => passage),
        ['p1', 'p2', 'p3'],
      );
    }
  assert.deepEqual(await hits('LPR', [document('a', ['LPR'])], { without: ['LPR'] }), ['a#p1: LPR']);
  assert.deepEqual(await hits('Вал', [document('a', ['Валам'])], { without: ['Вал'] }), ['a#p1: Валам']);
});

test('a spelling that several terms share finds its spellings, not their forms, and offers the terms', async () => {
  const [unit] = compile('Luhansk').units;
  assert.deepEqual(unit?.others, ['Lugansk']);
  assert.deepEqual(unit?.choices, [
    { term: 'lpr', title: 'The lpr' },
    { term: 'city', title: 'The city' },
  ]);
  assert.deepEqual((await hits('Luhansk', republics)).sort(), [
    'a#p3: Luhansk',
    'b#p2: Luhansk',
    'b#p3: Luhansk',
    'c#p2: Luhansk',
    'd#p1: Luhansk',
    'd#p2: Lugansk',
  ]);
  assert.deepEqual(compile('LPR').units[0]?.choices, []);
});

test('a collective form that is typed finds its own forms, not those of its members', async () => {
  assert.deepEqual(await hits('the two republics', republics), [
    'c#p1: the two republics',
    'c#p2: Luhansk and Donetsk People’s Republics',
  ]);
});

test('words that a note identifies answer for their term, and for no other', async () => {
  const spoken: SearchPassage = ['p1', 'He gave a speech on Thursday.', [['speech', 8, 16]]];
  const records = [document('a', [spoken]), document('b', ['He gave a speech on Friday.'])];
  assert.deepEqual(await hits('speech of 24 February', records), ['a#p1: a speech']);
  const meant: SearchPassage = ['p1', 'He gave it then.', [['speech', 8, 10]]];
  assert.deepEqual(await hits('speech of 24 February', [document('a', [meant])]), ['a#p1: it']);
  assert.deepEqual(await hits('DPR', records), []);
});

test('cases that the glossary gives stand and fall with their form', async () => {
  const records = [document('a', ['у Турлинці']), document('b', ['Турлинку видно'])];
  assert.deepEqual(await hits('Турлинка', records), ['a#p1: Турлинці', 'b#p1: Турлинку']);
  assert.deepEqual(await hits('Турлинці', records), ['a#p1: Турлинці', 'b#p1: Турлинку']);
  const walls = [document('a', ['по Валам'])];
  assert.deepEqual(await hits('Tower House', walls), ['a#p1: Валам']);
  assert.deepEqual(await hits('Tower House', walls, { without: ['Вал'] }), []);
});

test('the longest run of words that is a form is one unit', () => {
  const typed = (query: string) => compile(query).units.map((unit) => unit.typed);
  assert.deepEqual(typed('army Luhansk People’s Republic 2014'), ['army', 'Luhansk People’s Republic', '2014']);
  assert.deepEqual(typed('Luhansk "People’s" Republic'), ['Luhansk', 'People’s', 'Republic']);
  assert.deepEqual(typed('Luhansk -People’s Republic'), ['Luhansk', 'Republic']);
});

test('an excluded word is no part of the name that it would begin', () => {
  const { units, excluded } = compile('-Luhansk People’s Republic');
  assert.deepEqual(
    units.map(({ typed }) => typed),
    ['People’s', 'Republic'],
  );
  assert.deepEqual(excluded, [['luhansk']]);
});

test('words joined by a stroke are words of their own, but for a form, figures, and what is to be taken exactly', async () => {
  const typed = (query: string, wish: Partial<Wish> = {}) => compile(query, wish).units.map((unit) => unit.typed);
  assert.deepEqual(typed('war/peace'), ['war', 'peace']);
  assert.deepEqual(typed('war//peace'), ['war', 'peace']);
  assert.deepEqual(typed('D/E'), ['D/E']);
  assert.deepEqual(typed('2014/15'), ['2014/15']);
  assert.deepEqual(typed('war/peace', { exact: true }), ['war/peace']);
  assert.deepEqual(typed('"war/peace"'), ['war/peace']);
  const records = [document('a', ['tea and peace', 'tea, war/peace'])];
  assert.deepEqual(await hits('tea -war/peace', records), ['a#p1: tea']);
});

test('a form in another inflection names its term, and is found as it is typed', async () => {
  const [unit] = compile('tower houses').units;
  assert.deepEqual(unit?.others, ['Tower House', 'Вежа', 'Вежі', 'Вал']);
  assert.deepEqual(await hits('peace pacts', [document('a', ['of peace pacts'])]), ['a#p1: peace pacts']);
});

test('a form finds its own kindred words beside the other forms', async () => {
  const records = [document('a', ['old salterns']), document('b', ['The Salt Works'])];
  assert.deepEqual(await hits('Saltern', records), ['a#p1: salterns', 'b#p1: Salt Works']);
});

test('another form in Cyrillic finds its inflections, unless it is too short to be told from other words', async () => {
  const records = [document('a', ['у вежі', 'на валах'])];
  assert.deepEqual(await hits('Tower House', records), ['a#p1: вежі']);
});

test('of forms that differ in letter case alone the first is named', () => {
  assert.deepEqual(compile('Saltern').units[0]?.others, ['Salt Works', 'the Works']);
});

test('where forms overlap each place is found once, as the longest that begins first', async () => {
  const overlapping = indexForms([group('both', ['Peace Pact', 'Pact of 1994', 'Peace'])]);
  const { units } = compileQuestion(parseQuery('Peace'), overlapping, { exact: false, without: [] });
  const text = 'The Peace Pact of 1994';
  const [unit = assert.fail()] = units;
  assert.deepEqual(
    findUnit(unit, ['p1', text], findWords(text)).map(({ start, end }) => text.slice(start, end)),
    ['Peace Pact'],
  );
});

test('a word finds its kindred words', async () => {
  const records = [document('a', ['Russia recognised it.', 'The recognition', 'a record'])];
  assert.deepEqual(await hits('recognize', records), ['a#p1: recognised', 'a#p2: recognition']);
});

const treaties = [
  document('a', ['The treaties of friendship', 'treaty of friendship', 'friendship of treaties']),
  document('b', ['“Treaties\u00a0of — friendship”, they said', 'treaties of true friendship']),
  document('c', ['treaties of', 'friendship']),
  document('d', ['The treaties of friendship’s end', 'TREATIES OF FRIENDSHIP']),
];

for (const query of ['"treaties of friendship"', '“Treaties of Friendship”', '«treaties, of friendship»']) {
  test(`a phrase finds its words in their order, within a passage, whatever signs stand between: ${query}`, async () => {
    assert.deepEqual((await hits(query, treaties)).sort(), [
      'a#p1: treaties of friendship',
      'b#p1: Treaties\u00a0of — friendship',
      'd#p2: TREATIES OF FRIENDSHIP',
    ]);
  });
}

test('a phrase takes apostrophes of every kind alike, and a name in it for its words alone', async () => {
  const records = [document('a', ["people's republic", 'people‘s republic', 'people republic', 'LPR'])];
  assert.deepEqual(await hits('"people’s republic"', records), ["a#p1: people's republic", 'a#p2: people‘s republic']);
  assert.deepEqual(await hits('"LNR"', [document('a', ['LPR', 'LNR', 'LNRs'])]), ['a#p2: LNR']);
});

test('a hyphen parts two words: either way of writing finds the other', async () => {
  const records = [document('a', ['self-proclaimed', 'self proclaimed', 'proclaimed self', 'selfproclaimed'])];
  const both = ['a#p1: self-proclaimed', 'a#p2: self proclaimed'];
  assert.deepEqual(await hits('self-proclaimed', records), both);
  assert.deepEqual(await hits('"self proclaimed"', records), both);
});

test('a date typed in figures finds it as texts write it', async () => {
  const texts = [
    'on 21 February 2022.',
    'On February 21, 2022, it',
    'on 21 Feb. 2022',
    '21 лютого 2022 року',
    '21.02.2022',
    '2022-02-21',
    '2 December 2022',
    'in February 2022, 21 men',
    'No. 71 of 21.2.2022',
    'on 02.21.2022',
  ];
  const all = [
    'a#p1: 21 February 2022',
    'a#p2: February 21, 2022',
    'a#p3: 21 Feb. 2022',
    'a#p4: 21 лютого 2022',
    'a#p5: 21.02.2022',
    'a#p6: 2022-02-21',
    'a#p9: 21.2.2022',
  ];
  const records = [document('a', texts)];
  // Each way stands in a text alone, too.
  for (const text of [...texts.slice(0, 6), 'No. 71 of 21.2.2022'])
    assert.equal((await hits('21.02.2022', [document('a', [text])])).length, 1, text);
  assert.deepEqual(await hits('21.02.2022', records), all);
  assert.deepEqual(await hits('2022-02-21', records), all);
  assert.deepEqual(await hits('21/2/2022', records), all);
  assert.deepEqual(await hits('2/21/2022', records), all);
  assert.deepEqual(await hits('10/21/2022', [document('a', ['21 October 2022'])]), ['a#p1: 21 October 2022']);
  assert.deepEqual(await hits('"2022-02-21"', records), ['a#p6: 2022-02-21']);
  const either = [document('a', ['2 December 2022', '12 February 2022', '12 March 2022'])];
  assert.deepEqual(await hits('2/12/2022', either), ['a#p1: 2 December 2022', 'a#p2: 12 February 2022']);
  assert.deepEqual(
    await hits('30.02.2022', [document('a', ['30 February 2022', '2 March 2022', '30 March 2022'])]),
    [],
  );
  const days = [document('a', ['21 February 2022', 'on February 21', '21.02.2022', '12 February', '2 December'])];
  assert.deepEqual(await hits('21.02', days), ['a#p1: 21 February', 'a#p2: February 21', 'a#p3: 21.02']);
  assert.deepEqual(await hits('29.02', [document('a', ['29 February'])]), ['a#p1: 29 February']);
  for (const typed of ['30.02', '21.2', '12.00', '21.13', '21/02', '121.02', '21.021'])
    assert.deepEqual(compile(typed).units[0]?.others, [], typed);
  // Two figures of a year leave its century open.
  const centuries = [document('a', ['21 February 2022', '21.02.1922', '21 February 1822', '21.02.22'])];
  for (const typed of ['21.02.22', '21/2/22', '2/21/22', '21-02-22'])
    assert.deepEqual((await hits(typed, centuries)).slice(0, 2), ['a#p1: 21 February 2022', 'a#p2: 21.02.1922'], typed);
  assert.deepEqual(compile('21.02.22').units[0]?.others, ['21 February 2022', '21 February 1922']);
  assert.deepEqual(compile('29.02.22').units[0]?.others, []);
  assert.deepEqual(compile('29.02.00').units[0]?.others, ['29 February 2000']);
  assert.deepEqual(await hits('03.03.2022', [document('a', ['3 March 2022'])]), ['a#p1: 3 March 2022']);
  assert.deepEqual(compile('21.02.2022').units[0]?.others, ['21 February 2022']);
  assert.deepEqual(await hits('21.02.2022', records, { without: ['21 February 2022'] }), ['a#p5: 21.02.2022']);
  for (const typed of [
    '121.02.2022',
    '2022-02-211',
    '12022-02-21',
    '21.02.20221',
    '112/21/2022',
    '2/21/20221',
    '21.02-2022',
    '22-02-211',
    '21.02.2',
    '21.02.202',
  ])
    assert.deepEqual(compile(typed).units[0]?.others, [], typed);
});

test('a date typed in words finds it in figures, however the texts write it', async () => {
  const texts = ['Указ від 05.02.2022', '2022-02-05', 'of 5.2.2022', 'on 5 February 2022', '5.3.2022', '05.02.22'];
  const records = texts.map((text, index) => document(`0${index}`, [text]));
  for (const query of [
    '5 February 2022',
    'February 5, 2022',
    'feb. 5th 2022',
    '5 лютого 2022 року',
    '5 февраля 2022 г.',
  ])
    assert.deepEqual((await found(query, records)).sort(), ['00', '01', '02', '03'], query);
  assert.deepEqual(await hits('5 February 2022', records.slice(0, 1)), ['00#p1: 05.02.2022']);
  assert.deepEqual(await hits('decree 5 February 2022', [document('a', ['Decree of 5.2.2022'])]), [
    'a#p1: Decree, 5.2.2022',
  ]);
  const days = ['05 February 2022', '5 February 2022', 'February 5th, 2022', '50 in February 2022'];
  for (const query of [...days.slice(0, 3), 'February 05 2022'])
    assert.deepEqual(
      (
        await found(
          query,
          days.map((text, index) => document(`0${index}`, [text])),
        )
      ).sort(),
      ['00', '01', '02'],
      query,
    );
  assert.deepEqual(await found('05 men', [document('a', ['5 men'])]), []);
  assert.deepEqual(await found('21 February 2022', [document('a', ['2 February 2022'])]), []);
  // Without one of its words, with another between them, or to be taken exactly, it is no date.
  const dated = [document('a', ['05.02.2022'])];
  for (const query of [
    '5 February',
    'February 2022',
    '5 men 2022',
    '5x February 2022',
    'x5 February 2022',
    '5 February 202',
    '5 men February 2022',
    '5 2022 February',
    '"5" February 2022',
  ])
    assert.deepEqual(await found(query, dated), [], query);
  assert.deepEqual(await found('5 -February 2022', dated), []);
  assert.deepEqual(await found('5 February 2022', dated, { exact: true }), []);
  assert.deepEqual(await found('31 December 2022', [document('a', ['31.12.2022'])]), ['a']);
  assert.deepEqual(await found('31 February 2022', [document('a', ['31.02.2022', '03.03.2022'])]), []);
});

test('an article of a law is found as lawyers cite it', async () => {
  const records = [
    document('a', ['Article 51 of the Charter', 'under articles 39 and 51', 'artillery, 52 guns', 'art in 2014']),
  ];
  const both = ['a#p1: Article, 51', 'a#p2: articles, 51'];
  for (const query of ['Art. 51', 'art 51', 'Arts. 51', 'art.51', 'ARTS 51'])
    assert.deepEqual(await hits(query, records), both, query);
  assert.deepEqual(await hits('Arts. 39-51', [document('a', ['Articles 39–51'])]), ['a#p1: Articles, 39–51']);
  const charter = [document('a', ['Article 2(4)']), document('b', ['Article 24'])];
  assert.deepEqual(await found('art.2(4)', charter), ['a']);
  // Before a year, in a phrase, to be taken exactly, or alone it is another word.
  assert.deepEqual(await hits('art 2014', records), ['a#p4: art, 2014']);
  for (const query of ['art', '"art" 51', '"art. 51"', 'art "51"', 'parts 51', 'artillery 51'])
    assert.deepEqual(
      (await hits(query, records)).filter((hit) => /Article/iu.test(hit)),
      [],
      query,
    );
  assert.deepEqual(await found('art. 51', [document('a', ['Article 51'])], { exact: true }), []);
  assert.deepEqual(await found('51 -art. 39', [document('a', ['Articles 39 and 51, Article 5'])]), ['a']);
});

test('initials beside a name that begins so are not asked for', async () => {
  const people = indexForms([group('miller', ['Vera Miller', 'Miller', 'Вера Миллер', 'Миллер'])]);
  const typed = (query: string, wish: Partial<Wish> = {}) =>
    compileQuestion(parseQuery(query), people, { exact: false, without: [], ...wish }).units.map((unit) => unit.typed);
  for (const query of ['V. Miller', 'V.I. Miller', 'V. I. Miller', 'Miller, V. I.', 'V Miller', 'Miller V.I.'])
    assert.deepEqual(typed(query), ['Miller'], query);
  assert.deepEqual(typed('В. И. Миллера'), ['Миллера']);
  assert.deepEqual(typed('Annex V of Miller'), ['Annex', 'V', 'of', 'Miller']);
  assert.deepEqual(typed('A. Miller'), ['A', 'Miller']);
  assert.deepEqual(typed('v miller'), ['v', 'miller']);
  assert.deepEqual(typed('V'), ['V']);
  assert.deepEqual(typed('V. "Miller"'), ['V', 'Miller']);
  assert.deepEqual(typed('V. -Miller'), ['V']);
  assert.deepEqual(typed('V. Miller', { exact: true }), ['V', 'Miller']);
});

test('a word that says of a year that it is one is not asked for', async () => {
  const records = [document('a', ['21 February 2022', '2022 року'])];
  const dated = ['a#p1: 21, February, 2022', 'a#p2: 2022'];
  for (const year of ['року', 'р.', 'г.', 'Года'])
    assert.deepEqual(await hits(`21 лютого 2022 ${year}`, records), dated);
  assert.deepEqual(await hits('21.02.2022 г.', records), ['a#p1: 21 February 2022']);
  assert.deepEqual(await hits('12022 року', records), []);
  for (const query of ['року 2022', '2022 "року"', '"2022" року'])
    assert.deepEqual(await hits(query, [...records, document('b', ['2022'])]), ['a#p1: 2022', 'a#p2: 2022, року']);
  for (const word of ['враг', 'годовщина']) assert.deepEqual(await found(`2022 ${word}`, records), [], word);
  assert.deepEqual(await hits('2022 року', records, { exact: true }), ['a#p1: 2022', 'a#p2: 2022, року']);
  assert.deepEqual(await hits('"2022 року"', records), ['a#p2: 2022 року']);
});

test('a number typed without signs between its figures finds it with its thousands set apart', async () => {
  const texts = ['600,000 men', '600.000', '600\u202f000', '600000', '600 men, 000'];
  assert.deepEqual(await hits('600000', [document('a', texts)]), [
    'a#p1: 600,000',
    'a#p2: 600.000',
    'a#p3: 600\u202f000',
    'a#p4: 600000',
  ]);
  assert.deepEqual(await hits('"600000"', [document('a', texts)]), ['a#p4: 600000']);
  assert.deepEqual(await hits('4500', [document('a', ['4,500 men', '4500'])]), ['a#p1: 4,500', 'a#p2: 4500']);
  for (const text of ['1,234,567', '1.234.567', '1\u00a0234\u00a0567', '1’234’567'])
    assert.deepEqual(await hits('1234567', [document('a', [text])]), [`a#p1: ${text}`]);
});

test('a number that may be a year is sought as a year is written', async () => {
  assert.deepEqual(await hits('2022', [document('a', ['2022', '2,022 men'])]), ['a#p1: 2022']);
});

test('an excluded word or phrase takes out the passages that hold it', async () => {
  const records = [
    document('a', ['war and peace', 'war’s end', 'the war of nerves']),
    document('b', ['a war, a peace']),
  ];
  assert.deepEqual(await hits('war -peace', records), ['a#p2: war’s', 'a#p3: war']);
  assert.deepEqual(await hits('war -"and peace" -nerves', records), ['a#p2: war’s', 'b#p1: war']);
  assert.deepEqual(await hits('war -war', records), ['a#p2: war’s']);
});

test('a word that stands in an excluded passage alone is not there', async () => {
  const records = [document('a', ['war', 'treaty and peace'])];
  assert.deepEqual(await hits('war treaty -peace', records), []);
});

test('exclusions alone find every passage that holds none of them', async () => {
  const records = [document('a', ['war', 'peace']), document('b', ['war'])];
  const answer = await ask('-war', records);
  assert.deepEqual([answer.passages, answer.isFinal, answer.nowhere], [1, true, []]);
  assert.deepEqual(await hits('-war', records), ['a#p2: ']);
  assert.deepEqual(await found('-war', records), ['a']);
});

test('words must all stand in the document, each somewhere; a hit says which it holds', async () => {
  const records = [document('a', ['war', 'peace', 'tea']), document('b', ['war']), document('c', ['peace'])];
  const { found: given, passages } = await ask('war peace', records);
  assert.deepEqual(
    given.map(({ record, hits: own }) => [record.title, own.map(({ passage, holds }) => [passage, holds])]),
    [
      [
        'a',
        [
          ['p1', [0]],
          ['p2', [1]],
        ],
      ],
    ],
  );
  assert.equal(passages, 2);
});

test('a phrase stands within one passage, other words of the question anywhere in the document', async () => {
  const records = [document('a', ['green', 'light', 'war']), document('b', ['war', 'a green light'])];
  assert.deepEqual(await hits('war "green light"', records), ['b#p1: war', 'b#p2: green light']);
});

test('exactly as typed: each word for itself, without forms, kindred words and notes', async () => {
  const noted: SearchPassage = ['p3', 'it', [['lpr', 0, 2]]];
  const records = [document('a', ['LPR treaty', 'LNR treaties', noted]), document('b', ['the lpr’s treaty'])];
  assert.deepEqual(await hits('LPR treaty', records, { exact: true }), ['a#p1: LPR, treaty']);
  const [unit] = compile('LPR', { exact: true }).units;
  assert.deepEqual([unit?.others, unit?.choices], [[], []]);
});

test('best first: more of the question in one passage, then nearer together, then more passages', async () => {
  const records = [
    document('a', ['war', 'peace']),
    document('b', ['war in the year before the peace']),
    document('c', ['war, peace']),
    document('d', ['war', 'peace', 'war']),
  ];
  assert.deepEqual(await found('war peace', records), ['c', 'b', 'd', 'a']);
});

test('the best passage of a record ranks it, wherever it stands, by the nearest places of the words in it', async () => {
  const records = [
    document('a', ['war and, after some years of it, peace']),
    document('b', ['war', 'war after years of war and of much else that is no peace, but war, then peace']),
    document('c', ['war', 'peace', 'peace war war war']),
  ];
  assert.deepEqual(await found('war peace', records), ['c', 'b', 'a']);
  const [{ hits: own } = { hits: [] }] = (await ask('war peace', records.slice(1, 2))).found;
  assert.deepEqual(
    own.map(({ stretch }) => stretch),
    [0, 'peace, but war'.length],
  );
});

test('a document is found by its number, a passage by its address, before what holds the figures', async () => {
  const records = [
    document('0001', ['Title', 'Nothing of 0002 here, 0002.']),
    document('0002', ['Letter', 'A second passage.', 'Of 2022.']),
    document('2022', ['Title']),
    document('4711', ['Title', 'with words']),
    document('4712', ['Some 4711 sheep, 4711, and documents']),
  ];
  const byNumber = ['0002#p1: ', '0001#p2: 0002, 0002'];
  assert.deepEqual(await hits('0002', records), byNumber);
  assert.deepEqual(await hits('document 0002', records), byNumber);
  assert.deepEqual(await hits('№ 0002', records), byNumber);
  assert.deepEqual(await hits('0002#p2', records), ['0002#p2: ']);
  assert.deepEqual(await hits('https://mill.example/a/documents/0002/#p2', records), ['0002#p2: ']);
  assert.deepEqual(await hits('https://mill.example/documents/0002/#p2:~:text=second,passage', records), ['0002#p2: ']);
  // Of a passage that is not there the document is shown.
  assert.deepEqual(await hits('0002#p9', records), ['0002#p1: ']);
  assert.deepEqual(await hits('0002 letter', records), ['0002#p1: Letter']);
  assert.deepEqual(await hits('0002 second', records), ['0002#p1: ', '0002#p2: second']);
  // A number of another beginning may count anything, and be a year.
  assert.deepEqual(await hits('4711', records), ['4711#p1: ', '4712#p1: 4711, 4711']);
  assert.deepEqual(await hits('4711 words', records), []);
  assert.deepEqual(await hits('document 4711', records), ['4711#p1: ', '4712#p1: 4711, 4711']);
  assert.deepEqual(await hits('words document 4711', records), ['4711#p1: ', '4711#p2: words']);
  assert.deepEqual(await hits('document 2022', records), []);
  assert.deepEqual(await hits('2022', records), ['0002#p3: 2022']);
  assert.deepEqual(await hits('documents/2022', records), ['2022#p1: ']);
  // A phrase, and a question that is to be taken as it is typed, find words alone.
  for (const [query, wish] of [['"0002"'], ['0002', { exact: true }]] as const)
    assert.deepEqual(await hits(query, records, wish), ['0001#p2: 0002, 0002'], query);
  assert.deepEqual(await hits('second -0002', records), ['0002#p2: second']);
});

test('a citation that is pasted finds what its address names, whatever words stand around it', async () => {
  const records = [document('0002', ['Letter', 'A second passage.']), document('0003', ['Letter of 3 May'])];
  for (const citation of [
    '“Letter,” [Salt Press], May 3, 1901, [https://salt.example/letter], Mill Archive, document 0002, ¶ 2, %s.',
    'Letter [Electronic resource] // Salt Press. 1901. URL: [https://salt.example/letter]. Mill Archive, ¶ 2, %s.',
    '“A second passage.” (Salt Press, citing the miller, ¶ 2, %s)',
  ])
    assert.deepEqual(
      await hits(citation.replace('%s', 'https://mill.example/documents/0002/#p2'), records),
      ['0002#p2: '],
      citation,
    );
  const address = 'https://mill.example/documents/0002/';
  assert.deepEqual(await hits(`Letter ${address}`, records), ['0002#p1: ']);
  assert.deepEqual(await hits('Letter https://salt.example/letter', records), []);
  // Without its beginning, excluded or to be taken exactly, an address stands beside other words.
  assert.deepEqual(await hits('Letter documents/0002/', records), ['0002#p1: Letter']);
  assert.deepEqual(await hits(`Letter -${address}`, records), ['0002#p1: Letter', '0003#p1: Letter']);
  assert.deepEqual(await hits(`Letter ${address}`, records, { exact: true }), []);
});

test('a document without words is found by its number too, and a term is none', async () => {
  const records = [
    document('0002', [['', 'Letter']]),
    document('x', ['Title'], { path: '/glossary/0002/', kind: 'term' }),
  ];
  assert.deepEqual(await hits('0002', records), ['0002#: ']);
});

test('words that several parts of a question find in one place are marked once, in the order of the text', async () => {
  const records = [document('a', ['The army of the LPR, city of Luhansk'])];
  assert.deepEqual(await hits('"LPR, city of" "of Luhansk" LPR', records), ['a#p1: LPR, city of Luhansk']);
  assert.deepEqual(await hits('"city of" army', records), ['a#p1: army, city of']);
});

test('documents come before terms, terms before events, whatever their rank', async () => {
  const records = [
    document('a', ['war, peace'], { kind: 'event', date: '1900-01-01' }),
    document('b', ['war, peace'], { kind: 'term' }),
    document('c', ['war', 'peace'], { date: '2022-01-01' }),
  ];
  assert.deepEqual(await found('war peace', records), ['c', 'b', 'a']);
  assert.deepEqual(await found('war peace', records, { order: { filters: {}, by: 'date' } }), ['c', 'b', 'a']);
  assert.equal((await ask('war peace', records)).passages, 2);
});

const dated = [
  document('a', ['war']),
  document('b', ['war'], { date: '2022-02-23' }),
  document('c', ['war war'], { date: '2014-05-01' }),
  document('d', ['peace'], { date: '2000-01-01' }),
];

test('by date: the earliest first, those without a date last', async () => {
  assert.deepEqual(await found('war', dated, { order: { filters: {}, by: 'date' } }), ['c', 'b', 'a']);
  assert.deepEqual(await found('', dated, { order: { filters: {}, by: 'date' } }), ['d', 'c', 'b', 'a']);
});

test('by date: of any year, also before our era, and of the same day by path', async () => {
  const days = ['0900-02-01', '-000043-03-15', '-000100-01-01', '+012345-01-01', '2022-02-23', '2022-02-23'];
  const records = days.map((date, index) => document(String(index), ['war'], { date }));
  const order: Order = { filters: {}, by: 'date' };
  for (const query of ['war', ''])
    assert.deepEqual(await found(query, records, { order }), ['2', '1', '0', '4', '5', '3']);
  const [, , , , one, other] = records;
  assert.ok(one && other);
  assert.equal(byDate(one, other), 0);
});

test('years are put in their order, what is no year last', () => {
  assert.deepEqual(['unknown', '1901', '900', '-44', '0'].sort(byYear), ['-44', '0', '900', '1901', 'unknown']);
});

test('records of documents are put in the order of their numbers, of events in that of their dates, others in that of their paths', () => {
  const sorted = (kind: SearchRecord['kind'], paths: string[], dates: string[] = []) =>
    paths
      .map((path, index) => ({ kind, path, date: dates[index] ?? '' }))
      .sort(byPath)
      .map(({ path }) => path);
  assert.deepEqual(sorted('document', ['/documents/10000/', '/documents/9999/', '/documents/0010/']), [
    '/documents/0010/',
    '/documents/9999/',
    '/documents/10000/',
  ]);
  assert.deepEqual(sorted('term', ['/glossary/b/', '/glossary/ab/']), ['/glossary/ab/', '/glossary/b/']);
  assert.deepEqual(
    sorted('event', ['/events/a/', '/events/c/', '/events/b/'], ['2022-09-30', '2022-02-21', '2022-02-21']),
    ['/events/b/', '/events/c/', '/events/a/'],
  );
});

const facets = (year: string[], publisher: string) => ({
  facets: { ...noFacets, kind: ['document'], year, publisher: [publisher] },
});
const published = [
  document('a', ['war'], facets(['2014', '2015'], 'Press')),
  document('b', ['war'], facets(['2014'], 'Post')),
  document('c', ['war'], facets(['2022'], 'Press')),
  document('d', ['peace'], facets(['2022'], 'Times')),
];

for (const query of ['war', '']) {
  test(`filters combine, and each is counted with the others applied: “${query}”`, async () => {
    const more = query === '' ? 1 : 0;
    const all = await ask(query, published);
    assert.deepEqual({ ...all.counts.year }, { 2014: 2, 2015: 1, 2022: 1 + more });
    const order: Order = { filters: { year: ['2014', '2022'], publisher: ['Press'] }, by: 'best' };
    const { found: given, counts } = await ask(query, published, { order });
    assert.deepEqual(
      given.map(({ record }) => record.title),
      ['a', 'c'],
    );
    assert.deepEqual({ ...counts.year }, { 2014: 1, 2015: 1, 2022: 1 });
    assert.deepEqual({ ...counts.publisher }, { Press: 2, Post: 1, ...(more ? { Times: 1 } : {}) });
    assert.deepEqual({ ...counts.kind }, { document: 2 });
    assert.deepEqual(await found(query, published, { order: { filters: { year: ['1999'] }, by: 'best' } }), []);
  });
}

test('a value may be called as what every object has', async () => {
  const records = [document('a', ['war'], facets(['2014'], 'constructor'))];
  for (const query of ['war', '']) assert.deepEqual((await ask(query, records)).counts.publisher, { constructor: 1 });
  const named = [group('maker', ['constructor'], { cases: {} })];
  assert.deepEqual([...indexForms(named).byWords.keys()], ['constructor']);
});

test('without words the number of all that pass is exact, however few are read', async () => {
  const answer = await ask('', published, { limit: 2 });
  assert.ok((await ask('', published)).isFinal);
  assert.deepEqual([answer.found.length, answer.left, answer.passages, answer.isFinal], [2, 2, 0, false]);
  const signs = await ask('?! - ""', published);
  assert.equal(signs.found.length, 4);
});

const many = Array.from({ length: 60 }, (_, index) => document(String(index).padStart(3, '0'), ['war']));

test('while texts are left to check, the count is not final and says how many are left', async () => {
  const given = await answers('war', many);
  assert.deepEqual(
    given.map(({ passages, left, isFinal, isChecking }) => [passages, left, isFinal, isChecking]),
    [
      [4, 56, false, true],
      [44, 16, false, true],
      [60, 0, true, false],
    ],
  );
});

test('a form with quotation marks or a full stop at its end names its term as it is written', async () => {
  const records = [document('a', ['The Peace Pact.']), document('b', ['Agreements on "peace, and trade", and p.p.'])];
  const all = ['a#p1: Peace Pact', 'b#p1: Agreements on "peace, and trade", p.p.'];
  for (const form of [
    'agreements on “peace, and trade”',
    'agreements on «peace, and trade»',
    'AGREEMENTS ON "PEACE, AND TRADE',
    "Rock 'n' Roll Pact",
    'P.P.',
    'p.p',
  ])
    assert.deepEqual((await hits(form, records)).sort(), all, form);
  const both = compile('agreements on “peace, and trade” war');
  assert.deepEqual(
    both.units.map(({ typed }) => typed),
    ['agreements on "peace, and trade"', 'war'],
  );
});

test('an abbreviation with full stops names what it names without, and finds every form', async () => {
  const records = [document('a', ['of the LNR', 'of the L.P.R.', 'the Luhansk People’s Republic'])];
  for (const query of ['L.P.R.', 'l.n.r', 'Л.Н.Р.'])
    assert.deepEqual(
      (await hits(query, records)).filter((hit) => !hit.includes('L.P.R')),
      ['a#p1: LNR', 'a#p3: Luhansk People’s Republic'],
      query,
    );
  assert.deepEqual(
    compile('L.P.R. tea').units.map(({ terms }) => terms),
    [['lpr'], []],
  );
  assert.deepEqual(compile('D.P.R.', { exact: true }).units[0]?.terms, []);
  assert.deepEqual(
    compile('P.P. L.P.Q 1.2').units.map(({ terms }) => terms),
    [['pact'], [], []],
  );
});

test('words with a phrase that is no form of a term there stand for themselves', async () => {
  const records = [document('a', ['The Peace Pact.']), document('b', ['agreements on peace and trade'])];
  assert.deepEqual(await found('agreements "on peace, and trade"', records), ['b']);
  assert.deepEqual(await found('Peace "Pact"', records), ['a']);
  assert.deepEqual(await found('agreements on “peace, and trade”', records, { exact: true }), ['b']);
});

test('a word with signs after its apostrophe that say where it may break is one word', async () => {
  const records = [document('a', ['М’я\u00adкий знак'])];
  assert.deepEqual(await hits("м'який", records), ['a#p1: М’я\u00adкий']);
  assert.deepEqual(await hits('"м’який знак"', records), ['a#p1: М’я\u00adкий знак']);
});

test('checking ends at the limit, and the answer is not final then', async () => {
  for (const query of ['war', '']) {
    const { found: read, left, isFinal, isChecking } = await ask(query, many, { limit: 25 });
    assert.deepEqual([read.length, left, isFinal, isChecking], [25, 35, false, false]);
  }
});

test('where too many answer, only those that pass the filters are read', async () => {
  const order: Order = { filters: { year: ['2022'] }, by: 'best' };
  const records = [...many, document('999', ['war'], facets(['2022'], 'Press'))];
  const { found: given, isFinal, left } = await ask('war', records, { order, limit: 20 });
  assert.deepEqual([given.map(({ record }) => record.title), left, isFinal], [['999'], 0, true]);
});

test('words that stand nowhere are named once nothing answers and all was checked', async () => {
  const nowhere = async (...given: Parameters<typeof answers>) =>
    (await ask(...given)).nowhere.map(({ typed }) => typed);
  assert.deepEqual(await nowhere('war zzzz', dated), ['zzzz']);
  assert.deepEqual(await nowhere('war peace', dated), []);
  assert.deepEqual(await nowhere('zzzz "war peace"', dated), ['zzzz', 'war peace']);
  const apart = many.map((record) => ({
    ...record,
    passages: [
      ['p1', 'green'],
      ['p2', 'light'],
    ] as SearchPassage[],
  }));
  for (const { nowhere: named, isFinal } of await answers('"green light"', apart, { limit: 30 }))
    assert.deepEqual([named, isFinal], [[], false]);
  assert.deepEqual(await nowhere('"green light"', apart), ['green light']);
});

test('a filter makes no word stand nowhere', async () => {
  const {
    found: given,
    nowhere,
    isFinal,
  } = await ask('war', published, { order: { filters: { year: ['1999'] }, by: 'best' } });
  assert.deepEqual([given, nowhere, isFinal], [[], [], true]);
});

test('engines are asked in their order, and the last answer tells of all', async () => {
  const pages = [document('t', ['war'], { kind: 'term', path: '/glossary/t/', ...facets(['2022'], 'Press') })];
  const question = compile('war');
  const given = await Array.fromAsync(answerQuestion(question, [engine(published), engine(pages)], best, 1000));
  assert.deepEqual(
    given.map(({ found: own, isFinal }) => [own.length, isFinal]),
    [
      [3, false],
      [4, true],
    ],
  );
  const browsed = await Array.fromAsync(answerQuestion(compile(''), [engine(published), engine(pages)], best, 1000));
  assert.equal(browsed.at(-1)?.found.length, 5);
  assert.equal(browsed.at(-1)?.counts.publisher['Press'], 3);
});

test('an engine that fails makes the answer fail', async () => {
  const broken: Engine = { ...engine(published), read: () => Promise.reject(new Error('It did not arrive.')) };
  await assert.rejects(Array.fromAsync(answerQuestion(compile('war'), [broken], best, 1000)), /did not arrive/u);
});
