import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Address,
  appendRows,
  checkLedger,
  endOfMoves,
  givenUpPages,
  givenUpPassages,
  lastPassageNumber,
  mint,
  parseLedger,
  pinnedPassages,
  youngerAct,
} from '../../src/permalink/ledger.ts';

const head = 'path,kind,date,act,digest,target,reason\n';
const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

function parse(...rows: string[]) {
  return parseLedger({ file: 'permalinks.csv', text: head + rows.map((row) => `${row}\n`).join('') });
}

function ledgerIssue(line: number, message: string) {
  return { code: 'ledger-row', file: 'permalinks.csv', line, message };
}

function noRow(row: string) {
  return `“${row}” is no row of the ledger. Rows are written by “npm run archive -- mint”; restore this one from the last commit.`;
}

test('an empty ledger promises nothing', () => {
  const { ledger, issues } = parseLedger({ file: 'permalinks.csv', text: '' });
  assert.equal(ledger.size, 0);
  assert.deepEqual(issues, []);
});

test('the state of an address is what its last row says', () => {
  const { ledger, issues } = parse(
    `/d/#p1,passage,2026-01-01,minted,${a},,`,
    `/d/#p1,passage,2026-01-02,corrected,${b},,"A slip, mended"`,
  );
  assert.deepEqual(issues, []);
  assert.deepEqual(ledger.get('/d/#p1'), {
    path: '/d/#p1',
    kind: 'passage',
    date: '2026-01-02',
    act: 'corrected',
    digest: b,
    target: '',
    reason: 'A slip, mended',
    line: 3,
  });
});

test('a ledger that is not CSV is reported once, at the line that opens a quotation mark', () => {
  assert.deepEqual(
    parse('/a/,page,2026-01-01,minted,,,', '/a/,"page', `/a/,page,2026-01-01,withdrawn,,,A slip`).issues,
    [
      ledgerIssue(
        3,
        'The ledger is not valid CSV (Quote Not Closed: the parsing is finished with an opening quote). Restore this line from the last commit.',
      ),
    ],
  );
});

test('a quotation mark that nothing closes is found in the first line too', () => {
  const { issues } = parseLedger({ file: 'permalinks.csv', text: `"${head}/a/,page,2026-01-01,minted,,,\n` });
  assert.deepEqual(
    issues.map(({ line }) => line),
    [1],
  );
});

test('a byte order mark is named, and all rows are read', () => {
  const { ledger, issues } = parseLedger({
    file: 'permalinks.csv',
    text: `\ufeff${head}/a/,page,2026-01-01,minted,,,\n`,
  });
  assert.deepEqual(issues, [
    ledgerIssue(
      1,
      'The file begins with a byte order mark, a sign that is not shown. Save the file as UTF-8 without one.',
    ),
  ]);
  assert.deepEqual([...ledger.keys()], ['/a/']);
});

test('the first line must name the columns', () => {
  assert.deepEqual(parseLedger({ file: 'permalinks.csv', text: 'path,kind\n' }).issues, [
    ledgerIssue(1, 'The first line must be “path,kind,date,act,digest,target,reason”. Restore it.'),
  ]);
});

for (const [fault, row] of [
  ['too few cells', '/a/,page,2026-01-01,minted,,'],
  ['too many cells', '/a/,page,2026-01-01,minted,,,,'],
  ['a path that does not begin with a slash', 'a/,page,2026-01-01,minted,,,'],
  ['a kind that nobody knows', '/a/,room,2026-01-01,minted,,,'],
  ['an act that nobody knows', '/a/,page,2026-01-01,lost,,,'],
  ['a date that is no day', '/a/,page,2026-01,minted,,,'],
  ['a date in a month that is none', '/a/,page,2026-13-01,minted,,,'],
  ['a target that did not move', '/a/,page,2026-01-01,minted,,/b/,'],
  ['a passage without a digest', '/a/#p1,passage,2026-01-01,minted,,,'],
  ['a page with a digest', `/a/,page,2026-01-01,minted,${a},,`],
] as const) {
  test(`a row with ${fault} is no row`, () => {
    assert.deepEqual(parse(row).issues, [ledgerIssue(2, noRow(row))]);
  });
}

test('an address is minted once', () => {
  assert.deepEqual(parse('/a/,page,2026-01-01,minted,,,', '/a/,page,2026-01-02,minted,,,').issues, [
    ledgerIssue(3, '/a/ is minted a second time (first on line 2). An address is minted once; remove this row.'),
  ]);
});

