import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeExcerpt } from '../../src/search/excerpt.ts';
import { findPhrase, findWords, type Span } from '../../src/search/words.ts';

const texts = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('war', 'peace', 'a', 'treaty,') },
      fc.integer({ min: 1, max: 900 }).map((length) => 'x'.repeat(length)),
    ),
    {
      minLength: 1,
      maxLength: 250,
    },
  )
  .map((words) => words.join(' '));

const spansIn = (text: string): Span[] => findPhrase(findWords(text), ['war']);

test('an excerpt is one stretch of the passage, its ellipses apart', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const runs = makeExcerpt(text, spansIn(text));
      const joined = runs.map((run) => run.text).join('');
      const body = joined.replace(/^… /u, '').replace(/ …$/u, '');
      assert.ok(text.includes(body) && body !== '', joined.slice(0, 80));
      assert.equal(joined.startsWith('… '), !text.startsWith(body));
    }),
  );
});

test('every word found that an excerpt shows is marked in it, the first always, and nothing else is', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const spans = spansIn(text);
      const runs = makeExcerpt(text, spans);
      assert.ok(spans.length === 0 || runs.some(({ isMarked }) => isMarked));
      for (const run of runs) assert.equal(/\bwar\b/u.test(run.text), run.isMarked, run.text.slice(0, 80));
    }),
  );
});

test('a passage of common length is shown whole', () => {
  assert.deepEqual(
    makeExcerpt('War and peace.', [
      { start: 0, end: 3 },
      { start: 8, end: 13 },
    ]),
    [
      { text: 'War', isMarked: true },
      { text: ' and ', isMarked: false },
      { text: 'peace', isMarked: true },
      { text: '.', isMarked: false },
    ],
  );
  assert.deepEqual(makeExcerpt('War.', []), [{ text: 'War.', isMarked: false }]);
});

test('a long passage is cut at words on both sides of what was found', () => {
  const text = `${'before '.repeat(100)}war ${'after '.repeat(100)}`;
  const at = text.indexOf('war');
  const runs = makeExcerpt(text, [{ start: at, end: at + 3 }]);
  assert.match(runs.map((run) => run.text).join(''), /^… (?:before )+war(?: after)+ …$/u);
  assert.equal(runs[2]?.text, 'war');
});

test('a word longer than an excerpt is cut, and what was found stays in sight', () => {
  const text = `a ${'x'.repeat(1000)} war`;
  const runs = makeExcerpt(text, [{ start: 2, end: 1002 }]);
  assert.deepEqual(runs.find(({ isMarked }) => isMarked)?.text, 'x'.repeat(1000));
});

test('a passage without spaces is cut around what was found', () => {
  const text = `a ${'x/'.repeat(600)}war${'/x'.repeat(600)}`;
  const at = text.indexOf('war');
  const runs = makeExcerpt(text, [{ start: at, end: at + 3 }]);
  assert.match(runs.map((run) => run.text).join(''), /^… (?:x\/|\/)+war(?:\/x?)+ …$/u);
  assert.equal(runs.find(({ isMarked }) => isMarked)?.text, 'war');
});

test('a word found at the end of a long run without spaces has what stands before it', () => {
  const text = `a ${'x/'.repeat(600)}war${' after'.repeat(100)}`;
  const at = text.indexOf('war');
  const runs = makeExcerpt(text, [{ start: at, end: at + 3 }]);
  assert.match(runs.map((run) => run.text).join(''), /^… (?:x\/|\/)+war(?: after)+ …$/u);
});

test('each group has a window of its own, joined by an ellipsis, and everything found in them is marked', () => {
  const far = 'between '.repeat(100);
  const text = `${far}war ${far}peace ${far}treaty ${far}`;
  const span = (word: string): Span => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
  const spans = ['war', 'peace', 'treaty'].map(span);
  const runs = makeExcerpt(
    text,
    spans,
    spans.map((only) => [only]),
  );
  assert.deepEqual(
    runs.filter(({ isMarked }) => isMarked).map((run) => run.text),
    ['war', 'peace', 'treaty'],
  );
  assert.match(
    runs.map((run) => run.text).join(''),
    /^… (?:between )+war(?: between)+ … (?:between )+peace(?: between)+ … (?:between )+treaty(?: between)+ …$/u,
  );
});

test('of a group the span is shown that stands nearest to the others, and near windows are one', () => {
  const far = 'between '.repeat(100);
  const text = `${far}war ${far}war and peace ${far}`;
  const wars = spansIn(text);
  const peace = text.indexOf('peace');
  const spans = [...wars, { start: peace, end: peace + 5 }];
  const shown = makeExcerpt(text, spans, [[{ start: peace, end: peace + 5 }], wars]);
  assert.match(shown.map((run) => run.text).join(''), /^… (?:between )+war and peace(?: between)+ …$/u);
});

test('words found together are not cut where a window begins in their midst, however many windows there are', () => {
  const far = 'between '.repeat(100);
  const long = `treaty ${'of '.repeat(60)}peace`;
  const text = `${far}${long} war ${far}war ${far}tea ${'between '.repeat(30)}war`;
  const at = (word: string, from = 0): Span => {
    const start = text.indexOf(word, from);
    return { start, end: start + word.length };
  };
  const tea = at('tea', text.indexOf(long) + long.length);
  const [first, second, last] = [at('war'), at('war', at('war').end), at('war', tea.end)];
  const spans = [at(long), first, second, tea, last] as Span[];
  const shown = makeExcerpt(text, spans, [[first as Span], [tea], [second as Span, last as Span]]);
  assert.deepEqual(
    shown.filter(({ isMarked }) => isMarked).map((run) => run.text),
    [long, 'war', 'tea', 'war'],
  );
});

test('whatever the groups, windows are stretches of the passage in its order, and nothing found is cut', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(20), { maxLength: 5 }), (text, picks) => {
      const spans = spansIn(text);
      const groups = picks.map((pick) => spans.slice(pick, pick + 2));
      const runs = makeExcerpt(text, spans, groups);
      const joined = runs.map((run) => run.text).join('');
      let at = 0;
      for (const piece of joined.replace(/^… /u, '').replace(/ …$/u, '').split(' … ')) {
        at = text.indexOf(piece, at);
        assert.ok(at >= 0, piece.slice(0, 80));
        at += piece.length;
      }
      for (const run of runs) assert.equal(/\bwar\b/u.test(run.text), run.isMarked, run.text.slice(0, 80));
    }),
  );
});
