import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '../../src/capture/digest.ts';
import { type Description, documentSchema } from '../../src/document/document.ts';
import {
  fillStandIns,
  givenUpOf,
  placeAnchors,
  standIn,
  type WithdrawnPassage,
  withdrawalOf,
  withheldWordsFinder,
  withholdFromDescription,
  withholdLines,
} from '../../src/document/given-up.ts';
import { parseEntry } from '../../src/entry/entry.ts';
import { parseLedger } from '../../src/permalink/ledger.ts';
import { tinyArchive } from '../tiny-archive.ts';

const digest = (sign: string) => sign.repeat(64);
const withdrawal = (id: string, more: Partial<WithdrawnPassage> = {}): WithdrawnPassage => ({
  id,
  date: '2026-01-02',
  reason: 'By request.',
  digest: digest('a'),
  ...more,
});
const inFile = (id: string, text: string, first: number, last = first) => ({
  id,
  text,
  lines: [first, last] as [number, number],
});

/** What document 0001 gave up, where passages were promised and these acts followed. */
function givenUp(promised: readonly string[], acts: readonly string[], kept: readonly string[] = []) {
  const rows = [
    'path,kind,date,act,digest,target,reason',
    '/documents/0001/,page,2026-01-01,minted,,,',
    `/documents/0001/capture.txt,capture,2026-01-01,minted,${digest('c')},,`,
    ...promised.map((id) => `/documents/0001/#${id},passage,2026-01-01,minted,${digest('a')},,`),
    ...acts,
    '',
  ];
  const { ledger, acts: all, issues } = parseLedger({ file: 'permalinks.csv', text: rows.join('\n') });
  assert.deepEqual(issues, []);
  return givenUpOf(
    '0001',
    ledger,
    all,
    kept.map((id, index) => inFile(id, 'words', index + 1)),
  );
}

const withdrawn = (id: string) => `/documents/0001/#${id},passage,2026-01-02,withdrawn,${digest('a')},,By request.`;

test('of a withdrawn passage day, reason and digest are told, and its lines while its words are in the file', () => {
  const moved = `/documents/0001/#p4,passage,2026-01-03,moved,${digest('a')},/documents/0001/#p1,`;
  const acts = [withdrawn('p2'), withdrawn('p3'), moved];
  assert.deepEqual(givenUp(['p1', 'p2', 'p3', 'p4'], acts, ['p1', 'p2']), {
    withdrawn: [withdrawal('p2', { lines: [2, 2] }), withdrawal('p3')],
    moved: [{ id: 'p4', date: '2026-01-03', target: '/documents/0001/#p1' }],
  });
});

test('a passage that a correction of its document found to be none is no secret, any other is', () => {
  const correction = '/documents/0001/,page,2026-01-02,corrected,,,By request.';
  const isCorrected = (acts: readonly string[], kept: readonly string[] = []) =>
    givenUp(['p1', 'p2'], acts, kept).withdrawn.map(({ corrected }) => corrected ?? false);
  assert.deepEqual(isCorrected([correction, withdrawn('p2')]), [true]);
  for (const acts of [
    [],
    [correction.replace('-02,', '-01,')],
    [correction.replace('By request', 'A slip')],
    [`/documents/0001/#p1,passage,2026-01-02,corrected,${digest('b')},,By request.`],
  ])
    assert.deepEqual(isCorrected([...acts, withdrawn('p2')]), [false], acts.join());
  assert.deepEqual(isCorrected([correction, withdrawn('p2')], ['p1', 'p2']), [false]);
  // A withdrawal takes the captures too, a revision leaves them, though both may have one day and reason.
  const captures = `/documents/0001/capture.txt,capture,2026-01-02,withdrawn,${digest('c')},,By request.`;
  assert.deepEqual(isCorrected([captures, withdrawn('p2'), correction]), [false]);
  assert.deepEqual(isCorrected([correction, withdrawn('p2'), captures]), [false]);
  const later = captures.replace('-02,', '-03,');
  assert.deepEqual(isCorrected([correction, withdrawn('p1'), later, withdrawn('p2').replace('-02,', '-03,')]), [
    true,
    false,
  ]);
});