test('an address is minted before anything else happens to it', () => {
  assert.deepEqual(parse('/a/,page,2026-01-01,moved,,/b/,').issues, [
    ledgerIssue(2, '/a/ is moved, but was never minted. Restore the row that minted it.'),
  ]);
});

test('an address that moved names its target, one that was withdrawn the reason', () => {
  const minted = '/a/,page,2026-01-01,minted,,,';
  for (const row of ['/a/,page,2026-01-02,moved,,,', '/a/,page,2026-01-02,withdrawn,,,'])
    assert.deepEqual(parse(minted, row).issues, [ledgerIssue(3, noRow(row))]);
});

test('an address keeps its kind', () => {
  assert.deepEqual(parse('/a/,page,2026-01-01,minted,,,', '/a/,file,2026-01-02,corrected,,,A slip').issues, [
    ledgerIssue(3, '/a/ was minted as a page (line 2) and is a file here. Restore the kind.'),
  ]);
});

test('an empty line is no row, and the rows after it have their own lines', () => {
  const row = '/a/,room,2026-01-01,minted,,,';
  assert.deepEqual(parse('', row).issues, [ledgerIssue(2, noRow('')), ledgerIssue(3, noRow(row))]);
});

test('a row of several lines is named by its first, and the rows after it have their own lines', () => {
  for (const lineEnd of ['\n', '\r\n']) {
    const long = `/a/,room,2026-01-01,minted,,,A${lineEnd}long${lineEnd}reason`;
    const row = '/b/,room,2026-01-01,minted,,,';
    assert.deepEqual(parse(long.replace('A', '"A').concat('"'), row).issues, [
      ledgerIssue(2, noRow(long)),
      ledgerIssue(5, noRow(row)),
    ]);
  }
});

test('a passage is found by its digest in its own document', () => {
  const { ledger } = parse(
    `/d/#p1,passage,2026-01-01,minted,${a},,`,
    `/d/#p2,passage,2026-01-01,minted,${b},,`,
    `/d/#p10,passage,2026-01-01,minted,${a},,`,
    `/e/#p3,passage,2026-01-01,minted,${a},,`,
  );
  assert.deepEqual(
    pinnedPassages(ledger, '/d/'),
    new Map([
      [a, ['p1', 'p10']],
      [b, ['p2']],
    ]),
  );
});

test('a withdrawn passage is not found, but its number stays taken', () => {
  const { ledger } = parse(
    `/d/#p1,passage,2026-01-01,minted,${a},,`,
    `/d/#p12,passage,2026-01-01,minted,${b},,`,
    `/d/#p12,passage,2026-01-02,withdrawn,${b},,By request`,
  );
  assert.deepEqual([...pinnedPassages(ledger, '/d/').keys()], [a]);
  assert.equal(lastPassageNumber(ledger, '/d/'), 12);
});

test('a document without passages has no last number', () => {
  assert.equal(lastPassageNumber(parse().ledger, '/d/'), 0);
});

test('a ledger that promises what is published has no issue', () => {
  const { ledger } = parse('/a/,page,2026-01-01,minted,,,', `/a/#p1,passage,2026-01-01,minted,${a},,`);
  const addresses: Address[] = [
    { path: '/a/', kind: 'page', digest: '' },
    { path: '/a/#p1', kind: 'passage', digest: a },
  ];
  assert.deepEqual(checkLedger(ledger, addresses, 'permalinks.csv'), []);
});

test('an address that is not promised is reported; where nothing is, a ledger may have been lost', () => {
  const addresses: Address[] = ['/a/', '/b/'].map((path) => ({ path, kind: 'page', digest: '' }));
  const unminted = (path: string, instead = '') => ({
    code: 'address-unminted',
    file: 'permalinks.csv',
    line: 1,
    message: `${path} is not in the ledger. Run “npm run archive -- mint” to promise it for good, or take it out of the archive.${instead}`,
  });
  const { ledger } = parse('/b/,page,2026-01-01,minted,,,');
  assert.deepEqual(checkLedger(ledger, addresses, 'permalinks.csv'), [unminted('/a/')]);
  const lost = ' The ledger holds nothing: if it did before, restore it from the last commit instead.';
  assert.deepEqual(checkLedger(parse().ledger, addresses, 'permalinks.csv'), [
    unminted('/a/', lost),
    unminted('/b/', lost),
  ]);
});

