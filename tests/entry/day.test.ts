import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay } from '../../src/entry/day.ts';

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
