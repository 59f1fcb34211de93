import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateRange, formatDate, isEdtf, partsInWords, readDate } from '../../src/provenance/date.ts';
import { en } from '../../src/words/en.ts';
import { uk } from '../../src/words/uk.ts';

const words = { ...en, fromOn: (start: string) => `from ${start} on` };

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
  for (const date of ['20220224', '202202', 'Y170000002', 'Y-17E7', 'Y-170000002/2000', '2000/Y170000002'])
    assert.equal(isEdtf(date), false, date);
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

test('every form of the levels 0 and 1 of EDTF is shown in words', () => {
  const shown: [date: string, english: string, ukrainian: string][] = [
    ['../2004', '2004 or earlier', '2004 або раніше'],
    ['../2004-05-06', '6 May 2004 or earlier', '6 травня 2004 р. або раніше'],
    ['2004/..', '2004 or later', '2004 або пізніше'],
    ['../..', 'any date', 'будь-яка дата'],
    ['/2004', 'an unknown date – 2004', 'невідома дата – 2004'],
    ['2004/', '2004 – an unknown date', '2004 – невідома дата'],
    ['/', 'an unknown date', 'невідома дата'],
    ['/..', 'an unknown date', 'невідома дата'],
    ['2022-09-23/2022-09-27', '23 – 27 September 2022', '23–27 вересня 2022 р.'],
    ['2021-12-30/2022-01-02', '30 December 2021 – 2 January 2022', '30 грудня 2021 – 2 січня 2022 рр.'],
    ['2014-02/2014-03', 'February – March 2014', 'лютий 2014 р. – березень 2014 р.'],
    ['2014/2022', '2014 – 2022', '2014–2022'],
    ['0000', '1 BC', '1 до н. е.'],
    ['0000-05', 'May 1 BC', 'травень 1 р. до н. е.'],
    ['-0043-03-15', '15 March 44 BC', '15 березня 44 р. до н. е.'],
    ['-0043/0014', '44 BC – 14 AD', '44 до н. е. – 14 н. е.'],
    ['0987', '987', '987'],
    ['Y12345', '12345', '12345'],
    ['Y-12345', '12346 BC', '12346 до н. е.'],
    ['1901?', '1901 (uncertain)', '1901 (непевно)'],
    ['1901-05~', 'May 1901 (approximate)', 'травень 1901 р. (приблизно)'],
    ['1901%', '1901 (uncertain and approximate)', '1901 (непевно і приблизно)'],
    ['../1901?', '1901 (uncertain) or earlier', '1901 (непевно) або раніше'],
    ['190X', '1900 – 1909, year unknown', '1900 – 1909, рік невідомий'],
    ['-000X', '10 BC – 1 BC, year unknown', '10 до н. е. – 1 до н. е., рік невідомий'],
    ['1901-XX', '1901, month unknown', '1901, місяць невідомий'],
    ['1901-05-XX', 'May 1901, day unknown', 'травень 1901 р., день невідомий'],
    ['1901-XX-XX', '1901, month and day unknown', '1901, місяць і день невідомі'],
    ['XXXX', 'year unknown', 'рік невідомий'],
    ['1934-21', 'spring 1934', 'весна 1934'],
    ['1934-22', 'summer 1934', 'літо 1934'],
    ['1934-23', 'autumn 1934', 'осінь 1934'],
    ['1934-24', 'winter 1934', 'зима 1934'],
    ['1901-XX/1902-05', '1901, month unknown – May 1902', '1901, місяць невідомий – травень 1902 р.'],
    ['1901-05/1902-XX', 'May 1901 – 1902, month unknown', 'травень 1901 р. – 1902, місяць невідомий'],
    ['1901/191X', '1901 – (1910 – 1919, year unknown)', '1901 – (1910 – 1919, рік невідомий)'],
    ['191X/..', '(1910 – 1919, year unknown) or later', '(1910 – 1919, рік невідомий) або пізніше'],
    ['1901-05-06T20:43:00', '6 May 1901, 20:43:00', '6 травня 1901 р., 20:43:00'],
    ['1901-05-06T20:43:00Z', '6 May 1901, 20:43:00 UTC', '6 травня 1901 р., 20:43:00 UTC'],
    ['1901-05-06T20:43:00-02:00', '6 May 1901, 20:43:00 UTC−02:00', '6 травня 1901 р., 20:43:00 UTC−02:00'],
  ];
  for (const [date, english, ukrainian] of shown) {
    assert.equal(isEdtf(date), true, date);
    assert.deepEqual([formatDate(date, 'en', en), formatDate(date, 'uk', uk)], [english, ukrainian], date);
  }
});

test('forms of the level 2 are shown as they are written', () => {
  for (const date of ['[1901,1903]', '1934-25', '156X-12-25', '?1901-05', '1901?-05', '1901-?05~'])
    assert.equal(formatDate(date, 'en', words), date);
});

test('the parts of a day as texts write them, in the orders and lengths of English and of the archive', () => {
  assert.deepEqual(partsInWords('1933-09-05', 'uk'), [
    '1933',
    '5 September',
    '5 Sept',
    'September 5',
    'Sep 5',
    '5 вересня',
    '5 вер.',
  ]);
  for (const value of ['1933-09', '1933', '1933-13-45', 'The Hill Post', '1933-09-05/1933-09-06'])
    assert.deepEqual(partsInWords(value, 'en'), [], value);
});
