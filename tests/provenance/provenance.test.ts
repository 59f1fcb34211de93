import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  checkProvenance,
  knownValue,
  type Provenance,
  provenanceSchema,
  type Statement,
} from '../../src/provenance/provenance.ts';

const captureText = 'The mill\nWritten 6 May 1901, 20:43\nOn Monday\n';
const unknown: Statement = { status: 'unknown', ground: 'Not said.', sources: [] };

function check(changes: Partial<Provenance>) {
  const provenance: Provenance = {
    title: unknown,
    creator: unknown,
    publisher: unknown,
    date: unknown,
    place: unknown,
    originalAddress: unknown,
    licence: unknown,
    captured: unknown,
    ...changes,
  };
  const entry = { file: 'a.mdx', data: { provenance, language: 'en' }, body: '', bodyLine: 9, lineOf: () => 7 };
  return checkProvenance(entry, captureText);
}

function stated(value: string, line: number, words: string, time?: string) {
  return {
    status: 'stated' as const,
    value,
    time,
    term: undefined,
    evidence: { line, words },
    ground: undefined,
    sources: [],
  };
}

function issue(code: string, message: string) {
  return { code, file: 'a.mdx', line: 7, message };
}

test('statements that the capture bears out have no issue', () => {
  assert.deepEqual(
    check({ title: stated('The mill', 1, 'The mill'), date: stated('1901-05-06', 2, '6 May 1901, 20:43', '20:43') }),
    [],
  );
});

test('evidence must stand at the line that it names', () => {
  assert.deepEqual(check({ title: stated('The mill', 9, 'The mill') }), [
    issue(
      'provenance-evidence',
      'The title is stated by “The mill” at line 9 of the capture, but that line does not hold these words. Give the line and the words as they stand.',
    ),
  ]);
});

test('a stated text equals the words of its evidence', () => {
  assert.deepEqual(check({ title: stated('the mill', 1, 'The mill') }), [
    issue(
      'provenance-evidence',
      'The title is “the mill”, but its evidence reads “The mill”. A stated value equals the words of its evidence; if it is read out of them, mark it as inferred.',
    ),
  ]);
});

test('a stated date is what its words read as', () => {
  assert.deepEqual(check({ captured: stated('1901-05', 2, '6 May 1901') }), [
    issue(
      'provenance-date',
      'The captured is 1901-05, but its evidence “6 May 1901” reads as 1901-05-06. Give what the words say.',
    ),
  ]);
});

test('a time of day that the evidence says is stated too', () => {
  assert.deepEqual(check({ date: stated('1901-05-06', 2, '6 May 1901, 20:43') }), [
    issue(
      'provenance-date',
      'The date is 1901-05-06, but its evidence “6 May 1901, 20:43” reads as 1901-05-06 20:43. Give what the words say.',
    ),
  ]);
});

test('a time of day that the evidence does not say is not stated', () => {
  assert.deepEqual(check({ date: stated('1901-05-06', 2, '6 May 1901', '20:43') }), [
    issue(
      'provenance-date',
      'The date is 1901-05-06 20:43, but its evidence “6 May 1901” reads as 1901-05-06. Give what the words say.',
    ),
  ]);
});

test('words that are no date state none', () => {
  assert.deepEqual(check({ date: stated('1901', 1, 'mill') }), [
    issue('provenance-date', 'The date is 1901, but its evidence “mill” reads as no date. Give what the words say.'),
  ]);
});

test('an inferred date must be a date', () => {
  assert.deepEqual(
    check({
      date: {
        status: 'inferred',
        value: 'in May',
        time: undefined,
        term: undefined,
        ground: 'By the flowers.',
        sources: [],
      },
    }),
    [
      issue(
        'provenance-date',
        'The date “in May” is not an EDTF date. Write it as 2022-02-23, 2022-02, 2022 or 2024/...',
      ),
    ],
  );
});

test('what is unknown has no value', () => {
  assert.equal(knownValue(unknown), undefined);
  assert.equal(knownValue(stated('The mill', 1, 'The mill')), 'The mill');
});

test('all eight statements must be made', () => {
  const { licence: _, ...seven } = Object.fromEntries(
    Object.keys(provenanceSchema.shape).map((field) => [field, unknown]),
  );
  assert.deepEqual(
    provenanceSchema.safeParse(seven).error?.issues.map(({ path }) => path),
    [['licence']],
  );
});

test('only a date has a time of day', () => {
  const statement = { status: 'inferred', value: '1901', time: '20:43', ground: 'By the clock.' };
  assert.deepEqual(
    provenanceSchema.shape.title.safeParse(statement).error?.issues.map(({ message }) => message),
    ['Unrecognized key: "time"'],
  );
  assert.equal(provenanceSchema.shape.date.safeParse(statement).success, true);
});

test('a time of day is one that a clock shows', () => {
  const statement = (time: string) => ({ status: 'inferred', value: '1901', time, ground: 'By the clock.' });
  const isTaken = (time: string) => provenanceSchema.shape.date.safeParse(statement(time)).success;
  assert.deepEqual(
    ['00:00', '09:59', '19:30', '23:59', '24:00'].filter((time) => !isTaken(time)),
    [],
  );
  assert.deepEqual(['24:01', '99:99', '12:60', '9:30', '20:43:00', ''].filter(isTaken), []);
});

test('what is unknown or inferred says why', () => {
  for (const status of ['unknown', 'inferred'])
    assert.equal(provenanceSchema.shape.title.safeParse({ status, value: 'The mill' }).success, false);
});