test('a withdrawal of the document is no correction, though it has the day and the reason', () => {
  const acts = [withdrawn('p1'), '/documents/0001/,page,2026-01-02,withdrawn,,,By request.'];
  assert.deepEqual(givenUp(['p1'], acts).withdrawn, [withdrawal('p1')]);
});

test('in the body of a document words are put in the place of each withdrawn passage', () => {
  const body = `One\n\n${standIn('p2')}\n\n- ${standIn('p13')}\n`;
  assert.equal(
    fillStandIns(body, (id) => `[${id}]`),
    'One\n\n[p2]\n\n- [p13]\n',
  );
});

const secret = 'The miller owes the river eleven sacks of salt.';
const shown = inFile('p1', 'The Salt Mill stands by the river of all rivers here.', 1);

test('withdrawn words are found whole, however few and whatever space, or by a run of six', () => {
  const holds = withheldWordsFinder([inFile('p2', secret, 2), inFile('p3', 'Hush now', 3)], [shown]);
  for (const text of ['He said: Hush\n now', 'They say the miller owes the river eleven', secret])
    assert.equal(holds(text), true, text);
  for (const text of ['Hush', 'The miller owes the river', shown.text, '']) assert.equal(holds(text), false, text);
});

test('the words of a removed passage, which are kept nowhere, are known by their digest where they fill lines', () => {
  const holds = withheldWordsFinder([], [shown], [withdrawal('p2', { digest: sha256(secret) })]);
  for (const text of [secret, `Menu\n${secret}\nMenu`, `Menu\n ${secret.replace(' the ', '\n the  ')}`])
    assert.equal(holds(text), true, text);
  for (const text of ['', 'Menu', `He said: ${secret}`, shown.text]) assert.equal(holds(text), false, text);
});

test('a document without a passage left was withdrawn on the day of the last, and for its reason', () => {
  const last = { date: '2026-01-04', reason: 'At last.' };
  const withdrawn = [withdrawal('p1'), withdrawal('p2', last), withdrawal('p3')];
  assert.deepEqual(withdrawalOf({ passages: [], withdrawn }), last);
  assert.equal(withdrawalOf({ passages: ['p4'], withdrawn }), undefined);
  assert.equal(withdrawalOf({ passages: [], withdrawn: [] }), undefined);
});

test('words that another passage shows are not withheld, and nothing is where nothing was withdrawn', () => {
  const also = inFile('p1', 'They say the miller owes the river eleven coins.', 1);
  const holds = withheldWordsFinder([inFile('p2', secret, 2)], [also]);
  assert.equal(holds('the miller owes the river eleven'), false);
  assert.equal(holds('river eleven sacks of salt'), false);
  assert.equal(holds('the river eleven sacks of salt'), true);
  assert.equal(withheldWordsFinder([], [shown])(''), false);
});

const letter = ((): Description => {
  const [source = assert.fail()] = tinyArchive().documents;
  const { entry = assert.fail() } = parseEntry(source, documentSchema);
  return {
    ...entry.data,
    omissions: [
      { lines: '4', reason: 'A button.' },
      { lines: '5', words: secret, reason: 'Printed twice.' },
      { lines: '6', words: 'Menu', reason: 'A button.' },
    ],
    speakers: ['p2', 'p5'].map((passage) => ({ passage, name: 'The miller' })),
    revisions: [
      {
        date: '2026-01-02',
        reason: 'A slip.',
        fields: [],
        passages: ['p2', 'p5'].map((passage) => ({ passage, former: 'Then' })),
      },
    ],
  };
})();
const holdsSecret = (text: string) => text.includes(secret);

