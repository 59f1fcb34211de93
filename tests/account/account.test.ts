import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accountSchema,
  checkAccounts,
  documentOf,
  documentsOf,
  removedDocuments,
  voicedQuotationSchema,
} from '../../src/account/account.ts';

const own = { of: '0001#p4', from: 'old mill', voice: 'own' } as const;
const reports = { ...own, voice: 'reports', reporting: 'The miller' } as const;
const passages = new Map([['0001#p4', 'The old mill stands.']]);

/** Messages with which a quotation is refused, as words of a passage and as an account. */
function refusals(quotation: object): string[][] {
  const parsed = [
    voicedQuotationSchema.safeParse(quotation),
    accountSchema.safeParse({ ...quotation, says: 'It stands.' }),
  ];
  return parsed.map(({ error }) => error?.issues.map(({ message }) => message) ?? []);
}

test('words in the own voice report nobody, words that report say whom', () => {
  assert.deepEqual(refusals(own), [[], []]);
  assert.deepEqual(refusals(reports), [[], []]);
});

test('words that report others without saying whom, or report in the own voice, are refused', () => {
  const rule = ['words that report others say whom (reporting), and words in the own voice do not'];
  assert.deepEqual(refusals({ ...own, voice: 'reports' }), [rule, rule]);
  assert.deepEqual(refusals({ ...reports, voice: 'own' }), [rule, rule]);
});

test('the documents of accounts stand in the order of their numbers, each once', () => {
  const accounts = ['10000#p1', '9999#p4', '0001#p1', '9999#p5'].map((of) => ({ ...own, of }));
  assert.deepEqual(documentsOf(accounts), ['0001', '9999', '10000']);
  assert.deepEqual(removedDocuments(accounts, new Set(['9999'])), ['0001', '10000']);
  assert.deepEqual(documentsOf([]), []);
});

test('an account names a passage', () => {
  assert.deepEqual(refusals({ ...own, of: '0001' }), [['a passage such as 0001#p4'], ['a passage such as 0001#p4']]);
});

test('an account is of the document of its passage', () => {
  assert.equal(documentOf(own), '0001');
});

test('an account must be the words of its passage, and is reported at its place', () => {
  const accounts = [own, { ...own, from: 'new mill' }, { ...own, of: '0001#p9' }];
  const place = (index: number) => ({ file: 'a.mdx', line: 10 + index });
  assert.deepEqual(checkAccounts(accounts, { passages }, place), [
    {
      code: 'quotation-words',
      file: 'a.mdx',
      line: 11,
      message: '“new mill” does not stand once in passage 0001#p4. Give words that stand there once, to the letter.',
    },
    {
      code: 'quotation-words',
      file: 'a.mdx',
      line: 12,
      message: 'There is no passage 0001#p9. Name a document and a passage, such as 0001#p4.',
    },
  ]);
});
