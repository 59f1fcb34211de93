import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexForms } from '../../src/search/form-index.ts';
import { memoryEngine } from '../../src/search/memory-engine.ts';
import type { WordCounts } from '../../src/search/nearest.ts';
import { facetNames, type SearchRecord } from '../../src/search/record.ts';
import type { SearchState } from '../../src/search/search-address.ts';
import { type Shown, type Sources, search } from '../../src/search/search-session.ts';
import { groupUnits } from '../../src/search/unit.ts';

const near: Record<string, WordCounts> = {
  t: [
    ['treaties', 3],
    ['treaty', 5],
    ['treats', 1],
  ],
  w: [
    ['war', 3],
    ['warn', 1],
  ],
  u43b: [['луганск', 1]],
};

const facets = Object.fromEntries(facetNames.map((name) => [name, [] as string[]])) as SearchRecord['facets'];
const records = ['The treaty and the war.', 'The treaties.', 'A war, a war.', 'Луганск'].map(
  (text, index): SearchRecord => ({
    path: `/documents/${index}/`,
    title: String(index),
    kind: 'document',
    language: 'en',
    imprint: '',
    date: '',
    facets,
    passages: [['p1', text]],
  }),
);

/** Searches; `asked` are the lists of words that were asked for. */
async function run(query: string, more: Partial<SearchState & Sources> = {}): Promise<Shown & { asked: string[] }> {
  const asked: string[] = [];
  const sources: Sources = {
    forms: indexForms([]),
    engines: [memoryEngine(records, groupUnits([]))],
    words: async (slug) => {
      asked.push(slug);
      return near[slug] ?? [];
    },
    initials: Object.keys(near),
    ...more,
  };
  const state: SearchState = { query, exact: false, without: [], filters: {}, order: 'best', ...more };
  const last = (await Array.fromAsync(search(state, sources, 1000))).at(-1);
  assert.ok(last);
  return { ...last, asked };
}

const titles = (answer?: Shown['answer']) => answer?.found.map(({ record }) => record.title);

test('what is found is shown, and no list of words is asked for', async () => {
  const { answer, missing, instead, asked } = await run('war');
  assert.deepEqual([titles(answer)?.sort(), missing, instead, asked], [['0', '2'], [], undefined, []]);
});

test('words that stand somewhere, but not together, ask for no near spelling', async () => {
  const { answer, missing, instead, asked } = await run('war Луганск');
  assert.deepEqual([titles(answer), missing, instead, asked], [[], [], undefined, []]);
});

test('a word that stands nowhere is named, its near spellings offered, and the nearest shown instead', async () => {
  const { question, answer, missing, instead, asked } = await run('traety');
  assert.deepEqual(asked, ['t']);
  assert.deepEqual(missing, [
    {
      typed: 'traety',
      near: [
        { word: 'treaty', query: 'treaty' },
        { word: 'treats', query: 'treats' },
      ],
    },
  ]);
  assert.deepEqual([titles(answer), answer.isFinal, answer.passages], [[], true, 0]);
  assert.equal(question.units[0]?.typed, 'traety');
  assert.equal(instead?.query, 'treaty');
  assert.deepEqual(titles(instead?.answer)?.sort(), ['0', '1']);
});

test('the near spelling takes the place of its word alone, wherever it stands', async () => {
  const { missing, instead } = await run('war traety -traety "the war"');
  assert.deepEqual(missing[0]?.near[0]?.query, 'war treaty -traety "the war"');
  assert.equal(instead?.query, 'war treaty -traety "the war"');
  assert.deepEqual(titles(instead?.answer), ['0']);
});

test('several words that stand nowhere are each named, and all replaced at once', async () => {
  const { missing, instead } = await run('traety wra');
  assert.deepEqual(
    missing.map(({ typed, near: [first] }) => [typed, first?.query]),
    [
      ['traety', 'treaty wra'],
      ['wra', 'traety war'],
    ],
  );
  assert.equal(instead?.query, 'treaty war');
});

test('a word without a near spelling is named, and nothing is shown instead', async () => {
  const { missing, instead, asked } = await run('zzzqqq');
  assert.deepEqual(
    [missing, instead, [...new Set(asked)]],
    [[{ typed: 'zzzqqq', near: [] }], undefined, ['z', 't', 'w', 'u43b']],
  );
});

test('a small word without a near spelling is named, and left out of what is shown instead', async () => {
  const { answer, missing, instead } = await run('в Луганск');
  assert.deepEqual(
    [titles(answer), missing, instead?.query, titles(instead?.answer)],
    [[], [{ typed: 'в', near: [] }], 'Луганск', ['3']],
  );
  assert.equal((await run('в Лугаснк -в "на"')).instead, undefined, 'words of a phrase stay');
  assert.equal((await run('в Лугаснк -на')).instead?.query, 'луганск -на');
  for (const query of ['в на', 'в -war', 'в', '71 Луганск', 'qqqq Луганск', 'Луганск -в'])
    assert.equal((await run(query)).instead, undefined, query);
});