test('a description quotes no withdrawn passage: evidence, omissions, notes, speakers and former words of it go', () => {
  // The date is stated on line 2, the title on line 1; the note is on p5.
  const gone = [withdrawal('p2', { lines: [2, 2] }), withdrawal('p3', { lines: [3, 3] })];
  const told = withholdFromDescription(letter, gone, holdsSecret);
  const wordsOf = ({ provenance }: Description) =>
    Object.entries(provenance).flatMap(([field, statement]) =>
      statement.status === 'stated' ? [[field, statement.evidence.words]] : [],
    );
  assert.deepEqual(wordsOf(told), [
    ['title', 'The mill'],
    ['date', ''],
  ]);
  assert.deepEqual(
    told.omissions.map(({ words }) => words),
    [undefined, '[…]', 'Menu'],
  );
  assert.deepEqual(told.notes, letter.notes);
  assert.deepEqual(
    told.speakers.map(({ passage }) => passage),
    ['p5'],
  );
  assert.deepEqual(
    told.revisions.map(({ reason, passages }) => [reason, passages.map(({ passage }) => passage)]),
    [['A slip.', ['p5']]],
  );
  const without = withholdFromDescription(letter, [withdrawal('p5', { lines: [3, 6] })], () => false);
  assert.deepEqual(wordsOf(without), wordsOf(letter));
  assert.deepEqual(without.omissions, letter.omissions);
  assert.deepEqual(
    without.notes.map(({ lines }) => lines),
    ['4'],
  );
});

test('evidence goes with the lines of the passage alone, where they are kept', () => {
  const dateAfter = (lines?: [number, number]) => {
    const gone = [withdrawal('p2', lines ? { lines } : {})];
    const { date } = withholdFromDescription(letter, gone, holdsSecret).provenance;
    return date.status === 'stated' && date.evidence.words;
  };
  for (const lines of [undefined, [1, 1], [3, 4]] as const)
    assert.equal(dateAfter(lines && [...lines]), '6 May 1901', String(lines));
  for (const lines of [
    [1, 2],
    [2, 3],
  ] as const)
    assert.equal(dateAfter([...lines]), '', String(lines));
});

test('a document withholds something where a passage was withdrawn, not where corrections found it to be none', () => {
  const isWithheld = (...gone: WithdrawnPassage[]) => withholdFromDescription(letter, gone, holdsSecret).isWithheld;
  assert.equal(isWithheld(withdrawal('p2', { corrected: true })), false);
  assert.equal(isWithheld(withdrawal('p2', { corrected: true }), withdrawal('p5')), true);
  assert.equal(withholdFromDescription(letter, [], holdsSecret), letter);
});

test('the lines of withdrawn passages are empty, with omissions that say the same, and the others keep their numbers', () => {
  const text = `one\ntwo\n${secret}\nfour\nfive\nBefore ${secret} after\r\n${secret}\nMenu\n`;
  const description = {
    ...letter,
    omissions: [
      { lines: '3-4', reason: 'A menu.' },
      { lines: '5', reason: 'A menu.' },
      { lines: '8', reason: 'A menu.' },
      { lines: '6', words: 'Before', reason: 'A button.' },
      { lines: '6', words: secret, reason: 'Printed twice.' },
    ],
  };
  const withheld = [inFile('p9', secret, 7), inFile('p2', 'one two', 1, 2)];
  assert.deepEqual(withholdLines(text, description, withheld, holdsSecret), {
    captureText: '\n\n\n\nfive\nBefore […] after\n\nMenu',
    withheldLines: [1, 2, 3, 4, 7],
  });
  assert.deepEqual(withholdLines(text, description, [inFile('p2', 'two', 2)], () => false).withheldLines, [2]);
  assert.deepEqual(
    withholdLines(text, description, [], () => false),
    { captureText: text, withheldLines: [] },
  );
});

