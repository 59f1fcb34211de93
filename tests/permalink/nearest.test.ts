import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestAddresses, type TitledAddress } from '../../src/permalink/nearest.ts';

const addresses: TitledAddress[] = [
  ['/', ''],
  ['/documents/', ''],
  ['/documents/0003/', 'A letter'],
  ['/documents/0003/capture/', ''],
  ['/documents/0013/', ''],
  ['/glossary/article-51/', 'Article 51'],
  ['/glossary/river/', 'River'],
];
const first = (path: string) => nearestAddresses(path, addresses)[0]?.[0];

test('the nearest address is proposed first: letter case, missing zeros, final slash, slips', () => {
  assert.equal(first('/Documents/3'), '/documents/0003/');
  assert.equal(first('/documents/0003/index.html'), '/documents/0003/');
  assert.equal(first('/glossary/artcle-51/'), '/glossary/article-51/');
  assert.equal(first('/glossary/article-51/%D1%8F'), '/glossary/article-51/');
  assert.equal(first('/documents/0003/captur'), '/documents/0003/capture/');
});

test('an address that has little in common with any has no proposal, one that cannot be decoded is compared', () => {
  assert.deepEqual(nearestAddresses('/zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz', addresses), []);
  assert.equal(first('/glossary/river/%'), '/glossary/river/');
});

test('five are proposed at most', () => {
  const many = Array.from({ length: 20 }, (_, index): TitledAddress => [`/documents/00${index + 10}/`, '']);
  assert.equal(nearestAddresses('/documents/0014', many).length, 5);
});
