import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutStrip, longTimes } from '../../src/timeline/picture.ts';

const times = (...dates: string[]) => longTimes(dates.map((date) => ({ date })));

test('a long time between two events is told, a short one is not', () => {
  assert.deepEqual(times('1901-01-01', '1901-01-31', '1901-05-01'), [undefined, undefined, 89]);
  assert.deepEqual(times('1901-01-01', '1901-02-15', '1901-04-02'), [undefined, undefined, 45]);
});

test('the time after an event that lasts begins with its end', () => {
  assert.deepEqual(times('1901', '1901-03-01', '1902-01-20'), [undefined, undefined, undefined]);
  assert.deepEqual(times('1901', '1901-03-01', '1902-03-01'), [undefined, undefined, 59]);
});

test('no time is told before the first event, nor after one without an end', () => {
  assert.deepEqual(times(), []);
  assert.deepEqual(times('1900/..', '1950-01-01'), [undefined, undefined]);
});

test('events of one month stack, months stand in order, and the first of a year opens it', () => {
  const dates = ['1901', '1901-05-06', '1901-05-09', '1901-05/1901-06', '1901-07', '1903-05-06'];
  assert.deepEqual(layoutStrip(dates.map((day) => ({ date: day }))), [
    { year: '1901', opens: true, events: 1 },
    { year: '1901', opens: false, events: 3 },
    { year: '1901', opens: false, events: 1 },
    { year: '1903', opens: true, events: 1 },
  ]);
});

test('the small picture puts an interval at its beginning, or at its end where that is open, and keeps the sign of a year', () => {
  const dates = ['-0043-03', '1901/1903', '1901', '../1934-05', '1934-05-12', 'Y12345'];
  assert.deepEqual(
    layoutStrip(dates.map((date) => ({ date }))).map(({ year, events }) => [year, events]),
    [
      ['-0043', 1],
      ['1901', 2],
      ['1934', 2],
      ['Y12345', 1],
    ],
  );
});
