import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildBacklinks, collectInnerForms, countForms, cutAtMentions } from '../../src/glossary/backlinks.ts';
import { type Term, termSchema } from '../../src/glossary/term.ts';

function makeTerm(id: string, members: string[] = []): Term {
  return { id, file: `${id}.mdx`, ...termSchema.parse({ title: id, type: 'place', members }) };
}

const terms = new Map([makeTerm('mill'), makeTerm('river'), makeTerm('both', ['mill', 'river'])].map((t) => [t.id, t]));
const millAt = (start: number) => ({ term: 'mill', start, end: start + 4 });
const bothAt = (start: number) => ({ term: 'both', start, end: start + 4 });

test('a backlink is a passage with all its mentions of a term', () => {
  const passages = [{ id: 'p1', text: 'mill mill', mentions: [millAt(0), millAt(5)] }];
  assert.deepEqual(
    buildBacklinks([{ id: '0001', passages }], terms),
    new Map([
      [
        'mill',
        [{ document: '0001', passage: 'p1', text: 'mill mill', mentions: [millAt(0), millAt(5)], together: false }],
      ],
    ]),
  );
});

test('backlinks stand in reading order', () => {
  const passages = ['p2', 'p1'].map((id) => ({ id, text: 'mill', mentions: [millAt(0)] }));
  const documents = ['0001', '0002'].map((id) => ({ id, passages }));
  assert.deepEqual(
    buildBacklinks(documents, terms)
      .get('mill')
      ?.map(({ document, passage }) => `${document}#${passage}`),
    ['0001#p2', '0001#p1', '0002#p2', '0002#p1'],
  );
});

test('a collective mention counts for each member, as named together', () => {
  const passages = [{ id: 'p1', text: 'both', mentions: [bothAt(0)] }];
  const backlinks = buildBacklinks([{ id: '0001', passages }], terms);
  assert.deepEqual(
    [...backlinks].map(([term, [backlink]]) => [term, backlink?.together]),
    [
      ['both', false],
      ['mill', true],
      ['river', true],
    ],
  );
});

test('a member that is named by itself too is not marked as named together', () => {
  const passages = [{ id: 'p1', text: 'both mill', mentions: [bothAt(0), millAt(5)] }];
  const [backlink] = buildBacklinks([{ id: '0001', passages }], terms).get('mill') ?? [];
  assert.equal(backlink?.together, false);
  assert.deepEqual(backlink?.mentions, [bothAt(0), millAt(5)]);
});

test('the uses of a form are counted by document, whatever its letter case', () => {
  const passages = [{ id: 'p1', text: 'Mill mill both', mentions: [millAt(0), millAt(5), bothAt(10)] }];
  const documents = ['0001', '0002'].map((id) => ({ id, passages }));
  const backlinks = buildBacklinks(documents, terms).get('mill') ?? [];
  assert.deepEqual(
    countForms('mill', backlinks),
    new Map([
      [
        'mill',
        [
          { document: '0001', count: 2 },
          { document: '0002', count: 2 },
        ],
      ],
    ]),
  );
});

test('the uses of a form in 100,000 documents are counted at once', () => {
  const mentions = [millAt(0)];
  const uses = Array.from({ length: 100_000 }, (_, index) => {
    return { document: String(index).padStart(4, '0'), passage: 'p1', text: 'mill', together: false, mentions };
  });
  const started = performance.now();
  assert.equal(countForms('mill', uses).get('mill')?.length, uses.length);
  assert.ok(performance.now() - started < 1500);
});

test('uses of a form are counted together, whether its accents are signs of their own or not', () => {
  const uses = ['NFC', 'NFD'].map((as) => {
    const text = 'Млинівці'.normalize(as);
    return {
      document: '0001',
      passage: 'p1',
      text,
      together: false,
      mentions: [{ term: 'mill', start: 0, end: text.length }],
    };
  });
  assert.deepEqual([...countForms('mill', uses)], [['млинівці', [{ document: '0001', count: 2 }]]]);
});

test('a text is cut at its mentions', () => {
  assert.deepEqual(cutAtMentions('a mill', [millAt(2)]), [{ text: 'a ' }, { text: 'mill', mention: millAt(2) }]);
  assert.deepEqual(cutAtMentions('mill a', [millAt(0)]), [{ text: 'mill', mention: millAt(0) }, { text: ' a' }]);
  assert.deepEqual(cutAtMentions('', []), []);
});

test('every run of whole words inside a mention is an inner form', () => {
  const text = 'the Old Salt-Mill';
  const passages = [{ id: 'p1', text, mentions: [{ term: 'mill', start: 4, end: text.length }] }];
  assert.deepEqual([...collectInnerForms([{ id: '0001', passages }])].sort(), [
    'mill',
    'old',
    'old salt',
    'old salt-mill',
    'salt',
    'salt-mill',
  ]);
});
