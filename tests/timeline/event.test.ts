import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ArchiveEvent,
  eventSchema,
  groupByPassage,
  silenceCounter,
  silenceOf,
  sortEvents,
} from '../../src/timeline/event.ts';

function makeEvent(id: string, ...passages: string[]): ArchiveEvent {
  const accounts = passages.map((of) => ({ of, voice: 'own', says: 'It says so.' }));
  return { id, file: `${id}.mdx`, ...eventSchema.parse({ title: id, date: '1901', accounts }) };
}

test('a document of no known day may be older than the event', () => {
  assert.equal(silenceOf(undefined, '1901-05-06'), 'date-unknown');
});

test('a document of an earlier day was published before the event', () => {
  assert.equal(silenceOf('1901-05-05', '1901-05-06'), 'published-before');
  assert.equal(silenceOf('1901-04', '1901-05'), 'published-before');
});

test('a document of a later day does not mention the event', () => {
  assert.equal(silenceOf('1901-05-07', '1901-05-06'), 'not-mentioned');
  assert.equal(silenceOf('1902', '1901'), 'not-mentioned');
});

test('a document of the same day, month or year was published meanwhile', () => {
  assert.equal(silenceOf('1901-05-06', '1901-05-06'), 'published-meanwhile');
  assert.equal(silenceOf('1901-05', '1901-05-06'), 'published-meanwhile');
  assert.equal(silenceOf('1901-05-06', '1901'), 'published-meanwhile');
  assert.equal(silenceOf('1901/..', '1902'), 'published-meanwhile');
});

test('events stand by their first day, then their last, then their name', () => {
  const dated = [
    ['c', '1901-05-06'],
    ['a', '1901'],
    ['d', '1901-01'],
    ['b', '1901-05-06'],
    ['e', '1901-05/1901-06'],
    ['f', '1900/..'],
  ].map(([id = '', date = '']) => ({ id, date }));
  for (const given of [dated, dated.toReversed()])
    assert.deepEqual(
      sortEvents(given).map(({ id }) => id),
      ['f', 'd', 'a', 'e', 'b', 'c'],
    );
});

test('an event stands once at each passage that tells of it', () => {
  const flood = makeEvent('flood', '0001#p4', '0001#p4', '0001#p5');
  const fire = makeEvent('fire', '0001#p4');
  assert.deepEqual(
    groupByPassage([flood, fire]),
    new Map([
      ['0001#p4', [flood, fire]],
      ['0001#p5', [flood]],
    ]),
  );
});

test('counting the silences of many documents gives what asking each gives', () => {
  const date = fc.oneof(
    fc.constant(undefined),
    fc.constantFrom('1901', '1901-05', '1901-05-05', '1901-05-06', '1901-05-07', '1902', '1900/1903', '1901-05/..'),
  );
  fc.assert(
    fc.property(fc.array(date), fc.array(date), date, (silent, telling, event = '1901-05-06') => {
      const counted = silenceCounter([...silent, ...telling])(event, telling);
      const asked = Map.groupBy(silent, (published) => silenceOf(published, event));
      assert.deepEqual(new Map(counted), new Map([...asked].map(([silence, { length }]) => [silence, length])));
    }),
  );
});
