import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sortEvents } from '../../src/timeline/event.ts';
import { layoutPicture, layoutStrip } from '../../src/timeline/picture.ts';

const asWritten = (date: string) => date;
const layout = (...events: [date: string, title: string][]) =>
  layoutPicture(
    events.map(([date, title]) => ({ date, title })),
    asWritten,
  );

const title = fc
  .array(fc.stringMatching(/^[a-z]{1,50}$/u), { minLength: 1, maxLength: 20 })
  .map((words) => words.join(' '));
const date = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1900, max: 1905 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
  fc.constantFrom('1901', '1902-03', '1900/..', '1901-05/1903-06'),
);
const events = fc
  .array(fc.record({ title, date }), { maxLength: 12 })
  .map((list) => sortEvents(list.map((event, index) => ({ ...event, id: String(index) }))));

test('events keep their order and stand below each other without touching', () => {
  fc.assert(
    fc.property(events, (list) => {
      const { rows, height, lineHeight } = layoutPicture(list, asWritten);
      assert.deepEqual(
        rows.map((row) => row.date),
        list.map((event) => event.date),
      );
      let bottom = 0;
      for (const { y, lines, gap } of rows) {
        if (gap) {
          assert.ok(gap.y > bottom);
          bottom = gap.y;
        }
        assert.ok(y - lineHeight >= bottom, `${y} below ${bottom}`);
        bottom = y + lines.length * lineHeight;
      }
      assert.ok(bottom <= height || rows.length === 0);
    }),
  );
});

test('a title keeps all its words, in lines that fit where its words do', () => {
  fc.assert(
    fc.property(title, (text) => {
      const lines = layout(['1901', text]).rows[0]?.lines ?? [];
      assert.equal(lines.join(' '), text);
      for (const line of lines) assert.ok(line.length <= 40 || !line.includes(' '), line);
    }),
  );
});

test('a long time between two events is a break, a short one is none', () => {
  const gaps = (...dates: string[]) =>
    layout(...dates.map((day): [string, string] => [day, 'A'])).rows.map(({ gap }) => gap?.days);
  assert.deepEqual(gaps('1901-01-01', '1901-01-31', '1901-05-01'), [undefined, undefined, 89]);
});

test('the time after an event that lasts begins with its end', () => {
  const { rows } = layout(['1901', 'A year'], ['1901-03-01', 'A day'], ['1902-01-20', 'A day']);
  assert.deepEqual(
    rows.map(({ gap }) => gap),
    [undefined, undefined, undefined],
  );
});

test('a picture of nothing has no row', () => {
  assert.deepEqual(layout().rows, []);
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

test('the small picture puts an interval with an open beginning at its end, and keeps the sign of a year', () => {
  const dates = ['-0043-03', '../1934-05', '1934-05-12', 'Y12345'];
  assert.deepEqual(
    layoutStrip(dates.map((date) => ({ date }))).map(({ year, events }) => [year, events]),
    [
      ['-0043', 1],
      ['1934', 2],
      ['Y12345', 1],
    ],
  );
});
