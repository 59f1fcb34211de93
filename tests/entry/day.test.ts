import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay, isToCome } from '../../src/entry/day.ts';

test('a day that the calendar has is one', () => {
  for (const day of ['2022-02-23', '2024-02-29']) assert.equal(isDay(day), true, day);
});

test('a day that the calendar does not have is none', () => {
  for (const day of ['2022-02-29', '2022-13-01', '2022-00-10', '2022-01-00']) assert.equal(isDay(day), false, day);
});

test('other ways of writing a day are none', () => {
  for (const day of ['', 'tomorrow', '2022-02', '2022-2-3', '23.02.2022', '2022-02-23T10:00', ' 2022-02-23'])
    assert.equal(isDay(day), false, day);
});

test('a day is to come until it has begun somewhere on earth', () => {
  const now = new Date('2026-03-04T11:00:00Z');
  assert.deepEqual(
    ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'].map((day) => isToCome(day, now)),
    [false, false, false, true],
  );
  assert.equal(isToCome('2026-03-05', new Date('2026-03-04T09:59:59Z')), true);
});
