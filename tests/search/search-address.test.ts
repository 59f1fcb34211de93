import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { facetNames } from '../../src/search/record.ts';
import { isEmptySearch, readAddress, type SearchState, writeAddress } from '../../src/search/search-address.ts';

const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed());
const values = fc.uniqueArray(text, { minLength: 1, maxLength: 4 });
const states: fc.Arbitrary<SearchState> = fc.record({
  query: text,
  exact: fc.boolean(),
  without: fc.uniqueArray(text, { maxLength: 4 }),
  filters: fc.record(Object.fromEntries(facetNames.map((name) => [name, values])), { requiredKeys: [] }),
  order: fc.constantFrom('best', 'date'),
});
const nothing: SearchState = { query: '', exact: false, without: [], filters: {}, order: 'best' };

test('what is written is read again', () => {
  fc.assert(
    fc.property(states, (state) => {
      const read = readAddress(writeAddress(state));
      assert.deepEqual({ ...read, filters: { ...read.filters } }, { ...state, filters: { ...state.filters } });
    }),
  );
});

test('any address is read without an error, and what was read stays', () => {
  const wild = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) });
  const part = fc.constantFrom('q=', 'exact', 'without=', 'year=', 'order=date', '&', '%', '%ED%A0%80', '+', '=');
  fc.assert(
    fc.property(fc.array(fc.oneof(wild, part)), (parts) => {
      const state = readAddress(`?${parts.join('')}`);
      assert.deepEqual(readAddress(writeAddress(state)), state);
    }),
  );
});

test('nothing chosen is an empty address', () => {
  assert.equal(writeAddress(nothing), '');
  assert.deepEqual(readAddress(''), nothing);
});

test('everything chosen stands in the address, in one order', () => {
  const state: SearchState = {
    query: '"a b" -c',
    exact: true,
    without: ['ЛНР', 'LPR'],
    filters: { year: ['2022', '2014'], kind: ['document'] },
    order: 'date',
  };
  assert.equal(
    writeAddress(state),
    '?q=%22a+b%22+-c&exact=&without=%D0%9B%D0%9D%D0%A0&without=LPR&kind=document&year=2022&year=2014&order=date',
  );
});

test('what an address has beside is left out', () => {
  assert.deepEqual(readAddress('?q=a&utm_source=x&order=sideways&page=3&q=b'), { ...nothing, query: 'a' });
  assert.equal(writeAddress(readAddress('?__proto__=x&constructor=y&q=a')), '?q=a');
});

test('values given twice count once', () => {
  const { without, filters } = readAddress('?without=a&without=a&year=1&year=1');
  assert.deepEqual([without, filters], [['a'], { year: ['1'] }]);
});

test('a question too long for a server stands in the fragment, with everything else before it', () => {
  const query = 'war? #peace & '.repeat(200);
  const address = writeAddress({ ...nothing, query, filters: { year: ['2022'] } });
  assert.match(address, /^\?year=2022#q=war%3F\+%23peace/u);
  assert.deepEqual(readAddress(address), { ...nothing, query, filters: { year: ['2022'] } });
  assert.match(writeAddress({ ...nothing, query: 'x'.repeat(2000) }), /^\?q=x+$/u);
  assert.match(writeAddress({ ...nothing, query: 'x'.repeat(2001) }), /^#q=x+$/u);
  assert.equal(readAddress('?q=a#q=b').query, 'a');
  assert.equal(readAddress('?year=2022#main').query, '');
});

test('markup stays text, and a lone surrogate becomes the sign for it', () => {
  assert.equal(readAddress('?q=%3Cimg src=x onerror=alert(1)%3E').query, '<img src=x onerror=alert(1)>');
  assert.equal(readAddress('?q=a%ED%A0%80b').query, 'a\ufffd\ufffd\ufffdb');
});

test('a search that asks for nothing is empty; a filter asks for something', () => {
  assert.ok(isEmptySearch({ ...nothing, query: ' \n', exact: true, order: 'date', filters: { year: [] } }));
  assert.ok(!isEmptySearch({ ...nothing, query: '-' }));
  assert.ok(!isEmptySearch({ ...nothing, filters: { year: ['2022'] } }));
});