test('a passage with other words than promised is reported', () => {
  const { ledger } = parse(`/a/#p1,passage,2026-01-01,minted,${a},,`);
  assert.deepEqual(checkLedger(ledger, [{ path: '/a/#p1', kind: 'passage', digest: b }], 'permalinks.csv'), [
    {
      code: 'passage-changed',
      file: 'permalinks.csv',
      line: 2,
      message:
        '/a/#p1 no longer has the words that the ledger promises (digest aaaaaaaaaaaa…, is bbbbbbbbbbbb…). Restore them, so that what was cited stays what is shown.',
    },
  ]);
});

test('a passage that is gone is reported by its address, not those that may have taken its place', () => {
  const { ledger } = parse('/a/,page,2026-01-01,minted,,,', `/a/#p1,passage,2026-01-01,minted,${a},,`);
  const addresses: Address[] = [
    { path: '/a/', kind: 'page', digest: '' },
    { path: '/a/#p2', kind: 'passage', digest: b },
    { path: '/b/#p1', kind: 'passage', digest: b },
  ];
  assert.deepEqual(checkLedger(ledger, addresses, 'permalinks.csv'), [
    {
      code: 'passage-changed',
      file: 'permalinks.csv',
      line: 3,
      message:
        'No passage of /a/ has the words that the ledger promises for /a/#p1 (digest aaaaaaaaaaaa…). Restore them, so that what was cited stays what is shown.',
    },
    {
      code: 'address-unminted',
      file: 'permalinks.csv',
      line: 1,
      message:
        '/b/#p1 is not in the ledger. Run “npm run archive -- mint” to promise it for good, or take it out of the archive.',
    },
  ]);
});

test('an address that is promised and not published is reported', () => {
  assert.deepEqual(checkLedger(parse('/a/,page,2026-01-01,minted,,,').ledger, [], 'permalinks.csv'), [
    {
      code: 'address-lost',
      file: 'permalinks.csv',
      line: 2,
      message:
        '/a/ was promised on 2026-01-01 and is not published any more. Restore what stood there with the same words.',
    },
  ]);
});

test('an address that moved or was withdrawn need not be published', () => {
  const { ledger } = parse(
    '/a/,page,2026-01-01,minted,,,',
    '/a/,page,2026-01-02,moved,,/c/,',
    '/c/,page,2026-01-01,minted,,,',
    '/c/,page,2026-01-02,withdrawn,,,By request',
  );
  assert.deepEqual(checkLedger(ledger, [], 'permalinks.csv'), []);
});

test('minting promises only what is not promised yet', () => {
  const { ledger } = parse('/a/,page,2026-01-01,minted,,,');
  const rows = mint(
    ledger,
    [
      { path: '/a/', kind: 'page', digest: '' },
      { path: '/b/', kind: 'page', digest: '' },
    ],
    '2026-02-02',
  );
  assert.deepEqual(rows, [
    { path: '/b/', kind: 'page', digest: '', date: '2026-02-02', act: 'minted', target: '', reason: '' },
  ]);
});

test('rows are added at the end and read back', () => {
  const rows = mint(new Map(), [{ path: '/a,b/', kind: 'page', digest: '' }], '2026-01-01');
  assert.equal(appendRows('', rows), `${head}"/a,b/",page,2026-01-01,minted,,,\n`);
  assert.equal(appendRows('as it stood', rows), 'as it stood\n"/a,b/",page,2026-01-01,minted,,,\n');
  const { ledger, issues } = parseLedger({ file: 'permalinks.csv', text: appendRows('', rows) });
  assert.deepEqual(issues, []);
  assert.deepEqual([...ledger.keys()], ['/a,b/']);
});

test('rows are added with the line ends of the ledger, and read back whatever the line ends before them', () => {
  const [first, second] = ['/a/,page,2026-01-01,minted,,,', '/b/,page,2026-01-02,minted,,,'];
  const rows = mint(new Map(), [{ path: '/b/', kind: 'page', digest: '' }], '2026-01-02');
  const text = `${head}${first}\n`.replaceAll('\n', '\r\n');
  const whole = appendRows(text, rows);
  assert.equal(whole, `${text}${second}\r\n`);
  for (const ledger of [whole, `${text}${second}\n`, `${head}${first}\n${second}\r\n`]) {
    const { acts, issues } = parseLedger({ file: 'permalinks.csv', text: ledger });
    assert.deepEqual(issues, []);
    assert.deepEqual(
      acts.map(({ path, line }) => [path, line]),
      [
        ['/a/', 2],
        ['/b/', 3],
      ],
    );
  }
});