/** Passages as blocks, `p1+p2` in one; those given up as `(p3)`. */
function anchors(blocks: readonly string[], numbers: readonly string[], gone: readonly string[], moved: string[] = []) {
  const placed = placeAnchors(
    blocks.map((passages) => ({ html: passages, passages: passages.split('+') })),
    numbers,
    {
      withdrawn: gone.map((id) => withdrawal(id)),
      moved: moved.map((id) => ({ id, date: '2026-01-02', target: '/' })),
    },
  );
  return placed.map(({ html, givenUp: id }) => (id === undefined ? html : `(${id})`));
}

test('a given-up address leads to the place where its passage stood', () => {
  const cases: [what: string, blocks: string[], numbers: string[], withdrawn: string[], placed: string[]][] = [
    ['nothing', ['p1'], ['p1'], [], ['p1']],
    ['the first', ['p2', 'p3'], ['p1', 'p2', 'p3'], ['p1'], ['(p1)', 'p2', 'p3']],
    ['the first with a late number', ['p1', 'p2'], ['p9', 'p1', 'p2'], ['p9'], ['(p9)', 'p1', 'p2']],
    ['one between', ['p1', 'p3'], ['p1', 'p2', 'p3'], ['p2'], ['p1', '(p2)', 'p3']],
    ['the last', ['p1', 'p2'], ['p1', 'p2', 'p3'], ['p3'], ['p1', 'p2', '(p3)']],
    ['two in a row', ['p1', 'p4'], ['p1', 'p2', 'p3', 'p4'], ['p3', 'p2'], ['p1', '(p2)', '(p3)', 'p4']],
    ['one of a list', ['p1+p3', 'p4'], ['p1', 'p2', 'p3', 'p4'], ['p2'], ['p1+p3', '(p2)', 'p4']],
    ['two of a list', ['p1+p3', 'p5'], ['p1', 'p2', 'p3', 'p4', 'p5'], ['p2', 'p4'], ['p1+p3', '(p2)', '(p4)', 'p5']],
    [
      'two of a list that has them no more',
      ['p1+p3+p5'],
      ['p1', 'p3', 'p5'],
      ['p2', 'p4'],
      ['p1+p3+p5', '(p2)', '(p4)'],
    ],
    ['one with a late number', ['p1', 'p2'], ['p1', 'p10', 'p2'], ['p10'], ['p1', '(p10)', 'p2']],
    ['one that followed such a one', ['p1', 'p2'], ['p1', 'p10', 'p2'], ['p10', 'p11'], ['p1', '(p10)', '(p11)', 'p2']],
    ['one that the file has no more', ['p1', 'p3'], ['p1', 'p3'], ['p2'], ['p1', '(p2)', 'p3']],
    [
      'one that it has no more behind others',
      ['p1', 'p2', 'p4'],
      ['p1', 'p2', 'p4'],
      ['p3'],
      ['p1', 'p2', '(p3)', 'p4'],
    ],
    ['two that it has no more', ['p1', 'p11'], ['p1', 'p11'], ['p10', 'p9'], ['p1', '(p9)', '(p10)', 'p11']],
    ['one of each', ['p1', 'p4'], ['p1', 'p3', 'p4'], ['p2', 'p3'], ['p1', '(p2)', '(p3)', 'p4']],
    ['one beside a closed one', ['p1', 'p4'], ['p1', 'p2', 'p4'], ['p3', 'p2'], ['p1', '(p2)', '(p3)', 'p4']],
    ['all', [], ['p1', 'p2'], ['p1', 'p2'], ['(p1)', '(p2)']],
  ];
  for (const [what, blocks, numbers, gone, placed] of cases)
    assert.deepEqual(anchors(blocks, numbers, gone), placed, what);
  assert.deepEqual(anchors(['p1', 'p4'], ['p1', 'p4'], ['p3'], ['p2']), ['p1', '(p2)', '(p3)', 'p4']);
});
