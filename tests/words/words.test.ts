import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsFor } from '../../src/words/words.ts';

const en = wordsFor('en');
const uk = wordsFor('uk');

test('a language without words speaks English, be it called as what every object has', () => {
  for (const tag of ['cy', 'toString']) assert.equal(wordsFor(tag), en);
});

test('the time between two events is told in months, then in years', () => {
  assert.deepEqual([45, 46, 729, 730].map(en.later), [
    '1 month later',
    '2 months later',
    '24 months later',
    '2 years later',
  ]);
  assert.deepEqual([45, 61, 730].map(uk.later), ['через 1 місяць', 'через 2 місяці', 'через 2 роки']);
});

test('what an act of the ledger did is called alike on the page of an address and in the feed', () => {
  for (const words of [en, uk]) {
    assert.equal(words.movedTitle('/a/'), `${words.change('moved')}: /a/`);
    assert.equal(words.withdrawnTitle('/a/'), `${words.change('withdrawn')}: /a/`);
    for (const act of ['minted', 'corrected', 'moved', 'withdrawn'] as const)
      assert.ok(words.changeWithin(act).startsWith(`${words.change(act)} `), words.changeWithin(act));
  }
});

test('a note is on one omitted line or on several', () => {
  assert.deepEqual(['12', '12-14'].map(en.noteOnLines), ['On the omitted line 12', 'On the omitted lines 12-14']);
});

test('the passages of a frequent word are counted as the language writes numbers', () => {
  assert.equal(en.concordanceFirst(100, 12_345), 'in 12,345 passages; the first 100:');
  assert.equal(uk.concordanceFirst(100, 12_345), 'уривків: 12\u00a0345; перші 100:');
});

test('a document of about the time of an event is not said to be of its day', () => {
  assert.equal(en.silence('published-meanwhile'), 'does not mention it; by its date it may be older');
});