test('a day that the calendar does not have is no date of a row', () => {
  for (const day of ['2026-02-29', '2026-04-31', '2026-13-01']) {
    const { issues } = parseLedger({
      file: 'permalinks.csv',
      text: `path,kind,date,act,digest,target,reason\n/a/,page,${day},minted,,,\n`,
    });
    assert.deepEqual(
      issues.map(({ code, line }) => [code, line]),
      [['ledger-row', 2]],
      day,
    );
  }
});

test('an act that is older than an earlier one on its address is reported, and counts all the same', () => {
  const { ledger, acts, issues } = parse(
    '/a/,page,2026-01-05,minted,,,',
    '/b/,page,2026-01-04,minted,,,',
    '/a/,page,2026-01-03,corrected,,,A slip',
    '/b/,page,2026-01-04,corrected,,,A slip',
    '/a/,page,2026-01-04,withdrawn,,,By request',
  );
  const end =
    'The acts on an address follow one another in time: give the day on which this was done, 2026-01-05 or later.';
  assert.deepEqual(issues, [
    ledgerIssue(4, `/a/ is corrected on 2026-01-03, before it was minted on 2026-01-05 (line 2). ${end}`),
    ledgerIssue(6, `/a/ is withdrawn on 2026-01-04, before it was minted on 2026-01-05 (line 2). ${end}`),
  ]);
  assert.equal(ledger.get('/a/')?.act, 'withdrawn');
  assert.equal(acts.length, 5);
});

test('what was given up is not given again: no act follows a move or a withdrawal', () => {
  const minted = '/a/,page,2026-01-01,minted,,,';
  for (const [last, act] of [
    ['moved,,/b/,', 'corrected,,,A slip'],
    ['moved,,/b/,', 'withdrawn,,,By request'],
    ['withdrawn,,,By request', 'corrected,,,A slip'],
    ['withdrawn,,,By request', 'moved,,/b/,'],
  ]) {
    const [before] = (last ?? '').split(',');
    const [after] = (act ?? '').split(',');
    assert.deepEqual(parse(minted, `/a/,page,2026-01-02,${last}`, `/a/,page,2026-01-03,${act}`).issues, [
      ledgerIssue(
        4,
        `/a/ is ${after}, but was ${before} on line 3, which is the last that can happen to an address. Remove this row.`,
      ),
    ]);
  }
});

test('what was corrected may be corrected again, moved or withdrawn', () => {
  const minted = '/a/,page,2026-01-01,minted,,,';
  const corrected = '/a/,page,2026-01-02,corrected,,,A slip';
  for (const act of ['corrected,,,A slip', 'moved,,/b/,', 'withdrawn,,,By request']) {
    const { ledger, issues } = parse(minted, corrected, `/a/,page,2026-01-03,${act}`);
    assert.deepEqual([issues, ledger.get('/a/')?.line], [[], 4], act);
  }
});

test('an act cannot be dated before the last one on its address; on its day it can', () => {
  const { ledger } = parse('/a/,page,2026-01-01,minted,,,', '/b/,page,2026-01-05,minted,,,');
  const acts = (date: string) => mint(new Map(), [...ledger.values()], date);
  assert.equal(youngerAct(ledger, acts('2026-01-04'))?.path, '/b/');
  assert.equal(youngerAct(ledger, acts('2025-12-31'))?.path, '/a/');
  for (const date of ['2026-01-05', '2026-01-06']) assert.equal(youngerAct(ledger, acts(date)), undefined, date);
  assert.equal(youngerAct(new Map(), acts('2026-01-01')), undefined);
});

test('an address that was given up must not be published again', () => {
  const { ledger } = parse('/a/,page,2026-01-01,minted,,,', '/a/,page,2026-01-02,withdrawn,,,By request');
  assert.deepEqual(checkLedger(ledger, [{ path: '/a/', kind: 'page', digest: '' }], 'permalinks.csv'), [
    {
      code: 'address-reused',
      file: 'permalinks.csv',
      line: 3,
      message:
        '/a/ was withdrawn on 2026-01-02 and is published again. An address that was given up is not given again: take it out of the archive, or give it another name.',
    },
  ]);
});