test('a question typed with the keyboard set to another script shows what its keys type in the right one', async () => {
  for (const query of ['Keufycr', ' keufycr ', 'Луганск']) {
    const { answer, instead } = await run(query);
    assert.deepEqual(titles(instead?.answer ?? answer), ['3'], query);
  }
  assert.equal((await run('Keufycr')).instead?.query, 'луганск');
  assert.equal((await run('екуфен')).instead?.query, 'treaty');
  for (const query of ['war Keufycr', '"Keufycr" Луганск', '-Keufycr'])
    assert.equal((await run(query)).instead, undefined, query);
});

test('figures have no near spelling, a word with a figure has', async () => {
  const words = async () =>
    [
      ['2022', 3],
      ['mh17', 1],
    ] satisfies WordCounts;
  assert.deepEqual((await run('2021', { words })).missing, [{ typed: '2021', near: [] }]);
  assert.equal((await run('mh18', { words })).missing[0]?.near[0]?.word, 'mh17');
});

test('a wrong first letter is looked for by the second', async () => {
  const { instead, asked } = await run('xtreaty');
  assert.deepEqual([instead?.query, asked], ['treaty', ['x', 't']]);
  assert.equal((await run('Лугаснк')).instead?.query, 'луганск');
});

test('where the near spelling finds nothing either, nothing is shown instead', async () => {
  const { missing, instead } = await run('warm Луганск', {
    engines: [memoryEngine(records.slice(0, 3), groupUnits([]))],
  });
  assert.deepEqual(
    missing.map(({ typed }) => typed),
    ['warm', 'Луганск'],
  );
  assert.equal(instead, undefined);
});

test('a phrase that stands nowhere is named, and no word of it looked for elsewhere', async () => {
  const { missing, instead, asked } = await run('"war treaty"');
  assert.deepEqual([missing, instead, asked], [[{ typed: 'war treaty', near: [] }], undefined, []]);
});

test('a name of several words that stands nowhere leaves no search without an answer', async () => {
  const long = Array.from({ length: 40 }, (_, index) => `zzz${index}`).join(' ');
  const { missing, asked } = await run(long);
  assert.equal(missing.length, 40);
  assert.ok(
    asked.filter((slug) => slug === 'z').length <= 12,
    'near spellings are looked for of the first words alone',
  );
});

test('any odd question has an answer', async () => {
  for (const query of ['', ' ', '-', '"', '\ud800', '<b>', '-war', '’', '\u200f', '𝔘', 'a'.repeat(10_000)]) {
    const { answer } = await run(query);
    assert.ok(answer.isFinal, query.slice(0, 10));
  }
});

test('exactly as typed, a kindred word is no answer but may be shown as a near spelling', async () => {
  const { answer, missing, instead } = await run('treatys', { exact: true });
  assert.deepEqual([titles(answer), missing[0]?.typed, instead?.query], [[], 'treatys', 'treaty']);
  assert.deepEqual(titles(instead?.answer), ['0']);
});

test('a file that does not arrive fails the search', async () => {
  const words = () => Promise.reject(new Error('It did not arrive.'));
  await assert.rejects(run('traety', { words }), /did not arrive/u);
  assert.deepEqual(titles((await run('treaty', { words })).answer)?.length, 2);
});

test('a wrong first letter that no other letter tells is looked for everywhere', async () => {
  assert.equal((await run('qreaty')).instead?.query, 'treaty');
});

test('an excluded word that stands nowhere is named, and the hits stay', async () => {
  const { answer, missing, instead } = await run('war -traety');
  assert.deepEqual(
    [titles(answer)?.sort(), missing.map(({ typed }) => typed), instead],
    [['0', '2'], ['traety'], undefined],
  );
  assert.equal(missing[0]?.near[0]?.query, 'war -treaty');
});

test('of a phrase the word that stands nowhere is named, and its near spelling put into the phrase', async () => {
  const { missing, instead } = await run('"the traety"');
  assert.deepEqual([missing.map(({ typed }) => typed), instead?.query], [['traety'], '"the treaty"']);
});

test('a word with a hyphen that texts write without is named whole, and shown as they write it', async () => {
  const { missing, instead } = await run('war trea-ties');
  assert.deepEqual([missing.map(({ typed }) => typed), missing[0]?.near[0]?.word], [['trea-ties'], 'treaties']);
  assert.equal(instead?.query, 'war treaties');
  assert.deepEqual(
    (await run('war-traety')).missing.map(({ typed }) => typed),
    ['traety'],
  );
});

test('signs alone ask for nothing', async () => {
  const { answer, missing } = await run('!!! § \u200f');
  assert.deepEqual([answer.found, answer.isFinal, missing], [[], true, []]);
});
