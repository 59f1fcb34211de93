import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateRange, formatDate, isEdtf, readDate } from '../../src/provenance/date.ts';

const words = { fromOn: (start: string) => `from ${start} on` };

test('a day that the calendar does not have is no date', () => {
  assert.equal(isEdtf('2022-02-29'), false);
  assert.equal(isEdtf('2024-02-29'), true);
});

test('days, months, years and open ends are dates', () => {
  for (const date of ['1901-05-06', '1901-05', '1901', '1901/..', '1901?']) assert.equal(isEdtf(date), true, date);
});

test('words and months that are none are no dates', () => {
  for (const date of ['', 'last year', '6 May 1901', '1901-13', '06.05.1901']) assert.equal(isEdtf(date), false, date);
});

test('a row of figures and a year beyond reckoning are no dates', () => {
  for (const date of ['20220224', '202202', 'Y170000002', 'Y-17E7']) assert.equal(isEdtf(date), false, date);
  assert.equal(isEdtf('Y12345'), true);
});

test('a date reaches from its first instant to its last', () => {
  assert.deepEqual(dateRange('1971-02'), {
    from: Date.UTC(1971, 1, 1),
    until: Date.UTC(1971, 2, 1) - 1,
  });
});

test('an open end is never reached', () => {
  assert.equal(dateRange('1971/..').until, Number.POSITIVE_INFINITY);
});

test('the words of a date are read', () => {
  assert.deepEqual(readDate('Written 6 May 1901 at the mill', 'en'), { date: '1901-05-06' });
});

test('what the words do not say is not filled in', () => {
  assert.deepEqual(readDate('May 1901', 'en'), { date: '1901-05' });
  assert.deepEqual(readDate('1901', 'en'), { date: '1901' });
  assert.deepEqual(readDate('on 6 May', 'en'), {});
  assert.deepEqual(readDate('at the mill', 'en'), {});
});

test('a year that the words do not name is none', () => {
  assert.deepEqual(readDate('last year', 'en'), {});
});

test('an English date in figures reads in two ways, so it is none', () => {
  assert.deepEqual(readDate('5/6/1901', 'en'), {});
  assert.deepEqual(readDate('5/6/1901', 'en-GB'), {});
});

test('a time of day is read beside the date', () => {
  assert.deepEqual(readDate('20:43, 6 May 1901', 'en'), { date: '1901-05-06', time: '20:43' });
});

test('a date is read in the language of the text', () => {
  assert.deepEqual(readDate('6 травня 1901 року', 'uk'), { date: '1901-05-06' });
  assert.deepEqual(readDate('6 мая 1901 года', 'ru-RU'), { date: '1901-05-06' });
});

test('a language that nobody knows reads as English', () => {
  assert.deepEqual(readDate('a', 'parse'), {});
  assert.deepEqual(readDate('6 May 1901', 'parse'), { date: '1901-05-06' });
});

test('a date is shown as precisely as it is known', () => {
  assert.equal(formatDate('1901-05-06', 'en', words), '6 May 1901');
  assert.equal(formatDate('1901-05', 'en', words), 'May 1901');
  assert.equal(formatDate('1901', 'en', words), '1901');
});

test('a date is shown in the language of the archive', () => {
  assert.equal(formatDate('1901-05-06', 'uk', words), '6 травня 1901 р.');
});

test('an open end is shown in words', () => {
  assert.equal(formatDate('1901-05/..', 'en', words), 'from May 1901 on');
});

test('an interval is shown with both its ends', () => {
  assert.equal(formatDate('1901-05-06/1901-06', 'en', words), '6 May 1901 – June 1901');
});

test('other forms are shown as they are written', () => {
  assert.equal(formatDate('1901~', 'en', words), '1901~');
});

test('a season is shown as it is written', () => {
  assert.equal(formatDate('1934-21', 'en', words), '1934-21');
});