test('a moved address must lead to a promised one, over all its moves', () => {
  const minted = ['a', 'b', 'c'].map((name) => `/${name}/,page,2026-01-01,minted,,,`);
  const { ledger } = parse(...minted, '/a/,page,2026-01-02,moved,,/b/,', '/b/,page,2026-01-03,moved,,/c/,');
  assert.equal(endOfMoves(ledger, '/a/'), '/c/');
  assert.deepEqual(checkLedger(ledger, [{ path: '/c/', kind: 'page', digest: '' }], 'permalinks.csv'), []);
  const lost = parse(...minted.slice(0, 1), '/a/,page,2026-01-02,moved,,/z/,').ledger;
  const circle = parse(
    ...minted.slice(0, 2),
    '/a/,page,2026-01-02,moved,,/b/,',
    '/b/,page,2026-01-02,moved,,/a/,',
  ).ledger;
  const message = (path: string, target: string, what: string) =>
    `${path} moved to ${target}, which ${what}. Restore the row from the last commit; “npm run archive -- move” writes such rows.`;
  const issue = (line: number, text: string) => ({
    code: 'address-target',
    file: 'permalinks.csv',
    line,
    message: text,
  });
  assert.deepEqual(checkLedger(lost, [], 'permalinks.csv'), [issue(3, message('/a/', '/z/', 'is not in the ledger'))]);
  assert.deepEqual(checkLedger(circle, [], 'permalinks.csv'), [
    issue(4, message('/a/', '/b/', 'comes back to itself')),
    issue(5, message('/b/', '/a/', 'comes back to itself')),
  ]);
});

test('a withdrawn passage whose words are still there keeps its number; of equal ones those that stand come first', () => {
  const { ledger } = parse(
    `/d/#p1,passage,2026-01-01,minted,${a},,`,
    `/d/#p2,passage,2026-01-01,minted,${a},,`,
    `/d/#p3,passage,2026-01-01,minted,${b},,`,
    `/d/#p1,passage,2026-01-02,withdrawn,${a},,By request`,
    `/d/#p3,passage,2026-01-02,withdrawn,${b},,By request`,
  );
  assert.deepEqual(pinnedPassages(ledger, '/d/', [a, a, b]).get(a), ['p1', 'p2']);
  assert.deepEqual(pinnedPassages(ledger, '/d/', [a]).get(a), ['p2']);
  assert.deepEqual(pinnedPassages(ledger, '/d/', [a, a, b]).get(b), ['p3']);
});

test('words that moved to another passage and come back have a number of their own', () => {
  const { ledger } = parse(
    `/d/#p1,passage,2026-01-01,minted,${a},,`,
    `/d/#p2,passage,2026-01-01,minted,${b},,`,
    `/d/#p1,passage,2026-01-02,moved,${a},/d/#p2,`,
  );
  assert.deepEqual([...pinnedPassages(ledger, '/d/', [a, b])], [[b, ['p2']]]);
});

test('words of a passage that a revision found to be none have a number of their own when they come back', () => {
  const rows = [
    '/d/,page,2026-01-01,minted,,,',
    `/d/capture.txt,capture,2026-01-01,minted,${b},,`,
    `/d/#p1,passage,2026-01-01,minted,${a},,`,
    '/d/,page,2026-01-02,corrected,,,A caption',
    `/d/#p1,passage,2026-01-02,withdrawn,${a},,A caption`,
  ];
  const pinnedIn = ({ ledger, acts }: ReturnType<typeof parse>) => [...pinnedPassages(ledger, '/d/', [a], acts)];
  assert.deepEqual(pinnedIn(parse(...rows)), []);
  // Any other withdrawal takes the captures too, and its passages stay withdrawn.
  const captures = `/d/capture.txt,capture,2026-01-02,withdrawn,${b},,A caption`;
  assert.deepEqual(pinnedIn(parse(...rows, captures)), [[a, ['p1']]]);
});

test('what was given up is told by page, with the passages that stood there', () => {
  const { ledger } = parse(
    '/d/,page,2026-01-01,minted,,,',
    `/d/#p1,passage,2026-01-01,minted,${a},,`,
    `/d/#p2,passage,2026-01-01,minted,${b},,`,
    '/e/,page,2026-01-01,minted,,,',
    `/d/#p1,passage,2026-01-02,withdrawn,${a},,By request`,
    '/d/,page,2026-01-02,withdrawn,,,By request',
  );
  assert.deepEqual(
    givenUpPages(ledger).map(({ row, passages }) => [row.path, passages.map(({ path }) => path)]),
    [['/d/', ['/d/#p1', '/d/#p2']]],
  );
  assert.deepEqual(
    givenUpPassages(ledger, '/d/').map(({ passage, act }) => [passage, act]),
    [['p1', 'withdrawn']],
  );
});
